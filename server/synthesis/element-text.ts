/** How elements are typed and pasted: "Trust +; Conflict (absent); after years of working together [History]". */
import { oneLine } from '../reviews/one-line.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Direction } from '../reviews/vocabulary.ts';
import type { Element } from './cmoc.ts';
import { signed } from './statement.ts';

export interface Typed {
  /** Words without a code in brackets are a code's name where there is one of that name, or else the wording. */
  readonly words: string;
  /** The code named in brackets: found, or made. */
  readonly codeName: string | null;
  readonly direction: Direction;
}

const signs: readonly (readonly [RegExp, Direction])[] = [
  [/(^|\s|[)\]])(\+\/[-−–]|±|↕)$/, 'depends'],
  [/(^|\s|\)|(?<=\p{L}{2}))(\+|↑)$/u, 'more'],
  [/(^|\s|[)\]])([-−–]|↓)$/, 'less'],
  [/(^|\s)\(present\)$/i, 'present'],
  [/(^|\s)\(absent\)$/i, 'absent'],
];

/** Words, a code in brackets (numbers are a citation), a sign; each may be missing. A minus stands alone after a space, so that "COVID-" keeps its hyphen. */
export function readElement(text: string): Typed {
  const folded = oneLine(text);
  for (const [pattern, direction] of signs) {
    const found = pattern.exec(folded);
    if (found) return { ...bracketed(folded.slice(0, found.index + (/[)\]]/.test(found[1] ?? '') ? 1 : 0)).trim()), direction };
  }
  return { ...bracketed(folded), direction: 'not_stated' };
}

function bracketed(text: string): Pick<Typed, 'words' | 'codeName'> {
  const [, words = '', codeName = ''] = /^(.*?)(?<!\s)\s*\[([^[\]]+)\]$/.exec(text) ?? [];
  const isCitation = /^[\d\s,;–-]+$/.test(codeName);
  return codeName.trim() && !isCitation ? { words, codeName: codeName.trim() } : { words: text, codeName: null };
}

/** An element as it is typed: reading it again gives the same element. */
export function typedText(element: Pick<Element, 'wording' | 'code' | 'direction'>): string {
  const { code, wording, direction } = element;
  const isOne = !code || !wording.trim() || nameKey(wording) === nameKey(code.name);
  return signed(isOne ? element : { code: null, wording: `${wording.trim()} [${code.name}]`, direction }).replaceAll(';', '\\;');
}

/** Several elements separated by ";" (one that belongs to the words is written "\;"). Empty ones are left out. */
export const readElements = (text: string): readonly Typed[] =>
  text
    .split(/(?<!\\);|\n/)
    .map((part) => readElement(part.replaceAll('\\;', ';')))
    .filter(({ words, codeName }) => words !== '' || codeName !== null);

/** A whole slot as it is typed. */
export const typedSlot = (elements: readonly Pick<Element, 'wording' | 'code' | 'direction'>[]): string =>
  elements.map(typedText).join('; ');

/** The parts of a list separated by ";" or line breaks. */
export const splitList = (text: string): readonly string[] => text.split(/;|\n/).map(oneLine).filter(Boolean);

const directionWords: Readonly<Record<string, Direction>> = {
  '+': 'more',
  '↑': 'more',
  more: 'more',
  increase: 'more',
  increases: 'more',
  '-': 'less',
  '−': 'less',
  '–': 'less',
  '↓': 'less',
  less: 'less',
  decrease: 'less',
  decreases: 'less',
  reduces: 'less',
  '±': 'depends',
  '+/-': 'depends',
  '+/−': 'depends',
  '↕': 'depends',
  depends: 'depends',
  varies: 'depends',
  present: 'present',
  absent: 'absent',
  '?': 'not_stated',
  'not stated': 'not_stated',
};

/** A sign or word from a column of directions; null when it is none. */
export const readDirection = (text: string): Direction | null => directionWords[text.trim().toLowerCase()] ?? null;
