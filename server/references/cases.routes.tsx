import { CasesPage } from '../../views/references/cases.tsx';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { casesOf } from './cases.queries.ts';
import { addCase, changeCase, setCases, trashCase } from './cases.service.ts';
import { caseInput, newCaseInput, referenceCasesInput } from './references.input.ts';
import { referenceLabels } from './references.queries.ts';

export const caseRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/cases', permission: 'read', handle: (call) => casesPage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cases',
    permission: 'code',
    body: newCaseInput,
    async handle({ ctx, scope, body }) {
      await addCase(ctx, scope, body);
      return go(body.reference ? paths.reference(scope.slug, body.reference) : paths.cases(scope.slug), 'The case is added.');
    },
    form: (call, state) => casesPage(call, state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cases/:case/change',
    permission: 'code',
    body: caseInput,
    async handle(call) {
      await changeCase(call.ctx, call.scope, { id: idIn(call, 'case'), ...call.body });
      return go(paths.cases(call.scope.slug), 'Saved.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cases/:case/trash',
    permission: 'code',
    async handle(call) {
      await trashCase(call.ctx, call.scope, idIn(call, 'case'));
      return go(paths.cases(call.scope.slug), 'The case is in the trash. Ctrl Z brings it back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/cases',
    permission: 'code',
    body: referenceCasesInput,
    async handle(call) {
      await setCases(call.ctx, call.scope, idIn(call, 'reference'), call.body.cases);
      return go(paths.reference(call.scope.slug, idIn(call, 'reference')), 'Saved.');
    },
  }),
];

async function casesPage({ scope }: InReview, state?: FormState): Promise<Answer> {
  const [cases, labels] = await Promise.all([casesOf(scope), referenceLabels(scope)]);
  const body = (
    <CasesPage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      cases={cases}
      labels={labels}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: 'Cases', section: 'literature', shape: 'reading', body });
}
