import { describe, expect, it } from 'vitest';
import type { Context } from '../../../server/platform/context.ts';
import { Refused } from '../../../server/platform/errors.ts';
import { startJobs } from '../../../server/platform/jobs.ts';
import { importReferencesJob, importKind, importSearch } from '../../../server/references/import.service.ts';
import { searchById, searchesOf } from '../../../server/references/searches.queries.ts';
import { describeSearch, mapColumns, readSearchFile, startImport } from '../../../server/references/searches.service.ts';
import { takeImportBack } from '../../../server/references/taking-back.service.ts';
import { changeReference } from '../../../server/references/references.service.ts';
import { referenceById } from '../../../server/references/references.queries.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const ris = (...titles: readonly string[]): string =>
  titles.map((title, at) => `TY  - JOUR\nTI  - ${title}\nAU  - Okafor, N.\nPY  - 2019\nVL  - 1\nSP  - ${at + 10}\nER  - \n\n`).join('');

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  return { ctx, scope };
}

async function read(ctx: Context, scope: Scope, text: string, fileName = 'export.ris'): Promise<string> {
  return readSearchFile(ctx, scope, { ...(await ctx.blobs.put(Buffer.from(text))), fileName });
}

/** As the server does it: a job. */
async function imported(ctx: Context, scope: Scope, id: string) {
  await startImport(ctx, scope, id);
  const jobs = startJobs(ctx, { [importKind]: importReferencesJob });
  await jobs.idle();
  await jobs.stop();
  return (await searchById(scope, id))!;
}

const titlesOf = async ({ db, reviewId }: Scope): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('reference')
      .select('title')
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('number')
      .execute()
  ).map((row) => row.title);

