import type { JudgementStep } from '../../server/appraisal/judgements.queries.ts';
import { type ScaleDesign, shownJudgement } from '../../server/appraisal/scale.ts';
import { When } from '../shared/page.tsx';

/** What was judged at each step, latest first. */
export function JudgementHistory({ id, steps, designs }: { id: string; steps: readonly JudgementStep[]; designs: readonly ScaleDesign[] }) {
  return (
    <ol id={id} class="history-steps plain-list">
      {steps.length === 0 && <li class="quiet">Nobody has judged yet.</li>}
      {steps.map((step, n) => (
        <li key={`${step.at}-${n}`}>
          <span class="quiet">
            {step.by}, <When at={step.at} time />
          </span>
          <span class="step-text">
            {step.gone ? 'taken back' : shownJudgement(designs, step) || 'not judged'}
            {!step.gone && step.reason && ` – ${step.reason}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
