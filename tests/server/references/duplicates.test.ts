import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, findDuplicates, pairName } from '../../../server/references/duplicates.ts';
import { openReferences } from '../../../server/references/formats/open-file.adapter.ts';
import { sharedFolder, sharedPath } from '../../support/shared.ts';

const paper: Comparable = {
  id: 'a',
  kind: 'article',
  title: 'Walking groups and loneliness: a realist evaluation',
  authors: ['Okafor, Ngozi', 'de Vries, Jan'],
  year: 2019,
  container: 'Journal of Made-up Public Health',
  volume: '12',
  issue: '3',
  pages: '101-119',
  doi: '10.5555/jmph.2019.101',
  pmid: '30000001',
};
const bare: Comparable = { ...paper, doi: '', pmid: '' };

/** What becomes of the paper and another that differs in this. */
function verdict(first: Comparable, second: Partial<Comparable>): string {
  const { groups, related } = findDuplicates([first, { ...first, ...second, id: 'b' }]);
  return groups[0]?.certainty ?? related[0]?.as ?? 'apart';
}

describe('two references', () => {
  it.each<[string, Comparable, Partial<Comparable>, string]>([
    ['with one DOI, written otherwise', paper, { doi: 'https://doi.org/10.5555/JMPH.2019.101', pmid: '', pages: '' }, 'certain'],
    ['with one PubMed number', paper, { doi: '', title: 'Walking groups & loneliness – A realist evaluation.' }, 'certain'],
    [
      'alike in every detail, without identifiers',
      bare,
      { authors: ['Okafor, N', 'Vries, J'], container: 'J Made-up Publ Health' },
      'certain',
    ],
    [
      'whose accents and markup differ',
      { ...bare, title: 'Évaluation de groupes de marche à pied' },
      { title: 'Evaluation de <i>groupes</i> de marche a pied' },
      'certain',
    ],
    ['with a typing error in the title', bare, { title: 'Walking groups and lonelyness: a realist evaluation' }, 'likely'],
    ['of which one was printed a year after it was online', bare, { year: 2018, volume: '', pages: '' }, 'likely'],
    ['with one title and two DOIs in one place', paper, { doi: '10.5555/typo', pmid: '' }, 'likely'],
    ['of which one has no authors', bare, { authors: [] }, 'likely'],
    ['of which one lost its subtitle', bare, { title: 'Walking groups and loneliness: a realist eval' }, 'likely'],
    ['with one title by other people', bare, { authors: ['Stranger, A.'] }, 'apart'],
    ['printed twice in different journals', bare, { container: 'Gazette of Feet', volume: '3', pages: '1-2' }, 'apart'],
    [
      'that are parts one and two',
      { ...bare, title: 'Walking together over years: part 1' },
      { title: 'Walking together over years: part 2' },
      'apart',
    ],
    [
      'that are parts I and II under one DOI',
      { ...paper, title: 'Walking together over years: part I', kind: 'chapter' },
      { title: 'Walking together over years: part II', pages: '20' },
      'apart',
    ],
    ['of which one corrects the other', paper, { title: 'Correction to: Walking groups and loneliness: a realist evaluation' }, 'apart'],
    ['of which one answers the other', paper, { title: "Authors' reply to: Walking groups and loneliness: a realist evaluation" }, 'apart'],
    [
      'that are chapters sharing their book’s DOI',
      { ...paper, kind: 'chapter', pmid: '' },
      { title: 'Gardening and hope in later life', pages: '120-130' },
      'apart',
    ],
    [
      'of which one is a conference abstract',
      bare,
      { container: 'Annual meeting abstracts', volume: '12', issue: 'Suppl 1', pages: 'S33' },
      'abstract',
    ],
    [
      'of which one is a preprint',
      paper,
      { doi: '10.1101/2018.01.01.000001', pmid: '', container: 'medRxiv', volume: '', pages: '', year: 2018 },
      'preprint',
    ],
    ['both called "Editorial"', { ...bare, title: 'Editorial' }, { pages: '1' }, 'apart'],
  ])('%s', (_, first, second, expected) => {
    expect(verdict(first, second)).toBe(expected);
  });

  it('are not proposed again once kept apart', () => {
    expect(findDuplicates([paper, { ...paper, id: 'b' }], new Set([pairName('b', 'a')])).groups).toEqual([]);
  });

  it('are judged alike from either side', () => {
    const changed = fc.record(
      {
        title: fc.constantFrom(
          paper.title,
          'Walking groups and lonelyness: a realist evaluation',
          'Correction to: Walking groups',
          'Editorial',
        ),
        year: fc.constantFrom(2018, 2019, 2021, null),
        pages: fc.constantFrom('', '101', 'S3'),
        volume: fc.constantFrom('', '12', '13'),
        doi: fc.constantFrom('', paper.doi, '10.5555/other', '10.1101/x'),
        pmid: fc.constantFrom('', '1', '30000001'),
        kind: fc.constantFrom('article', 'chapter', 'conference'),
        container: fc.constantFrom('', paper.container, 'Gazette of Feet', 'bioRxiv'),
        authors: fc.constantFrom([], paper.authors, ['Vries, J.'], ['Stranger, A.']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(changed, changed, (one, other) => {
        const [a, b] = [
          { ...paper, ...one },
          { ...paper, ...other, id: 'b' },
        ];
        const told = ({ groups, related }: ReturnType<typeof findDuplicates>) => [
          groups.map((g) => g.certainty),
          related.map((pair) => pair.as),
        ];
        expect(told(findDuplicates([a, b]))).toEqual(told(findDuplicates([b, a])));
      }),
    );
  });
});

describe('three references', () => {
  it('are certain together only when every two of them are', () => {
    const near = { ...bare, id: 'c', title: 'Walking groups and lonelyness: a realist evaluation' };
    expect(findDuplicates([bare, { ...bare, id: 'b' }, near]).groups).toEqual([{ ids: ['a', 'b', 'c'], certainty: 'likely' }]);
    expect(findDuplicates([bare, { ...bare, id: 'b' }, { ...bare, id: 'c' }]).groups).toEqual([
      { ids: ['a', 'b', 'c'], certainty: 'certain' },
    ]);
  });
});

/** Made-up titles of common words: many are near each other by chance. */
function library(size: number): readonly Comparable[] {
  const words = 'trust health care group walking practice patient team learning change policy older rural nurse family school'.split(' ');
  let state = 7;
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  const one = (at: number): Comparable => ({
    ...bare,
    id: String(at),
    title: Array.from({ length: 8 }, () => words[next(words.length)]).join(' '),
    authors: [`Family${next(3000)}, A.`],
    year: 1990 + next(35),
    volume: String(next(80)),
    pages: String(next(900)),
    doi: at % 2 ? `10.5555/x.${at}` : '',
  });
  return Array.from({ length: size }, (_, at) => one(at));
}

describe('thousands of references', () => {
  it('are searched, and the planted duplicates are found', { timeout: 60_000 }, () => {
    const originals = library(2700);
    const copies = originals
      .slice(0, 300)
      .map((reference, at) => ({ ...reference, id: `copy ${at}`, authors: [], title: `${reference.title}.` }));
    const { groups } = findDuplicates([...originals, ...copies]);
    const together = new Set(groups.filter(({ ids }) => ids.length === 2).map(({ ids }) => ids.join(' = ')));
    expect(copies.filter((_, at) => !together.has(`${at} = copy ${at}`)).length).toBeLessThan(4);
    expect(groups.length).toBeLessThan(304);
  });
});

describe.skipIf(!sharedFolder)('505 labelled references', () => {
  it('are told apart as people did: 98% found, 99% of the groups right, nothing wrong among the certain', async () => {
    const { found } = await openReferences(readFileSync(sharedPath('corpora', 'duplicates', 'bond_copper.xml')));
    const records = [...found]
      .flatMap((one) => (one.is === 'record' ? [one.fields] : []))
      .map((fields, at) => ({ ...fields, id: String(at + 1) }));
    const truth = readFileSync(sharedPath('corpora', 'duplicates', 'bond_copper_truth.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const labelled = new Set(truth.map((line) => line.split('\t')).flatMap(([row = '', , label]) => (label === 'Duplicate' ? [row] : [])));
    const { groups } = findDuplicates(records);
    const isRight = ({ ids }: { readonly ids: readonly string[] }): boolean => ids.every((id) => labelled.has(id));
    const grouped = new Set(groups.flatMap(({ ids }) => ids));
    expect([records.length, labelled.size]).toEqual([505, 281]);
    expect([...labelled].filter((id) => grouped.has(id)).length / labelled.size).toBeGreaterThanOrEqual(0.98);
    expect(groups.filter(isRight).length / groups.length).toBeGreaterThanOrEqual(0.99);
    expect(groups.filter(({ certainty }) => certainty === 'certain').filter((group) => !isRight(group))).toEqual([]);
    expect(groups.filter(({ certainty }) => certainty === 'certain').length / groups.length).toBeGreaterThan(0.9);
  });
});
