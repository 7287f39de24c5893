/** One question of a form, by its kind. */
import { asState, stateNames } from '../../server/extraction/answer.ts';
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import type { ExtractedCmoc } from '../../server/extraction/extracted-cmoc.ts';
import type { Filled } from '../../server/extraction/filled.ts';
import type { AboutShown } from '../../server/extraction/record.queries.ts';
import { type Question, recordFieldNames } from '../../server/extraction/template.ts';
import { AnswerBox, Asking, Help } from './answer-box.tsx';
import { type FormAt, placeId, wholeQuestion } from './at.ts';
import { Citations } from './citations.tsx';
import { CmocsQuestion } from './cmocs-question.tsx';
import { ReadAnswer } from './read-answer.tsx';
import { AddLine, TableLines } from './table-lines.tsx';

export interface QuestionProps {
  readonly at: FormAt;
  readonly filled: Filled<Answer>;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly record: AboutShown['record'];
  readonly cmocs: readonly ExtractedCmoc[];
}

export function QuestionBox(props: QuestionProps) {
  const { at, filled, asked } = props;
  const { question, answer } = filled;
  const id = placeId('q', { question: question.id });
  if (question.kind === 'heading')
    return (
      <header class="form-heading" id={id}>
        <h2>{question.label || 'No words yet'}</h2>
        <Help question={question} />
      </header>
    );
  return (
    <section class={`question kind-${question.kind}`} id={id}>
      {question.kind === 'record' || question.kind === 'cmocs' || question.kind === 'table' ? (
        <Shown {...props} />
      ) : at.mode === 'read' ? (
        <ReadQuestion {...props} />
      ) : (
        <AnswerBox
          at={at}
          question={question}
          asked={asked.get(question.id) ?? question}
          place={wholeQuestion(question.id)}
          answer={answer}
        />
      )}
    </section>
  );
}

function ReadQuestion({ at, filled: { question, answer }, asked }: QuestionProps) {
  return (
    <>
      <ReadAnswer question={question} options={asked.get(question.id)?.options ?? question.options} answer={answer} />
      <Citations at={at} place={wholeQuestion(question.id)} citations={answer?.citations ?? []} />
    </>
  );
}

function Shown(props: QuestionProps) {
  const { at, filled, cmocs } = props;
  const { question } = filled;
  return (
    <>
      <h3>
        <Asking question={question} />
      </h3>
      <Help question={question} />
      {question.kind === 'record' && <FromTheRecord question={question} record={props.record} />}
      {question.kind === 'cmocs' && <CmocsQuestion at={at} question={question} cmocs={cmocs} />}
      {question.kind === 'table' && <Table {...props} />}
    </>
  );
}

function FromTheRecord({ question, record }: { readonly question: Question; readonly record: AboutShown['record'] }) {
  return (
    <dl class="from-record">
      {question.fields.map((field) => (
        <div key={field}>
          <dt>{recordFieldNames[field]}</dt>
          <dd>{record[field] || <span class="quiet">not in the record</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The lines, and a state for the table as a whole: "not reported" is said once, not line by line. */
function Table({ at, filled: { question, answer, lines }, asked }: QuestionProps) {
  const state = asState(answer?.state ?? '');
  return (
    <>
      <TableLines at={at} question={question} asked={asked} lines={lines} />
      <AddLine at={at} question={question} />
      {at.mode === 'read'
        ? state !== 'blank' && <p>{stateNames[state]}</p>
        : (lines.length === 0 || state !== 'blank') && (
            <AnswerBox at={at} question={question} asked={question} place={wholeQuestion(question.id)} answer={answer} />
          )}
    </>
  );
}
