/** Whether a reference is in, who decided what, and leaving it out. A fragment that panes and pages embed. */
import type { Decision, StandingDecision } from '../../server/screening/decisions.queries.ts';
import type { DecisionsShown } from '../../server/screening/decisions-shown.queries.ts';
import { type Choice, choiceNames, madeHowNames, stageNames, stages } from '../../server/screening/stage.ts';
import { paths } from '../../server/paths.ts';
import { Button, Form, TextArea } from '../shared/form.tsx';
import { counted, Explain, Tag, When } from '../shared/page.tsx';
import { DecideForm, Grounds } from './decide-form.tsx';

export interface DecisionsProps {
  readonly slug: string;
  readonly shown: DecisionsShown;
  readonly canDecide: boolean;
  readonly isLead: boolean;
}

export function Decisions(props: DecisionsProps) {
  const { shown, canDecide } = props;
  return (
    <section id="decisions" class="decisions" aria-label="Decision">
      <h2>
        Decision{' '}
        <Explain term="a standing decision">
          <p>
            Every reviewer decides for themselves, at any time. What stands is separate: made by agreement or by a lead, and it alone says
            what counts. With one reviewer it is the same click.
          </p>
        </Explain>
      </h2>
      {shown.isLeftOut ? <LeftOut {...props} /> : <CountsIn {...props} />}
      {canDecide && <Deciding {...props} />}
      {!canDecide && shown.allStanding.map((one) => <StandsLine key={one.id} shown={shown} standing={one} />)}
      <HistoryOpener {...props} />
    </section>
  );
}

const dropped = ({ dropping }: DecisionsShown): string => {
  const { passages, evidence, cmocs, extracted } = dropping;
  const parts = [counted(passages, 'passage')];
  if (evidence) parts.push(`${evidence > 1 && evidence === passages ? 'all' : evidence} of them evidence for ${counted(cmocs, 'CMOC')}`);
  if (extracted) parts.push(`and ${counted(extracted, 'CMOC')} extracted from it`);
  return parts.join(', ');
};

function CountsIn({ slug, shown, canDecide, isLead }: DecisionsProps) {
  const action = paths.decisionVerb(slug, shown.referenceId, 'leave-out');
  const decides = isLead || shown.isAlone;
  return (
    <>
      <p>
        <Tag tone="good">in</Tag> {dropped(shown)} {shown.dropping.passages === 1 && !shown.dropping.extracted ? 'counts' : 'count'}.
      </p>
      {canDecide && (
        <details class="leave-out">
          <summary class="button danger">Leave this document out</summary>
          <Form action={action} hx-post={action} hx-target="#decisions" hx-swap="outerHTML">
            <Grounds reasons={shown.reasons} id="out" chosen={[]} primary={null} note="" />
            <p class="hint">
              {dropped(shown)} will count no more. Nothing is deleted: take it back in, or undo.
              {!decides && ' You decide for yourself; it takes effect when the team agrees or a lead confirms.'}
            </p>
            <Button look="main">{decides ? 'Leave it out' : 'Decide to leave it out'}</Button>
          </Form>
        </details>
      )}
    </>
  );
}

function LeftOut({ slug, shown, canDecide, isLead }: DecisionsProps) {
  const action = paths.decisionVerb(slug, shown.referenceId, 'take-back');
  return (
    <div class="left-out">
      <p>
        <Tag tone="warn">left out</Tag> {dropped(shown)} {shown.dropping.passages === 1 ? 'does' : 'do'} not count.
      </p>
      <ul class="plain-list">
        {shown.allStanding
          .filter((one) => one.choice === 'exclude')
          .map((one) => (
            <li key={one.id}>
              <StandsLine shown={shown} standing={one} />
            </li>
          ))}
      </ul>
      {canDecide && (
        <Form action={action} hx-post={action} hx-target="#decisions" hx-swap="outerHTML">
          <TextArea name="note" id="back-note" label="Why take it back" optional rows={2} />
          <Button>{isLead || shown.isAlone ? 'Take it back in' : 'Decide to take it back in'}</Button>
        </Form>
      )}
    </div>
  );
}

const nameIn = (list: readonly { readonly id: string; readonly name: string }[], id: string | null): string =>
  list.find((one) => one.id === id)?.name ?? '';

