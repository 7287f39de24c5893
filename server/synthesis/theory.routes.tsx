/** Programme theories: their text, the versions that were agreed or tested, the CMOCs that belong to them. */
import { TheoriesPage } from '../../views/synthesis/theories-page.tsx';
import { TheoryPage } from '../../views/synthesis/theory-page.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { FormState, Route } from '../web/route.ts';
import { changeTheory, keepVersion, makeTheory, trashTheory } from './theories.service.ts';
import { compareQuery, newTheoryInput, theoryInput, theoryTextInput, versionInput } from './theory.input.ts';
import { theoriesOf, theoryShown } from './theory.queries.ts';

const base = '/reviews/:review/theory';
const one = `${base}/:theory`;

export const theoryRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: base, permission: 'read', handle: (call) => listPage(call) }),
  reviewRoute({
    method: 'post',
    path: base,
    permission: 'code',
    body: newTheoryInput,
    handle: async ({ ctx, scope, body }) => go(paths.theory(scope.slug, await makeTheory(ctx, scope, body))),
    form: (call, state) => listPage(call, state),
  }),
  reviewRoute({ method: 'get', path: one, permission: 'read', query: compareQuery, handle: (call) => theoryPage(call, call.query) }),
  reviewRoute({
    method: 'post',
    path: `${one}/text`,
    permission: 'code',
    body: theoryTextInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const id = idIn(call, 'theory');
      const version = await changeTheory(ctx, scope, { id, version: body.version }, { text: body.text });
      return fieldSaved(call, { version, instead: paths.theory(scope.slug, id) });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/change`,
    permission: 'code',
    body: theoryInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const id = idIn(call, 'theory');
      await changeTheory(ctx, scope, { id, version: body.version }, { title: body.title, kind: body.kind });
      return go(paths.theory(scope.slug, id), 'Saved.');
    },
    form: (call, state) => theoryPage(call, {}, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/versions`,
    permission: 'code',
    body: versionInput,
    async handle(call) {
      const id = idIn(call, 'theory');
      await keepVersion(call.ctx, call.scope, id, call.body);
      return go(paths.theory(call.scope.slug, id), 'Kept: this version never changes.');
    },
    form: (call, state) => theoryPage(call, {}, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/trash`,
    permission: 'code',
    async handle(call) {
      await trashTheory(call.ctx, call.scope, idIn(call, 'theory'));
      return go(paths.theories(call.scope.slug), 'Put in the trash. Undo brings it back; its CMOCs stay.');
    },
  }),
];

async function listPage({ scope }: InReview, state?: FormState): Promise<Answer> {
  const props = { slug: scope.slug, canWrite: allows(scope.role, 'code'), values: state?.values, errors: state?.errors };
  return page({ title: 'Theory', section: 'theory', body: <TheoriesPage {...props} theories={await theoriesOf(scope)} /> });
}

type Compared = { readonly from?: number | null; readonly to?: number | null };

async function theoryPage(call: InReview, { from = null, to = null }: Compared, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const shown = await theoryShown(scope, idIn(call, 'theory'));
  if (!shown) throw new NotFound();
  const props = {
    slug: scope.slug,
    canWrite: allows(scope.role, 'code'),
    me: scope.actorName,
    values: state?.values,
    errors: state?.errors,
  };
  return page({ title: shown.theory.title, section: 'theory', body: <TheoryPage {...props} shown={shown} compared={{ from, to }} /> });
}
