/** Which reference of the literature a file seems to belong to: by the DOI in it, the title on its first page, or its name. */
import { keyed, titleLikeness } from '../references/duplicate-keys.ts';
import { doiKey, familyOf } from '../references/reference.ts';

export interface MatchCandidate {
  readonly id: string;
  readonly title: string;
  /** "Family, Given" each. */
  readonly authors: readonly string[];
  readonly year: number | null;
  /** As DOIs are compared. */
  readonly doiKey: string;
}

/** What a file says of itself. */
export interface FileSays {
  readonly fileName: string;
  readonly doi: string;
  /** As it was guessed from the first page; may be the file's name. */
  readonly title: string;
  /** Words of the first pages. */
  readonly text: string;
}

export const matchedBy = ['doi', 'title', 'file_name'] as const;
export type MatchedBy = (typeof matchedBy)[number];

export const matchedByNames: Readonly<Record<MatchedBy, string>> = {
  doi: 'DOI in the file',
  title: 'title on the first page',
  file_name: 'file name',
};

export interface Match {
  readonly referenceId: string;
  readonly how: MatchedBy;
  /** Per cent: 90 and more is attached at once and shown for checking; less is only proposed. */
  readonly confidence: number;
}

/** A shorter title may stand on any page. */
const tellingTitle = 20;

/** The best of the candidates, or null. Two that fit alike are less sure than one. */
export function bestMatch(file: FileSays, candidates: readonly MatchCandidate[]): Match | null {
  const page = lettersOf(file.text).slice(0, 12_000);
  const said = { ...file, key: doiKey(file.doi), page, name: wordsOf(file.fileName.replace(/\.\w{2,8}$/, '')) };
  const found = candidates.flatMap((candidate) => matchOf(said, candidate) ?? []).toSorted((a, b) => b.confidence - a.confidence);
  const [first, second] = found;
  if (!first) return null;
  return second?.confidence === first.confidence ? { ...first, confidence: Math.min(first.confidence, 65) } : first;
}

type Said = FileSays & { readonly key: string; readonly page: string; readonly name: readonly string[] };

function matchOf(said: Said, candidate: MatchCandidate): Match | null {
  const of = (how: MatchedBy, confidence: number): Match => ({ referenceId: candidate.id, how, confidence });
  const title = titleFit(said, candidate);
  if (said.key && said.key === candidate.doiKey) return of('doi', title ? 99 : 75);
  if (isNamedByDoi(said, candidate)) return of('doi', 95);
  if (said.key && candidate.doiKey) return null;
  return title ? of('title', title) : byName(said, candidate, of);
}

/** Letters from the top of the first page in which a title is the paper's own, wherever else one may be cited. */
const headOfPage = 600;

/**
 * How sure a title makes it, per cent: 0 when it does not. A page also cites titles: one is the file's own where the title read from the
 * page begins with it, or where it stands at the head of a page from which no title could be read. What follows "Reply to:" or
 * stands under a journal's name is only proposed, and what comes after another title is a citation.
 */
function titleFit(said: Said, candidate: MatchCandidate): number {
  const [own, title] = [lettersOf(said.title), lettersOf(candidate.title)];
  if (title.length < tellingTitle) return 0;
  const surest = title.length >= 40 ? 95 : 90;
  const at = said.page.indexOf(title);
  if (at >= 0 && isBegunBy(own, title)) return surest;
  if (likeness(said, candidate) >= 0.8) return 80;
  return at < 0 ? 0 : placeFit({ own, title, at, page: said.page }, surest);
}

interface Placed {
  /** Letters of the title read from the page, of the one looked for, and of the page; where the one looked for begins there. */
  readonly own: string;
  readonly title: string;
  readonly page: string;
  readonly at: number;
}

function placeFit({ own, title, at, page }: Placed, surest: number): number {
  if (own.includes(title)) return 75;
  const hasOwn = own.length >= tellingTitle && page.includes(own);
  if (at > headOfPage) return hasOwn ? 0 : 70;
  return hasOwn ? 75 : surest;
}

/** One of the two may be shorter: a subtitle on a line of its own is not always read as part of the title. */
const isBegunBy = (own: string, title: string): boolean =>
  own.length >= tellingTitle && (own.startsWith(title) || (title.startsWith(own) && own.length * 2 >= title.length));

/** "10.1108_JICA-2019-0042.pdf" */
function isNamedByDoi({ fileName }: Said, { doiKey: key }: MatchCandidate): boolean {
  if (key.length < 8) return false;
  return lettersOf(fileName).includes(lettersOf(key));
}

function byName(said: Said, { title, authors, year }: MatchCandidate, of: (how: MatchedBy, confidence: number) => Match): Match | null {
  const words = wordsOf(title).filter((word) => word.length > 3);
  const shared = words.filter((word) => said.name.includes(word)).length;
  if (words.length >= 4 && shared >= Math.max(4, words.length * 0.7)) return of('file_name', 80);
  const [family = ''] = authors.map((name) => lettersOf(familyOf(name)));
  const isFirst = family.length > 2 && said.name.includes(family) && year !== null && said.name.includes(String(year));
  return isFirst ? of('file_name', shared ? 70 : 60) : null;
}

const lettersOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const blank = { kind: 'article', authors: [], year: null, container: '', volume: '', issue: '', pages: '', doi: '', pmid: '' } as const;

/** Titles are compared letter by letter only when they begin with the same words: the rest can't be alike. */
function likeness(said: Said, candidate: MatchCandidate): number {
  const [one, other] = [lettersOf(said.title), lettersOf(candidate.title)];
  if (one.length < tellingTitle || other.length < tellingTitle || one.slice(0, 6) !== other.slice(0, 6)) return 0;
  return titleLikeness(keyed({ ...blank, id: '', title: said.title }), keyed({ ...blank, id: '', title: candidate.title }));
}
