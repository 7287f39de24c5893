import { Fragment } from 'preact';
import { paths } from '../../server/paths.ts';
import { pastTense } from '../../server/overview/past-tense.ts';
import type { Happened } from '../../server/overview/recent.queries.ts';
import { sittingsOf } from '../../server/overview/sittings.ts';
import type { MemberWork, Queues, ReadingFigures, StatusCount, TeamFigures } from '../../server/overview/standing.queries.ts';
import type { ReviewShown } from '../../server/reviews/reviews.queries.ts';
import { ButtonLink } from '../shared/form.tsx';
import { counted, EmptyState, figure, PageHead, When } from '../shared/page.tsx';
import { linkTo } from './object-link.ts';

export interface OverviewProps {
  readonly review: ReviewShown;
  readonly mine: ReadingFigures;
  readonly team: TeamFigures;
  readonly queues: Queues;
  readonly statuses: readonly StatusCount[];
  readonly members: readonly MemberWork[];
  readonly recent: readonly Happened[];
  /** Records that wait for me in screening. */
  readonly toScreen: number;
  /** Conflicts between reviewers that wait for anybody. */
  readonly toResolve: number;
}

export function OverviewPage(props: OverviewProps) {
  const { review, team } = props;
  return (
    <>
      <PageHead title={review.title} lead={review.question} />
      <div class="overview">
        <div>
          {team.documents === 0 && <Start slug={review.slug} />}
          {(team.documents > 0 || props.toScreen > 0) && <Mine {...props} />}
          {team.documents > 0 && <Documents {...props} />}
          <Configurations {...props} />
        </div>
        <div>
          <Team members={props.members} />
          <Recent slug={review.slug} recent={props.recent} />
        </div>
      </div>
    </>
  );
}

function Start({ slug }: { readonly slug: string }) {
  return (
    <EmptyState
      title="Bring in the first papers"
      action={
        <div class="row-actions">
          <ButtonLink href={paths.documents(slug)} look="main">
            Add papers
          </ButtonLink>
          <ButtonLink href={paths.importCmocs(slug)}>Import a prior theory</ButtonLink>
        </div>
      }
    >
      Papers, reports and transcripts come first: you highlight passages in them, give them roles, and join them into configurations. No
      order of work is imposed. A theory you start from can be imported from a table.
    </EmptyState>
  );
}

interface Line {
  readonly n: number;
  readonly label: string;
  readonly href: string;
}

function Mine({ review, mine, queues, toScreen, toResolve }: OverviewProps) {
  const { slug } = review;
  const lines: readonly Line[] = [
    ...(toScreen ? [{ n: toScreen, label: 'to screen', href: paths.screening(slug) }] : []),
    ...(toResolve ? [{ n: toResolve, label: 'conflicts between reviewers', href: paths.conflicts(slug) }] : []),
    { n: mine.toRead, label: 'to read', href: paths.documents(slug) },
    { n: mine.reading, label: 'reading', href: paths.documents(slug) },
    ...mine.readInPass.map(({ pass, documents }) => ({ n: documents, label: `read, pass ${pass}`, href: paths.documents(slug) })),
    { n: queues.withoutRole, label: 'passages highlighted, no role yet', href: paths.passages(slug, { lacks: 'role' }) },
    { n: queues.withoutCode, label: 'codings with a role, no code yet', href: paths.passages(slug, { lacks: 'code' }) },
    { n: queues.withoutMechanism, label: 'CMOCs that still need a mechanism', href: paths.cmocs(slug) },
    { n: queues.elementsWithoutCode, label: 'elements not yet coded', href: paths.cmocs(slug) },
  ];
  return (
    <section>
      <h2>For you</h2>
      <ul class="queue">
        {lines.map((line) => (
          <li key={line.label} class={line.n ? undefined : 'done'}>
            <a href={line.href}>
              <span class="n">{figure(line.n)}</span> {line.label}
            </a>
          </li>
        ))}
      </ul>
      {queues.conflicts > 0 && (
        <p class="callout">
          <a href={paths.keptTexts(slug)}>{counted(queues.conflicts, 'text')} of yours</a> lost to a change somebody else made at the same
          time. They are kept: look whether something is missing.
        </p>
      )}
    </section>
  );
}

function Documents({ team }: OverviewProps) {
  const bars: readonly (readonly [string, number])[] = [
    ['Read by somebody', team.read],
    ['Coded', team.coded],
    ['Form begun', team.withForm],
    ['Appraised', team.appraised],
  ];
  return (
    <section>
      <h2>The {counted(team.documents, 'document')}</h2>
      <table class="data bars">
        <tbody>
          {bars.map(([label, n]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td class="number">
                {figure(n)} of {figure(team.documents)}
              </td>
              <td>
                <meter min={0} max={team.documents} value={n} aria-label={`${label}: ${n} of ${team.documents}`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const statusNames = ['draft', 'proposed', 'agreed', 'retired'] as const;

function Configurations({ review, statuses }: OverviewProps) {
  if (!statuses.length) return null;
  const count = (level: string, status: string) => statuses.find((one) => one.level === level && one.status === status)?.cmocs ?? 0;
  const levels = ['theory', 'extracted'].filter((level) => statuses.some((one) => one.level === level));
  return (
    <section>
      <h2>
        <a href={paths.cmocs(review.slug)}>CMOCs</a>
      </h2>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Level</th>
            {statusNames.map((status) => (
              <th key={status} scope="col" class="number">
                {status}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <th scope="row">{level === 'theory' ? 'Of the theory' : 'Extracted from documents'}</th>
              {statusNames.map((status) => (
                <td key={status} class="number">
                  {figure(count(level, status))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Team({ members }: { readonly members: readonly MemberWork[] }) {
  return (
    <section>
      <h2>The team</h2>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" class="number">
              Read
            </th>
            <th scope="col" class="number">
              Passages
            </th>
            <th scope="col" class="number">
              CMOCs
            </th>
            <th scope="col">Last here</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.accountId}>
              <th scope="row">{member.name}</th>
              <td class="number">{figure(member.read)}</td>
              <td class="number">{figure(member.passages)}</td>
              <td class="number">{figure(member.cmocs)}</td>
              <td>{member.lastAt && <When at={member.lastAt} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Recent({ slug, recent }: { readonly slug: string; readonly recent: readonly Happened[] }) {
  return (
    <section>
      <h2>Lately</h2>
      <ol class="recent">
        {sittingsOf(recent).map(({ who, at, done }) => (
          <li key={at}>
            <When at={at} time />
            <span>
              {who}{' '}
              {done.map(({ latest, times }, n) => (
                <Fragment key={latest.operation}>
                  {n > 0 && ', '}
                  {latest.isUndo ? 'took back: ' : ''}
                  <What slug={slug} happened={latest} />
                  {times > 1 && <span class="quiet"> ×{figure(times)}</span>}
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function What({ slug, happened }: { readonly slug: string; readonly happened: Happened }) {
  const href = linkTo(slug, happened.object, happened.objectId);
  const text = happened.isUndo ? happened.verb : pastTense(happened.verb);
  return href ? <a href={href}>{text}</a> : <>{text}</>;
}
