import { buffer, text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { change, operate } from '../../../server/platform/operation.ts';
import { type ExportAsked, exportTable } from '../../../server/reports/export.service.ts';
import { formats } from '../../../server/reports/formats.ts';
import { tableNames } from '../../../server/reports/table-name.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { leaveOut, takeBackIn } from '../../../server/screening/decisions.service.ts';
import { importCmocs } from '../../../server/synthesis/import.service.ts';
import { testContext, type TestContext } from '../../support/context.ts';
import { readDocx } from '../../support/office.ts';
import { mergeDistrust, partnership } from '../../support/partnership.ts';
import { reviewOfAda } from '../../support/people.ts';

async function review() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  return { ctx, scope, made: await partnership(ctx, scope) };
}

const written = async (ctx: TestContext, scope: Scope, asked: ExportAsked): Promise<string> =>
  text((await exportTable(ctx, scope, asked)).content);

/** Rows of a table by column name. */
async function rows(ctx: TestContext, scope: Scope, asked: Omit<ExportAsked, 'format'>): Promise<readonly Record<string, unknown>[]> {
  return (JSON.parse(await written(ctx, scope, { ...asked, format: 'json' })) as { rows: Record<string, unknown>[] }).rows;
}

const mechanisms = async (ctx: TestContext, scope: Scope, own: Partial<ExportAsked> = {}) =>
  (await rows(ctx, scope, { table: 'demi-regularities', ...own })).map((row) => [
    row['mechanism'],
    row['cmocs'],
    row['documents'],
    row['studies'],
    row['excerpts'],
    row['excerpts_against'],
    row['increases'],
    row['reduces'],
  ]);

describe('the table of mechanisms', () => {
  it('has the columns that scripts rely on, in their order', async () => {
    const { ctx, scope } = await review();
    const header = (await written(ctx, scope, { table: 'demi-regularities', format: 'csv' })).split('\n')[0];
    expect(header).toBe(
      'mechanism,mechanism_type,explanation,most_frequent_outcome,team_outcome,times,cmocs,documents,studies,excerpts,documents_against,excerpts_against,increases,reduces,varies,present,absent,not_stated,merged_from',
    );
  });

  it('counts extracted CMOCs with their passages for and against', async () => {
    const { ctx, scope } = await review();
    expect(await mechanisms(ctx, scope)).toEqual([
      ['Conflict', 1, 1, 1, 1, 0, 1, 0],
      ['Distrust', 1, 1, 1, 1, 0, 1, 0],
      ['Trust', 1, 1, 1, 1, 1, 1, 0],
    ]);
  });

  it('reads an inverse merge flipped, counts sibling papers as one study, and is as before once un-merged', async () => {
    const { ctx, scope, made } = await review();
    const before = await written(ctx, scope, { table: 'demi-regularities', format: 'tsv' });
    await mergeDistrust(ctx, scope, made);
    const [trust, conflict] = await rows(ctx, scope, { table: 'demi-regularities' });
    expect(trust).toMatchObject({ mechanism: 'Trust', cmocs: 2, documents: 2, studies: 1, increases: 1, reduces: 1 });
    expect(trust).toMatchObject({ most_frequent_outcome: 'Faith', times: 2, merged_from: 'Distrust (read inversely, 1)' });
    expect(conflict).toMatchObject({ mechanism: 'Conflict', most_frequent_outcome: '', times: 0 });
    await operate(ctx, scope, { verb: 'un-merge' }, (op) =>
      change(op, 'code', { id: made.codes.distrust }, { merged_into_id: null, merged_inverse: 0 }),
    );
    expect(await written(ctx, scope, { table: 'demi-regularities', format: 'tsv' })).toBe(before);
  });

  it('drops what an excluded document gave, says so, and has it back with the document', async () => {
    const { ctx, scope, made } = await review();
    const all = await written(ctx, scope, { table: 'demi-regularities', format: 'json' });
    await leaveOut(ctx, scope, {
      referenceId: made.lind.reference,
      reasons: [],
      primaryReasonId: null,
      note: 'Another programme',
    });
    const without = await written(ctx, scope, { table: 'demi-regularities', format: 'json' });
    expect((JSON.parse(without) as { rows: { mechanism: string }[] }).rows.map((row) => row.mechanism)).toEqual(['Conflict', 'Trust']);
    expect(without).toContain('Not counted: 1 passage from excluded documents and 1 CMOC extracted from them.');
    await takeBackIn(ctx, scope, { referenceId: made.lind.reference, note: 'It is ours after all' });
    expect(await written(ctx, scope, { table: 'demi-regularities', format: 'json' })).toBe(all);
  });

  it('takes other levels, uses and rankings when asked', async () => {
    const { ctx, scope } = await review();
    expect(await mechanisms(ctx, scope, { scope: { level: 'theory' } })).toEqual([]);
    expect(await mechanisms(ctx, scope, { scope: { uses: ['review'] } })).toEqual([]);
    const exported = await exportTable(ctx, scope, {
      table: 'demi-regularities',
      format: 'tsv',
      scope: { level: 'all', statuses: ['draft'] },
    });
    expect(exported.scopeSentence).toBe(
      'Scope: all CMOCs, extracted and of the theory, with the status draft; excluded documents left out; working set.',
    );
    exported.content.destroy();
  });
});

