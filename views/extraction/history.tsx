/** Who answered what, when. Fetched when somebody opens it. */
import { type AnswerPlace, shownAnswer, stateNames } from '../../server/extraction/answer.ts';
import type { AnswerStep } from '../../server/extraction/answer-history.queries.ts';
import type { Asked } from '../../server/extraction/asked.ts';
import { When } from '../shared/page.tsx';
import { answerPath, type FormAt, placeId } from './at.ts';

/** A line that opens the history; hidden while there is no answer (css). */
export function HistoryOpener({ at, place }: { readonly at: FormAt; readonly place: AnswerPlace }) {
  const path = answerPath(at, 'history', place);
  const id = placeId('history', place);
  return (
    <details class="answer-history" hx-get={path} hx-trigger="toggle once" hx-target={`#${id}`} hx-swap="outerHTML">
      <summary>History</summary>
      <p id={id}>
        <a href={path}>Show earlier answers</a>
      </p>
    </details>
  );
}

export function AnswerHistory({
  place,
  asked,
  steps,
}: {
  readonly place: AnswerPlace;
  readonly asked: Asked | undefined;
  readonly steps: readonly AnswerStep[];
}) {
  return (
    <ol id={placeId('history', place)} class="history-steps plain-list">
      {steps.length === 0 && <li class="quiet">Nobody has answered yet.</li>}
      {steps.map((step, n) => (
        <li key={`${step.at}-${n}`}>
          <span class="quiet">
            {step.by}, <When at={step.at} time />
          </span>
          <span class="step-text">{step.gone ? 'taken back' : asked ? shownAnswer(asked, step) || stateNames.blank : step.value}</span>
        </li>
      ))}
    </ol>
  );
}
