/**
 * The random sample for a second reviewer: recorded seed and frame draw the same sample again, whatever order the frame is in.
 * Each unit gets a number made of the seed and its id; the smallest are drawn. So a later round takes the next ones, without
 * overlap, and a unit more in the frame moves no other.
 */
import { byCodePoint } from '../reviews/name-key.ts';

export interface SampleUnit {
  readonly id: string;
  /** Source, year or kind, when the sample is to hold each in proportion; '' otherwise. */
  readonly stratum: string;
}

/** A share of the frame in percent, rounded up, or a number of units. */
export type SampleSize = { readonly percent: number } | { readonly count: number };

export interface Drawing {
  readonly frame: readonly SampleUnit[];
  readonly size: SampleSize;
  readonly seed: string;
  /** Ids drawn in earlier rounds: never drawn again. */
  readonly earlier?: readonly string[];
}

/** 10 % of 53 is 6. Never more than there is. */
export function sampleSize(size: SampleSize, frame: number): number {
  const wanted = 'count' in size ? size.count : Math.ceil(Number(((size.percent * frame) / 100).toFixed(9)));
  return Math.max(0, Math.min(frame, Math.floor(wanted)));
}

/** The ids drawn, in order of the frame's ids. The size is a share of the whole frame, also in a later round. */
export function drawSample({ frame, size, seed, earlier = [] }: Drawing): readonly string[] {
  const drawn = new Set(earlier);
  const open = frame.filter(({ id }) => !drawn.has(id));
  const wanted = Math.min(sampleSize(size, frame.length), open.length);
  const strata = Map.groupBy(open, ({ stratum }) => stratum);
  const shares = shared(wanted, strata);
  const taken = [...strata].flatMap(([stratum, units]) => ranked(units, seed).slice(0, shares.get(stratum) ?? 0));
  return taken.map(({ id }) => id).sort(byCodePoint);
}

const ranked = (units: readonly SampleUnit[], seed: string): readonly SampleUnit[] =>
  units
    .map((unit) => ({ unit, rank: rankOf(seed, unit.id) }))
    .sort((a, b) => a.rank - b.rank || byCodePoint(a.unit.id, b.unit.id))
    .map(({ unit }) => unit);

/** How many of each stratum: in proportion, what is left over to the largest remainders (Hamilton). */
function shared(wanted: number, strata: ReadonlyMap<string, readonly SampleUnit[]>): ReadonlyMap<string, number> {
  const total = [...strata.values()].reduce((sum, units) => sum + units.length, 0) || 1;
  const exact = [...strata].map(([stratum, units]) => ({ stratum, share: (wanted * units.length) / total }));
  const shares = new Map(exact.map(({ stratum, share }) => [stratum, Math.floor(share)]));
  const left = wanted - [...shares.values()].reduce((sum, n) => sum + n, 0);
  const byRemainder = exact.sort((a, b) => (b.share % 1) - (a.share % 1) || byCodePoint(a.stratum, b.stratum));
  for (const { stratum } of byRemainder.slice(0, left)) shares.set(stratum, (shares.get(stratum) ?? 0) + 1);
  return shares;
}

/** A number below 2^53 made of seed and id (cyrb53 by bryc, public domain): as good as random for this, and the same everywhere. */
function rankOf(seed: string, id: string): number {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of `${seed}\u0000${id}`) {
    const code = letter.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
