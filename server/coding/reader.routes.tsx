import { z } from 'zod';
import { MoreText, TextPage } from '../../views/coding/marked-text.tsx';
import { CodesPane, MemosPane } from '../../views/coding/panes.tsx';
import { ReaderBegins, ReaderPage, ReadingState } from '../../views/coding/reader.tsx';
import { pageSpans, pagesBetween, storedPieces } from '../documents/pages.queries.ts';
import { keepDraft } from '../platform/drafts.queries.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { rolesOf } from '../reviews/reviews.queries.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, data, fragment, page } from '../web/answer.ts';
import { optionalWhole } from '../web/fields.input.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { findQuery, placeInput, readerQuery, windowQuery } from './excerpts.input.ts';
import { countExcerpts, excerptById, excerptsIn } from './excerpts.queries.ts';
import { type Place, placesOn } from './find-text.ts';
import { memosInDocument } from './memos.queries.ts';
import type { ReaderData } from './reader-data.ts';
import { type DocumentRead, documentRead, placeIn, placeOf, readerCodes } from './reader.queries.ts';
import { readingsOf } from './readings.queries.ts';
import { finishReading, reopenReading } from './readings.service.ts';
import { textPage, textWindow } from './text-view.queries.ts';

const base = '/reviews/:review/documents/:document';
const portionQuery = z.object({ portion: optionalWhole(0, 100_000) });

