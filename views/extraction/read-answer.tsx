/** An answer to be read: for those who may not write, and for questions that are no longer asked. */
import { shownAnswer, stateNames } from '../../server/extraction/answer.ts';
import type { Answer } from '../../server/extraction/answers.queries.ts';
import type { Option, Question } from '../../server/extraction/template.ts';
import { LastHand } from './answer-box.tsx';

export function ReadAnswer({
  question,
  options,
  answer,
}: {
  readonly question: Question;
  readonly options: readonly Option[];
  readonly answer: Answer | undefined;
}) {
  const words = answer ? shownAnswer({ question, options }, answer) : '';
  return (
    <div class="read-answer">
      <h3>{question.label}</h3>
      <p class={words ? 'kept-reading' : 'quiet'}>{words || stateNames.blank}</p>
      {answer && words && (
        <p class="saved-at">
          <LastHand answer={answer} />
        </p>
      )}
    </div>
  );
}
