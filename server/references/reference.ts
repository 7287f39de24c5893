/** The bibliographic record: its fields, what it can be, how names and identifiers are written. */
import { oneLine } from '../reviews/one-line.ts';

export const referenceKinds = ['article', 'chapter', 'book', 'report', 'thesis', 'conference', 'web', 'transcript', 'other'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export const kindNames: Readonly<Record<ReferenceKind, string>> = {
  article: 'Journal article',
  chapter: 'Book chapter',
  book: 'Book',
  report: 'Report',
  thesis: 'Thesis',
  conference: 'Conference paper',
  web: 'Web page',
  transcript: 'Interview or workshop notes',
  other: 'Other',
};

/** What the review uses it as. Empty: nobody has said. */
export const uses = ['empirical', 'review', 'theory', 'policy', 'own'] as const;
export type Use = (typeof uses)[number];

export const useNames: Readonly<Record<Use, string>> = {
  empirical: 'Empirical',
  review: 'Review',
  theory: 'Theory',
  policy: 'Policy or comment',
  own: 'Own interviews or workshop',
};

export interface ReferenceFields {
  readonly kind: string;
  readonly title: string;
  /** "Family, Given" each. */
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly doi: string;
  readonly url: string;
  readonly abstract: string;
  readonly countries: readonly string[];
  readonly used_as: string;
  readonly note: string;
}

export const blankReference: ReferenceFields = {
  kind: 'article',
  title: '',
  authors: [],
  year: null,
  container: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  url: '',
  abstract: '',
  countries: [],
  used_as: '',
  note: '',
};

/** A DOI as it is compared: without resolver, lower case (DOIs are case-insensitive). Empty when it is none. */
export function doiKey(doi: string): string {
  const bare = doi
    .trim()
    .replace(/^(https?:\/\/)?(dx\.)?doi\.org\//i, '')
    .replace(/^doi:\s*/i, '');
  return /^10\.\d{4,9}\/\S+$/.test(bare) ? bare.toLowerCase() : '';
}

/** "Family, Given" from either order. Particles ("van der") belong to the family name. */
export function personName(written: string): string {
  const name = written
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/(?<![,;])[,;]+$/, '');
  if (name.includes(',')) return name.replace(/(?<!\s)\s*,\s*/, ', ');
  const words = name.split(' ');
  if (words.length < 2) return name;
  let family = words.length - 1;
  if (/^(jr|sr|ii|iii|iv)\.?$/i.test(words[family] ?? '') && family > 1) family -= 1;
  while (family > 1 && particles.has((words[family - 1] ?? '').toLowerCase())) family -= 1;
  return `${words.slice(family).join(' ')}, ${words.slice(0, family).join(' ')}`;
}

const particles = new Set('van von der den de del della di da do dos du la le el al bin ibn ter ten zu zur af av'.split(' '));

export const isParticle = (word: string): boolean => particles.has(word.toLowerCase());

/** The family name of "Family, Given". */
export const familyOf = (author: string): string => (author.split(',')[0] ?? author).trim();

/** One name per line, as people type them: empty lines left out, "Given Family" turned round. */
export const authorsFrom = (lines: string): readonly string[] => listFrom(lines).map(personName);

/** One entry per line, empty ones left out, each once. */
export const listFrom = (lines: string): readonly string[] => [...new Set(lines.split('\n').map(oneLine).filter(Boolean))];
