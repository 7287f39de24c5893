/** Operations told as a person would: what somebody did in one sitting, each thing once with how often. */
import type { Happened } from './recent.queries.ts';

export interface Done {
  /** The latest of its kind: what the words link to. */
  readonly latest: Happened;
  readonly times: number;
}

export interface Sitting {
  readonly who: string;
  /** Of the latest operation. */
  readonly at: string;
  readonly done: readonly Done[];
}

/** A pause longer than this, in milliseconds, or somebody else's work begins a new sitting. */
const longestPause = 30 * 60_000;

/** From operations newest first; sittings newest first, and in each the latest kind of thing first. */
export function sittingsOf(happened: readonly Happened[]): readonly Sitting[] {
  const sittings: Happened[][] = [];
  for (const one of happened) {
    const before = sittings.at(-1);
    const last = before?.at(-1);
    if (before && last && last.who === one.who && Date.parse(last.at) - Date.parse(one.at) <= longestPause) before.push(one);
    else sittings.push([one]);
  }
  return sittings.flatMap((all) => (all[0] ? [{ who: all[0].who, at: all[0].at, done: doneIn(all) }] : []));
}

function doneIn(all: readonly Happened[]): readonly Done[] {
  const kinds = Map.groupBy(all, ({ verb, isUndo }) => `${isUndo} ${verb}`);
  return [...kinds.values()].flatMap((same) => (same[0] ? [{ latest: same[0], times: same.length }] : []));
}
