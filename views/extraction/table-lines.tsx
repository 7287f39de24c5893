/** A repeating table: lines that are added, filled cell by cell, moved and removed. Lines stand side by side where there is room. */
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import type { Line } from '../../server/extraction/filled.ts';
import { columnsOf, type Question } from '../../server/extraction/template.ts';
import { ActionForm } from '../shared/action-form.tsx';
import { Button, Form } from '../shared/form.tsx';
import { Icon } from '../shared/icon.tsx';
import { AnswerBox } from './answer-box.tsx';
import { answerPath, type FormAt, placeId } from './at.ts';
import { ReadAnswer } from './read-answer.tsx';

interface LinesProps {
  readonly at: FormAt;
  readonly question: Question;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly lines: readonly Line<Answer>[];
}

const linesId = (question: Question): string => placeId('lines', { question: question.id });

export function TableLines({ at, question, asked, lines }: LinesProps) {
  return (
    <ol id={linesId(question)} class="table-lines">
      {lines.map((line, n) => (
        <TableLine key={line.id} at={at} question={question} asked={asked} line={line} n={n + 1} />
      ))}
    </ol>
  );
}

export function AddLine({ at, question }: Pick<LinesProps, 'at' | 'question'>) {
  if (at.mode === 'read') return null;
  if (at.mode === 'preview')
    return (
      <Button type="button" small disabled>
        <Icon name="plus" /> Add a line
      </Button>
    );
  const action = answerPath(at, 'lines', { question: question.id });
  return (
    <Form action={action} class="as-button" hx-post={action} hx-target={`#${linesId(question)}`} hx-swap="beforeend">
      <Button small>
        <Icon name="plus" /> Add a line<span class="visually-hidden"> to {question.label}</span>
      </Button>
    </Form>
  );
}

export function TableLine({
  at,
  question,
  asked,
  line,
  n,
}: Pick<LinesProps, 'at' | 'question' | 'asked'> & { readonly line: Line<Answer>; readonly n: number }) {
  const id = placeId('line', { question: question.id, line: line.id });
  return (
    <li id={id} class="table-line">
      <div class="table-cells">
        {columnsOf(question).map((column) => {
          const of = asked.get(column.id) ?? { options: column.options };
          const answer = line.cells.get(column.id);
          const place = { question: question.id, line: line.id, column: column.id };
          return (
            <div class={`table-cell kind-${column.kind}`} key={column.id}>
              {at.mode === 'read' ? (
                <ReadAnswer question={column} options={of.options} answer={answer} />
              ) : (
                <AnswerBox at={at} question={column} asked={of} place={place} answer={answer} isCell />
              )}
            </div>
          );
        })}
      </div>
      {at.mode === 'fill' && <LineActions at={at} question={question} line={line.id} id={id} n={n} />}
    </li>
  );
}

interface LineActionsProps extends Pick<LinesProps, 'at' | 'question'> {
  readonly line: string;
  readonly id: string;
  readonly n: number;
}

function LineActions({ at, question, line, id, n }: LineActionsProps) {
  const place = { question: question.id, line };
  const moving = { action: answerPath(at, 'lines/move', place), target: `#${linesId(question)}` };
  return (
    <div class="row-actions line-actions">
      <ActionForm {...moving} id={`up_${line}`} values={{ direction: 'up' }} label={`Move line ${n} up`}>
        ↑
      </ActionForm>
      <ActionForm {...moving} id={`down_${line}`} values={{ direction: 'down' }} label={`Move line ${n} down`}>
        ↓
      </ActionForm>
      <ActionForm action={answerPath(at, 'lines/remove', place)} target={`#${id}`} swap="delete" label={`Remove line ${n}`}>
        <Icon name="trash" size={14} />
      </ActionForm>
    </div>
  );
}
