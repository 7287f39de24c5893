/** The authors of a paper: what the file says where the page says so, too, or the names under the title. */
import { isParticle, personName } from '../references/reference.ts';
import { folded } from './guess-title.ts';
import type { PageLine } from './page-lines.ts';

const notPeople =
  /\b(university|universit[àéä]t?|department|school|faculty|college|institute|hospital|centre|center|division|unit|group|ltd|inc|gmbh|press|journal|abstract|received|correspondence|user|admin|owner|author|your|name|surname|administrator|unknown|scanner|editor|research|review|article|open|access|medical|education|health|science|keywords|background|introduction|original|working|paper|report|london|policy|service|services|care|for|of|the|in|to|with|on|from)\b/i;

const degrees =
  /(?:,\s*|(?<!\s)\s*)\b(ph\.?d|m\.?d|m\.?sc|b\.?sc|m\.?a|b\.?a|m\.?phil|d\.?phil|mph|mbchb|mbbs|frcp|rn|ed\.?d|msc|bsc|prof|professor|dr|mr|mrs|ms)\b\.?(?=[\s,;]|$)/gi;

/** From the file's own author field; null when it can't be trusted. */
export function plausibleAuthors(author: string, pageText: string): readonly string[] | null {
  const names = namesIn(author);
  if (!names?.length) return null;
  const page = folded(pageText);
  const shown = names.filter((name) => page.includes(folded(name.split(',')[0] ?? name)));
  return shown.length === names.length ? names : null;
}

/** From the lines right under the title: up to a dozen, as long as they hold names only. */
export function guessAuthors(lines: readonly PageLine[], title: string): readonly string[] {
  const after = afterTitle(lines, title);
  const names: string[] = [];
  for (const line of after.slice(0, 12)) {
    const found = namesIn(line.text);
    if (found) names.push(...found);
    else if (names.length) break;
  }
  return [...new Set(names)].slice(0, 60);
}

/** The lines behind the title. */
function afterTitle(lines: readonly PageLine[], title: string): readonly PageLine[] {
  const wanted = folded(title);
  const isOfTitle = (line: PageLine | undefined) => {
    const own = folded(line?.text ?? '');
    return own.length > 3 && wanted.includes(own);
  };
  let at = lines.slice(0, 40).findIndex(isOfTitle);
  if (at < 0) return [];
  while (isOfTitle(lines[at])) at += 1;
  return lines.slice(at);
}

/** The names in a list of names; null when the text is anything else. */
export function namesIn(text: string): readonly string[] | null {
  const plain = text
    .normalize('NFKC')
    .replace(degrees, '')
    .replace(/^by\s+/i, '')
    .replace(/[\d*†‡§¶#]+(?:,(?=[\d*†‡§]))?/g, ' ');
  const parts = partsOf(plain);
  return parts.length && parts.every((part) => isName(part.replace(/^([^,]+), (.+)$/, '$2 $1')))
    ? parts.map(personName).map(inLowerCase)
    : null;
}

/** "Smith, J; Jones, K" keeps its commas; in "John Smith, Kim Jones and Lee Ng" they part names. */
function partsOf(list: string): readonly string[] {
  const listed = list.split(';').map((part) => part.replace(/\s+/g, ' ').trim());
  const isTurned = listed.length > 1 || /^(?:\p{Ll}+ )*[^\s,]+,/u.test(list);
  if (isTurned && listed.every((part) => /^[^,]+, (?!.* and )[^,]+$/.test(part))) return listed;
  return list
    .split(/[;·•&|]|\band\b|,/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .map((part) => part.replace(/ [a-h]$/, ''))
    .filter((part) => part.length > 1);
}

/** "SMITH, JANE" → "Smith, Jane"; initials stay. */
const inLowerCase = (name: string): string =>
  /\p{Ll}/u.test(name)
    ? name
    : name.replace(/\p{Lu}{2,}/gu, (word) =>
        isParticle(word) ? word.toLowerCase() : word.length > 2 ? word.charAt(0) + word.slice(1).toLowerCase() : word,
      );

/** Two to five words, capitalised or initials, with particles between. */
function isName(text: string): boolean {
  if (notPeople.test(text) || text.length > 60) return false;
  const words = text.split(' ');
  if (words.length < 2 || words.length > 6) return false;
  const own = words.filter((word) => !isParticle(word));
  return (
    own.length >= 2 && own.every((word) => /^\p{Lu}[\p{L}.’'‐-]*$/u.test(word)) && own.some((word) => /^\p{Lu}[\p{L}’'‐-]+$/u.test(word))
  );
}
