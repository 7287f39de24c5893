/** Reads an object's history as a series of states, so that a page can show "who, when, old → new". */
import type { Past, Values } from './activity.queries.ts';

export interface Snapshot {
  readonly at: string;
  readonly actorId: string;
  readonly version: number;
  /** The object's columns after this step, as far as the history tells them. */
  readonly values: Values;
  /** True while it is in the trash. */
  readonly gone: boolean;
}

/** The object after each step of its past, oldest first. */
export function snapshots(past: readonly Past[]): readonly Snapshot[] {
  const taken: Snapshot[] = [];
  for (const { at, actorId, version, action, after } of past) {
    const before = taken.at(-1);
    const gone = action === 'trash' || (action === 'change' && (before?.gone ?? false));
    taken.push({ at, actorId, version, gone, values: { ...before?.values, ...after } });
  }
  return taken;
}

/** Only the steps that changed one of these columns, or took the object away or brought it back. */
export function stepsIn(past: readonly Past[], columns: readonly string[]): readonly Snapshot[] {
  const all = snapshots(past);
  return all.filter((step, n) => {
    const before = all[n - 1];
    return !before || before.gone !== step.gone || columns.some((column) => before.values[column] !== step.values[column]);
  });
}