describe('tables of configurations', () => {
  it('have the columns that scripts rely on, in the order of number', async () => {
    const { ctx, scope } = await review();
    const lines = (await written(ctx, scope, { table: 'cmocs', format: 'tsv' })).split('\n');
    expect(lines[0]).toBe(
      'number\tlabel\tlevel\tstatement\tgroup\tstrategy\tcase\tcontext\tmechanism\toutcome\tstatus\tverdict\tfiled_under\tdocuments\tstudies\texcerpts\tdocuments_against\tsufficiently_supported',
    );
    expect(lines.slice(1, 4).map((line) => line.split('\t').slice(7, 10))).toEqual([
      ['Years of working together', 'Trust +', 'Faith +'],
      ['', 'Distrust +', 'Faith −; Conflict +'],
      ['', 'Conflict +', ''],
    ]);
  });

  it('quote passages with their printed page, for and against', async () => {
    const { ctx, scope } = await review();
    const html = await written(ctx, scope, { table: 'cmocs', format: 'html' });
    expect(html).toContain('“Trust grew” (Okafor 2020, p. 1)');
    expect(html).toContain('“Some doubt stayed.” (Okafor 2020, p. 2)');
  });

  it('list the configurations of each document, those it only speaks of included', async () => {
    const { ctx, scope } = await review();
    const found = await rows(ctx, scope, { table: 'cmocs-by-document' });
    expect(found.map((row) => [row['document'], row['number'], row['excerpts'], row['excerpts_against']])).toEqual([
      ['Okafor 2020', 1, 1, 1],
      ['Lind 2018', 2, 1, 0],
      ['Berg 2021', 3, 1, 0],
    ]);
  });

  it('word configurations as statements to act on', async () => {
    const { ctx, scope } = await review();
    const [first] = await rows(ctx, scope, { table: 'action-statements' });
    expect(first).toMatchObject({ if: 'Years of working together', then: 'Faith +', because: 'Trust +' });
    expect(String(first?.['statement'])).toMatch(/^If .* then .* because /);
  });
});

describe('a table of cases and strategies that was imported', () => {
  const file = [
    'case\tstrategy\tcontext\tmechanism\toutcome',
    'North Trust\tJoint training\tStaff knew each other\tEase with one another\tEarly referrals',
    '\t\tA shared building\t\t',
    'Vale Trust\tJoint training\tTwo payrolls\tEnvy\t',
  ].join('\n');

  const spans = async (blank: 'nothing' | 'above') => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await importCmocs(
      ctx,
      scope,
      { bytes: new TextEncoder().encode(file), fileName: 'cases.tsv' },
      { level: 'theory', codes: 'short', blank },
    );
    const { rows } = await readDocx(await buffer((await exportTable(ctx, scope, { table: 'cmocs-by-case', format: 'docx' })).content));
    return rows.slice(1).map((row) => row.slice(0, -1).map((cell) => `${cell.text} ${cell.rows}`));
  };

  it('has merged cells where a blank is the same as above, never over two cases', async () => {
    expect(await spans('above')).toEqual([
      ['North Trust 2', 'Joint training 2', 'Staff knew each other 1', 'Ease with one another 2', 'Early referrals 2'],
      ['A shared building 1'],
      ['Vale Trust 1', 'Joint training 1', 'Two payrolls 1', 'Envy 1', 'Early referrals 1'],
    ]);
  });

  it('keeps its blank cells where a blank is nothing reported', async () => {
    expect((await spans('nothing')).map((row) => row.slice(-3))).toEqual([
      ['Staff knew each other 1', 'Ease with one another 1', 'Early referrals 1'],
      ['Two payrolls 1', 'Envy 1', ' 1'],
      ['A shared building 1', ' 1', ' 1'],
    ]);
  });
});

