/** A form with its questions, as it is filled. */
import type { FormShown } from '../../server/extraction/form-shown.queries.ts';
import type { AboutShown } from '../../server/extraction/record.queries.ts';
import type { At, FormAt } from './at.ts';
import { FormProgress } from './progress.tsx';
import { QuestionBox } from './question-box.tsx';
import { Removed } from './removed.tsx';

export function FilledFormView({ form, shown, at }: { readonly form: FormShown; readonly shown: AboutShown; readonly at: At }) {
  const here: FormAt = { ...at, form: form.id, about: shown.about };
  const { questions, removed, asked } = form.filled;
  return (
    <div class="filled-form">
      <FormProgress at={here} progress={form.progress} />
      {questions.map((filled) => (
        <QuestionBox key={filled.question.id} at={here} filled={filled} asked={asked} record={shown.record} cmocs={form.cmocs} />
      ))}
      <Removed at={at} removed={removed} asked={asked} />
    </div>
  );
}
