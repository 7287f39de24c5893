/** A check round: a random part of the records that a second reviewer judges without knowing what the first one did. */
import { drawSample, type SampleSize, type SampleUnit } from './sample.ts';

/** What a sample can hold in proportion. '' is a simple random sample. */
export const stratifyings = ['', 'source', 'year', 'kind'] as const;
export type Stratifying = (typeof stratifyings)[number];

export const stratifyingNames: Readonly<Record<Stratifying, string>> = {
  '': 'simple random',
  source: 'stratified by source',
  year: 'stratified by year',
  kind: 'stratified by type',
};

export const asStratifying = (word: string): Stratifying => stratifyings.find((one) => one === word) ?? '';

/** What a sample was drawn from, as it is kept. */
export interface Frame {
  readonly units: readonly SampleUnit[];
  /** Drawn in earlier rounds: part of what the share is of, and never drawn again. */
  readonly earlier: readonly string[];
  /** Decided by a second reviewer before the draw: part of what the share is of, but nobody checks themselves. */
  readonly own: readonly string[];
}

export const frameText = ({ units, earlier, own }: Frame): string =>
  JSON.stringify({ units: units.map(({ id, stratum }) => [id, stratum]), earlier, own });

export function readFrame(text: string): Frame {
  const kept = JSON.parse(text) as { units?: readonly (readonly [string, string])[]; earlier?: readonly string[]; own?: readonly string[] };
  return { units: (kept.units ?? []).map(([id, stratum]) => ({ id, stratum })), earlier: kept.earlier ?? [], own: kept.own ?? [] };
}

/** A size as it is kept, with the number of records in the frame. */
export function readSize(text: string): { readonly size: SampleSize; readonly of: number } {
  const { percent, count = 0, of = 0 } = JSON.parse(text || '{}') as { percent?: number; count?: number; of?: number };
  return { size: percent === undefined ? { count } : { percent }, of };
}

export interface Drawn {
  readonly frame: Frame;
  readonly size: SampleSize;
  readonly seed: string;
}

/** The ids that a frame, a size and a seed draw: always the same. */
export const drawOf = ({ frame, size, seed }: Drawn): readonly string[] =>
  drawSample({ frame: frame.units, size, seed, earlier: [...frame.earlier, ...frame.own] });

/** True when drawing again gives exactly what was drawn then. */
export const drawsTheSame = (drawn: Drawn, ids: readonly string[]): boolean => {
  const again = new Set(drawOf(drawn));
  return again.size === ids.length && ids.every((id) => again.has(id));
};

/** A seed that people can read out: six digits of an id nobody chose. */
export const seedOf = (id: string): string => String(Number.parseInt(id.replaceAll('-', '').slice(-10), 16) % 1_000_000).padStart(6, '0');

/** "10 %" or "12 records". */
export const sizeInWords = (size: SampleSize): string =>
  'percent' in size ? `${size.percent} %` : `${size.count} ${size.count === 1 ? 'record' : 'records'}`;
