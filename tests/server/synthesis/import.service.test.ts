import { describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { allCmocs, materialOf } from '../../../server/synthesis/cmocs.queries.ts';
import { importCmocs, type ImportOptions, previewImport, rowsOfFile } from '../../../server/synthesis/import.service.ts';
import { changedSince, rowOf, sentenceOf } from '../../../server/synthesis/statement.ts';
import { takeBack } from '../../../server/platform/undo.queries.ts';
import type { Context } from '../../../server/platform/context.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { codeOf, referenceOf } from '../../support/factories.ts';
import { hasShared, sharedFile } from '../../support/gold.ts';
import { reviewOfAda } from '../../support/people.ts';

const plain: ImportOptions = { level: 'theory', codes: 'short', blank: 'nothing' };

const file = (text: string, fileName = 'theory.tsv') => ({ bytes: new TextEncoder().encode(text), fileName });

const read = async (scope: Scope) => allCmocs(scope);

const counts = async (ctx: Context) => {
  const count = (table: 'code' | 'cmoc' | 'element' | 'case' | 'theory') =>
    ctx.db.read
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('trashed_at', 'is', null)
      .executeTakeFirstOrThrow();
  const rows = await Promise.all((['code', 'cmoc', 'element', 'case', 'theory'] as const).map(count));
  return rows.map((row) => row.n);
};

describe('importing CMOCs', () => {
  it('makes codes, cases and the theory, files each under its mechanism, and keeps the statement', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const text = [
      'number\tstatement\tcase\tstrategy\tcontext\tmechanism\tmechanism_type\tmechanism_direction\toutcome',
      'IPT1-3\tTrust calms people.\tGM\tMoU\tHistory; Leadership\tTrust\tcognitive process\t+\tEffort',
      '\t\tGM\tMoU\tHistory\t\t\t\tEffort',
    ].join('\n');
    const outcome = await importCmocs(ctx, scope, file(text), { ...plain, theory: 'Partnership theory', phase: 'theory gleaning' });
    expect(outcome).toEqual({ read: 2, imported: 2, skipped: [], notes: [], unknownColumns: [] });
    const [first, second] = await read(scope);
    expect(first).toMatchObject({
      number: 1,
      label: 'IPT1-3',
      level: 'theory',
      origin: 'prior',
      strategy: 'MoU',
      statement: 'Trust calms people.',
    });
    expect(rowOf(first!.slots).map((cell) => cell.text)).toEqual(['History; Leadership', 'Trust +', 'Effort']);
    expect(changedSince(first!)).toEqual([]);
    expect(first!.filedUnderId).toBe(first!.slots[1]!.elements[0]!.code!.id);
    expect(sentenceOf(second!.slots)).toBe('History (context) can lead to effort (outcome).');
    expect(await counts(ctx)).toEqual([4, 2, 6, 1, 1]);
    const code = await ctx.db.read.selectFrom('code').selectAll().where('name', '=', 'Trust').executeTakeFirstOrThrow();
    expect(JSON.parse(code.mechanism_types)).toHaveLength(1);
  });

  it('finds a code by name or alias, ignoring case and white space, and keeps the words of an alias', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const trust = await codeOf(ctx, scope, 'Trust', { aliases: '["Faith in each other"]' });
    await importCmocs(ctx, scope, file('statement\tmechanism\na\t TRUST \nb\tfaith  in each other'), plain);
    const elements = (await read(scope)).flatMap((cmoc) => cmoc.slots.flatMap((slot) => slot.elements));
    expect(elements.map((element) => [element.code?.id, element.wording])).toEqual([
      [trust, ''],
      [trust, 'faith in each other'],
    ]);
    expect((await read(scope)).map(changedSince)).toEqual([[], []]);
  });

  it('is one step: undone, nothing is left', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await importCmocs(ctx, scope, file('context\tmechanism\nA\tB\nC\tD'), { ...plain, theory: 'T' });
    const { operation, verb } = await ctx.db.read
      .selectFrom('activity')
      .selectAll()
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    await takeBack(ctx, scope, { operation, verb, undoes: null });
    expect(await counts(ctx)).toEqual([0, 0, 0, 0, 0]);
  });

  it('puts extracted CMOCs on their reference and lists rows that name none', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const lee = await referenceOf(ctx, scope, 'Trust in partnerships', { authors: '["Lee, Min"]', year: 2018 });
    const text = 'reference\tmechanism\nLee et al. (2018)\tTrust\nTrust in partnerships\tFaith\nOmar 2020\tFear\n\tJoy';
    const outcome = await importCmocs(ctx, scope, file(text), { ...plain, level: 'extracted' });
    expect(outcome).toMatchObject({ read: 4, imported: 2 });
    expect(outcome.skipped.map((line) => [line.line, line.text])).toEqual([
      [4, 'Fear'],
      [5, 'Joy'],
    ]);
    expect((await read(scope)).map((cmoc) => [cmoc.level, cmoc.referenceId])).toEqual([
      ['extracted', lee],
      ['extracted', lee],
    ]);
  });

  it('shows beforehand what it would do, and changes nothing', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await codeOf(ctx, scope, 'Trust');
    const rows = await rowsOfFile(file('context,mechanism,colour\nHistory,Trust,red\n,,blue', 'theory.csv'));
    const preview = await previewImport(scope, rows, plain);
    expect(preview).toMatchObject({ newCodes: ['History'], obstacle: null });
    expect(preview.reading).toMatchObject({ read: 2, unknownColumns: ['colour'] });
    expect(preview.skipped.map((line) => line.line)).toEqual([3]);
    expect((await previewImport(scope, rows, { ...plain, phase: 'Nowhere' })).obstacle).toContain('no phase “Nowhere”');
    expect((await counts(ctx))[1]).toBe(0);
  });

  it('refuses what is no table of CMOCs with a sentence, and leaves everything as it was', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const refused = (bytes: Uint8Array, fileName = 'x.csv') =>
      importCmocs(ctx, scope, { bytes, fileName }, plain).catch((error: Error) => error.message);
    expect(await refused(new TextEncoder().encode('name,age\nA,1'))).toContain('No column is called context');
    expect(await refused(new Uint8Array())).toBe('The file is empty.');
    expect(await refused(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'x.xlsx')).toContain('damaged');
    expect(await refused(new Uint8Array([1, 0, 2, 0]))).toContain('not a table');
    expect(await counts(ctx)).toEqual([0, 0, 0, 0, 0]);
  });

  it('reads spreadsheets, semicolons, quoted line breaks and Windows letters', async () => {
    const cells = [
      ['context', 'mechanism'],
      ['History', 'Trust'],
      ['', 'Faith'],
    ].map((row) => row.map((value) => ({ value, type: String })));
    const xlsx = await writeXlsxFile(cells as never).toBuffer();
    expect((await rowsOfFile({ bytes: new Uint8Array(xlsx), fileName: 'theory.xlsx' })).map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'context', 'mechanism'],
      [2, 'History', 'Trust'],
      [3, '', 'Faith'],
    ]);
    const semicolons = 'context;mechanism\n"a\nb";c\n\nd;e';
    expect((await rowsOfFile(file(semicolons, 'x.csv'))).map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'context', 'mechanism'],
      [2, 'a\nb', 'c'],
      [5, 'd', 'e'],
    ]);
    const windows = new Uint8Array([...'context\n'].map((letter) => letter.charCodeAt(0)).concat([0x93, 0xe9, 0x94]));
    expect((await rowsOfFile({ bytes: windows, fileName: 'x.csv' }))[1]?.cells).toEqual(['“é”']);
  });
});

