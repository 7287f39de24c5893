/** What the type-ahead proposes: exact names first, then beginnings, other names, plurals, slips of one letter, word starts. */
import { nameKey } from '../reviews/name-key.ts';
import { editDistance } from './edit-distance.ts';

export interface Matchable {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How often it has been used. */
  readonly uses: number;
}

export type MatchKind = 'exact' | 'start' | 'alias' | 'plural' | 'slip' | 'word' | 'inside';

export interface Match<T extends Matchable> {
  readonly code: T;
  readonly kind: MatchKind;
  /** The other name by which it was found. */
  readonly alias: string | null;
}

const order: readonly MatchKind[] = ['exact', 'start', 'alias', 'plural', 'slip', 'word', 'inside'];

/** Codes that fit what is typed, best first; among equals the most used, then alphabetically. Nothing typed: the most used. */
export function matchesOf<T extends Matchable>(codes: readonly T[], typed: string, most = 50): readonly Match<T>[] {
  const key = nameKey(typed);
  const found = codes.flatMap((code) => bestOf(code, key) ?? []);
  return found.toSorted(byWorth).slice(0, most);
}

/** True when this very name, or another name of it, is there already: nothing new need be made. */
export const isNamed = (code: Pick<Matchable, 'name' | 'aliases'>, typed: string): boolean =>
  [code.name, ...code.aliases].some((name) => nameKey(name) === nameKey(typed));

function byWorth<T extends Matchable>(a: Match<T>, b: Match<T>): number {
  return (
    order.indexOf(a.kind) - order.indexOf(b.kind) || b.code.uses - a.code.uses || (nameKey(a.code.name) < nameKey(b.code.name) ? -1 : 1)
  );
}

function bestOf<T extends Matchable>(code: T, typed: string): Match<T> | null {
  if (!typed) return { code, kind: 'start', alias: null };
  const own = kindOf(nameKey(code.name), typed);
  let best: Match<T> | null = own && { code, kind: own, alias: null };
  for (const alias of code.aliases) {
    const kind = aliasKind(kindOf(nameKey(alias), typed));
    if (kind && (!best || order.indexOf(kind) < order.indexOf(best.kind))) best = { code, kind, alias };
  }
  return best;
}

/** The beginning of another name counts less than the beginning of the name itself. */
const aliasKind = (kind: MatchKind | null): MatchKind | null => (kind === 'start' ? 'alias' : kind);

function kindOf(name: string, typed: string): MatchKind | null {
  if (name === typed) return 'exact';
  if (name.startsWith(typed)) return 'start';
  if (singular(name) === singular(typed)) return 'plural';
  if (isSlip(name, typed)) return 'slip';
  if (startsWords(name, typed)) return 'word';
  return typed.length > 2 && name.includes(typed) ? 'inside' : null;
}

/** Each word without its plural ending: rough, for comparing only. */
const singular = (name: string): string =>
  name
    .split(' ')
    .map((word) =>
      word.length < 4
        ? word
        : word
            .replace(/ies$/, 'y')
            .replace(/(ss|[sxz]|ch|sh)es$/, '$1')
            .replace(/([^s])s$/, '$1'),
    )
    .join(' ');

/** One letter off the whole name, or off its beginning while one is still typing; two in long names. */
function isSlip(name: string, typed: string): boolean {
  if (typed.length < 4) return false;
  const limit = typed.length >= 9 ? 2 : 1;
  const letters = [...name];
  const length = [...typed].length;
  return [name, ...[length - 1, length, length + 1].map((n) => letters.slice(0, n).join(''))].some(
    (part) => editDistance(part, typed, limit) <= limit,
  );
}

/** Each typed word is the beginning of some word of the name. */
function startsWords(name: string, typed: string): boolean {
  const words = name.split(/[\s\-–/(),]+/);
  return typed.split(' ').every((start) => words.some((word) => word.startsWith(start)));
}
