/** A record to decide on, and the decision: one form, so that everything works without script, too. */
import { type Choice, choiceNames } from '../../server/screening/stage.ts';
import type { Work } from '../../server/screening/work.queries.ts';
import { paths } from '../../server/paths.ts';
import { Form, TextField } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';
import { Reasons } from './reasons.tsx';
import { RecordText } from './record-text.tsx';
import { SeenDecisions } from './seen-decisions.tsx';
import type { RecordFormProps } from './props.ts';

export function RecordForm(props: RecordFormProps) {
  const { slug, at, record, canDecide, discussion } = props;
  const text = (
    <>
      <RecordText slug={slug} record={record} find={props.find} />
      <SeenDecisions {...props} />
    </>
  );
  if (!canDecide) return <div class="record-form">{text}</div>;
  const action = paths.screeningVerb(slug, discussion ? 'discuss' : 'decide', at.phaseId, at.stage);
  return (
    <Form
      action={action}
      class={discussion ? 'record-form without-keys' : 'record-form'}
      data-record={record.id}
      data-number={record.number}
      data-needs-reason={needsReason(props)}
    >
      <Hidden {...props} />
      {text}
      <div class="decide-panel">
        <Reasons record={record} reasons={props.reasons} />
        {discussion && <Discussion {...discussion} id={record.id} />}
        <Buttons {...props} />
      </div>
    </Form>
  );
}

const needsReason = ({ at }: Work): string | undefined => (at.stage === 'title_abstract' ? undefined : 'yes');

function Hidden({ record, queue, narrowing, discussion }: RecordFormProps) {
  return (
    <>
      <input type="hidden" name="reference" value={record.id} />
      {!discussion && <input type="hidden" name="version" value={record.mine ? String(record.mine.version) : ''} />}
      {!discussion && <input type="hidden" name="after" value={String(record.number)} />}
      <input type="hidden" name="queue" value={queue} />
      <input type="hidden" name="q" value={narrowing.q} />
      <input type="hidden" name="source" value={narrowing.source ?? ''} />
    </>
  );
}

function Discussion({ people, today, id }: { readonly people: string; readonly today: string; readonly id: string }) {
  return (
    <div class="one-line discussion">
      <TextField name="people" id={`people-${id}`} label="Who took part" value={people} />
      <TextField name="on" id={`on-${id}`} label="When" type="date" value={today} />
    </div>
  );
}

const buttons: readonly (readonly [Choice, string])[] = [
  ['include', 'i'],
  ['maybe', 'm'],
  ['exclude', 'e'],
];

function Buttons({ slug, at, record, queue, narrowing, skipTo, discussion }: RecordFormProps) {
  const { q, source } = narrowing;
  const next = paths.screen(slug, at.phaseId, at.stage, { record: skipTo, queue: queue === 'mine' ? '' : queue, q, source });
  return (
    <div class="decide-buttons">
      {buttons.map(([choice, key]) => (
        <button
          key={choice}
          type="submit"
          name="choice"
          value={choice}
          class={`button choose ${choice}`}
          aria-pressed={record.mine?.choice === choice ? 'true' : undefined}
          aria-keyshortcuts={key}
        >
          {choiceNames[choice]} <kbd>{key}</kbd>
        </button>
      ))}
      <textarea name="note" rows={1} aria-label="Note" placeholder="Note (n)">
        {discussion ? '' : (record.mine?.note ?? '')}
      </textarea>
      <span class="decide-rest">
        <a class="button quiet" href={next} data-skip>
          Skip <kbd>s</kbd>
        </a>
        {!discussion && (
          <button type="submit" form="undo-decision" class="button quiet" data-undo>
            Undo <kbd>u</kbd>
          </button>
        )}
      </span>
      {record.mine && (
        <p class="quiet decided-line">
          You decided: {choiceNames[record.mine.choice].toLowerCase()}, <When at={record.mine.at} />
        </p>
      )}
    </div>
  );
}
