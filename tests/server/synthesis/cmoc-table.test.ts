import { describe, expect, it } from 'vitest';
import { isUsable, readCmocTable, type TableOptions } from '../../../server/synthesis/cmoc-table.ts';
import { hasShared, sharedFile } from '../../support/gold.ts';
import { roles } from '../../support/configurations.ts';

const read = (text: string, options: Partial<TableOptions> = {}) =>
  readCmocTable(
    text.split('\n').map((line, at) => ({ line: at + 1, cells: line.split('\t') })),
    roles,
    { codes: 'short', blank: 'nothing', ...options },
  );

const elementsOf = (reading: ReturnType<typeof read>, at = 0) =>
  reading.cmocs[at]?.elements.map((element) => [element.roleId, element.codeName, element.wording, element.direction]);

describe('a table of CMOCs', () => {
  it('is read by its headings, in plain English', () => {
    const reading = read('No.\tContexts\tMechanism\tOutcome(s)\tTheme\nIPT1-3\tTrust\tFaith\tEffort\tPeople');
    expect(reading).toMatchObject({ read: 1, skipped: [], notes: [], unknownColumns: [] });
    expect(reading.cmocs[0]).toMatchObject({ number: 'IPT1-3', group: 'People', line: 2 });
    expect(elementsOf(reading)).toEqual([
      ['context', 'Trust', '', 'not_stated'],
      ['mechanism', 'Faith', '', 'not_stated'],
      ['outcome', 'Effort', '', 'not_stated'],
    ]);
  });

  it('makes codes of short cells, words of long ones; or of all, or of none', () => {
    const long = 'After many years of working together across organisations and sectors';
    const text = `context\tmechanism\n${long}\tTrust`;
    expect(elementsOf(read(text))).toEqual([
      ['context', null, long, 'not_stated'],
      ['mechanism', 'Trust', '', 'not_stated'],
    ]);
    expect(elementsOf(read(text, { codes: 'all' }))?.[0]).toEqual(['context', long, '', 'not_stated']);
    expect(elementsOf(read(text, { codes: 'none' }))?.[1]).toEqual(['mechanism', null, 'Trust', 'not_stated']);
  });

  it('splits contexts and outcomes at semicolons, a mechanism never', () => {
    const reading = read('context\tmechanism\toutcome\nTrust; Faith\tFear; and loathing\tEffort; Joy');
    expect(elementsOf(reading)?.map(([, name]) => name)).toEqual(['Trust', 'Faith', 'Fear; and loathing', 'Effort', 'Joy']);
  });

  it('takes one direction per element', () => {
    const reading = read(
      'context\tcontext_directions\tmechanism\tmechanism_direction\toutcomes\toutcome_directions\nTrust; Faith\t+; −\tFear\t±\tJoy\t-',
    );
    expect(elementsOf(reading)?.map(([, , , direction]) => direction)).toEqual(['more', 'less', 'depends', 'less']);
  });

  it('keeps a row whose directions do not fit, without them, and says so', () => {
    const reading = read('context\tcontext directions\nTrust; Faith\t+\nPower\tupwards');
    expect(elementsOf(reading)?.map(([, , , direction]) => direction)).toEqual(['not_stated', 'not_stated']);
    expect(reading.read).toBe(2);
    expect(reading.notes.map((note) => [note.line, note.reason])).toEqual([
      [2, 'Context: 1 directions for 2 elements, so none were taken.'],
      [3, 'Context: “upwards” are not directions (+, −, ±), so none were taken.'],
    ]);
  });

  it('takes codes from a column of their own, beside the words', () => {
    const reading = read('context\tcontext_codes\tcontext_directions\nHigh trust and faith\tTrust; Faith\t+; +\nUnambitious aims\t\t');
    expect(elementsOf(reading)).toEqual([
      ['context', 'Trust', 'High trust and faith', 'more'],
      ['context', 'Faith', '', 'more'],
    ]);
    expect(elementsOf(reading, 1)).toEqual([['context', null, 'Unambitious aims', 'not_stated']]);
  });

  it('skips rows with nothing to configure, and lists unknown columns', () => {
    const reading = read('case\tcontext\tcolour\nGM\t\tred\nGM\tTrust\tblue\n\t\t');
    expect(reading).toMatchObject({ read: 2, unknownColumns: ['colour'] });
    expect(reading.skipped).toEqual([
      { line: 2, reason: 'There is no context, mechanism, outcome or statement in this row.', text: 'GM | red' },
    ]);
  });

  it('reads blanks as nothing, or as the same as above', () => {
    const text = 'case\tcontext\tmechanism\toutcome\toutcome_directions\nGM\tTrust\tFaith\tEffort\t+\n\tHistory\t\t\t';
    expect(elementsOf(read(text), 1)).toEqual([['context', 'History', '', 'not_stated']]);
    const above = read(text, { blank: 'above' });
    expect(above.cmocs[1]?.case).toBe('GM');
    expect(elementsOf(above, 1)).toEqual([
      ['context', 'History', '', 'not_stated'],
      ['mechanism', 'Faith', '', 'not_stated'],
      ['outcome', 'Effort', '', 'more'],
    ]);
  });

  it('does not bring down the direction of words that are not brought down', () => {
    const reading = read('outcome\toutcome direction\nEffort\t+\nJoy\t', { blank: 'above' });
    expect(elementsOf(reading, 1)).toEqual([['outcome', 'Joy', '', 'not_stated']]);
  });

  it('finds its headings below a title, and joins columns that differ in a number', () => {
    const reading = read('Table 2: our configurations\t\t\nContext\tOutcome 1\tOutcome 2\nTrust\tEffort\tJoy');
    expect(reading.columns.map((column) => column.header)).toEqual(['Context', 'Outcome 1', 'Outcome 2']);
    expect(elementsOf(reading)?.map(([, name]) => name)).toEqual(['Trust', 'Effort', 'Joy']);
  });

  it('is not usable without a single column that says what is configured', () => {
    expect(isUsable(read('name\tcase\na\tb'))).toBe(false);
    expect(isUsable(read('statement\nTrust grows.'))).toBe(true);
  });
});

describe.skipIf(!hasShared)('the tables of the reference reports', () => {
  const gold = (name: string, options: Partial<TableOptions> = {}) =>
    read(new TextDecoder().decode(sharedFile('gold', name)).trimEnd(), options);

  it('Box 1: 39 configurations, every mechanism a code with its direction', () => {
    const reading = gold('box1-cmocs.tsv');
    expect(reading).toMatchObject({ read: 39, skipped: [], notes: [], unknownColumns: [] });
    const mechanisms = reading.cmocs.flatMap((cmoc) => cmoc.elements.filter((element) => element.roleId === 'mechanism'));
    expect(mechanisms.filter((element) => element.codeName && element.direction !== 'not_stated')).toHaveLength(39);
    expect(reading.cmocs.filter((cmoc) => cmoc.statement)).toHaveLength(39);
  });

  it('the strategy table: partial as it stands, whole when blanks mean the same as above', () => {
    const plain = gold('seed-table6-ipt1.tsv');
    const merged = gold('seed-table6-ipt1.tsv', { blank: 'above' });
    const expected = gold('seed-table6-ipt1-above.tsv');
    expect(plain.cmocs.filter((cmoc) => cmoc.elements.length < 3)).toHaveLength(3);
    expect(merged.cmocs).toEqual(expected.cmocs);
    expect(merged.cmocs.map((cmoc) => [cmoc.case, cmoc.strategy, cmoc.elements.length])).toHaveLength(7);
  });
});
