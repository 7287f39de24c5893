/** The small print of references, as databases write it: names, years, pages, identifiers. */
import { oneLine } from '../../reviews/one-line.ts';
import { doiKey, isParticle, personName } from '../reference.ts';

/** Words that tell a body from a person. */
const bodies =
  /\b(group|organi[sz]ation|universit(y|ies)|committee|department|ministry|institutes?|institution|collaboration|association|society|council|agency|centre|center|network|team|consortium|foundation|commission|bureau|office|government|service|services|trust|hospital|school|college|board|federation|unit|programme|program|project|investigators|inc|ltd|nhs|who|unicef|oecd|nice)\b|[&/]| (of|for|and|the|on|in) /i;

/** A name with a given name in initials behind: "Griffin DK", "Brownstein C D", "Jalil N.-E.". */
const withInitials = /^(\p{L}[\p{L}'’ -]*?\p{Ll}[\p{L}'’-]*)((?:\s+\p{Lu}[\p{Lu}.-]{0,6})+)$/u;

/** "Family, Given" from what a database wrote. A body's name stays as it is; a comma behind it says that it is one. */
export function authorName(written: string): string {
  const name = oneLine(written)
    .replace(/^and /i, '')
    .replace(/(\p{Lu}{2})\.$/u, '$1')
    .replace(/(?<!\s)\s*;$/, '')
    .replace(/,\s*null$/, ',');
  if (/^[^,]+,$/.test(name)) return name.slice(0, -1);
  if (name.includes(',')) return personName(name);
  if (isBody(name)) return name;
  const abbreviated = withInitials.exec(name);
  return abbreviated ? `${abbreviated[1] ?? ''}, ${(abbreviated[2] ?? '').trim()}` : personName(name);
}

/** Many words or letters, none of them an initial or a "van": no person is called so. */
function isBody(name: string): boolean {
  const words = name.split(' ');
  return name.length > 300 || bodies.test(name) || (words.length > 4 && !words.some((word) => word.length < 3 || isParticle(word)));
}

/** How `authorName` reads it back: a body of several words gets a comma behind. */
export const writtenAuthor = (name: string): string => (name.includes(' ') && !name.includes(',') ? `${name},` : name);

/** Names, each once, empty ones left out. */
export const authorNames = (written: readonly string[]): readonly string[] => [...new Set(written.map(authorName).filter(Boolean))];

/** Several names in one text, as tables have them: by semicolons, else lines, " and ", or commas between whole names. */
export function authorsIn(text: string): readonly string[] {
  const written = text.trim();
  if (/;/.test(written)) return authorNames(written.split(';'));
  if (/\n/.test(written)) return authorNames(written.split('\n'));
  if (/ and /i.test(written) && !isBodyList(written)) return authorNames(written.split(/,? and /i));
  return authorNames(byCommas(written));
}

/** "Department of Health and Social Care" is one body. */
const isBodyList = (text: string): boolean => !text.includes(',') && bodies.test(text.replace(/ and /gi, '; '));

/** "Griffin DK, Larkin DM" is two; "Smith, John" is one; "Yang, Z., Jiang, B." is two. */
function byCommas(text: string): readonly string[] {
  const parts = text.split(/,\s*/).filter(Boolean);
  if (parts.length < 2) return [text];
  if (parts.every((part) => part.trim().includes(' '))) return parts;
  const isInitials = (part: string): boolean => /^(\p{Lu}[\p{Ll}]?\.?[ -]?){1,4}$/u.test(part.trim());
  if (parts.length % 2 === 0 && parts.every((part, at) => at % 2 === 0 || isInitials(part)))
    return parts.flatMap((part, at) => (at % 2 === 0 ? [`${part}, ${parts[at + 1] ?? ''}`] : []));
  return [text];
}

/** The first year from 1500 to 2099. */
export function yearIn(...texts: readonly string[]): number | null {
  for (const text of texts) {
    const match = /(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)/.exec(text);
    if (match) return Number(match[1]);
  }
  return null;
}

/** A DOI somewhere in one of these texts, as it was written there. */
export function doiIn(...texts: readonly string[]): string {
  for (const text of texts) {
    const match = /10\.\d{4,9}(?:\/|%2F)[^\s"<>]+/i.exec(text);
    if (!match) continue;
    const doi = match[0]
      .replace(/%2F/i, '/')
      .replace(/&.*$/, '')
      .replace(/(?<![.,;:)\]}])[.,;:)\]}]+$/, closing);
    if (doiKey(doi)) return doi;
  }
  return '';
}

/** A closing bracket that the DOI itself opened stays: 10.1016/S0140-6736(99)90001-2, …(05). */
const closing = (end: string, at: number, whole: string): string => (end.startsWith(')') && whole.slice(0, at).includes('(') ? ')' : '');

/** A PubMed number named as such in one of these texts. */
export function pmidIn(...texts: readonly string[]): string {
  for (const text of texts) {
    const match = /(?:pubmed(?:\.ncbi\.nlm\.nih\.gov)?(?:\/|:?\s)|\bpmid\b\s*:?\s*)(\d{1,8})\b/i.exec(text);
    if (match) return match[1] ?? '';
  }
  return '';
}

/** A PubMed number standing alone. */
export const pmidFrom = (text: string): string => /^0*(\d{1,8})(?:\s*\[pmid\])?$/i.exec(text.trim())?.[1] ?? '';

/** First web address of a text that may hold several. */
export const urlIn = (text: string): string => /(?:https?|ftp):\/\/[^\s;]+|www\.[^\s;]+/i.exec(text)?.[0] ?? '';

/** "379–423" from first and last page; abbreviated last pages stay as they are written. */
export function pageRange(first: string, last: string): string {
  const [from, to] = [first.trim(), last.trim()].map((page) => page.replace(/^pp?\.\s*/i, ''));
  if (!from || from === to || !to) return (from || to || '').replace(/\s*[–—]\s*/g, '-');
  return from.includes('-') ? from : `${from}-${to}`;
}

/** Texts, each once, in their order. */
export const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts.map(oneLine).filter(Boolean))];

/** Paragraphs, each once: some databases give an abstract twice, under two tags. */
export function abstractFrom(texts: readonly string[]): string {
  const kept: string[] = [];
  for (const text of texts.map((one) => one.replace(/[ \t]+/g, ' ').trim()))
    if (text && !kept.some((other) => other.includes(text))) kept.push(text);
  return kept.join('\n\n');
}
