import { describe, expect, it } from 'vitest';
import { importStored } from '../../../server/documents/import.service.ts';
import { moveDocument } from '../../../server/documents/documents.service.ts';
import { acceptAttached, acceptMatch, refuseMatch } from '../../../server/documents/matching.service.ts';
import { openMatches } from '../../../server/documents/matches.queries.ts';
import { paths } from '../../../server/paths.ts';
import { startJobs } from '../../../server/platform/jobs.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { jobHandlers } from '../../../server/subscriptions.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { type TestContext, testContext } from '../../support/context.ts';
import { referenceOf } from '../../support/factories.ts';
import { paperPdf, paragraphs } from '../../support/pdf.ts';
import { reviewOfAda } from '../../support/people.ts';

const title = 'Working together: how trust grows between care organisations';
const doi = '10.1108/JICA-2019-0042';
const known = { doi, doi_key: doi.toLowerCase(), year: 2019, authors: '["Okafor, Ada"]' };

const paper = (many = 3) =>
  paperPdf({ title, authors: 'Ada Okafor', source: 'Journal of Integrated Care 2019;27(2):101–115', doi, body: paragraphs(many) });

async function drop(ctx: TestContext, scope: Scope, fileName: string, bytes: Uint8Array) {
  const outcome = await importStored(ctx, scope, { ...(await ctx.blobs.put(bytes)), fileName });
  if (outcome.status !== 'imported') throw new Error(JSON.stringify(outcome));
  return outcome;
}

const window = { offset: 0, limit: 50 };
const liveReferences = async ({ db, reviewId }: Scope) =>
  (await db.selectFrom('reference').select('id').where('review_id', '=', reviewId).where('trashed_at', 'is', null).execute()).length;

describe('a dropped file', { timeout: 60_000 }, () => {
  it('is attached to the reference it surely belongs to, and shown for checking', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const reference = await referenceOf(ctx, scope, title, known);
    const outcome = await drop(ctx, scope, 'jica.pdf', await paper());
    expect(outcome.referenceId).toBe(reference);
    expect(await liveReferences(scope)).toBe(1);
    const [match] = (await openMatches(scope, window)).rows;
    expect(match).toMatchObject({ fileName: 'jica.pdf', how: 'doi', confidence: 99, isAttached: true, referenceId: reference });
    expect(await acceptAttached(ctx, scope)).toBe(1);
    expect((await openMatches(scope, window)).total).toBe(0);
  });

  it('gets a record of its own, read from its first page, when a person says no', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const reference = await referenceOf(ctx, scope, title, known);
    const { documentId } = await drop(ctx, scope, 'jica.pdf', await paper());
    const [match] = (await openMatches(scope, window)).rows;
    await refuseMatch(ctx, scope, match?.id ?? '');
    const row = await scope.db
      .selectFrom('document as d')
      .innerJoin('reference as r', 'r.id', 'd.reference_id')
      .select(['r.id', 'r.title', 'r.guessed'])
      .where('d.id', '=', documentId)
      .executeTakeFirst();
    expect(row?.id).not.toBe(reference);
    expect(row?.title).toBe(title);
    expect(row?.guessed).not.toBe('[]');
    expect((await openMatches(scope, window)).total).toBe(0);
  });

  it('is only proposed to a reference that has a file already; saying yes moves it there', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const reference = await referenceOf(ctx, scope, title, known);
    await drop(ctx, scope, 'first.pdf', await paper());
    await acceptAttached(ctx, scope);
    const second = await drop(ctx, scope, 'second.pdf', await paper(4));
    expect(second.referenceId).not.toBe(reference);
    const [match] = (await openMatches(scope, window)).rows;
    expect(match).toMatchObject({ isAttached: false, ownTitle: title, referenceId: reference });
    await acceptMatch(ctx, scope, match?.id ?? '');
    expect(await liveReferences(scope)).toBe(1);
    expect((await openMatches(scope, window)).total).toBe(0);
  });

  it('waits for nobody once it has been moved to another reference', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await referenceOf(ctx, scope, title, known);
    const other = await referenceOf(ctx, scope, 'Something else altogether');
    const { documentId } = await drop(ctx, scope, 'jica.pdf', await paper());
    await moveDocument(ctx, scope, documentId, other);
    expect((await openMatches(scope, window)).total).toBe(0);
  });
});

describe('the pages of full texts', { timeout: 60_000 }, () => {
  it('attach a file to the reference one looks at, without asking the file', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    await referenceOf(ctx, scope, title, known);
    const here = await referenceOf(ctx, scope, 'An appendix of another paper');
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    expect((await agent.get(paths.reference(slug, here)).expect(200)).text).toContain('Attach its full text');
    const sent = agent.post(paths.referenceFiles(slug, here)).type('multipart/form-data');
    await sent.attach('file', Buffer.from(await paper()), 'jica.pdf').expect(303);
    const jobs = startJobs(ctx, jobHandlers);
    await jobs.idle();
    await jobs.stop();
    const rows = await scope.db.selectFrom('document').select(['file_name', 'reference_id']).execute();
    expect(rows).toEqual([{ file_name: 'jica.pdf', reference_id: here }]);
  });

  it('list matches with a key for each answer, and note what could not be had', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const reference = await referenceOf(ctx, scope, title, known);
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    expect((await agent.get(paths.fileMatches(slug)).expect(200)).text).toContain('Nothing to check');
    await agent.post(paths.retrieval(slug, reference), { state: 'not_retrieved', reason: 'No access' }).expect(303);
    const shown = (await agent.get(paths.reference(slug, reference)).expect(200)).text;
    expect(shown).toContain('Full text not retrieved');
    expect(shown).toContain('value="No access"');
    expect((await agent.get(paths.literature(slug, { show: 'not_retrieved' })).expect(200)).text).toContain(title);
    await drop(ctx, scope, 'jica.pdf', await paper());
    const list = (await agent.get(paths.fileMatches(slug)).expect(200)).text;
    expect(list).toMatch(/data-row-key="y"[\s\S]*data-row-key="c"[\s\S]*data-row-key="n"/);
    expect((await agent.get(paths.documents(slug)).expect(200)).text).toContain('1 file was matched to references you have.');
    const [match] = (await openMatches(scope, window)).rows;
    await agent.post(paths.fileMatch(slug, match?.id ?? '', 'accept')).expect(303);
    expect((await openMatches(scope, window)).total).toBe(0);
  });
});
