/** Designing forms: the list, the builder, publishing. Everything works by plain form; htmx replaces the builder in place. */
import { BuilderPage } from '../../views/extraction/builder.tsx';
import { FormsPage } from '../../views/extraction/forms-page.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { builderQuery, newFormInput, publishInput, renameInput } from './builder.input.ts';
import { formDesign } from './builder-shown.queries.ts';
import { begunByForm } from './form-progress.queries.ts';
import { templatesOf } from './templates.queries.ts';
import { discardDraft, makeForm, publish, removeForm, renameForm } from './templates.service.ts';

const base = '/reviews/:review/forms/:template';

export const builderRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/forms', permission: 'read', handle: (call) => formsPage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/forms',
    permission: 'lead',
    body: newFormInput,
    async handle({ ctx, scope, body }) {
      const id = await makeForm(ctx, scope, body);
      return go(paths.form(scope.slug, id), 'The form is made. Reviewers see it once it is published.');
    },
    form: (call, state) => formsPage(call, state),
  }),
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: builderQuery,
    handle: (call) => builderPage(call, call.query.question ?? null),
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/rename`,
    permission: 'lead',
    body: renameInput,
    async handle(call) {
      const id = idIn(call, 'template');
      await renameForm(call.ctx, call.scope, { id, version: call.body.version }, call.body.name);
      return go(paths.form(call.scope.slug, id), 'The form is renamed.');
    },
    form: (call, state) => builderPage(call, null, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/publish`,
    permission: 'lead',
    body: publishInput,
    async handle(call) {
      const id = idIn(call, 'template');
      const number = await publish(call.ctx, call.scope, id, call.body.note);
      return go(paths.form(call.scope.slug, id), `Version ${number} is published: it is filled from now on. Earlier answers are kept.`);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/discard`,
    permission: 'lead',
    async handle(call) {
      const id = idIn(call, 'template');
      await discardDraft(call.ctx, call.scope, id);
      return go(paths.form(call.scope.slug, id), 'The form is as it was published. Undo brings the changes back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/remove`,
    permission: 'lead',
    async handle(call) {
      await removeForm(call.ctx, call.scope, idIn(call, 'template'));
      return go(paths.forms(call.scope.slug), 'The form is in the trash, with its answers. Undo brings both back.');
    },
  }),
];

async function formsPage({ scope }: InReview, state?: FormState): Promise<Answer> {
  const [forms, begun] = await Promise.all([templatesOf(scope), begunByForm(scope)]);
  const body = (
    <FormsPage
      slug={scope.slug}
      isLead={allows(scope.role, 'lead')}
      forms={forms.map((form) => ({ ...form, begun: begun.get(form.id) ?? 0 }))}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: 'Forms', section: 'settings', body });
}

async function builderPage(call: InReview<unknown>, open: string | null, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const design = await formDesign(scope, idIn(call, 'template'));
  if (!design) throw new NotFound();
  const body = <BuilderPage slug={scope.slug} design={design} isLead={allows(scope.role, 'lead')} open={open} errors={state?.errors} />;
  return page({ title: design.template.name, section: 'settings', body });
}
