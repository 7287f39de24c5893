/** One CMOC beside the paper: what it says, what this paper says of it, and how it compares with the theory. A fragment. */
import { paths } from '../../server/paths.ts';
import type { Card } from '../../server/synthesis/card.queries.ts';
import type { Cmoc } from '../../server/synthesis/cmoc.ts';
import { nameOf } from '../../server/synthesis/cmoc.ts';
import { headlineOf } from '../../server/synthesis/cmoc-list.ts';
import { Button, Select } from '../shared/form.tsx';
import { Quote, StanceTag } from './parts.tsx';
import { LiveForm } from './live-form.tsx';
import { CmocField, TestFields } from './ties.tsx';

interface HereProps {
  readonly slug: string;
  readonly documentId: string;
  readonly canWrite: boolean;
  readonly card: Card;
  /** Extracted from the paper that is read. */
  readonly own: readonly Cmoc[];
}

export function CmocHere(props: HereProps) {
  const { slug, documentId, canWrite, card } = props;
  const { cmoc } = card;
  return (
    <div id={`here-${cmoc.id}`} class="here">
      <p class="statement-small">{headlineOf(cmoc)}</p>
      <Passages {...props} />
      {canWrite && <LinkSelected slug={slug} documentId={documentId} card={card} />}
      {canWrite && cmoc.level === 'extracted' && <AssignHere {...props} />}
      {canWrite && <TestHere {...props} />}
      <p>
        <a href={paths.cmoc(slug, cmoc.id)}>Open the card</a>
      </p>
    </div>
  );
}

function Passages({ slug, documentId, card }: HereProps) {
  const here = card.evidence.filter((link) => link.passage.documentId === documentId);
  if (!here.length) return null;
  return (
    <ul class="plain-list">
      {here.map((link) => {
        const stance = card.stances.find((one) => one.key === link.stance);
        return (
          <li key={link.id} class="evidence-item">
            <Quote passage={link.passage} />
            <p class="evidence-facts">
              <a href={paths.excerpt(slug, link.passage.id)}>p. {link.passage.pageLabel}</a>
              {stance && <StanceTag stance={stance} />}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

/** With passages selected in the page, one click links them. */
function LinkSelected({ slug, documentId, card }: Pick<HereProps, 'slug' | 'documentId' | 'card'>) {
  return (
    <LiveForm action={paths.linkPassage(slug, documentId)} swap="none" target="this" class="link-selected with-script">
      <input type="hidden" name="cmoc" value={card.cmoc.id} />
      <span data-selected-excerpts />
      <span class="quiet">The selected passages:</span>
      {card.stances.map((stance) => (
        <Button key={stance.key} small name="stance" value={stance.key}>
          {stance.name}
        </Button>
      ))}
    </LiveForm>
  );
}

function AssignHere({ slug, documentId, card }: HereProps) {
  const { cmoc, ties } = card;
  return (
    <div class="assign-here">
      {ties.assigned.length > 0 && <p>Assigned to {ties.assigned.map((brief) => nameOf(brief)).join(', ')}</p>}
      <LiveForm action={paths.assignHere(slug, documentId, cmoc.id)} swap="none" target="this" class="one-line">
        <CmocField slug={slug} name="to" id={`assign-${cmoc.id}`} label="Assign to a theory CMOC" level="theory" />
        <Button small>Assign</Button>
      </LiveForm>
    </div>
  );
}

function TestHere({ slug, documentId, card, own }: HereProps) {
  const { cmoc } = card;
  const id = `test-${cmoc.id}`;
  const isTheory = cmoc.level === 'theory';
  return (
    <details class="edit">
      <summary>{isTheory ? 'Record what this paper shows of it' : 'Record how it compares with the theory'}</summary>
      <LiveForm action={paths.testHere(slug, documentId, cmoc.id)} swap="none" target="this">
        {isTheory ? (
          <Select
            name="against"
            id={`${id}-against`}
            label="Against"
            choices={[
              { value: '', label: 'the paper as a whole' },
              ...own.map((one) => ({ value: one.id, label: `${nameOf(one)}: ${headlineOf(one).slice(0, 80)}` })),
            ]}
          />
        ) : (
          <CmocField slug={slug} name="theory_cmoc" id={`${id}-of`} label="The theory CMOC" level="theory" />
        )}
        <TestFields phases={card.around.phases} id={id} />
        <Button small look="main">
          Record
        </Button>
      </LiveForm>
    </details>
  );
}
