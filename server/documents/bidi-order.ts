/**
 * Which letter of a line as drawn is which letter of the line as read, where right-to-left scripts are involved. pdf.js gives
 * the text in reading order only; the order is found again from the two texts, so that every letter keeps its own place.
 */

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;
const word = /[\p{L}\p{N}]/u;
const letterOnly = /\p{L}/u;

/** True when a text holds a letter of a right-to-left script. */
export const hasRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** The direction in which a letter's script runs: -1 right to left, 1 left to right, 0 for signs, which follow their neighbours. */
export const directionOf = (letter: string): -1 | 0 | 1 =>
  isPlainLetter(letter) ? 1 : letter >= '\u0590' && rightToLeft.test(letter) ? -1 : word.test(letter) ? 1 : 0;

/** Most letters by far; asked for each letter of a page. */
const isPlainLetter = (letter: string): boolean => letter >= 'a' && letter <= 'z' && letter.length === 1;

type Letters = readonly string[];

/**
 * For each letter of `read` its index in `drawn`; both without white space. `drawn` is in order of drawing, `isRtl` tells the
 * direction of the line. Null when the two don't hold the same letters.
 */
export function readingOrder(drawn: Letters, read: Letters, isRtl: boolean): readonly number[] | null {
  if (drawn.length !== read.length) return null;
  const order = isRtl ? rightToLeftLine(drawn, read) : leftToRightLine(drawn, read);
  return order.every((at, n) => drawn[at] === read[n]) ? order : nearest(drawn, read, isRtl);
}

/** Read from its end; numbers and left-to-right words inside are read as they are drawn. */
function rightToLeftLine(drawn: Letters, read: Letters): number[] {
  const order = drawn.map((_, at) => drawn.length - 1 - at);
  const isOther = (at: number) => !hasRightToLeft(drawn[order[at] ?? 0] ?? '');
  for (const [from, to] of stretches(order.length, isOther)) turn(order, { from, to, drawn, read });
  return order;
}

/** Read from its start; each right-to-left phrase inside is a line of its own. */
function leftToRightLine(drawn: Letters, read: Letters): number[] {
  const order = drawn.map((_, at) => at);
  const isOfPhrase = (at: number) => hasRightToLeft(drawn[at] ?? '') || !letterOnly.test(drawn[at] ?? '');
  for (const [from, to] of stretches(order.length, isOfPhrase)) {
    const [first, last] = trimmed(from, to, (at) => hasRightToLeft(drawn[at] ?? ''));
    const phrase = rightToLeftLine(drawn.slice(first, last), read.slice(first, last));
    order.splice(first, last - first, ...phrase.map((at) => at + first));
  }
  return order;
}

/** Stretches `[from, to)` of positions that satisfy a test. */
function* stretches(length: number, test: (at: number) => boolean): Generator<readonly [number, number]> {
  let from = -1;
  for (let at = 0; at <= length; at++) {
    const inside = at < length && test(at);
    if (inside && from < 0) from = at;
    if (!inside && from >= 0) {
      yield [from, at];
      from = -1;
    }
  }
}

function trimmed(from: number, to: number, test: (at: number) => boolean): readonly [number, number] {
  let [first, last] = [from, to];
  while (first < last && !test(first)) first += 1;
  while (last > first && !test(last - 1)) last -= 1;
  return [first, last];
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly drawn: Letters;
  readonly read: Letters;
}

/** Turns a stretch round where that makes it read right: as a whole, without the signs at its ends, or word by word. */
function turn(order: number[], run: Run): void {
  const isWord = (at: number) => word.test(run.drawn[order[at] ?? 0] ?? '');
  const [first, last] = trimmed(run.from, run.to, isWord);
  if (first === last || turned(order, run) || turned(order, { ...run, from: first, to: last })) return;
  for (const [from, to] of [...stretches(last - first, (at) => isWord(first + at))])
    turned(order, { ...run, from: first + from, to: first + to });
}

function turned(order: number[], { from, to, drawn, read }: Run): boolean {
  const back = order.slice(from, to).reverse();
  if (!back.every((at, n) => drawn[at] === read[from + n])) return false;
  order.splice(from, to - from, ...back);
  return true;
}

/** When the runs can't be told: each letter read takes the nearest letter drawn that is the same. */
function nearest(drawn: Letters, read: Letters, isRtl: boolean): readonly number[] | null {
  const free = new Map<string, number[]>();
  for (const [at, letter] of drawn.entries()) {
    const places = free.get(letter);
    if (places) places.push(at);
    else free.set(letter, [at]);
  }
  const order: number[] = [];
  for (const [n, letter] of read.entries()) {
    const places = free.get(letter);
    if (!places?.length) return null;
    const expected = isRtl ? drawn.length - 1 - n : n;
    const best = places.reduce((a, b) => (Math.abs(b - expected) < Math.abs(a - expected) ? b : a));
    places.splice(places.indexOf(best), 1);
    order.push(best);
  }
  return order;
}
