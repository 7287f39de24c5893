/**
 * The months in which the example review is made. Seeding tells them through the real services, one act after the other, each
 * some minutes after the last and in office hours, so that histories, dates and "who, when" read like a team's.
 */
import { setImmediate as breath } from 'node:timers/promises';
import type { Context } from '../../platform/context.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import type { PersonKey } from '../people.ts';

const minute = 60_000;
const dayLong = 24 * 60 * minute;
/** Whole days between the first act and the last; a test keeps it true. */
export const storyDays = 75;

export interface Clock {
  readonly now: () => string;
  /** Some minutes later; the next morning when the working day is over. */
  readonly pass: (minutes: number) => void;
  /** The morning of the nth day of the story, unless that has passed. */
  readonly day: (n: number) => void;
}

/** `begins`: ISO-8601, the story's first day. */
export function storyClock(begins: string): Clock {
  const first = Math.floor(Date.parse(begins) / dayLong) * dayLong;
  const morning = (time: number): number => Math.floor(time / dayLong) * dayLong + 9 * 60 * minute;
  let time = morning(first);
  const isEvening = (): boolean => time - morning(time) > 8 * 60 * minute;
  return {
    now: () => new Date(time).toISOString(),
    pass: (minutes) => {
      time += minutes * minute;
      if (isEvening()) time = morning(time + dayLong) + (minutes % 7) * minute;
    },
    day: (n) => {
      time = Math.max(time, morning(first + n * dayLong));
    },
  };
}

/** What seeding has made so far, by the keys of the content. */
export interface Made {
  readonly accounts: Map<PersonKey, string>;
  readonly phases: Map<string, string>;
  readonly roles: Map<string, string>;
  readonly references: Map<string, string>;
  /** By the key of the paper or transcript. */
  readonly documents: Map<string, string>;
  readonly codes: Map<string, string>;
  /** "harkness.a" → excerpt */
  readonly excerpts: Map<string, string>;
  readonly cases: Map<string, string>;
  readonly theories: Map<string, string>;
  readonly cmocs: Map<string, MadeCmoc>;
}

export interface MadeCmoc {
  readonly id: string;
  readonly number: number;
  /** Elements by kind of role, in order. */
  readonly elements: Readonly<Record<string, readonly string[]>>;
}

export const nothingMade = (): Made => ({
  accounts: new Map(),
  phases: new Map(),
  roles: new Map(),
  references: new Map(),
  documents: new Map(),
  codes: new Map(),
  excerpts: new Map(),
  cases: new Map(),
  theories: new Map(),
  cmocs: new Map(),
});

/** @throws Error naming what is missing: the content refers to something that was not made. */
export function known<T>(from: ReadonlyMap<string, T>, key: string): T {
  const found = from.get(key);
  if (found === undefined) throw new Error(`The example review has no “${key}” here.`);
  return found;
}

/** One after the other, with a breath between: a server that seeds goes on answering, and can be stopped. */
export async function inTurn<T>(all: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  for (const one of all) {
    await work(one);
    await breath();
  }
}

export interface Story {
  /** Its clock is the story's. */
  readonly ctx: Context;
  readonly made: Made;
  readonly clock: Clock;
  /** A person's next act, some minutes after the last one. */
  readonly as: (who: PersonKey) => Scope;
}
