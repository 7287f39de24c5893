/** Number of letters added, left out, changed or swapped with a neighbour (optimal string alignment), given up beyond `limit`. */

/** The distance, or `limit + 1` when it is larger. */
export function editDistance(a: string, b: string, limit: number): number {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let above = right.map((_, at) => at + 1);
  above.unshift(0);
  for (let i = 1; i <= left.length; i++) {
    const row = nextRow({ left, right, i, above, before });
    if (Math.min(...row) > limit) return limit + 1;
    before = above;
    above = row;
  }
  return Math.min(above[right.length] ?? limit + 1, limit + 1);
}

interface Step {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly i: number;
  /** Row i − 1 and row i − 2. */
  readonly above: readonly number[];
  readonly before: readonly number[];
}

function nextRow({ left, right, i, above, before }: Step): number[] {
  const row = [i];
  for (let j = 1; j <= right.length; j++) {
    const change = cell(above, j - 1) + (left[i - 1] === right[j - 1] ? 0 : 1);
    const isSwap = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
    row.push(Math.min(cell(above, j) + 1, cell(row, j - 1) + 1, change, isSwap ? cell(before, j - 2) + 1 : Infinity));
  }
  return row;
}

const cell = (row: readonly number[], at: number): number => row[at] ?? Infinity;
