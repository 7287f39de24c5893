/** Edits to a form's draft, one click each. The answer is the builder anew, with the question in hand open or in view. */
import { Builder } from '../../views/extraction/builder.tsx';
import { dropDraft } from '../platform/drafts.queries.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, fragment } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { moveQuestionInput, newQuestionInput, questionInput, questionQuery } from './builder.input.ts';
import { formDesign } from './builder-shown.queries.ts';
import { editedOptions, movedRow } from './draft-changes.ts';
import { addToForm, changeInForm, duplicateInForm, moveInForm, removeFromForm, takeBackIntoForm } from './draft.service.ts';
import { findQuestion } from './template.ts';
import type { Patch } from './template-edit.ts';
import { templateOf } from './templates.queries.ts';

const base = '/reviews/:review/forms/:template/questions';
const lead = { method: 'post', permission: 'lead' } as const;

type Asked = InReview<{ readonly question: string }, unknown>;

export const questionRoutes: readonly Route[] = [
  reviewRoute({
    ...lead,
    path: base,
    body: newQuestionInput,
    async handle(call) {
      const { kind, label, after, table } = call.body;
      const at = { after: after || undefined, table: table || undefined };
      const id = await addToForm(call.ctx, call.scope, idIn(call, 'template'), { kind, label, ...at });
      return builder(call, { open: id });
    },
  }),
  reviewRoute({
    ...lead,
    path: `${base}/change`,
    query: questionQuery,
    body: questionInput,
    async handle(call) {
      const { version, act, ...typed } = call.body;
      const patch = await patchOf(call, typed, act);
      const id = await changeInForm(call.ctx, call.scope, { ...seenOf(call), version }, patch);
      await dropDraft(call.ctx, call.scope.actorId, call.url);
      const isNew = id !== call.query.question;
      const notice = isNew ? 'Its answers don’t fit the new kind: the old question is kept readable, this is a new one.' : null;
      return builder(call, act === 'save' ? { near: id, notice } : { open: id, notice });
    },
  }),
  reviewRoute({
    ...lead,
    path: `${base}/move`,
    query: questionQuery,
    body: moveQuestionInput,
    async handle(call) {
      const { to } = call.body;
      await moveInForm(call.ctx, call.scope, seenOf(call), to === 'up' || to === 'down' ? to : Number(to));
      return builder(call, { near: call.query.question });
    },
  }),
  reviewRoute({
    ...lead,
    path: `${base}/duplicate`,
    query: questionQuery,
    async handle(call) {
      await duplicateInForm(call.ctx, call.scope, seenOf(call));
      return builder(call, { near: call.query.question });
    },
  }),
  reviewRoute({
    ...lead,
    path: `${base}/remove`,
    query: questionQuery,
    async handle(call) {
      await removeFromForm(call.ctx, call.scope, seenOf(call));
      return builder(call, { notice: 'Removed from the form. Its answers stay readable.' });
    },
  }),
  reviewRoute({
    ...lead,
    path: `${base}/take-back`,
    query: questionQuery,
    async handle(call) {
      await takeBackIntoForm(call.ctx, call.scope, seenOf(call));
      return builder(call, { near: call.query.question });
    },
  }),
];

const seenOf = (call: Asked) => ({ id: idIn(call, 'template'), question: call.query.question });

interface TypedQuestion extends Omit<Patch, 'options'> {
  readonly option_id: readonly string[];
  readonly option_label: readonly string[];
  readonly options_text: string;
}

async function patchOf(call: Asked, typed: TypedQuestion, act: string): Promise<Patch> {
  const { option_id, option_label, options_text, ...plain } = typed;
  const form = await templateOf(call.scope, idIn(call, 'template'));
  const options = findQuestion(form?.draft ?? [], call.query.question)?.options ?? [];
  const rows = option_id.map((id, n) => ({ id, label: option_label[n] ?? '' }));
  return { ...plain, options: editedOptions(movedRow(rows, act), options_text, { options, newId: call.ctx.newId }) };
}

interface Showing {
  readonly open?: string;
  /** Where the page stands afterwards, without script. */
  readonly near?: string;
  readonly notice?: string | null;
}

async function builder(call: InReview<unknown, unknown>, { open, near, notice = null }: Showing): Promise<Answer> {
  const design = await formDesign(call.scope, idIn(call, 'template'));
  if (!design) throw new NotFound();
  const at = open ?? near;
  const instead = paths.form(call.scope.slug, design.template.id, { question: open }) + (at ? `#b_${at}` : '');
  const body = <Builder slug={call.scope.slug} design={design} isLead open={open ?? null} />;
  return fragment(body, { instead, notice, raise: ['history-changed'] });
}