describe('the table of passages', () => {
  it('has a row per coding, and one for a passage that nobody coded', async () => {
    const { ctx, scope } = await review();
    const found = await rows(ctx, scope, { table: 'excerpts', baseUrl: 'https://example.org' });
    expect(found.map((row) => [row['reference'], row['page_label'], row['quote'], row['role'], row['code'], row['direction']])).toEqual([
      ['Okafor 2020', '1', 'Trust grew', 'Mechanism', 'Trust', 'more'],
      ['Okafor 2020', '1', 'Trust grew', 'Context', 'History of working together', 'not_stated'],
      ['Okafor 2020', '2', 'Some doubt stayed.', '', '', ''],
      ['Lind 2018', '1', 'Trust was lost', 'Mechanism', 'Distrust', 'more'],
      ['Lind 2018', '2', 'Nobody coded this.', '', '', ''],
      ['Berg 2021', '1', 'argued all the time', '', '', ''],
    ]);
    expect(Object.keys(found[0] ?? {})).toEqual(
      'id document reference page_label sheet quote role code direction basis coder note pass created_at link'.split(' '),
    );
    expect(found[0]?.['link']).toMatch(/^https:\/\/example\.org\/reviews\/.*\/excerpts\//);
  });

  it('finds the passages of a code and of what was merged into it, by the code itself and not by its name', async () => {
    const { ctx, scope, made } = await review();
    const of = async (codeId: string) => (await rows(ctx, scope, { table: 'excerpts', view: { codeId } })).map((row) => row['code']);
    expect(await of(made.codes.trust)).toEqual(['Trust', 'History of working together']);
    await mergeDistrust(ctx, scope, made);
    expect(await of(made.codes.trust)).toEqual(['Trust', 'History of working together', 'Distrust']);
    expect(await of(made.codes.conflict)).toEqual([]);
    expect((await rows(ctx, scope, { table: 'excerpts', view: { isUncoded: true } })).map((row) => row['quote'])).toEqual([
      'Some doubt stayed.',
      'Nobody coded this.',
      'argued all the time',
    ]);
  });
});

describe('other tables', () => {
  it('count the codes of a role, under those of another, with documents by name', async () => {
    const { ctx, scope } = await review();
    const { roleId, underRoleId } = { roleId: await role(ctx, scope, 'outcome'), underRoleId: await role(ctx, scope, 'mechanism') };
    const found = await rows(ctx, scope, { table: 'by-role', view: { roleId, underRoleId } });
    expect(found.map((row) => [row['under'], row['code'], row['cmocs'], row['documents_named']])).toEqual([
      ['Distrust', 'Conflict', 1, 'Lind 2018'],
      ['Distrust', 'Faith', 1, 'Lind 2018'],
      ['Trust', 'Faith', 1, 'Okafor 2020'],
    ]);
    const onPassages = await rows(ctx, scope, { table: 'by-role', view: { roleId: underRoleId, counting: 'passages' } });
    expect(onPassages.map((row) => [row['code'], row['excerpts'], row['documents'], row['increases']])).toEqual([
      ['Distrust', 1, 1, 1],
      ['Trust', 1, 1, 1],
    ]);
  });

  it('list codes with raw and merged counts', async () => {
    const { ctx, scope, made } = await review();
    await mergeDistrust(ctx, scope, made);
    const found = await rows(ctx, scope, { table: 'codebook' });
    expect(found.map((row) => [row['code'], row['merged_into'], row['excerpts'], row['excerpts_merged'], row['cmocs']])).toEqual([
      ['Conflict', '', 0, 0, 2],
      ['Distrust', 'Trust (read inversely)', 1, 0, 1],
      ['Faith', '', 0, 0, 2],
      ['History of working together', '', 1, 1, 1],
      ['Trust', '', 1, 2, 1],
    ]);
  });

  it('list the documents that count', async () => {
    const { ctx, scope, made } = await review();
    await leaveOut(ctx, scope, { referenceId: made.berg.reference, reasons: [], primaryReasonId: null, note: 'Too thin' });
    const found = await rows(ctx, scope, { table: 'characteristics' });
    expect(found.map((row) => [row['reference'], row['study'], row['countries'], row['excerpts'], row['cmocs']])).toEqual([
      ['Okafor 2020', 'Northern study', 'England', 2, 1],
      ['Lind 2018', 'Northern study', 'England', 2, 1],
    ]);
  });
});

describe('an export', () => {
  it.each(tableNames)('of %s can be had in every format, from an empty review and from a full one', async (table) => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    for (const format of formats) expect((await written(ctx, scope, { table, format })).length).toBeGreaterThan(0);
    await partnership(ctx, scope);
    for (const format of formats) expect((await written(ctx, scope, { table, format })).length).toBeGreaterThan(20);
  });

  it('leaves out the columns that are not shown', async () => {
    const { ctx, scope } = await review();
    const csv = await written(ctx, scope, { table: 'excerpts', format: 'csv', view: { hide: ['id', 'document', 'link', 'created_at'] } });
    expect(csv.split('\n')[0]).toBe('reference,page_label,sheet,quote,role,code,direction,basis,coder,note,pass');
  });

  it('refuses unknown tables, formats and those of later parts with a sentence', async () => {
    const { ctx, scope } = await review();
    await expect(exportTable(ctx, scope, { table: 'nonsense', format: 'csv' })).rejects.toThrow('There is no table “nonsense”.');
    await expect(exportTable(ctx, scope, { table: 'cmocs', format: 'pdf' })).rejects.toThrow('There is no format “pdf” for tables.');
    await expect(exportTable(ctx, scope, { table: 'saturation', format: 'csv' })).rejects.toThrow('The saturation can’t be exported yet.');
  });

  it('sees one moment: what is written meanwhile is not in it', async () => {
    const { ctx, scope, made } = await review();
    const exported = await exportTable(ctx, scope, { table: 'excerpts', format: 'csv' });
    await operate(ctx, scope, { verb: 'rename a code' }, (op) =>
      change(op, 'code', { id: made.codes.trust }, { name: 'Confidence', name_key: 'confidence' }),
    );
    expect(await text(exported.content)).toContain('Trust');
  });
});

async function role(ctx: TestContext, { reviewId }: Scope, kind: string): Promise<string> {
  const row = await ctx.db.read
    .selectFrom('role')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return row.id;
}
