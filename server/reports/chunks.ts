/** Lists of ids in portions that a statement takes. */
export function* inChunks<T>(list: readonly T[], size = 500): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}
