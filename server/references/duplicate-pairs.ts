/**
 * Whether two references are the same work. *Certain* may be accepted in bulk; *likely* is a person's decision; *related* is a
 * pair that looks alike and is not the same thing: an abstract and its paper, a preprint and its article.
 */
import { differ, type Keyed, same, titleLikeness } from './duplicate-keys.ts';

export type Certainty = 'certain' | 'likely';
export type Relation = 'abstract' | 'preprint';

export type Judgement = { readonly is: Certainty } | { readonly is: 'related'; readonly as: Relation } | null;

/** A title of fewer letters tells nothing by itself ("Editorial"). */
const tellingTitle = 20;

export function judgePair(a: Keyed, b: Keyed): Judgement {
  if (a.isCorrection !== b.isCorrection) return null;
  const pair: Compared = { a, b, likeness: titleLikeness(a, b), isSplit: differ(a.doi, b.doi) || differ(a.pmid, b.pmid) };
  if (same(a.doi, b.doi) || same(a.pmid, b.pmid)) return judged(withIdentifier(pair));
  return a.numbers === b.numbers && pair.likeness >= 0.75 && firstAuthor(a, b) !== 'other' ? alike(pair) : null;
}

/** Two records of like titles by the same people, as far as the records say. */
function alike(pair: Compared): Judgement {
  const relation = pair.likeness >= 0.88 ? relationOf(pair.a, pair.b) : null;
  if (relation) return { is: 'related', as: relation };
  return judged(yearsApart(pair.a, pair.b) > 1 ? null : withoutIdentifier(pair));
}

const judged = (certainty: Certainty | null): Judgement => certainty && { is: certainty };

interface Compared {
  readonly a: Keyed;
  readonly b: Keyed;
  readonly likeness: number;
  /** They have two different identifiers of one kind. */
  readonly isSplit: boolean;
}

/**
 * The same DOI or PubMed number. Chapters carry their book's DOI, so their titles must agree; a translated title may differ
 * where the pages agree.
 */
function withIdentifier(pair: Compared): Certainty | null {
  const { a, b, likeness } = pair;
  if (isOtherPart(pair)) return null;
  if (likeness >= 0.8 && a.numbers === b.numbers) return certainUnless(pair.isSplit || yearsApart(a, b) > 2);
  if (isSamePlace(a, b) && firstAuthor(a, b) !== 'other') return 'likely';
  return isNear(pair) ? 'likely' : null;
}

/** Two chapters of one book. */
const isOtherPart = ({ a, b, likeness }: Compared): boolean => isPart(a, b) && likeness < 1 && differ(a.firstPage, b.firstPage);

const certainUnless = (isDoubtful: boolean): Certainty => (isDoubtful ? 'likely' : 'certain');

/** Near enough under one identifier for a person to look; a title that is missing, or goes on longer, is. */
function isNear({ a, b, likeness, isSplit }: Compared): boolean {
  if (isPart(a, b)) return false;
  if (!a.title || !b.title) return !isSplit;
  return likeness >= 0.95 || (likeness >= 0.6 && a.numbers === b.numbers);
}

function withoutIdentifier(pair: Compared): Certainty | null {
  const { a, b, likeness, isSplit } = pair;
  const isTelling = Math.min(a.title.length, b.title.length) >= tellingTitle;
  if (isSamePlace(a, b)) return inOnePlace(pair, isTelling);
  return isTelling && !isSplit && likeness >= 0.88 && !isElsewhere(a, b) ? 'likely' : null;
}

/** In one volume on one page. */
function inOnePlace({ a, b, likeness, isSplit }: Compared, isTelling: boolean): Certainty | null {
  if (isSplit) return isTelling && likeness >= 0.95 ? 'likely' : null;
  return certainUnless(!isTelling || likeness < 1 || yearsApart(a, b) > 0 || firstAuthor(a, b) !== 'same');
}

/** Same volume and first page. */
const isSamePlace = (a: Keyed, b: Keyed): boolean => same(a.firstPage, b.firstPage) && !differ(a.volume, b.volume);

/** Another volume, and another page or journal: the same title was printed twice. */
const isElsewhere = (a: Keyed, b: Keyed): boolean =>
  differ(a.volume, b.volume) && (differ(a.firstPage, b.firstPage) || isOtherJournal(a.containerWords, b.containerWords));

/** "Antimicrob Resist" is "Antimicrobial Resistance and …": each word of the shorter begins one of the longer. */
function isOtherJournal(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 0 && !short.every((word) => long.some((other) => other.startsWith(word) || word.startsWith(other)));
}

/** Years between them; none where one has no year. */
const yearsApart = ({ reference: a }: Keyed, { reference: b }: Keyed): number =>
  a.year === null || b.year === null ? 0 : Math.abs(a.year - b.year);

/** One may name the authors in another order, or only some of them. */
function firstAuthor(a: Keyed, b: Keyed): 'same' | 'unknown' | 'other' {
  const [one, other] = [a.families[0], b.families[0]];
  if (!one || !other) return 'unknown';
  if (one === other) return 'same';
  const isAmong = a.families.includes(other) || b.families.includes(one);
  return isAmong || one.startsWith(other) || other.startsWith(one) ? 'unknown' : 'other';
}

const isPart = (...records: readonly Keyed[]): boolean => records.some(({ reference }) => reference.kind === 'chapter');

function relationOf(a: Keyed, b: Keyed): Relation | null {
  if (yearsApart(a, b) > 3) return null;
  if (a.isPreprint !== b.isPreprint) return 'preprint';
  return a.isMeeting !== b.isMeeting && !isSamePlace(a, b) ? 'abstract' : null;
}
