/** Calculations that are not done twice: the same things again give the same answer. */

/** Compared by identity; sets by what is in them. Give nothing that is changed afterwards. */
export type Given = readonly (object | string | null)[];

/** Answers for one anchor at a time: scopes, rankings and what different people may see differ. */
const most = 4;

interface Answer<R> {
  readonly given: Given;
  readonly answer: R;
}

/** The last few answers are kept for as long as `anchor`, the largest of the things they were made from, is in memory. */
export function again<R>(): (anchor: object, given: Given, work: () => R) => R {
  const byAnchor = new WeakMap<object, readonly Answer<R>[]>();
  return (anchor, given, work) => {
    const known = byAnchor.get(anchor) ?? [];
    const found = known.find((one) => isSame(one.given, given)) ?? { given, answer: work() };
    byAnchor.set(anchor, [found, ...known.filter((one) => one !== found)].slice(0, most));
    return found.answer;
  };
}

const isSame = (a: Given, b: Given): boolean => a.length === b.length && a.every((one, at) => one === b[at] || areSameSets(one, b[at]));

const areSameSets = (a: unknown, b: unknown): boolean =>
  a instanceof Set && b instanceof Set && a.size === b.size && [...a].every((one) => b.has(one));
