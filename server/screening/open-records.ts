/** What the queues of a stage hold, counted from its open records: those on which nothing stands yet. */
import { isOnePersons, type Mode } from './mode.ts';
import type { Share } from './queue.ts';

export interface OpenRecords {
  /** Their numbers. */
  readonly numbers: readonly number[];
  /** Who has decided on one, by its number; a person is there once for each decision that says something. */
  readonly deciders: ReadonlyMap<number, readonly string[]>;
}

export interface OpenCounts {
  readonly open: number;
  readonly mine: number;
  readonly second: number;
  readonly conflicts: number;
}

interface Looking {
  /** Account id. */
  readonly me: string;
  readonly mode: Mode;
  readonly shares: readonly Share[];
  /** Numbers of records that this person judges in an open check round: they wait in that queue. */
  readonly sampled: ReadonlySet<number>;
}

export function openCounts({ numbers, deciders }: OpenRecords, { me, mode, shares, sampled }: Looking): OpenCounts {
  const isMine = takenBy(me, shares);
  const waits = (number: number): boolean => isMine(number) && !sampled.has(number) && isUnseen(deciders.get(number) ?? nobody, me, mode);
  const many = [...deciders.values()].map((people) => people.length);
  return {
    open: numbers.length,
    mine: numbers.reduce((n, number) => n + (waits(number) ? 1 : 0), 0),
    second: many.filter((n) => n === 1).length,
    conflicts: many.filter((n) => n > 1).length,
  };
}

const nobody: readonly string[] = [];

/** Where one person's work is enough, a record is open while nobody has decided; where it takes two, while others leave room. */
function isUnseen(people: readonly string[], me: string, mode: Mode): boolean {
  if (mode === 'discussed') return true;
  if (isOnePersons(mode) || mode === 'check') return people.length === 0;
  return !people.includes(me) && people.length < 2;
}

/** Records in somebody's share are theirs; all others are anybody's. */
function takenBy(me: string, shares: readonly Share[]): (number: number) => boolean {
  const own = shares.filter((share) => share.accountId === me);
  const has = (some: readonly Share[], number: number): boolean => some.some(({ from, to }) => number >= from && number <= to);
  return (number) => has(own, number) || !has(shares, number);
}
