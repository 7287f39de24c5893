/** Questions that were asked once, with what was answered: nothing is lost when a form changes. */
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import type { Kept } from '../../server/extraction/filled.ts';
import { counted } from '../shared/page.tsx';
import type { At } from './at.ts';
import { Citations } from './citations.tsx';
import { ReadAnswer } from './read-answer.tsx';

interface RemovedProps {
  readonly at: At;
  readonly removed: readonly Kept<Answer>[];
  readonly asked: ReadonlyMap<string, Asked>;
}

export function Removed({ at, removed, asked }: RemovedProps) {
  if (!removed.length) return null;
  return (
    <details class="removed-questions">
      <summary>{counted(removed.length, 'earlier question')} with answers</summary>
      {removed.map(({ asked: of, answers }) => (
        <section class="question" key={of.question.id}>
          <p class="quiet">
            {of.table !== null && `Column of “${asked.get(of.table)?.question.label ?? 'a table'}”, `}asked until version {of.until}
          </p>
          {answers.map((answer) => (
            <ReadAnswer key={answer.id} question={of.question} options={of.options} answer={answer} />
          ))}
          {answers.map((answer) => (
            <Citations
              key={answer.id}
              at={{ ...at, mode: 'read', form: '', about: { referenceId: '' } }}
              place={answer}
              citations={answer.citations}
            />
          ))}
        </section>
      ))}
    </details>
  );
}
