/** What references are compared by: titles, names, pages and identifiers without the accidents of how they were typed. */
import { nameKey } from '../reviews/name-key.ts';
import { doiKey, familyOf } from './reference.ts';

export interface Comparable {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly doi: string;
  readonly pmid: string;
}

/** Columns of a reference that say what it is. */
export const comparedColumns = ['id', 'kind', 'title', 'authors', 'year', 'container', 'volume', 'issue', 'pages', 'doi', 'pmid'] as const;

/** A reference made ready to be compared many times. */
export interface Keyed {
  readonly reference: Comparable;
  /** Letters and digits of the title only. */
  readonly title: string;
  /** Every three letters of it as a number, once, rising: two titles are compared in one walk. */
  readonly grams: Int32Array;
  /** Numbers in the title, Roman ones too: what tells part 1 from part 2. */
  readonly numbers: string;
  /** Family names. */
  readonly families: readonly string[];
  readonly containerWords: readonly string[];
  readonly volume: string;
  readonly firstPage: string;
  readonly doi: string;
  readonly pmid: string;
  /** A notice about a paper has its title and is not it. */
  readonly isCorrection: boolean;
  readonly isPreprint: boolean;
  /** A conference's abstract, or in a supplement of such. */
  readonly isMeeting: boolean;
}

export function keyed(reference: Comparable): Keyed {
  const firstPage = firstPageOf(reference.pages);
  const doi = doiKey(reference.doi);
  const words = plainWords(reference.title);
  const title = words.replace(/[^\p{L}\p{N}]/gu, '');
  return {
    reference,
    title,
    grams: gramsOf(title),
    numbers: (words.match(/(?<!\p{L})(?:\p{N}+|[ivx]+)(?!\p{L})/gu) ?? []).join(' '),
    families: reference.authors.map((name) => nameKey(bare(familyOf(name))).replace(/[^\p{L}]/gu, '')).filter(Boolean),
    containerWords:
      plainWords(reference.container)
        .match(/\p{L}{3,}/gu)
        ?.filter((word) => word !== 'and' && word !== 'the') ?? [],
    volume: reference.volume.replace(/\D+/g, ' ').trim(),
    firstPage,
    doi,
    pmid: reference.pmid.trim(),
    isCorrection: corrections.test(words),
    isPreprint: preprints.test(reference.container) || preprintDoi.test(doi),
    isMeeting:
      reference.kind === 'conference' || meetings.test(reference.container) || /^s\d/.test(firstPage) || /\bsuppl/i.test(reference.issue),
  };
}

const corrections =
  /\b(erratum|errata|corrigend(um|a)|corrections?( to| of|:)|retract(ed|ion)|expression of concern|(reply|response) to|authors?'?s? (reply|response)|comment(ary)? (on|to)|letter to the editor)\b/;
const preprints = /\b(med|bio|ar|psyar|socar|chem)xiv\b|preprint|research square|ssrn/i;
/** Prefixes of medRxiv and bioRxiv, Research Square, SSRN, PsyArXiv, SocArXiv, arXiv, Preprints.org, ChemRxiv. */
const preprintDoi = /^10\.(1101|21203|2139|31234|31235|48550|20944|26434)\//;
const meetings = /\b(conference|congress|annual meeting|symposium|proceedings|abstracts?)\b/i;

const marks: Readonly<Record<string, string>> = { apos: "'", quot: '"', amp: ' and ', lt: ' ', gt: ' ', nbsp: ' ' };

/** Lower case without accents, markup and twice-encoded marks ("Legionnaires&apos;"). */
const plainWords = (text: string): string =>
  bare(
    text.replace(/&(?:amp;)?(apos|quot|amp|lt|gt|nbsp);/g, (_, name: string) => marks[name] ?? ' ').replace(/<\/?[a-z][^<>]{0,40}>/gi, ''),
  ).toLowerCase();

const bare = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss').replace(/ø/gi, 'o').replace(/ł/gi, 'l');

function gramsOf(text: string): Int32Array {
  const grams = new Set<number>();
  for (let at = 0; at + 3 <= text.length; at++)
    grams.add(((text.charCodeAt(at) * 961 + text.charCodeAt(at + 1)) * 961 + text.charCodeAt(at + 2)) | 0);
  return Int32Array.from(grams).sort();
}

function commonGrams(a: Int32Array, b: Int32Array): number {
  let [common, at, other] = [0, 0, 0];
  while (at < a.length && other < b.length) {
    const difference = (a[at] ?? 0) - (b[other] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return common;
}

/** "S105-9" → "s105"; "123-30" and "123-130" begin alike. */
const firstPageOf = (pages: string): string =>
  (/(?<![a-z])[a-z]*\d+[a-z]?/i.exec(pages)?.[0] ?? '').toLowerCase().replace(/^([a-z]*)0+(?=\d)/, '$1');

/** How alike two titles are, 0 to 1: the share of three-letter pieces they have in common (Dice). One cut off short counts as alike. */
export function titleLikeness(a: Keyed, b: Keyed): number {
  if (!a.title || !b.title) return 0;
  if (a.title === b.title) return 1;
  if (isCutOff(a.title, b.title) || isCutOff(b.title, a.title)) return 0.95;
  return (2 * commonGrams(a.grams, b.grams)) / (a.grams.length + b.grams.length || 1);
}

const isCutOff = (short: string, long: string): boolean => short.length >= 35 && long.startsWith(short);

/** Both say something, and the same. */
export const same = (a: string, b: string): boolean => a !== '' && a === b;
/** Both say something, and not the same. */
export const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;