export const readerRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: `${base}/read`, permission: 'read', query: readerQuery, handle: readerPage }),
  reviewRoute({
    method: 'get',
    path: `${base}/reader`,
    permission: 'read',
    async handle(call) {
      const document = await documentRead(call.scope, idIn(call, 'document'));
      return data(await readerData(call, document));
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/pages/:sheet`,
    permission: 'read',
    async handle(call) {
      const version = await documentRead(call.scope, idIn(call, 'document'));
      const sheet = sheetIn(call);
      const [shown] = await pagesBetween(call.scope, version, { from: sheet, to: sheet });
      if (!shown) throw new NotFound();
      const pieces = await storedPieces(call.scope, version.versionId, sheet);
      return data({ text: shown.text, pieces: pieces === null ? [] : (JSON.parse(pieces) as unknown) });
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/text/:sheet`,
    permission: 'read',
    query: portionQuery,
    async handle(call) {
      const version = await documentRead(call.scope, idIn(call, 'document'));
      const shown = await textPage(call.scope, version, { sheet: sheetIn(call), portion: call.query.portion ?? 0 });
      if (!shown) throw new NotFound();
      return fragment(<TextPage reading={await readingOf(call, version)} page={shown} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/find`,
    permission: 'read',
    query: findQuery,
    async handle(call) {
      const version = await documentRead(call.scope, idIn(call, 'document'));
      return data(await findInDocument(call, version, call.query.q));
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/place`,
    permission: 'read',
    body: placeInput,
    async handle({ ctx, scope, body, ...call }) {
      const { documentId } = await documentRead(scope, idIn(call, 'document'));
      const place = placeOf(documentId);
      await keepDraft(ctx, { accountId: scope.actorId, reviewId: scope.reviewId, place, text: JSON.stringify(body), baseVersion: null });
      return data({});
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/reading/finish`,
    permission: 'code',
    async handle(call) {
      const pass = await finishReading(call.ctx, call.scope, idIn(call, 'document'));
      return readingState(call, pass > 1 ? `Finished, pass ${pass}.` : 'Finished.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/reading/reopen`,
    permission: 'code',
    async handle(call) {
      await reopenReading(call.ctx, call.scope, idIn(call, 'document'));
      return readingState(call, 'Reading goes on.');
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/panes/codes`,
    permission: 'read',
    query: windowQuery,
    handle: async (call) => fragment(await codesPane(call, await documentRead(call.scope, idIn(call, 'document')), call.query.from ?? 0)),
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/panes/memos`,
    permission: 'read',
    handle: async (call) => fragment(await memosPane(call, await documentRead(call.scope, idIn(call, 'document')))),
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/codes/list',
    permission: 'read',
    handle: async ({ scope }) => data(await readerCodes(scope)),
  }),
];

const sheetIn = (call: InReview): number => Number(/^\d{1,7}$/.exec(call.params['sheet'] ?? '')?.[0] ?? 0);
const canCode = ({ scope }: InReview): boolean => allows(scope.role, 'code');

async function readerPage(call: InReview<z.output<typeof readerQuery>>): Promise<Answer> {
  const { scope, query } = call;
  const document = await documentRead(scope, idIn(call, 'document'));
  const excerpt = await excerptAsked(call);
  const at = { sheet: query.sheet ?? excerpt?.sheet ?? null, position: excerpt?.start };
  const view = viewOf(document, query.view);
  const pane = query.pane === 'memos' ? memosPane(call, document) : codesPane(call, document, 0);
  const body = (
    <ReaderPage
      slug={scope.slug}
      document={document}
      canCode={canCode(call)}
      view={view}
      pane={query.pane === 'memos' ? 'memos' : 'codes'}
      readings={await readingsOf(scope, document.documentId)}
      excerpt={excerpt?.id ?? null}
      sheet={at.sheet}
      paneContent={await pane}
    >
      {view === 'text' && (await textPages(call, document, at))}
    </ReaderPage>
  );
  const head = <ReaderBegins slug={scope.slug} document={document} view={view} />;
  return page({ title: document.title, section: 'documents', scripts: ['reader'], head, body });
}

const viewOf = ({ isPdf }: DocumentRead, asked: string) => (isPdf && asked !== 'text' ? 'pdf' : 'text');

const excerptAsked = async ({ scope, query }: InReview<z.output<typeof readerQuery>>) =>
  query.excerpt ? excerptById(scope, query.excerpt) : undefined;

async function textPages(call: InReview, document: DocumentRead, at: { sheet: number | null; position: number | undefined }) {
  const { scope } = call;
  const from = Math.min(Math.max(1, at.sheet ?? 1), document.pages);
  const reading = await readingOf(call, document);
  const here = at.position === undefined ? undefined : await textPage(scope, document, { sheet: from, position: at.position });
  const pages = here && here.portion > 0 ? [here] : await textWindow(scope, document, from);
  return (
    <>
      {pages.map((shown) => (
        <TextPage key={`${shown.sheet}-${shown.portion}`} reading={reading} page={shown} />
      ))}
      <MoreText slug={scope.slug} documentId={document.documentId} from={from} last={pages.at(-1)} of={document.pages} />
    </>
  );
}

const readingOf = async (call: InReview, document: DocumentRead) => ({
  slug: call.scope.slug,
  documentId: document.documentId,
  roles: await rolesOf(call.scope),
  me: call.scope.actorId,
  canCode: canCode(call),
});

async function readerData(call: InReview, document: DocumentRead): Promise<ReaderData> {
  const { scope } = call;
  const [pages, roles, place] = await Promise.all([pageSpans(scope, document), rolesOf(scope), placeIn(scope, document.documentId)]);
  return {
    versionId: document.versionId,
    pages: pages.map(({ label, start, end, box, rotation }) => ({ label, start, end, box, rotation })),
    roles,
    me: scope.actorId,
    canCode: canCode(call),
    place,
  };
}

/** The first 500 places with the words around them, a batch of pages at a time. */
async function findInDocument({ scope }: InReview, document: DocumentRead, q: string): Promise<readonly Place[]> {
  const found: Place[] = [];
  for (let from = 1; from <= document.pages && found.length < 500; from += 50)
    for (const page of await pagesBetween(scope, document, { from, to: from + 49 })) found.push(...placesOn(page, q, 500 - found.length));
  return found;
}

/** The script fetches the passages itself; without it the first hundred are in the page. */
async function codesPane(call: InReview, document: DocumentRead, from: number) {
  const { scope } = call;
  const window = { ...windowOf(1, 100), offset: from };
  const [roles, excerpts, total] = await Promise.all([
    rolesOf(scope),
    call.isFragment ? [] : excerptsIn(scope, document.versionId, window),
    countExcerpts(scope, document.versionId),
  ]);
  return (
    <CodesPane
      slug={scope.slug}
      documentId={document.documentId}
      canCode={canCode(call)}
      roles={roles}
      excerpts={excerpts}
      total={total}
      offset={from}
    />
  );
}

async function memosPane(call: InReview, document: DocumentRead) {
  const { scope } = call;
  const memos = await memosInDocument(scope, {
    document: document.documentId,
    version: document.versionId,
    reference: document.referenceId,
  });
  return <MemosPane slug={scope.slug} documentId={document.documentId} canCode={canCode(call)} memos={memos} />;
}

async function readingState(call: InReview, notice: string): Promise<Answer> {
  const documentId = idIn(call, 'document');
  const readings = await readingsOf(call.scope, documentId);
  const body = <ReadingState slug={call.scope.slug} documentId={documentId} readings={readings} canCode />;
  return fragment(body, { instead: paths.reader(call.scope.slug, documentId), notice, raise: ['history-changed'] });
}
