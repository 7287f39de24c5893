import { ConflictPage } from '../../views/layout/trouble.tsx';
import { NewReferencePage, ReferencePage } from '../../views/references/reference.tsx';
import type { Conflict } from '../platform/errors.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { typedValues } from '../web/parse-input.ts';
import type { FormState, Route } from '../web/route.ts';
import { casesOf } from './cases.queries.ts';
import { documentsOf } from './files.queries.ts';
import { gettingOf } from './getting.queries.ts';
import { standingChoices } from './reference-facts.queries.ts';
import { referenceInput } from './references.input.ts';
import { referenceByDoi, referenceById, referenceLabels, siblingsOf } from './references.queries.ts';
import { addReference, changeReference, restoreReference, trashReferences } from './references.service.ts';
import { doiKey } from './reference.ts';
import { leaveStudy } from './studies.service.ts';

export const referenceRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/literature/new/record',
    permission: 'code',
    handle: (call) => newReferencePage(call),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature',
    permission: 'code',
    body: referenceInput,
    async handle({ ctx, scope, body: { version: _, phases, ...fields } }) {
      const id = await addReference(ctx, scope, fields, phases);
      return go(paths.reference(scope.slug, id), 'The reference is added.');
    },
    form: (call, state) => newReferencePage(call, state),
  }),
  reviewRoute({ method: 'get', path: '/reviews/:review/literature/:reference', permission: 'read', handle: (call) => referencePage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference',
    permission: 'code',
    body: referenceInput,
    async handle(call) {
      const { version, phases, ...fields } = call.body;
      const id = idIn(call, 'reference');
      await changeReference(call.ctx, call.scope, { id, version, fields, phases });
      return go(paths.reference(call.scope.slug, id), 'Saved.');
    },
    form: (call, state) => referencePage(call, state),
    conflict: (call, conflict) => conflictPage(call, conflict),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/trash',
    permission: 'code',
    async handle(call) {
      await trashReferences(call.ctx, call.scope, [idIn(call, 'reference')]);
      return go(paths.literature(call.scope.slug), 'The reference is in the trash, with its files and passages. Ctrl Z brings it back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/restore',
    permission: 'code',
    async handle(call) {
      await restoreReference(call.ctx, call.scope, idIn(call, 'reference'));
      return go(paths.reference(call.scope.slug, idIn(call, 'reference')), 'The reference is back, with its files.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/:reference/study/leave',
    permission: 'code',
    async handle(call) {
      await leaveStudy(call.ctx, call.scope, idIn(call, 'reference'));
      return go(paths.reference(call.scope.slug, idIn(call, 'reference')), 'It counts as a study of its own again.');
    },
  }),
];

async function newReferencePage({ scope }: InReview, state?: FormState): Promise<Answer> {
  const phases = await vocabulary(scope, 'phase');
  const body = <NewReferencePage slug={scope.slug} phases={phases} values={state?.values} errors={state?.errors} />;
  return page({ title: 'Add a reference', section: 'literature', shape: 'reading', body });
}

async function referencePage(call: InReview, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const reference = await referenceById(scope, idIn(call, 'reference'));
  if (!reference) throw new NotFound();
  const [phases, cases, files, siblings, labels] = await Promise.all([
    vocabulary(scope, 'phase'),
    casesOf(scope),
    documentsOf(scope, reference.id),
    siblingsOf(scope, reference),
    referenceLabels(scope),
  ]);
  const key = doiKey(reference.doi);
  const [decisions, getting, same] = await Promise.all([
    standingChoices(scope, [reference.id]),
    gettingOf(scope, reference.id),
    key ? referenceByDoi(scope, key, reference.id) : undefined,
  ]);
  const body = (
    <ReferencePage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      reference={reference}
      label={labels.get(reference.id)}
      phases={phases}
      cases={cases}
      files={files}
      siblings={siblings}
      decisions={decisions.get(reference.id) ?? []}
      getting={getting}
      sameDoi={same}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: reference.title || 'A reference', section: 'literature', body });
}

/** Lists are kept as JSON and typed line by line: that is how both versions are shown, too. */
function conflictPage(call: InReview, conflict: Conflict): Answer {
  const readable = { ...conflict, message: conflict.message, version: conflict.version, fields: conflict.fields.map(inLines) };
  const { authors, countries } = call.body as { readonly authors: readonly string[]; readonly countries: readonly string[] };
  const values = { ...typedValues(call.body), authors: authors.join('\n'), countries: countries.join(', ') };
  const body = <ConflictPage conflict={readable} action={paths.reference(call.scope.slug, idIn(call, 'reference'))} values={values} />;
  return page({ status: 409, title: 'Somebody else changed this', shape: 'reading', body });
}

function inLines(field: Conflict['fields'][number]): Conflict['fields'][number] {
  if (field.field !== 'authors' && field.field !== 'countries') return field;
  const lines = (json: unknown) => (JSON.parse(String(json ?? '[]')) as string[]).join('\n');
  return { field: field.field, yours: lines(field.yours), theirs: lines(field.theirs), base: lines(field.base) };
}