/** "Theory refinement, full text: exclude, by the lead (Ada, 3 March). Not relevant." */
function StandsLine({ shown, standing }: { readonly shown: DecisionsShown; readonly standing: StandingDecision }) {
  return (
    <p class="decision-line">
      {nameIn(shown.phases, standing.phaseId) || 'A phase removed since'}, {stageNames[standing.stage].toLowerCase()}:{' '}
      <strong>{choiceNames[standing.choice].toLowerCase()}</strong>, {madeHowNames[standing.madeHow] ?? standing.madeHow}{' '}
      <span class="quiet">
        {standing.by}, <When at={standing.at} />
      </span>
      <Why shown={shown} decision={standing} />
    </p>
  );
}

export function Why({
  shown,
  decision,
}: {
  readonly shown: Pick<DecisionsShown, 'reasons'>;
  readonly decision: Pick<Decision, 'reasons' | 'note'>;
}) {
  const reasons = decision.reasons.map((id) => nameIn(shown.reasons, id)).filter(Boolean);
  if (!reasons.length && !decision.note) return null;
  return (
    <span class="decision-why">
      {reasons.join('; ')}
      {reasons.length > 0 && decision.note && ' – '}
      {decision.note}
    </span>
  );
}

/** One's own decision, stage by stage; colleagues' once it is in. */
function Deciding(props: DecisionsProps) {
  const { shown } = props;
  const { mine, others, hidden, standing } = shown;
  return (
    <details class="deciding" open={Boolean(mine) || others.length > 0 || hidden > 0}>
      <summary>Decide by phase and stage</summary>
      <Where {...props} />
      <DecideForm {...props} />
      {hidden > 0 && <p class="hint">{counted(hidden, 'colleague')} decided already; you see it once your decision is in.</p>}
      <ul class="plain-list">
        {others.map((one) => (
          <li key={one.id} class="decision-line">
            {one.reviewer}: <strong>{choiceNames[one.choice].toLowerCase()}</strong>{' '}
            <span class="quiet">
              <When at={one.at} />
            </span>
            <Why shown={shown} decision={one} />
          </li>
        ))}
      </ul>
      {standing && <StandsLine shown={shown} standing={standing} />}
      <Settle {...props} />
    </details>
  );
}

/** Which phase and stage: plain links, so that each can be opened. */
function Where({ slug, shown }: DecisionsProps) {
  const link = (label: string, at: { phase: string; stage: string }, current: boolean) => {
    const href = paths.decisions(slug, shown.referenceId, at);
    return (
      <a key={label} href={href} hx-get={href} hx-target="#decisions" hx-swap="outerHTML" aria-current={current ? 'page' : undefined}>
        {label}
      </a>
    );
  };
  return (
    <>
      <nav class="tabs pane-tabs" aria-label="Phase">
        {shown.phases.map((phase) => link(phase.name, { phase: phase.id, stage: shown.stage }, phase.id === shown.phaseId))}
      </nav>
      <nav class="tabs pane-tabs" aria-label="Stage">
        {stages.map((stage) => link(stageNames[stage], { phase: shown.phaseId, stage }, stage === shown.stage))}
      </nav>
    </>
  );
}

/** What could be made to stand: what two agree on, or a lead's own decision. */
function settleable({ shown: { agreed, mine, standing, isAlone }, isLead }: DecisionsProps): Choice | null {
  if (isAlone || !mine) return null;
  const choice = agreed ?? (isLead ? mine.choice : null);
  return choice === standing?.choice ? null : choice;
}

function Settle(props: DecisionsProps) {
  const { slug, shown } = props;
  const choice = settleable(props);
  if (!choice || !shown.mine) return null;
  const { reasons, primaryReasonId, note } = shown.mine;
  const action = paths.decisionVerb(slug, shown.referenceId, 'settle');
  return (
    <Form action={action} class="settle" hx-post={action} hx-target="#decisions" hx-swap="outerHTML">
      <input type="hidden" name="phase" value={shown.phaseId} />
      <input type="hidden" name="stage" value={shown.stage} />
      <input type="hidden" name="choice" value={choice} />
      {reasons.map((id) => (
        <input key={id} type="hidden" name="reasons" value={id} />
      ))}
      <input type="hidden" name="primary" value={primaryReasonId ?? ''} />
      <input type="hidden" name="note" value={note} />
      <Button>
        Let “{choiceNames[choice].toLowerCase()}” stand{shown.agreed ? ', by agreement' : ', as the lead'}
      </Button>
    </Form>
  );
}

function HistoryOpener({ slug, shown }: DecisionsProps) {
  const href = paths.decisionVerb(slug, shown.referenceId, 'history');
  return (
    <details class="answer-history" hx-get={href} hx-trigger="toggle once" hx-target="#decision-history" hx-swap="outerHTML">
      <summary>History of decisions</summary>
      <p id="decision-history">
        <a href={href}>Show it</a>
      </p>
    </details>
  );
}
