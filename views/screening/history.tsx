import type { DecisionStep } from '../../server/screening/decisions-shown.queries.ts';
import { choiceNames, stageNames } from '../../server/screening/stage.ts';
import { When } from '../shared/page.tsx';

/** Every decision on a reference, latest first. */
export function DecisionHistory({
  steps,
  phases,
}: {
  readonly steps: readonly DecisionStep[];
  readonly phases: readonly { readonly id: string; readonly name: string }[];
}) {
  return (
    <ol id="decision-history" class="history-steps plain-list">
      {steps.length === 0 && <li class="quiet">Nobody has decided yet, or you see it once your decision is in.</li>}
      {steps.map((step, n) => (
        <li key={`${step.at}-${n}`}>
          <span class="quiet">
            {step.by}, <When at={step.at} time />
          </span>
          <span class="step-text">
            {step.kind === 'stands' ? 'stands: ' : ''}
            {step.gone ? 'taken back' : choiceNames[step.choice].toLowerCase()}
            {` (${phases.find((phase) => phase.id === step.phaseId)?.name ?? 'a phase removed since'}, ${stageNames[step.stage].toLowerCase()})`}
            {step.note && !step.gone && ` – ${step.note}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
