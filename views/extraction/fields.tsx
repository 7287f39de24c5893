/** One control per kind of question. Every control is named alike, so that one address takes all of them. */
import { chosenOf, namedStates, stateNames, wordsOf } from '../../server/extraction/answer.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import { hasOptions, type Question } from '../../server/extraction/template.ts';

export interface FieldProps {
  readonly question: Question;
  /** Every option it ever had: one that was chosen and is gone stays to be seen. */
  readonly asked: Pick<Asked, 'options'>;
  readonly answer: { readonly state: string; readonly value: string } | undefined;
  /** Unique on the page. */
  readonly id: string;
  readonly describedBy?: string | undefined;
  /** Before the controls' names: outside a form (preview) radios of one name would be one group. */
  readonly prefix?: string | undefined;
}

export function Field(props: FieldProps) {
  const { kind } = props.question;
  if (kind === 'long') return <LongText {...props} />;
  if (kind === 'yesno') return <YesNo {...props} />;
  return hasOptions(kind) ? <Options {...props} /> : <Line {...props} />;
}

const hints: Readonly<Record<string, string>> = { date: '2019 or 2019-05-03', number: '' };

function Line({ question, answer, id, describedBy, prefix = '' }: FieldProps) {
  return (
    <input
      type="text"
      id={id}
      name={`${prefix}value`}
      value={wordsOf(answer?.value ?? '')}
      class={question.kind === 'text' ? undefined : 'short'}
      inputmode={question.kind === 'number' ? 'decimal' : undefined}
      placeholder={hints[question.kind]}
      aria-describedby={describedBy}
      autocomplete="off"
    />
  );
}

/** A browser eats the first line break of a textarea: one extra is written. */
function LongText({ answer, id, describedBy, prefix = '' }: FieldProps) {
  const words = wordsOf(answer?.value ?? '');
  return (
    <textarea id={id} name={`${prefix}value`} rows={3} aria-describedby={describedBy} autocomplete="off">
      {words.startsWith('\n') ? `\n${words}` : words}
    </textarea>
  );
}

function YesNo({ answer, id, prefix = '' }: FieldProps) {
  const words = wordsOf(answer?.value ?? '');
  const now = answer && answer.state !== 'given' && answer.state !== 'blank' ? answer.state : words;
  const choices = [
    ['yes', 'Yes'],
    ['no', 'No'],
    ['unclear', stateNames.unclear],
    ...namedStates.filter((state) => state !== 'unclear').map((state) => [state, stateNames[state]] as const),
  ] as const;
  return (
    <div class="options in-line">
      {choices.map(([value, label]) => (
        <label class="choice" key={value}>
          <input type="radio" id={`${id}-${value}`} name={`${prefix}value`} value={value} checked={now === value} data-unchoose />
          <span>{label}</span>
        </label>
      ))}
      <ClearChoice name={`${prefix}value`} checked={!now} />
    </div>
  );
}

function Options({ question, asked, answer, id, prefix = '' }: FieldProps) {
  const { chosen, other } = chosenOf(answer?.value ?? '');
  const type = question.kind === 'single' ? 'radio' : 'checkbox';
  const offered = new Set(question.options.map((option) => option.id));
  const gone = asked.options.filter((option) => chosen.includes(option.id) && !offered.has(option.id));
  return (
    <div class="options">
      {[...question.options, ...gone].map((option) => (
        <label class="choice" key={option.id}>
          <input
            type={type}
            id={`${id}-${option.id}`}
            name={`${prefix}value`}
            value={option.id}
            checked={chosen.includes(option.id)}
            data-unchoose={type === 'radio' ? true : undefined}
          />
          <span>
            {option.label}
            {!offered.has(option.id) && <small>no longer offered</small>}
          </span>
        </label>
      ))}
      {type === 'radio' && <ClearChoice name={`${prefix}value`} checked={chosen.length === 0} />}
      {question.other && (
        <label class="other-option">
          <span>Other</span>
          <input type="text" id={`${id}-other`} name={`${prefix}other`} value={other} autocomplete="off" />
        </label>
      )}
    </div>
  );
}

/** With script a second click on a choice clears it; without, this does. */
export function ClearChoice({ name, checked }: { readonly name: string; readonly checked: boolean }) {
  return (
    <label class="choice without-script">
      <input type="radio" name={name} value="" checked={checked} data-none />
      <span>No answer</span>
    </label>
  );
}

/** "Not reported" is an answer; blank is not. */
export function States({ answer, id, prefix = '' }: Pick<FieldProps, 'answer' | 'id' | 'prefix'>) {
  const now = namedStates.find((state) => state === answer?.state);
  return (
    <div class="states" role="radiogroup" aria-label="Or">
      {namedStates.map((state) => (
        <label class="choice" key={state}>
          <input type="radio" id={`${id}-${state}`} name={`${prefix}state`} value={state} checked={now === state} data-unchoose />
          <span>{stateNames[state]}</span>
        </label>
      ))}
      <label class="choice without-script">
        <input type="radio" name={`${prefix}state`} value="" checked={!now} data-none />
        <span>As answered above</span>
      </label>
    </div>
  );
}

/** The same in a cell of a table, where there is less room. */
export function CellState({ answer, id, prefix = '' }: Pick<FieldProps, 'answer' | 'id' | 'prefix'>) {
  const now = namedStates.find((state) => state === answer?.state) ?? '';
  return (
    <select class="cell-state" id={`${id}-state`} name={`${prefix}state`} aria-label="Or">
      <option value="">or …</option>
      {namedStates.map((state) => (
        <option key={state} value={state} selected={state === now}>
          {stateNames[state]}
        </option>
      ))}
    </select>
  );
}
