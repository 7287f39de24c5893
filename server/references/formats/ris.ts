/** RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), as some twenty programs write it, read and written. */
import { oneLine } from '../../reviews/one-line.ts';
import type { ReferenceKind } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pageRange, pmidFrom, pmidIn, urlIn, writtenAuthor, yearIn } from './details.ts';
import type { RecordFields } from './found.ts';
import { hasTag, type TaggedFormat, type Tags, type TagSyntax } from './tagged.ts';

const strict = /^([A-Z][A-Z0-9]) {2}-(?: {1,2}|$|(?=\S))(.*)$/s;
const loose = /^([A-Z][A-Z0-9]) {0,2}-(?:\s+|$)(.*)$/s;

const syntaxBy = (pattern: RegExp): TagSyntax => ({
  tagOf(line) {
    const match = pattern.exec(line);
    return match && { tag: match[1] ?? '', value: match[2] ?? '' };
  },
  isHeading: () => false,
  begins: (tag, open) => tag === 'TY' && hasTag(open, 'TY'),
  ends: (tag) => tag === 'ER',
});

/** A file that keeps the two blanks before the dash may have "T2 - weighted" at the start of a line of its abstracts. */
const syntaxOf = (beginning: string): TagSyntax => syntaxBy(/^\ufeff?TY {2}-/m.test(beginning) ? strict : loose);

/** Rayyan writes a record's last tags behind each other on one line; the line numbers stay. */
const unglued = (line: string): string => (line.includes('    ') ? line.replace(/(?<! ) {4,}(?=(?:U2|LK) {2}- )/g, '\u2028') : line);

export const ris: TaggedFormat = { syntaxOf, fieldsOf, repaired: unglued };

function fieldsOf(tags: Tags): RecordFields {
  const kind = kindFrom(tags.first('TY'));
  return {
    kind,
    title: oneLine(cut(tags.first('TI', 'T1', 'CT', ...(kind === 'book' ? ['BT', 'T2'] : ['BT'])))),
    authors: authorNames(authorTags.map((set) => set.flatMap((tag) => tags.each(tag).flatMap(names))).find((found) => found.length) ?? []),
    year: yearIn(tags.first('PY'), tags.first('Y1'), tags.first('YR'), tags.first('DA')),
    container: kind === 'book' ? '' : oneLine(tags.first(...(kind === 'chapter' ? ['T2', 'BT', 'JF'] : containerTags))),
    volume: tags.first('VL', 'VO'),
    issue: short(tags.first('IS', 'CP')),
    pages: pageRange(tags.first('SP') || tags.first('C7', 'AR'), tags.first('EP')),
    doi: doiOf(tags),
    pmid: pmidOf(tags),
    url: urlIn(tags.all(['UR', 'L2', 'L1', 'LK']).map(cut).find(urlIn) ?? ''),
    abstract: abstractFrom(tags.all(['AB', 'N2', 'XA'], '\n').map(cut)),
    language: oneLine(tags.first('LA')),
    keywords: distinct(tags.each('KW').map((word) => cut(word).replace(/^\*/, ''))),
    note: tags.all(['N1'], '\n').map(cut).join('\n'),
  };
}

const authorTags = [
  ['AU', 'A1'],
  ['A2', 'ED', 'A3'],
] as const;
const containerTags = ['JF', 'T2', 'JO', 'BT', 'JA', 'J2'] as const;

/** Embase's exports for others put addresses where the issue belongs. */
const short = (value: string): string => (value.length > 60 ? '' : value);

/** Before what was glued behind a value. */
const cut = (value: string): string => (value.split('\u2028')[0] ?? '').trim();

/** Some programs write all names into one tag. */
const names = (value: string): readonly string[] => (value.includes(';') ? value.split(';') : [value]);

const doiOf = (tags: Tags): string => doiIn(cut(tags.first('DO')), ...tags.all(['DI', 'L3', 'M3', 'UR', 'L2', 'ID', 'N1', 'AN']).map(cut));

const pmidOf = (tags: Tags): string =>
  (/pubmed|medline/i.test(tags.first('DB', 'DP')) ? pmidFrom(tags.first('C5', 'AN')) : '') ||
  pmidIn(...tags.all(['C3', 'AN', 'C5', 'N1', 'UR', 'ID', 'U2']));

const kinds: Readonly<Record<string, ReferenceKind>> = {
  ABST: 'conference',
  BLOG: 'web',
  BOOK: 'book',
  CHAP: 'chapter',
  CONF: 'conference',
  CPAPER: 'conference',
  EBOOK: 'book',
  ECHAP: 'chapter',
  EDBOOK: 'book',
  ELEC: 'web',
  GEN: 'other',
  GOVDOC: 'report',
  GRANT: 'other',
  PCOMM: 'transcript',
  RPRT: 'report',
  STAND: 'report',
  THES: 'thesis',
  UNPB: 'other',
};

function kindFrom(type: string): ReferenceKind {
  const known = kinds[type.toUpperCase()];
  if (known) return known;
  if (/chapter|section/i.test(type)) return 'chapter';
  if (/book/i.test(type)) return 'book';
  if (/thesis|dissertation/i.test(type)) return 'thesis';
  if (/report/i.test(type)) return 'report';
  if (/conference|proceeding/i.test(type)) return 'conference';
  return /web/i.test(type) ? 'web' : 'article';
}

const types: Readonly<Record<ReferenceKind, string>> = {
  article: 'JOUR',
  chapter: 'CHAP',
  book: 'BOOK',
  report: 'RPRT',
  thesis: 'THES',
  conference: 'CPAPER',
  web: 'ELEC',
  transcript: 'PCOMM',
  other: 'GEN',
};

/** One record, ending in a blank line. `labels` go into a field that reference managers show. */
export function writeRis(fields: RecordFields, labels: readonly string[] = []): string {
  const [, first = fields.pages, last = ''] = /^([^-]+)-([^-]+)$/.exec(fields.pages) ?? [];
  const single: readonly (readonly [string, string])[] = [
    ['TI', fields.title],
    ['PY', fields.year === null ? '' : String(fields.year)],
    ['T2', fields.container],
    ['VL', fields.volume],
    ['IS', fields.issue],
    ['SP', first],
    ['EP', last],
    ['DO', fields.doi],
    ['UR', fields.url],
    ['LA', fields.language],
    ...(fields.pmid
      ? ([
          ['DB', 'PubMed'],
          ['AN', fields.pmid],
        ] as const)
      : []),
  ];
  const lines = [
    tag('TY', types[fields.kind]),
    ...fields.authors.map((name) => tag('AU', writtenAuthor(name))),
    ...single.filter(([, value]) => value).map(([name, value]) => tag(name, oneLine(value))),
    ...fields.abstract
      .split('\n\n')
      .filter(Boolean)
      .map((paragraph) => tag('AB', paragraph)),
    ...fields.keywords.map((word) => tag('KW', word)),
    ...(fields.note ? [tag('N1', fields.note)] : []),
    ...labels.map((label) => tag('C1', oneLine(label))),
    'ER  - ',
  ];
  return `${lines.join('\n')}\n\n`;
}

/** Further lines are set in, so that none of them can be taken for a tag. */
const tag = (name: string, value: string): string => `${name}  - ${value.split('\n').join('\n      ')}`;
