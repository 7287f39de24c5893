/** One answer where it is given: the control, its states, who answered last, history and citations. Saves itself. */
import type { AnswerPlace } from '../../server/extraction/answer.ts';
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import type { Question } from '../../server/extraction/template.ts';
import { Button, Form } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';
import { answerPath, type FormAt, placeId } from './at.ts';
import { Citations } from './citations.tsx';
import { CellState, Field, States } from './fields.tsx';
import { HistoryOpener } from './history.tsx';

interface AnswerBoxProps {
  readonly at: FormAt;
  readonly question: Question;
  readonly asked: Pick<Asked, 'options'>;
  readonly place: AnswerPlace;
  readonly answer: Answer | undefined;
  /** A cell of a table: no citations of its own. */
  readonly isCell?: boolean;
}

export function AnswerBox(props: AnswerBoxProps) {
  const { at, question, place, answer, isCell = false } = props;
  if (at.mode === 'preview')
    return (
      <div class="answer">
        <Controls {...props} />
      </div>
    );
  const action = answerPath(at, 'save', place);
  const version = String(answer?.version ?? 0);
  return (
    <>
      <Form action={action} class="answer">
        <input type="hidden" name="version" value={version} />
        <div class="answer-fields" data-autosave={action} data-version={version} data-answer>
          <Controls {...props} />
        </div>
        <p class="saved-at">{answer && answer.state !== 'blank' && <LastHand answer={answer} />}</p>
        <HistoryOpener at={at} place={place} />
        <Button small class="without-script">
          Save<span class="visually-hidden"> {question.label}</span>
        </Button>
      </Form>
      {!isCell && <Citations at={at} place={place} citations={answer?.citations ?? []} />}
    </>
  );
}

export const LastHand = ({ answer }: { readonly answer: Answer }) => (
  <>
    {answer.by}, <When at={answer.at} time />
  </>
);

/** Choices are a group named by their question; a single control is named by its label. */
function Controls({ at, question, asked, place, answer, isCell = false }: AnswerBoxProps) {
  const id = placeId('a', place);
  const prefix = at.mode === 'preview' ? `${id}-` : '';
  if (question.kind === 'table') return <States answer={answer} id={id} prefix={prefix} />;
  const isGroup = question.kind === 'single' || question.kind === 'multiple' || question.kind === 'yesno';
  const help = question.help ? `${id}-help` : undefined;
  const field = <Field question={question} asked={asked} answer={answer} id={id} describedBy={help} prefix={prefix} />;
  return (
    <>
      {isGroup ? (
        <fieldset class="answer-control" aria-describedby={help}>
          <legend>
            <Asking question={question} />
          </legend>
          <Help question={question} id={help} />
          {field}
        </fieldset>
      ) : (
        <div class="answer-control">
          <label for={id}>
            <Asking question={question} />
          </label>
          <Help question={question} id={help} />
          {field}
        </div>
      )}
      {question.kind !== 'yesno' &&
        (isCell ? <CellState answer={answer} id={id} prefix={prefix} /> : <States answer={answer} id={id} prefix={prefix} />)}
    </>
  );
}

export function Asking({ question }: { readonly question: Question }) {
  return (
    <>
      {question.label || 'No words yet'}
      {question.expected && <span class="expected"> expected</span>}
    </>
  );
}

export function Help({ question, id }: { readonly question: Question; readonly id?: string | undefined }) {
  if (!question.help) return null;
  return (
    <p class="hint" id={id}>
      {question.help}
    </p>
  );
}
