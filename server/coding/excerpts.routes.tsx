import { EditPage, MarkPage, TypedForm } from '../../views/coding/passage-forms.tsx';
import { currentVersion, textBetween } from '../documents/pages.queries.ts';
import { dropDraft } from '../platform/drafts.queries.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { rolesOf } from '../reviews/reviews.queries.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, data, fragment, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { changeCoding, codePassages, removeCoding, setDetails } from './codings.service.ts';
import {
  codeInput,
  codingInput,
  codingOf,
  detailsInput,
  excerptsInput,
  markedOf,
  markInput,
  markQuery,
  noteInput,
  resizeInput,
  windowQuery,
} from './excerpts.input.ts';
import { excerptById, excerptsByIds, excerptsIn } from './excerpts.queries.ts';
import { markPassage, notePassage, resizePassage, trashPassages } from './excerpts.service.ts';
import { asReaderExcerpt, excerptsPerAnswer } from './reader-data.ts';
import { documentRead, documentTitles, excerptsOfCodings, readerCodes } from './reader.queries.ts';
import { packed } from './sent-excerpts.ts';

const inDocument = '/reviews/:review/documents/:document';

export const excerptRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: `${inDocument}/excerpts`,
    permission: 'read',
    query: windowQuery,
    async handle(call) {
      const version = await currentVersion(call.scope, idIn(call, 'document'));
      if (!version) throw new NotFound();
      const offset = call.query.from ?? 0;
      const excerpts = await excerptsIn(call.scope, version.versionId, { offset, limit: excerptsPerAnswer });
      return data(packed(excerpts.map(asReaderExcerpt)));
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${inDocument}/excerpts`,
    permission: 'code',
    body: markInput,
    async handle(call) {
      const documentId = idIn(call, 'document');
      const { body } = call;
      const id = await markPassage(call.ctx, call.scope, { documentId, marked: markedOf(body), note: body.note, coding: codingOf(body) });
      return changed(call, [id], 'The passage is marked.');
    },
    form: (call, state) => (state.values['kind'] === 'typed' ? typedPage(call, state) : markPage(call, state)),
  }),
  reviewRoute({
    method: 'get',
    path: `${inDocument}/mark`,
    permission: 'code',
    query: markQuery,
    handle: (call) => (call.query.at ? markPage(call) : chooseFirst(call)),
  }),
  reviewRoute({ method: 'get', path: `${inDocument}/typed`, permission: 'code', handle: (call) => typedPage(call) }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/excerpts/:excerpt',
    permission: 'read',
    async handle(call) {
      const excerpt = await excerptById(call.scope, idIn(call, 'excerpt'));
      if (!excerpt) throw new NotFound();
      return go(paths.reader(call.scope.slug, excerpt.documentId, { excerpt: excerpt.id }));
    },
  }),
  reviewRoute({ method: 'get', path: '/reviews/:review/excerpts/:excerpt/edit', permission: 'code', handle: editPage }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/excerpts/:excerpt/resize',
    permission: 'code',
    body: resizeInput,
    async handle(call) {
      const id = idIn(call, 'excerpt');
      await resizePassage(call.ctx, call.scope, { id, version: call.body.version }, { ranges: call.body.ranges, quotes: call.body.quote });
      return changed(call, [id], 'The passage is resized.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/excerpts/:excerpt/note',
    permission: 'code',
    body: noteInput,
    async handle(call) {
      const id = idIn(call, 'excerpt');
      const version = await notePassage(call.ctx, call.scope, { id, version: call.body.version }, call.body.note);
      if (!call.isFragment) return changed(call, [id], 'The note is saved.');
      await dropDraft(call.ctx, call.scope.actorId, call.url);
      return data({ version, savedAt: call.ctx.now(), excerpts: (await excerptsByIds(call.scope, [id])).map(asReaderExcerpt) });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/excerpts/code',
    permission: 'code',
    body: codeInput,
    async handle(call) {
      const given = codingOf(call.body);
      if (!given || !call.body.excerpts.length) throw new Refused('Choose a role or a code for the passage.');
      await codePassages(call.ctx, call.scope, call.body.excerpts, given);
      return changed(call, call.body.excerpts, 'Coded.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/excerpts/trash',
    permission: 'code',
    body: excerptsInput,
    async handle(call) {
      const [first] = await excerptsByIds(call.scope, call.body.excerpts.slice(0, 1));
      if (!first) throw new NotFound();
      await trashPassages(call.ctx, call.scope, call.body.excerpts);
      if (call.isFragment) return data({ excerpts: [], gone: call.body.excerpts });
      return go(paths.reader(call.scope.slug, first.documentId, { view: 'text', sheet: first.sheet || 1 }), 'The passage is in the trash.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/codings/details',
    permission: 'code',
    body: detailsInput,
    async handle(call) {
      const { codings, direction, depends_on: dependsOn, basis, basis_document: basisDocumentId } = call.body;
      await setDetails(call.ctx, call.scope, codings, { direction, dependsOn, basis, basisDocumentId });
      return changed(call, await excerptsOfCodings(call.scope, codings), 'Saved.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/codings/:coding',
    permission: 'code',
    body: codingInput,
    async handle(call) {
      const { version, role, code, new_code, depends_on, basis_document, ...rest } = call.body;
      const patch = { ...rest, roleId: role, codeId: code, newCode: new_code, dependsOn: depends_on, basisDocumentId: basis_document };
      const id = idIn(call, 'coding');
      await changeCoding(call.ctx, call.scope, { id, version }, patch);
      return changed(call, await excerptsOfCodings(call.scope, [id]), 'Saved.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/codings/:coding/remove',
    permission: 'code',
    async handle(call) {
      const id = idIn(call, 'coding');
      await removeCoding(call.ctx, call.scope, id);
      return changed(call, await excerptsOfCodings(call.scope, [id]), 'The coding is removed.');
    },
  }),
];

/** The passages as they are now, for our script; the passage's own form for others. */
async function changed(call: InReview, ids: readonly string[], notice: string): Promise<Answer> {
  const [first = ''] = ids;
  if (!call.isFragment) return go(paths.excerptEdit(call.scope.slug, first), notice);
  return data({ excerpts: (await excerptsByIds(call.scope, ids)).map(asReaderExcerpt), gone: [] });
}

/** What a form needs to name roles and codes. Hidden roles are not offered. */
async function choices(scope: Scope) {
  const [roles, codes] = await Promise.all([rolesOf(scope), readerCodes(scope)]);
  return { roles: roles.filter((role) => !role.isHidden), codes };
}

/** Sentences are chosen in the text view. */
async function chooseFirst({ scope, ...call }: InReview): Promise<Answer> {
  const { documentId } = await documentRead(scope, idIn(call, 'document'));
  return go(paths.reader(scope.slug, documentId, { view: 'text' }), 'Choose the sentence to mark.');
}

async function markPage(call: InReview, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const document = await documentRead(scope, idIn(call, 'document'));
  const [start = 0, end = 0] = positionsIn(call, state);
  if (end <= start || end > document.characters)
    throw new Refused('This is not a place in the document. Choose a sentence in the text view.');
  const words = await textBetween(scope, document.versionId, start, end);
  const body = (
    <MarkPage
      slug={scope.slug}
      documentId={document.documentId}
      title={document.title}
      {...await choices(scope)}
      at={{ start, end }}
      words={words}
      {...state}
    />
  );
  return page({ title: 'Mark a passage', section: 'documents', shape: 'reading', body });
}

/** From "?at=120-180", or from the form that is shown again. */
function positionsIn(call: InReview, state?: FormState): readonly number[] {
  const { at = '' } = (call.query ?? {}) as { at?: string };
  const text = state ? String(state.values['ranges'] ?? '') : at;
  return [...text.matchAll(/\d{1,9}/g)].slice(0, 2).map(Number);
}

async function typedPage(call: InReview, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const document = await documentRead(scope, idIn(call, 'document'));
  const form = <TypedForm slug={scope.slug} documentId={document.documentId} title={document.title} {...await choices(scope)} {...state} />;
  if (call.isFragment) return fragment(form);
  return page({ title: 'Type a passage', section: 'documents', shape: 'reading', body: form });
}

async function editPage(call: InReview): Promise<Answer> {
  const { scope } = call;
  const excerpt = await excerptById(scope, idIn(call, 'excerpt'));
  if (!excerpt) throw new NotFound();
  const [document, lists, documents] = await Promise.all([documentRead(scope, excerpt.documentId), choices(scope), documentTitles(scope)]);
  const body = <EditPage slug={scope.slug} {...lists} documents={documents} excerpt={excerpt} title={document.title} />;
  return page({ title: 'Passage', section: 'documents', shape: 'reading', body });
}
