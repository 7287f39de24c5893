/** Forms for tests: made and published through the product's own services. */
import type { Context } from '../../server/platform/context.ts';
import { change, operate } from '../../server/platform/operation.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import type { About } from '../../server/extraction/answers.queries.ts';
import { saveAnswer } from '../../server/extraction/answers.service.ts';
import { blankQuestion, type Design, type Kind, type Question, writeDesign } from '../../server/extraction/template.ts';
import { makeForm, publish } from '../../server/extraction/templates.service.ts';

export const ask = (id: string, kind: Kind, own: Partial<Question> = {}): Question => ({
  ...blankQuestion(id, kind, `Question ${id}`),
  ...own,
});

/** Makes this design the next version of a form. */
export async function publishAs(ctx: Context, scope: Scope, form: string, design: Design): Promise<void> {
  await operate(ctx, scope, { verb: 'set up' }, (op) => change(op, 'template', { id: form }, { draft: writeDesign(design) }));
  await publish(ctx, scope, form, '');
}

/** A published form. */
export async function formOf(ctx: Context, scope: Scope, design: Design, subject: 'reference' | 'case' = 'reference'): Promise<string> {
  const form = await makeForm(ctx, scope, { name: `Form ${ctx.newId()}`, subject, from: '' });
  await publishAs(ctx, scope, form, design);
  return form;
}

export interface AnswerTyped {
  readonly value?: string | readonly string[];
  readonly other?: string;
  readonly state?: string;
  readonly version?: number;
  readonly line?: string;
  readonly column?: string;
}

/** Answers a question as a person would by form. */
export const answerOf = (ctx: Context, scope: Scope, at: { form: string; about: About; question: string }, typed: AnswerTyped) =>
  saveAnswer(ctx, scope, {
    templateId: at.form,
    about: at.about,
    question: at.question,
    line: typed.line ?? '',
    column: typed.column ?? '',
    typed: { values: [typed.value ?? ''].flat(), other: typed.other ?? '', state: typed.state ?? '' },
    version: typed.version,
  });
