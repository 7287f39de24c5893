/** How elements are typed and pasted: "Trust +; Conflict (absent); history of working together". */
import type { Direction } from '../reviews/vocabulary.ts';

export interface Typed {
  readonly words: string;
  readonly direction: Direction;
}

const signs: readonly (readonly [RegExp, Direction])[] = [
  [/(^|\s|\))(\+\/[-−–]|±|↕)$/, 'depends'],
  [/(^|\s|\)|(?<=\p{L}{2}))(\+|↑)$/u, 'more'],
  [/(^|\s|\))([-−–]|↓)$/, 'less'],
  [/(^|\s)\(present\)$/i, 'present'],
  [/(^|\s)\(absent\)$/i, 'absent'],
];

/** Words with a sign at their end. A minus stands alone after a space, so that "COVID-" keeps its hyphen. */
export function readElement(text: string): Typed {
  const folded = text.replace(/\s+/g, ' ').trim();
  for (const [pattern, direction] of signs) {
    const found = pattern.exec(folded);
    if (found) return { words: folded.slice(0, found.index + (found[1] === ')' ? 1 : 0)).trim(), direction };
  }
  return { words: folded, direction: 'not_stated' };
}

/** Several elements separated by ";". Empty ones are left out. */
export const readElements = (text: string): readonly Typed[] =>
  splitList(text)
    .map(readElement)
    .filter(({ words }) => words !== '');

/** The parts of a list separated by ";" or line breaks. */
export const splitList = (text: string): readonly string[] =>
  text
    .split(/;|\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

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
