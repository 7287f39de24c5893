/** Which column of a table is what, by its heading; what no heading tells is asked. */
import { oneLine } from '../../reviews/one-line.ts';
import { type ReferenceKind, referenceKinds } from '../reference.ts';
import {
  abstractFrom,
  authorNames,
  authorsIn,
  distinct,
  doiIn,
  pageRange,
  pmidFrom,
  pmidIn,
  urlIn,
  writtenAuthor,
  yearIn,
} from './details.ts';
import type { RecordFields } from './found.ts';

export const columnUses = [
  'title',
  'authors',
  'year',
  'container',
  'volume',
  'issue',
  'pages',
  'first_page',
  'last_page',
  'doi',
  'pmid',
  'url',
  'abstract',
  'language',
  'keywords',
  'kind',
  'note',
] as const;
export type ColumnUse = (typeof columnUses)[number];

/** The column (from 0) of each use. */
export type ColumnMapping = Readonly<Partial<Record<ColumnUse, number>>>;

/** Headings in lower case without marks, the best first. */
const headings: Readonly<Record<ColumnUse, readonly string[]>> = {
  title: ['title', 'article title', 'title primary', 'document title', 'primary title', 'paper title', 'publication title'],
  authors: ['authors', 'author', 'author s', 'author names', 'authors primary', 'author full names', 'authorships author display name', 'creators'],
  year: ['year', 'publication year', 'published year', 'pub year', 'publication date', 'date', 'date published', 'date of publication'],
  container: [
    'journal', 'source title', 'journal title', 'journal book', 'periodical full', 'container', 'container title', 'publication title',
    'publication', 'primary location source display name', 'source', 'title secondary', 'periodical abbrev', 'book title',
  ],
  volume: ['volume', 'biblio volume', 'vol'],
  issue: ['issue', 'issue number', 'number', 'biblio issue', 'no'],
  pages: ['pages', 'page', 'art no', 'article number'],
  first_page: ['first page', 'start page', 'page start', 'biblio first page'],
  last_page: ['last page', 'end page', 'page end', 'other pages', 'biblio last page'],
  doi: ['doi', 'ids doi', 'doi link'],
  pmid: ['pmid', 'pubmed id', 'medline pmid', 'ids pmid'],
  url: ['url', 'link', 'external url', 'links', 'full text link', 'plink', 'primary location landing page url'],
  abstract: ['abstract', 'abstract note', 'abstracts', 'summary'],
  language: ['language', 'article language', 'language of original document', 'output language'],
  keywords: ['keywords', 'author keywords', 'manual tags', 'emtree medical index terms', 'subjects', 'keywords display name'],
  kind: ['kind', 'item type', 'reference type', 'publication type', 'document type', 'doctype', 'type'],
  note: ['note', 'notes'],
}; // prettier-ignore

export const headingKey = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The best guess from the headings; a column has one use. Zotero's "Publication Title" is the journal where there is a "Title". */
export function mappingFor(row: readonly string[]): ColumnMapping {
  const keys = row.map(headingKey);
  const mapping: Partial<Record<ColumnUse, number>> = {};
  const taken = new Set<number>();
  for (const use of columnUses) {
    const at = headings[use].map((name) => keys.findIndex((key, column) => key === name && !taken.has(column))).find((found) => found >= 0);
    if (at === undefined) continue;
    mapping[use] = at;
    taken.add(at);
  }
  return mapping;
}

/** Enough to take a table without asking: a title and one thing more. */
export const isClear = (mapping: ColumnMapping): boolean => mapping.title !== undefined && Object.keys(mapping).length > 1;

/** The row that holds the headings: of the first ten, the first that tells the most. Databases put their query above. */
export function headingRow(rows: readonly (readonly string[])[]): number {
  const scores = rows.slice(0, 10).map((row) => {
    const mapping = mappingFor(row);
    return mapping.title === undefined ? 0 : Object.keys(mapping).length;
  });
  const best = Math.max(0, ...scores);
  return best > 1
    ? scores.indexOf(best)
    : Math.max(
        0,
        rows.slice(0, 10).findIndex((row) => row.filter((cell) => cell.trim()).length > 1),
      );
}

/** A reference from the cells of its row. */
export function rowFields(cells: readonly string[], mapping: ColumnMapping): RecordFields {
  const said = (use: ColumnUse): string => (mapping[use] === undefined ? '' : unguarded(cells[mapping[use]] ?? '').trim());
  return {
    kind: kindFrom(said('kind')),
    title: oneLine(said('title')),
    authors: said('authors').includes('|') ? authorNames(said('authors').split('|')) : authorsIn(said('authors').replace(/ \(\d+\)/g, '')),
    year: yearIn(said('year')),
    container: oneLine(said('container')),
    volume: said('volume'),
    issue: said('issue'),
    pages: said('first_page') ? pageRange(said('first_page'), said('last_page')) : pageRange(said('pages') || said('last_page'), ''),
    doi: doiIn(said('doi').replace(/ {4,}.*$/s, ''), said('url')),
    pmid: pmidFrom(said('pmid').replace(/\D+$/, '')) || pmidIn(said('pmid')),
    url: urlIn(said('url').replace(/ {4,}.*$/s, '')),
    abstract: abstractFrom([said('abstract').replace(/\r\n?/g, '\n')]),
    language: oneLine(said('language')),
    keywords: keywordsIn(said('keywords')),
    note: said('note').replace(/\r\n?/g, '\n'),
  };
}

/** The columns of our own tables; `mappingFor` knows each. */
export const referenceColumns = [
  'kind',
  'title',
  'authors',
  'year',
  'container',
  'volume',
  'issue',
  'pages',
  'doi',
  'pmid',
  'url',
  'abstract',
  'language',
  'keywords',
  'note',
] as const satisfies readonly ColumnUse[];

/** The cells of a reference under `referenceColumns`. */
export const referenceCells = (fields: RecordFields): readonly (string | number | null)[] =>
  referenceColumns.map((column) => {
    if (column === 'authors') return fields.authors.map(writtenAuthor).join('; ');
    return column === 'keywords' ? fields.keywords.join('; ') : fields[column];
  });

/** EBSCO writes ="1234" so that Excel leaves a number alone; we and others put an apostrophe before what looks like a formula. */
const unguarded = (cell: string): string => cell.replace(/^="([^]*)"$/, '$1').replace(/^'(?=[\s'",;|]*[=+\-@＝＋－＠])/, '');

const keywordsIn = (text: string): readonly string[] => distinct(text.split(/[;|\n]/.test(text) ? /[;|\n]/ : ','));

function kindFrom(written: string): ReferenceKind {
  const type = headingKey(written);
  const known = referenceKinds.find((kind) => kind === type);
  if (known) return known;
  if (/chapter|section/.test(type)) return 'chapter';
  if (/thesis|dissertation/.test(type)) return 'thesis';
  if (/conference|proceeding/.test(type)) return 'conference';
  if (/report/.test(type) && !/journal|article|case/.test(type)) return 'report';
  if (/web ?page|web ?site|blog/.test(type)) return 'web';
  return /\bbook\b/.test(type) && !/article|journal|review/.test(type) ? 'book' : 'article';
}