describe.skipIf(!hasShared)('the reference report’s configurations', () => {
  it('are imported whole, each filed under its mechanism', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const bytes = sharedFile('gold', 'box1-cmocs.tsv');
    expect(await importCmocs(ctx, scope, { bytes, fileName: 'box1-cmocs.tsv' }, plain)).toMatchObject({
      read: 39,
      imported: 39,
      skipped: [],
    });
    const expected = new TextDecoder().decode(sharedFile('gold', 'box1-rollup-expected.tsv')).trim().split('\n').slice(1);
    const { constructs } = await materialOf(scope);
    const filed = new Map<string, number>();
    for (const cmoc of await read(scope)) {
      const name = constructs.get(cmoc.filedUnderId ?? '')?.name ?? '';
      filed.set(name, (filed.get(name) ?? 0) + 1);
    }
    expect([...filed].sort()).toEqual(
      expected
        .map((line) => line.split('\t'))
        .map(([name = '', n]) => [name, Number(n)])
        .sort(),
    );
  });

  it('come from the strategy table with its cases, in both readings', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const bytes = sharedFile('gold', 'seed-table6-ipt1.tsv');
    await importCmocs(ctx, scope, { bytes, fileName: 'seed.tsv' }, plain);
    const partial = await read(scope);
    expect(partial.map((cmoc) => cmoc.slots.map((slot) => slot.elements.length).join(''))).toEqual([
      '111',
      '110',
      '110',
      '111',
      '111',
      '111',
      '100',
    ]);
    await importCmocs(ctx, scope, { bytes, fileName: 'seed.tsv' }, { ...plain, blank: 'above' });
    expect((await read(scope)).slice(7).every((cmoc) => cmoc.slots.every((slot) => slot.elements.length === 1))).toBe(true);
    expect((await counts(ctx))[3]).toBe(4);
  });
});
