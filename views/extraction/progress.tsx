/** How far a form is, told honestly: questions answered, not a mark that somebody set. Follows each saved answer. */
import type { Progress } from '../../server/extraction/filled.ts';
import { answerPath, type FormAt } from './at.ts';

export function FormProgress({ at, progress }: { readonly at: FormAt; readonly progress: Progress }) {
  const { answered, questions, open } = progress;
  return (
    <p
      id="form-progress"
      class="form-progress"
      hx-get={at.mode === 'fill' ? answerPath(at, 'progress') : undefined}
      hx-trigger="retroduce:kept from:body delay:200ms"
      hx-swap="outerHTML"
    >
      <meter min={0} max={Math.max(1, questions)} value={answered} aria-hidden="true" />
      {answered} of {questions} answered
      {open > 0 && `, ${open} expected ${open === 1 ? 'answer is' : 'answers are'} open`}
    </p>
  );
}
