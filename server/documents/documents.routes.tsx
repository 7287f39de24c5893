import { DocumentsPage } from '../../views/documents/documents.tsx';
import { MovePage } from '../../views/documents/move.tsx';
import { RemovalPage } from '../../views/documents/removal.tsx';
import { paths } from '../paths.ts';
import type { Context } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { type Hanging, hangingOn } from '../platform/purge.ts';
import { literatureList } from '../references/literature.queries.ts';
import { uses } from '../references/reference.ts';
import { referenceLabels } from '../references/references.queries.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { type Window, windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { type DocumentFilter, isFiltered } from './document-filter.ts';
import { documentList, documentTotals, myNext, type NextDocument } from './document-list.queries.ts';
import { documentsQuery, firstLabelInput, moveDocumentInput, moveQuery } from './documents.input.ts';
import { moveDocument, restoreDocument, setFirstLabel, trashDocument } from './documents.service.ts';
import { openMatchCount } from './matches.queries.ts';
import { currentVersion } from './pages.queries.ts';
import { documentToRemove } from './removal.queries.ts';
import { removeDocument } from './removal.service.ts';
import { openUploads } from './uploads.queries.ts';

const perPage = 100;

export const documentRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/documents',
    permission: 'read',
    query: documentsQuery,
    async handle({ ctx, scope, query }) {
      ctx.parsers.warm();
      const use = [...uses, 'none'].includes(query.use) ? query.use : '';
      return documentsPage({ ctx, scope }, { ...query, phase: query.phase ?? '', use }, query.page);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents/:document/trash',
    permission: 'code',
    async handle(call) {
      await trashDocument(call.ctx, call.scope, idIn(call, 'document'));
      return go(paths.documents(call.scope.slug), 'The document is in the trash, with its passages. Ctrl Z brings it back.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents/:document/restore',
    permission: 'code',
    async handle(call) {
      await restoreDocument(call.ctx, call.scope, idIn(call, 'document'));
      return go(paths.documents(call.scope.slug), 'The document is back, with its passages.');
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/documents/:document/remove',
    permission: 'lead',
    async handle(call) {
      const { scope } = call;
      const document = await documentToRemove(scope, idIn(call, 'document'));
      if (!document) throw new NotFound();
      const going = countedByName(await hangingOn(scope.db, 'document', document.id));
      const body = <RemovalPage slug={scope.slug} document={document} going={going} />;
      return page({ title: 'Remove for good', section: 'documents', shape: 'reading', body });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents/:document/remove',
    permission: 'lead',
    async handle(call) {
      await removeDocument(call.ctx, call.scope, idIn(call, 'document'));
      return go(paths.documents(call.scope.slug), 'The document is removed for good. Backups made before still hold it.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents/:document/first-label',
    permission: 'code',
    body: firstLabelInput,
    async handle(call) {
      const { version, first_label } = call.body;
      await setFirstLabel(call.ctx, call.scope, { id: idIn(call, 'document'), version }, first_label);
      return go(await recordOf(call), 'The page numbers are corrected, everywhere.');
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/documents/:document/reference',
    permission: 'code',
    query: moveQuery,
    handle: (call) => movePage(call, call.query.q),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/documents/:document/reference',
    permission: 'code',
    body: moveDocumentInput,
    async handle(call) {
      await moveDocument(call.ctx, call.scope, idIn(call, 'document'), call.body.reference);
      return go(await recordOf(call), 'The file now belongs to this reference.');
    },
  }),
];

/** What people call the rows that hang on a document. */
const names: Readonly<Record<string, string>> = {
  excerpt: 'passage',
  coding: 'coding',
  evidence_link: 'piece of evidence',
  answer_excerpt: 'citation in an answer',
  judgement: 'judgement of a passage',
  memo: 'memo',
  reading: 'reading',
};

const countedByName = (going: Hanging): readonly { readonly name: string; readonly n: number }[] =>
  Object.entries(names).flatMap(([table, name]) => (going.get(table)?.length ? [{ name, n: going.get(table)?.length ?? 0 }] : []));

/** The page of the reference that a document belongs to. */
async function recordOf(call: InReview): Promise<string> {
  const row = await call.ctx.db.read
    .selectFrom('document')
    .select('reference_id')
    .where('review_id', '=', call.scope.reviewId)
    .where('id', '=', idIn(call, 'document'))
    .executeTakeFirst();
  return row ? paths.reference(call.scope.slug, row.reference_id) : paths.documents(call.scope.slug);
}

async function movePage(call: InReview, q: string): Promise<Answer> {
  const { scope } = call;
  const document = await currentVersion(scope, idIn(call, 'document'));
  if (!document) throw new NotFound();
  const found = await literatureList(scope, { show: 'all', q, use: '', phase: '', sort: 'author' }, windowOf(1, 20));
  const shown = { id: document.documentId, fileName: document.fileName, referenceId: document.referenceId };
  const body = <MovePage slug={scope.slug} document={shown} q={q} references={found.rows} total={found.total} />;
  return page({ title: 'Move the file', section: 'documents', shape: 'reading', body });
}

async function documentsPage(
  { ctx, scope }: { readonly ctx: Context; readonly scope: Scope },
  filter: DocumentFilter,
  n: number | null,
): Promise<Answer> {
  const next = await myNext(scope);
  const [documents, totals, phases, uploads, labels, matches] = await Promise.all([
    documentList(scope, filter, windowFor(filter, n, next)),
    documentTotals(scope),
    vocabulary(scope, 'phase'),
    openUploads(scope),
    referenceLabels(scope),
    openMatchCount(scope),
  ]);
  const body = (
    <DocumentsPage
      slug={scope.slug}
      canAdd={allows(scope.role, 'code')}
      canRemove={allows(scope.role, 'lead')}
      filter={filter}
      documents={documents}
      totals={totals}
      phases={phases}
      uploads={uploads}
      matches={matches}
      labels={labels}
      next={next}
      now={ctx.now()}
      maxUpload={ctx.settings.maxUpload}
    />
  );
  return page({ title: 'Documents', section: 'documents', body });
}

/** Without a page asked for, the list opens where my next document is. */
function windowFor(filter: DocumentFilter, n: number | null, next: NextDocument | null): Window {
  if (n !== null || !next || isFiltered(filter) || filter.sort !== 'added') return windowOf(n ?? 1, perPage);
  return windowOf(Math.floor(next.before / perPage) + 1, perPage);
}
