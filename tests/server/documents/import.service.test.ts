import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createDeflate } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../server/documents/extract.service.ts';
import { faultSentence } from '../../../server/documents/file-words.ts';
import { importStored, type Imported } from '../../../server/documents/import.service.ts';
import { currentVersion, pagesBetween, pageSpans, piecesOf, textBetween } from '../../../server/documents/pages.queries.ts';
import type { Context } from '../../../server/platform/context.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { pagesPdf, paperPdf, paragraphs, pdfOf, picturePdf, sentences } from '../../support/pdf.ts';
import { reviewOfAda } from '../../support/people.ts';

/** A page whose content is a few hundred kilobytes in the file and as many megabytes as given when it is unpacked. */
async function bombPdf(megabytes: number): Promise<Uint8Array> {
  const packed = createDeflate({ level: 1 });
  const chunks: Buffer[] = [];
  packed.on('data', (chunk: Buffer) => chunks.push(chunk));
  const line = Buffer.alloc(1024 * 1024, ' ');
  await pipeline(Readable.from(Array.from({ length: megabytes }, () => line)), packed);
  const content = Buffer.concat(chunks);
  const head = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>> endobj
4 0 obj <</Length ${content.length}/Filter/FlateDecode>> stream
`;
  return new Uint8Array(Buffer.concat([bytesOf(head), content, bytesOf('\nendstream endobj\ntrailer <</Root 1 0 R>>\n%%EOF')]));
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function put(ctx: Context, scope: Scope, fileName: string, bytes: Uint8Array): Promise<Imported> {
  return importStored(ctx, scope, { ...(await ctx.blobs.put(bytes)), fileName });
}

async function added(ctx: Context, scope: Scope, fileName: string, bytes: Uint8Array) {
  const outcome = await put(ctx, scope, fileName, bytes);
  if (outcome.status !== 'imported') throw new Error(`${fileName}: ${JSON.stringify(outcome)}`);
  return outcome;
}

describe('a dropped paper', () => {
  it('becomes a reference, a document, its frozen text and places of every letter', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const paper = await paperPdf({
      title: 'Working together: how trust grows between care organisations',
      authors: 'Ada Okafor, Ludwig van der Berg and María Ñíguez',
      source: 'Journal of Integrated Care 2019;27(2):101–115',
      doi: '10.1108/JICA-2019-0042',
      body: paragraphs(30),
    });
    const outcome = await added(ctx, scope, 'okafor.pdf', paper);
    const reference = await ctx.db.read.selectFrom('reference').selectAll().executeTakeFirstOrThrow();
    expect(reference).toMatchObject({
      title: 'Working together: how trust grows between care organisations',
      authors: JSON.stringify(['Okafor, Ada', 'van der Berg, Ludwig', 'Ñíguez, María']),
      year: 2019,
      container: 'Journal of Integrated Care',
      volume: '27',
      issue: '2',
      pages: '101-115',
      doi: '10.1108/JICA-2019-0042',
      study_id: null,
    });
    expect(JSON.parse(reference.guessed)).toContain('title');
    const version = (await currentVersion(scope, outcome.documentId))!;
    const whole = await textBetween(scope, version.versionId, 0, version.characters);
    expect(createHash('sha256').update(whole).digest('hex')).toBe(
      (await ctx.db.read.selectFrom('document_version').select('text_sha256').executeTakeFirstOrThrow()).text_sha256,
    );
    expect(outcome).toMatchObject({ pages: version.pages, characters: version.characters, warnings: [] });
    const plain = whole.replace(/\s+/g, ' ');
    const found = sentences(120).filter((sentence) => plain.includes(sentence));
    expect(found.length / 120).toBeGreaterThan(0.97);
    const spans = await pageSpans(scope, version);
    for (const [at, span] of spans.entries()) expect(span.start).toBe(at ? (spans[at - 1]?.end ?? 0) + 1 : 0);
    const pieces = await piecesOf(scope, version.versionId, 1);
    for (const { quad, advances } of pieces)
      expect(Math.abs(advances.reduce((a, b) => a + b, 0) - (quad[1][0] - quad[0][0]))).toBeLessThanOrEqual(1);
  });

  it('is found by its words, page by page', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { documentId } = await added(ctx, scope, 'a.pdf', await pagesPdf([{ texts: [{ text: 'Café trust', x: 80, y: 80 }] }]));
    const { versionId } = (await currentVersion(scope, documentId))!;
    const rows = await ctx.db.read.selectFrom('page_search').select(['document_version_id', 'sheet', 'review_id', 'text']).execute();
    expect(rows).toEqual([{ document_version_id: versionId, sheet: 1, review_id: scope.reviewId, text: 'Café trust' }]);
  });

  it('is recognised when it is dropped again, also twice at once, and is not another review’s', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const paper = await paperPdf({ title: 'A paper that is dropped over and over', body: paragraphs(2) });
    const outcomes = await Promise.all(['a.pdf', 'b.pdf', 'c.pdf'].map((name) => put(ctx, scope, name, paper)));
    expect(outcomes.map((one) => one.status).sort()).toEqual(['duplicate', 'duplicate', 'imported']);
    expect(new Set(outcomes.map((one) => 'documentId' in one && one.documentId)).size).toBe(1);
    expect((await put(ctx, other, 'a.pdf', paper)).status).toBe('imported');
    expect(await ctx.db.read.selectFrom('reference').select('id').execute()).toHaveLength(2);
  });

  it('keeps its printed labels, turned pages, outline and ligatures', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const file = await pagesPdf([
      { texts: [{ text: 'An eﬃcient page', x: 80, y: 80 }] },
      { rotation: 90, texts: [{ text: 'A turned page', x: 80, y: 80 }] },
      { rotation: 270, texts: [{ text: 'Turned the other way', x: 80, y: 80 }] },
    ]);
    const { documentId } = await added(ctx, scope, 'turned.pdf', file);
    const version = (await currentVersion(scope, documentId))!;
    const pages = await pagesBetween(scope, version, { from: 1, to: 3 });
    expect(pages.map(({ sheet, label, rotation, text, box }) => ({ sheet, label, rotation, text, box }))).toEqual([
      { sheet: 1, label: '1', rotation: 0, text: expect.stringMatching(/^An e.{1,3}cient page$/u) as string, box: [0, 0, 59528, 84189] },
      { sheet: 2, label: '2', rotation: 90, text: 'A turned page', box: [0, 0, 59528, 84189] },
      { sheet: 3, label: '3', rotation: 270, text: 'Turned the other way', box: [0, 0, 59528, 84189] },
    ]);
  });

  it('of many pages is written in steps, is shown when it is whole, and can be gone on with', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const book = bytesOf(paragraphs(9000).join('\n\n'));
    const before = await ctx.blobs.put(book);
    const { pages } = await added(ctx, scope, 'book.txt', book);
    expect(pages).toBeGreaterThan(900);
    const version = await ctx.db.read.selectFrom('document_version').selectAll().executeTakeFirstOrThrow();
    expect(version.version).toBe(2);
    expect(version.is_current).toBe(1);
    const layouts = () => ctx.db.read.selectFrom('page_layout').select('sheet').orderBy('sheet').execute();
    expect((await layouts()).map((row) => row.sheet)).toEqual(Array.from({ length: pages }, (_, n) => n + 1));

    const beyond = Math.floor(pages / 2);
    await ctx.db.write(async (tx) => {
      await tx.updateTable('document_version').set({ is_current: 0 }).execute();
      for (const table of ['page', 'page_layout', 'page_search'] as const) await tx.deleteFrom(table).where('sheet', '>', beyond).execute();
    });
    const again = await importStored(ctx, scope, { ...before, fileName: 'book.txt' });
    expect(again.status).toBe('imported');
    expect(await layouts()).toHaveLength(pages);
    expect(await ctx.db.read.selectFrom('document').select('id').execute()).toHaveLength(1);
    const whole = await textBetween(scope, version.id, 0, version.characters);
    expect(createHash('sha256').update(whole).digest('hex')).toBe(version.text_sha256);
  });
});

describe('a file that is not as it should be', () => {
  it.each([
    [
      'locked.pdf',
      () => pdfOf({ userPassword: 'secret' }, (pdf) => void pdf.addPage().text('hidden')),
      /“locked.pdf” can only be opened with a password/,
    ],
    ['empty.pdf', () => Promise.resolve(new Uint8Array()), /“empty.pdf” is empty/],
    // HTML is not taken, whatever it is called.
    ['signin.pdf', () => Promise.resolve(bytesOf('<!DOCTYPE html><html><body>Sign in</body></html>')), /“signin.pdf” is a web page/],
    ['cut.pdf', () => Promise.resolve(bytesOf('%PDF-1.7\n1 0 obj <<')), /“cut.pdf” is damaged/],
    ['table.docx', () => Promise.resolve(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), /“table.docx” is neither a PDF nor a text file/],
    ['blank.txt', () => Promise.resolve(bytesOf(' \n\n ')), /“blank.txt” is empty/],
  ])('%s is refused by name and reason, and leaves nothing behind', async (name, make, reason) => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const outcome = await put(ctx, scope, name, await make());
    expect(outcome.status).toBe('refused');
    expect(outcome.status === 'refused' && outcome.reason).toMatch(reason);
    expect(await ctx.db.read.selectFrom('reference').select('id').execute()).toEqual([]);
  });

  it('comes in with a warning when its pages are pictures, all or some', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    expect((await added(ctx, scope, 'scan.pdf', await picturePdf(3))).warnings).toEqual([expect.stringMatching(/^No text layer/)]);
    const mixed = await pagesPdf([{ texts: [{ text: 'Words', x: 80, y: 80 }] }, { texts: [] }, { texts: [] }]);
    expect((await added(ctx, scope, 'mixed.pdf', mixed)).warnings).toEqual(['No text on 2 of 3 pages: sheets 2–3.']);
  });
});

describe('a bomb', () => {
  it('is stopped, and the next paper is read', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const fault = await put(ctx, scope, 'bomb.pdf', await bombPdf(600)).then(() => null, faultOf);
    expect(['memory', 'crashed']).toContain(fault);
    expect(faultSentence('bomb.pdf', fault ?? 'unknown')).toContain('“bomb.pdf”');
    expect((await put(ctx, scope, 'a.pdf', await paperPdf({ title: 'A paper', body: paragraphs(2) }))).status).toBe('imported');
  });
});

describe('a transcript', () => {
  it.each([
    ['UTF-8', Buffer.from('“Trust grew,” she said – slowly.\n\nNaïve? No.')],
    ['UTF-8 with a mark', Buffer.from('\ufeff“Trust grew,” she said – slowly.\n\nNaïve? No.')],
    ['UTF-16', Buffer.from('\ufeff“Trust grew,” she said – slowly.\n\nNaïve? No.', 'utf16le')],
    ['Windows-1252', Buffer.from('\x93Trust grew,\x94 she said \x96 slowly.\r\n\r\nNa\xefve? No.', 'latin1')],
  ])('in %s is a document, too', async (_encoding, bytes) => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { documentId } = await added(ctx, scope, 'interview.md', new Uint8Array(bytes));
    const version = (await currentVersion(scope, documentId))!;
    expect(version.mediaType).toBe('text/markdown');
    expect(await textBetween(scope, version.versionId, 0, version.characters)).toBe('“Trust grew,” she said – slowly.\n\nNaïve? No.');
  });
});
