/** the library that reads papers is replaced by one that reads otherwise. What was read before stays as it was read. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markPassage } from '../../server/coding/excerpts.service.ts';
import { lengthOf, slice } from '../../server/documents/code-points.ts';
import { importStored } from '../../server/documents/import.service.ts';
import { paths } from '../../server/paths.ts';
import type { Parsers } from '../../server/platform/parser-process.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { agentOf, testApp } from '../support/app.ts';
import { type TestContext, testContext } from '../support/context.ts';
import { paperPdf } from '../support/pdf.ts';
import { reviewOfAda } from '../support/people.ts';
import { seed, times } from './support/tier.ts';

const papers = times({ commit: 3, nightly: 30, release: 30 });
const passages = times({ commit: 20, nightly: 50, release: 50 });

/** Reads every small “e” as “3”, and says that it is another version. */
const otherwise = (parsers: Parsers): Parsers => ({
  ...parsers,
  async read(group, file) {
    const lines = await parsers.read(group, file);
    return lines.map((line) => {
      const read = JSON.parse(line.toString()) as { page?: { text: string }; end?: { extractorVersion: string } };
      if (read.page) read.page.text = read.page.text.replaceAll('e', '3');
      if (read.end) read.end.extractorVersion = '999';
      return Buffer.from(JSON.stringify(read));
    });
  },
});

const paperNo = (n: number) =>
  paperPdf({
    title: `Partnership synergy, part ${n}`,
    authors: 'Ada Okafor',
    body: [`Paper ${n} tells how trust grew between the partners, slowly and not everywhere. `.repeat(60)],
    columns: n % 2 ? 1 : 2,
  });

async function importPaper(ctx: TestContext, scope: Scope, paper: Uint8Array) {
  const { sha256, size } = await ctx.blobs.put(paper);
  const outcome = await importStored(ctx, scope, { fileName: 'paper.pdf', sha256, size });
  if (outcome.status === 'refused') throw new Error(outcome.reason);
  return outcome;
}

/** Everything that reading a file has written, as it lies there. */
async function frozenIn({ db }: TestContext): Promise<string> {
  const [versions, pages, layouts, excerpts] = await Promise.all([
    db.read.selectFrom('document_version').selectAll().orderBy('id').execute(),
    db.read.selectFrom('page').selectAll().orderBy('document_version_id').orderBy('sheet').execute(),
    db.read.selectFrom('page_layout').selectAll().orderBy('document_version_id').orderBy('sheet').execute(),
    db.read.selectFrom('excerpt').selectAll().orderBy('id').execute(),
  ]);
  return JSON.stringify([versions, pages, layouts, excerpts]);
}

async function textOf({ db }: TestContext, version: string): Promise<string> {
  const pages = await db.read.selectFrom('page').select('text').where('document_version_id', '=', version).orderBy('sheet').execute();
  return pages.map((page) => page.text).join('\n');
}

it('changes no text and no passage; new files are read anew, and say by what', { timeout: 1_800_000 }, async () => {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const documents: string[] = [];
  const files: Uint8Array[] = [];
  for (let n = 0; n < papers; n++) files.push(await paperNo(n));
  for (const file of files) documents.push((await importPaper(ctx, scope, file)).documentId);
  for (const [n, documentId] of documents.entries()) {
    const version = await ctx.db.read
      .selectFrom('document_version')
      .select('id')
      .where('document_id', '=', documentId)
      .executeTakeFirstOrThrow();
    const text = await textOf(ctx, version.id);
    const ranges = fc.sample(fc.tuple(fc.nat({ max: lengthOf(text) - 60 }), fc.integer({ min: 20, max: 60 })), {
      numRuns: passages,
      seed: seed + n,
    });
    for (const [start, length] of ranges) {
      const marked = { kind: 'text', ranges: [[start, start + length]], quotes: [slice(text, start, start + length)] } as const;
      await markPassage(ctx, scope, { documentId, marked: { ...marked, ranges: [[start, start + length]] } });
    }
  }
  const before = await frozenIn(ctx);

  const upgraded: TestContext = { ...ctx, parsers: otherwise(ctx.parsers) };
  for (const file of files) expect((await importPaper(upgraded, scope, file)).status).toBe('duplicate');
  const agent = await agentOf(upgraded, await testApp(upgraded), ada);
  for (const document of documents) expect((await agent.get(paths.reader(slug, document))).status).toBe(200);
  expect(await frozenIn(upgraded)).toBe(before);
  const rows = await ctx.db.read.selectFrom('excerpt').select(['document_version_id', 'quote', 'start_at', 'end_at']).execute();
  expect(rows.length).toBe(papers * passages);
  const texts = new Map<string, string>();
  for (const { document_version_id: id } of rows) if (!texts.has(id)) texts.set(id, await textOf(ctx, id));
  expect(rows.filter((row) => slice(texts.get(row.document_version_id) ?? '', row.start_at, row.end_at) !== row.quote)).toEqual([]);

  const { documentId } = await importPaper(upgraded, scope, await paperNo(papers));
  const anew = await ctx.db.read.selectFrom('document_version').selectAll().where('document_id', '=', documentId).executeTakeFirstOrThrow();
  expect([anew.extractor_version, (await textOf(ctx, anew.id)).includes('t3lls')]).toEqual(['999', true]);
  expect((await examine(ctx)).findings).toEqual([]);
});
