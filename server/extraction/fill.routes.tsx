/** Forms where they are filled: the pane beside the page, and a page of its own for a reference or a case. */
import { FormPage } from '../../views/extraction/form-page.tsx';
import { FormPane } from '../../views/extraction/form-pane.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, fragment, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { formQuery } from './answers.input.ts';
import { formsOfCase, formsOfReference, type FormsShown } from './form-shown.queries.ts';
import { referenceOfDocument } from './record.queries.ts';

export const fillRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/documents/:document/panes/form',
    permission: 'read',
    query: formQuery,
    async handle(call) {
      const document = idIn(call, 'document');
      const referenceId = await referenceOfDocument(call.scope, document);
      const forms = referenceId && (await formsOfReference(call.scope, { referenceId, ...wanted(call.query) }));
      if (!forms) throw new NotFound();
      return fragment(<FormPane forms={forms} at={atOf(call, document)} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/literature/:reference/form',
    permission: 'read',
    query: formQuery,
    async handle(call) {
      const referenceId = idIn(call, 'reference');
      return formPage(call, await formsOfReference(call.scope, { referenceId, ...wanted(call.query) }), {
        href: paths.reference(call.scope.slug, referenceId),
        label: 'The reference',
      });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/cases/:case/form',
    permission: 'read',
    query: formQuery,
    handle: async (call) =>
      formPage(call, await formsOfCase(call.scope, idIn(call, 'case'), call.query.form ?? undefined), {
        href: paths.forms(call.scope.slug),
        label: 'Forms',
      }),
  }),
];

const wanted = (query: { form: string | null; case: string | null }) => ({
  form: query.form ?? undefined,
  caseId: query.case ?? undefined,
});

const atOf = ({ scope }: InReview, document: string | null) => ({
  slug: scope.slug,
  document,
  mode: allows(scope.role, 'code') ? ('fill' as const) : ('read' as const),
});

function formPage(call: InReview, forms: FormsShown | undefined, back: { href: string; label: string }): Answer {
  if (!forms) throw new NotFound();
  const body = <FormPage forms={forms} at={atOf(call, null)} back={back} isLead={allows(call.scope.role, 'lead')} />;
  return page({ title: forms.form?.name ?? 'Form', section: 'documents', body });
}
