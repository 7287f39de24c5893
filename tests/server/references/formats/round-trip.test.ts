import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../../server/reports/delimited.ts';
import { writeBibtex } from '../../../../server/references/formats/bibtex.ts';
import { cslJsonOf } from '../../../../server/references/formats/csl-json.ts';
import { authorName, writtenAuthor } from '../../../../server/references/formats/details.ts';
import { blankRecord, type RecordFields } from '../../../../server/references/formats/found.ts';
import { openReferences } from '../../../../server/references/formats/open-file.adapter.ts';
import { writeRis } from '../../../../server/references/formats/ris.ts';
import { referenceCells, referenceColumns } from '../../../../server/references/formats/table-columns.ts';
import { referenceKinds } from '../../../../server/references/reference.ts';

const pieces = [
  'trust',
  'Ärzte',
  'O’Neil',
  '95%',
  '{set}',
  'a_b',
  '$5',
  '#1',
  'R&D',
  '~x',
  '\\alpha',
  '--',
  "``so''",
  '=SUM(A1)',
  '@home',
  '"quoted"',
  'ER - x',
  'a;b',
  'a,b',
  'and',
  '–',
  '–5',
  '信頼',
  '<b>',
];
const words = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 6 }).map((list) => list.join(' '));
const name = fc.constantFrom(
  'Berg, Anna van den',
  'Smith, J. A.',
  'World Health Organization',
  'Plato',
  'Made Up Body',
  'Müller-Lüdenscheidt, Jürgen',
  'O’Neil, C.',
);
const keyword = fc.constantFrom('trust', 'shared history', 'R&D', 'β-group', '100%');
const records: fc.Arbitrary<RecordFields> = fc.record({
  kind: fc.constantFrom(...referenceKinds),
  title: words,
  authors: fc.uniqueArray(name, { maxLength: 4 }),
  year: fc.option(fc.integer({ min: 1500, max: 2099 })),
  container: fc.oneof(fc.constant(''), words),
  volume: fc.constantFrom('', '12', 'S1'),
  issue: fc.constantFrom('', '3', '1-2'),
  pages: fc.constantFrom('', '5', '1-9', 'e123', '101-19'),
  doi: fc.constantFrom('', '10.5555/a_b(1)c', '10.1000/xyz'),
  pmid: fc.constantFrom('', '30000001'),
  url: fc.constantFrom('', 'https://example.org/a_b?c=%20d&e=~f'),
  abstract: fc.uniqueArray(words, { maxLength: 3 }).map((list) => distinctParts(list).join('\n\n')),
  language: fc.constantFrom('', 'eng', 'Deutsch'),
  keywords: fc.uniqueArray(keyword, { maxLength: 3 }),
  note: fc.oneof(
    fc.constant(''),
    words,
    fc.tuple(words, words).map((lines) => lines.join('\n')),
  ),
});

/** A paragraph within another is one: databases give abstracts twice. */
const distinctParts = (list: readonly string[]): readonly string[] => {
  const kept: string[] = [];
  for (const one of list) if (!kept.some((other) => other.includes(one))) kept.push(one);
  return kept;
};

/** A book has no container in RIS. */
const inRis = (fields: RecordFields): RecordFields => (fields.kind === 'book' ? { ...fields, container: '' } : fields);

async function readBack(text: string): Promise<readonly RecordFields[]> {
  const { found } = await openReferences(new TextEncoder().encode(text));
  return [...found].map((one) => (one.is === 'record' ? one.fields : { ...blankRecord, note: JSON.stringify(one) }));
}

describe('references written and read again', () => {
  it('are the same in RIS', () =>
    fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), async (list) => {
        expect(await readBack(list.map((fields) => writeRis(inRis(fields), ['a label'])).join(''))).toEqual(list.map(inRis));
      }),
    ));

  it('are the same in BibTeX', () =>
    fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), async (list) => {
        expect(await readBack(list.map((fields, at) => writeBibtex(fields, { id: `r${at}` })).join(''))).toEqual(list);
      }),
    ));

  it('are the same in CSL-JSON', () =>
    fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), async (list) => {
        expect(await readBack(JSON.stringify(list.map((fields, at) => cslJsonOf(fields, { id: `r${at}`, labels: ['x'] }))))).toEqual(list);
      }),
    ));

  it('are the same in CSV', () =>
    fc.assert(
      fc.asyncProperty(fc.array(records, { minLength: 1, maxLength: 4 }), async (list) => {
        const rows = list.map((fields) => ({ cells: referenceCells(fields) }));
        const table = { columns: referenceColumns.map((column) => ({ name: column, title: column })), pieces: [rows] };
        let text = '';
        for await (const piece of csv(table as never)) text += piece;
        expect(await readBack(text)).toEqual(list);
      }),
    ));
});

describe('a name', () => {
  it.each([
    ['Griffin DK', 'Griffin, DK'],
    ["O'Connor RE.", "O'Connor, RE"],
    ['Brownstein C D', 'Brownstein, C D'],
    ['Jalil N.-E.', 'Jalil, N.-E.'],
    ['Carla J. H. van der Kallen', 'van der Kallen, Carla J. H.'],
    ['van den Hoven,null', 'van den Hoven'],
    ['Shannon,Claude E.', 'Shannon, Claude E.'],
    ['World Health Organization', 'World Health Organization'],
    ['Made Up Body,', 'Made Up Body'],
    ['Plato', 'Plato'],
  ])('%j is %j', (written, name) => {
    expect(authorName(written)).toBe(name);
    expect(authorName(writtenAuthor(name))).toBe(name);
  });
});
