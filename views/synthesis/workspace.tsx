/** The theory workspace: unplaced passages, one configuration, its evidence and history. */
import { AppraiseHere } from '../appraisal/appraise-here.tsx';
import { paths } from '../../server/paths.ts';
import type { Card } from '../../server/synthesis/card.queries.ts';
import type { History } from '../../server/synthesis/history.queries.ts';
import { nameOf } from '../../server/synthesis/cmoc.ts';
import type { Neighbours } from '../../server/synthesis/neighbours.queries.ts';
import { Icon } from '../shared/icon.tsx';
import { figure, When } from '../shared/page.tsx';
import { CardFacts, CardStatus } from './card-facts.tsx';
import { CardSlots } from './card-slots.tsx';
import { CardStatement } from './card-statement.tsx';
import { EvidenceList } from './evidence.tsx';
import { LiveButton } from './live-form.tsx';
import { Initials, LevelMark } from './parts.tsx';
import { SupportBadge } from './support.tsx';
import { Assigned, Relations, Tests } from './ties.tsx';
import { UnplacedLater } from './unplaced.tsx';

export interface CardProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly me: string;
  readonly card: Card;
  readonly history: History;
}

interface WorkspaceProps extends CardProps {
  readonly neighbours: Neighbours;
  /** The list one goes through: its title, and its filter as in the address. */
  readonly list: { readonly title: string; readonly query: Readonly<Record<string, string>> };
}

export function Workspace({ neighbours, list, ...props }: WorkspaceProps) {
  return (
    <div class="workspace" data-workspace={props.slug}>
      <UnplacedLater slug={props.slug} cmoc={props.card.cmoc} />
      <div class="workspace-middle">
        <WayThrough slug={props.slug} neighbours={neighbours} list={list} />
        <CmocCard {...props} />
      </div>
      <CmocSide {...props} />
    </div>
  );
}

function WayThrough({ slug, neighbours, list }: Pick<WorkspaceProps, 'neighbours' | 'list'> & { readonly slug: string }) {
  const { previous, next, at, total } = neighbours;
  return (
    <nav class="way-through" aria-label="Through the list">
      <a href={paths.cmocs(slug, list.query)}>{list.title}</a>
      <span class="quiet">{at > 0 ? `${figure(at)} of ${figure(total)}` : `no longer in this list of ${figure(total)}`}</span>
      <Step href={previous && paths.cmoc(slug, previous, list.query)} which="previous" />
      <Step href={next && paths.cmoc(slug, next, list.query)} which="next" />
    </nav>
  );
}

function Step({ href, which }: { readonly href: string | null; readonly which: 'previous' | 'next' }) {
  const icon = <Icon name={which === 'next' ? 'right' : 'left'} />;
  if (!href) return <span class="step none">{icon}</span>;
  const label = which === 'next' ? 'Next (])' : 'Previous ([)';
  return (
    <a class="step" href={href} rel={which === 'next' ? 'next' : 'prev'} data-step={which} title={label}>
      {icon}
      <span class="visually-hidden">{label}</span>
    </a>
  );
}

/** The middle: what htmx puts in place after each gesture. */
export function CmocCard({ slug, canWrite, me, card }: Omit<CardProps, 'history'>) {
  const { cmoc } = card;
  const shared = { slug, canWrite, card };
  return (
    <article class="cmoc-card" id="cmoc-card" data-cmoc={cmoc.id}>
      <header class="card-head">
        <h1>{nameOf(cmoc)}</h1>
        <LevelMark level={cmoc.level} />
        <span class="quiet">{cmoc.level === 'extracted' ? 'extracted from ' : 'of the theory'}</span>
        {cmoc.referenceId && <a href={paths.reference(slug, cmoc.referenceId)}>{card.labels.get(cmoc.referenceId) ?? 'a reference'}</a>}
        {canWrite && (
          <LiveButton action={paths.cmocDo(slug, cmoc.id, 'trash')} title="Put in the trash">
            <Icon name="trash" size={15} />
            <span class="visually-hidden">Put {nameOf(cmoc)} in the trash</span>
          </LiveButton>
        )}
      </header>
      <CardStatus {...shared} me={me} />
      <CardSlots {...shared} />
      <CardStatement slug={slug} canWrite={canWrite} cmoc={cmoc} />
      <SupportBadge slug={slug} cmocId={cmoc.id} support={card.support} thresholds={card.review} />
      {card.advice.length > 0 && (
        <aside class="advice" aria-label="A colleague might ask">
          <h3>A colleague might ask</h3>
          <ul>
            {card.advice.map((one) => (
              <li key={one.says}>{one.says}</li>
            ))}
          </ul>
        </aside>
      )}
      <CardFacts {...shared} me={me} />
    </article>
  );
}

/** The right: evidence, tests, relations, memos, history. `swap` puts it in place beside a new card. */
export function CmocSide({ slug, canWrite, card, history, swap = false }: Omit<CardProps, 'me'> & { readonly swap?: boolean }) {
  const shared = { slug, canWrite, card };
  const memos = paths.memosOn(slug, 'cmoc', card.cmoc.id);
  return (
    <aside class="cmoc-side" id="cmoc-side" aria-label="Evidence and history" hx-swap-oob={swap ? 'true' : undefined}>
      <EvidenceList {...shared} />
      <Assigned {...shared} />
      <Tests {...shared} />
      <Relations {...shared} />
      {card.appraised.has('cmoc') && (
        <section class="ties">
          <h2>Appraisal</h2>
          <AppraiseHere slug={slug} kind="cmoc" id={card.cmoc.id} />
        </section>
      )}
      <section class="ties">
        <h2>Memos</h2>
        <div hx-get={memos} hx-trigger="load" hx-swap="outerHTML">
          <a href={memos}>Memos on this CMOC</a>
        </div>
      </section>
      <HistoryList history={history} />
    </aside>
  );
}

function HistoryList({ history: { lines, people } }: { readonly history: History }) {
  const [latest, older] = [lines.slice(0, 8), lines.slice(8, 200)];
  const items = (some: typeof lines) =>
    some.map((line) => (
      <li key={line.operation}>
        <When at={line.at} />: {line.says} <Initials name={people.get(line.actorId) ?? ''} />
      </li>
    ));
  return (
    <section class="ties history-list">
      <h2>History</h2>
      <ol class="plain-list">{items(latest)}</ol>
      {older.length > 0 && (
        <details>
          <summary>Older</summary>
          <ol class="plain-list">{items(older)}</ol>
        </details>
      )}
    </section>
  );
}