describe('a file of references', () => {
  it('is shown before anything of it is imported, and said to come from somewhere', async () => {
    const { ctx, scope } = await setUp();
    const id = await read(ctx, scope, `Provider: Host\n\n${ris('Walking together', 'Trust grows')}TY  - JOUR\nER  - \n`);
    const search = await searchById(scope, id);
    expect(search).toMatchObject({ number: 1, state: 'read', format: 'RIS', encoding: 'UTF-8' });
    expect(search?.findings).toMatchObject({ read: 3, skippedCount: 1, strayCount: 1, missing: { abstract: 2, doi: 2 } });
    expect(search?.findings.skipped[0]).toMatchObject({ line: 19, text: 'TY  - JOUR\nER  -' });
    expect(await titlesOf(scope)).toEqual([]);
    const [phase] = await vocabulary(scope, 'phase');
    const details = { source_kind: 'database', source: 'MEDLINE', searched_on: '2026-02-01', terms: 'walk*', limits: '', reason: '' };
    await describeSearch(ctx, scope, { id, ...details, phase_id: phase?.id ?? null });
    expect(await imported(ctx, scope, id)).toMatchObject({ state: 'done', imported: 2, duplicates: 0, source: 'MEDLINE' });
    expect(await titlesOf(scope)).toEqual(['Walking together', 'Trust grows']);
    const uses = await scope.db.selectFrom('reference_phase').select('phase_id').execute();
    expect(uses.map((use) => use.phase_id)).toEqual([phase?.id, phase?.id]);
  });

  it('brings what is known already into the phase of the search, too', async () => {
    const { ctx, scope } = await setUp();
    const [gleaning, refinement] = await vocabulary(scope, 'phase');
    const details = { source_kind: 'database', source: 'MEDLINE', searched_on: '', terms: '', limits: '', reason: '' };
    for (const [phase, text] of [
      [gleaning, ris('Walking together')],
      [refinement, ris('Walking together', 'Trust grows')],
    ] as const) {
      const id = await read(ctx, scope, text);
      await describeSearch(ctx, scope, { id, ...details, phase_id: phase?.id ?? null });
      await imported(ctx, scope, id);
    }
    const uses = await scope.db
      .selectFrom('reference_phase as p')
      .innerJoin('reference as r', 'r.id', 'p.reference_id')
      .select(['r.title', 'p.phase_id'])
      .orderBy('r.number')
      .orderBy('p.made_at')
      .execute();
    expect(uses).toEqual([
      { title: 'Walking together', phase_id: gleaning?.id },
      { title: 'Walking together', phase_id: refinement?.id },
      { title: 'Trust grows', phase_id: refinement?.id },
    ]);
  });

  it('adds nothing the second time, and each record counts for each file it is in', async () => {
    const { ctx, scope } = await setUp();
    const first = ris('Walking together', 'Trust grows');
    await imported(ctx, scope, await read(ctx, scope, first));
    expect(await imported(ctx, scope, await read(ctx, scope, first))).toMatchObject({
      imported: 0,
      duplicates: 2,
      message: 'The same file as search 1: nothing was added.',
    });
    const other = await imported(ctx, scope, await read(ctx, scope, `${first}${ris('A third')}`));
    expect(other).toMatchObject({ imported: 1, duplicates: 2, findings: { read: 3, skippedCount: 0 } });
    expect(await titlesOf(scope)).toHaveLength(3);
    const records = await scope.db.selectFrom('search_record').select(['search_id', 'raw']).execute();
    expect(records).toHaveLength(5);
    expect(records[0]?.raw).toContain('TY  - JOUR\nTI  - Walking together');
  });

  it('knows a reference by its DOI, whoever exported it, and a chapter of the same book apart', async () => {
    const { ctx, scope } = await setUp();
    const article = 'TY  - JOUR\nTI  - Walking together\nAU  - Okafor, N.\nPY  - 2019\nDO  - 10.5555/w.1\nER  - \n';
    const bib = '@article{a, title={{W}alking Together}, author={N. Okafor}, year=2019, doi={https://doi.org/10.5555/W.1}}\n';
    const chapter = (title: string, page: number) => `TY  - CHAP\nTI  - ${title}\nDO  - 10.5555/book\nPY  - 2019\nSP  - ${page}\nER  - \n`;
    await imported(ctx, scope, await read(ctx, scope, article + chapter('On trust', 1)));
    const second = await imported(ctx, scope, await read(ctx, scope, bib, 'x.bib'));
    expect(second).toMatchObject({ imported: 0, duplicates: 1 });
    expect(await imported(ctx, scope, await read(ctx, scope, chapter('Gardens in later life', 40)))).toMatchObject({ imported: 1 });
  });

  it('goes on where it was interrupted', async () => {
    const { ctx, scope } = await setUp();
    const titles = Array.from({ length: 250 }, (_, at) => `A title of its own ${at}`);
    const id = await read(ctx, scope, ris(...titles));
    await startImport(ctx, scope, id);
    const author = { reviewId: scope.reviewId, actorId: scope.actorId };
    const cut = () => {
      throw new Error('the server stopped');
    };
    await expect(importSearch(ctx, author, { id, progress: cut })).rejects.toThrow('the server stopped');
    expect(await titlesOf(scope)).toHaveLength(50);
    await importSearch(ctx, author, { id, progress: () => {} });
    expect(await titlesOf(scope)).toEqual(titles);
    expect(await searchById(scope, id)).toMatchObject({ state: 'done', imported: 250, duplicates: 0 });
  });

  it('is taken back in one step, but for what people have worked with', async () => {
    const { ctx, scope } = await setUp();
    const id = await read(ctx, scope, ris('Walking together', 'Trust grows', 'Gardens in later life'));
    await imported(ctx, scope, id);
    const row = await scope.db.selectFrom('reference').select('id').where('title', '=', 'Trust grows').executeTakeFirstOrThrow();
    const record = (await referenceById(scope, row.id))!;
    await changeReference(ctx, scope, { id: row.id, fields: { ...record, note: 'Read it.' }, phases: [] });
    expect(await takeImportBack(ctx, scope, id)).toEqual({ gone: 2, kept: 1 });
    expect(await titlesOf(scope)).toEqual(['Trust grows']);
    expect(await searchesOf(scope)).toEqual([]);
    const again = await read(ctx, scope, ris('Walking together', 'Trust grows', 'Gardens in later life'));
    expect(await imported(ctx, scope, again)).toMatchObject({ imported: 2, duplicates: 1 });
  });

  it('with unknown headings waits until somebody says what the columns are', async () => {
    const { ctx, scope } = await setUp();
    const id = await read(ctx, scope, 'Titel\tVerfasser\tJahr\nVertrauen wächst\tMüller, Jürgen\t2014\n');
    expect(await searchById(scope, id)).toMatchObject({ findings: { skippedCount: 1, columns: { isClear: false } } });
    await mapColumns(ctx, scope, id, { title: 0, authors: 1, year: 2 });
    expect(await imported(ctx, scope, id)).toMatchObject({ imported: 1 });
    expect(await titlesOf(scope)).toEqual(['Vertrauen wächst']);
    await expect(mapColumns(ctx, scope, id, { title: 1 })).rejects.toThrow(Refused);
  });

  it('that holds no references says so, and is not imported', async () => {
    const { ctx, scope } = await setUp();
    const id = await read(ctx, scope, '');
    expect(await searchById(scope, id)).toMatchObject({ state: 'refused', message: expect.stringContaining('No references were found') });
    await expect(startImport(ctx, scope, id)).rejects.toThrow('No references were found');
  });
});
