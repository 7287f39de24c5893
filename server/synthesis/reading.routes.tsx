/** CMOCs while reading: the pane beside the page, and what the keys l and n open at the passage. */
import { CmocHere } from '../../views/synthesis/cmoc-here.tsx';
import { CmocsPane, NewCmocHere } from '../../views/synthesis/reading-pane.tsx';
import { LinkPassage } from '../../views/synthesis/link-passage.tsx';
import { type DocumentRead, documentRead } from '../coding/reader.queries.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, fragment } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { cardOf } from './card.queries.ts';
import { assertKnown } from './known.queries.ts';
import { lineFor } from './line.queries.ts';
import { cmocNamed, levelOf } from './named.queries.ts';
import { linkWhileReading } from './placing.service.ts';
import { assignHereInput, linkHereInput, paneQuery, popoverQuery, testHereInput } from './reading.input.ts';
import { cmocsBeside, extractedFrom, linkChoices } from './reading.queries.ts';
import { assignCmocs, recordTest } from './testing.service.ts';

const base = '/reviews/:review/documents/:document';

export const readingRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: `${base}/panes/cmocs`,
    permission: 'read',
    query: paneQuery,
    async handle(call) {
      const { scope, query } = call;
      const document = await readNow(call);
      const beside = await cmocsBeside(scope, document, { words: query.words, theoryId: query.theory });
      return fragment(<CmocsPane {...placeOf(call, document)} beside={beside} words={query.words} theory={query.theory ?? ''} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/cmocs/link`,
    permission: 'code',
    query: popoverQuery,
    async handle(call) {
      const { scope, query } = call;
      const document = await readNow(call);
      const choices = await linkChoices(scope, document, { excerptIds: idsFrom(query.excerpts), words: query.words });
      return fragment(<LinkPassage {...placeOf(call, document)} found={choices} words={query.words} />);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/cmocs/link`,
    permission: 'code',
    body: linkHereInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const document = await readNow(call);
      const n = await linkWhileReading(ctx, scope, { cmocId: body.cmoc, excerptIds: body.excerpts, stance: body.stance });
      return done(call, document, n === 1 ? 'Linked.' : `${n} passages linked.`);
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/cmocs/new`,
    permission: 'code',
    query: popoverQuery,
    async handle(call) {
      const document = await readNow(call);
      const excerptIds = idsFrom(call.query.excerpts);
      const draft = await lineFor(call.scope, { excerptIds, reading: document, theoryId: null });
      return fragment(<NewCmocHere slug={call.scope.slug} draft={draft} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/cmocs/:cmoc`,
    permission: 'read',
    async handle(call) {
      const document = await readNow(call);
      const card = await cardOf(call.scope, idIn(call, 'cmoc'));
      if (!card) throw new NotFound();
      const own = await extractedFrom(call.scope, card.material, document.referenceId);
      return fragment(<CmocHere {...placeOf(call, document)} card={card} own={own} />);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/cmocs/:cmoc/assign`,
    permission: 'code',
    body: assignHereInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const document = await readNow(call);
      const theoryCmocId = await cmocNamed(scope, body.to, 'to');
      await assignCmocs(ctx, scope, [idIn(call, 'cmoc')], { theoryCmocId, belongs: true });
      return done(call, document, 'Assigned.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/cmocs/:cmoc/test`,
    permission: 'code',
    body: testHereInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const document = await readNow(call);
      const pair = await testedPair(call, document);
      await recordTest(ctx, scope, { ...pair, ...body, novelIn: body.novel, phaseId: body.phase });
      return done(call, document, 'Test recorded.');
    },
  }),
];

type TestHere = InReview<unknown, { readonly theory_cmoc: string; readonly against: string | null }>;

/** The test is the same from either side: a theory CMOC against one of this paper, or against the paper as a whole. */
async function testedPair(call: TestHere, document: DocumentRead) {
  const { scope, body } = call;
  const id = idIn(call, 'cmoc');
  await assertKnown(scope, { cmoc: [body.against] });
  if ((await levelOf(scope, id)) === 'extracted')
    return { theoryCmocId: await cmocNamed(scope, body.theory_cmoc, 'theory_cmoc'), extractedId: id, referenceId: null };
  return { theoryCmocId: id, extractedId: body.against, referenceId: body.against ? null : document.referenceId };
}

const readNow = (call: InReview): Promise<DocumentRead> => documentRead(call.scope, idIn(call, 'document'));

const placeOf = ({ scope }: InReview, { documentId }: DocumentRead) => ({
  slug: scope.slug,
  documentId,
  canWrite: allows(scope.role, 'code'),
});

const idsFrom = (text: string): readonly string[] => text.split(',').filter(Boolean);

/** The popover goes, the pane and the marks hear of it; without script one is back at the page. */
const done = ({ scope }: InReview, { documentId }: DocumentRead, notice: string): Answer =>
  fragment([], { instead: paths.reader(scope.slug, documentId), notice, raise: ['cmocs-changed', 'history-changed'] });
