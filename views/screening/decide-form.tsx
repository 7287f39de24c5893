/** One reviewer's own decision, with its grounds. */
import type { DecisionsShown } from '../../server/screening/decisions-shown.queries.ts';
import { choiceNames, choices } from '../../server/screening/stage.ts';
import { paths } from '../../server/paths.ts';
import { Button, Choices, Form, Select, TextArea } from '../shared/form.tsx';

export function DecideForm({ slug, shown }: { readonly slug: string; readonly shown: DecisionsShown }) {
  const { isAlone } = shown;
  const mine = shown.mine ?? undecided;
  const action = paths.decisionVerb(slug, shown.referenceId, 'decide');
  return (
    <Form action={action} class="decide-form" hx-post={action} hx-target="#decisions" hx-swap="outerHTML">
      <input type="hidden" name="version" value={mine.version} />
      <input type="hidden" name="phase" value={shown.phaseId} />
      <input type="hidden" name="stage" value={shown.stage} />
      <Choices
        name="choice"
        id="decide-choice"
        legend={isAlone ? 'Decision' : 'My decision'}
        kind="radio"
        inline
        chosen={[mine.choice]}
        choices={choices.map((choice) => ({ value: choice, label: choiceNames[choice] }))}
      />
      <Grounds reasons={shown.reasons} id="decide" chosen={mine.reasons} primary={mine.primaryReasonId} note={mine.note} forExclusion />
      <Button>{shown.mine ? 'Change the decision' : 'Decide'}</Button>
    </Form>
  );
}

const undecided = { version: '', choice: '', reasons: [], primaryReasonId: null, note: '' };

interface GroundsProps {
  readonly reasons: DecisionsShown['reasons'];
  readonly id: string;
  readonly chosen: readonly string[];
  readonly primary: string | null;
  /** Null where the note is asked for elsewhere. */
  readonly note: string | null;
  /** The reasons belong to "exclude" only: shown while that is chosen. */
  readonly forExclusion?: boolean;
}

/** Reasons to exclude: one first, others besides; and a note. */
export function Grounds({ reasons, id, chosen, primary, note, forExclusion = false }: GroundsProps) {
  const further = chosen.filter((one) => one !== primary);
  return (
    <>
      <div class={forExclusion ? 'for-exclusion' : undefined}>
        <Select
          name="primary"
          id={`${id}-primary`}
          label="Reason"
          value={primary ?? ''}
          choices={[{ value: '', label: 'none of the list' }, ...reasons.map((reason) => ({ value: reason.id, label: reason.name }))]}
        />
        <details class="further-reasons" open={further.length > 0}>
          <summary>Further reasons</summary>
          <Choices
            name="reasons"
            id={`${id}-reasons`}
            legend={<span class="visually-hidden">Further reasons</span>}
            kind="checkbox"
            chosen={further}
            choices={reasons.map((reason) => ({ value: reason.id, label: reason.name }))}
          />
        </details>
      </div>
      {note !== null && <TextArea name="note" id={`${id}-note`} label="Note" optional value={note} rows={2} />}
    </>
  );
}
