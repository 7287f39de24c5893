/** Lines with their numbers, whatever ends them: exports mix CRLF, LF and bare CR. */

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export function* linesIn(text: string): Generator<Line> {
  const reader = new LineReader();
  yield* reader.take(text);
  yield* reader.end();
}

/** Takes a text piece by piece, wherever it was cut, and gives back the lines that each piece completes. */
export class LineReader {
  #number = 0;
  /** What has come of a line that is not ended. Joined at its end only: a line may be as long as a file. */
  #begun: string[] = [];
  /** A line end at a piece's end that may be the first half of one. */
  #held = '';

  *take(piece: string): Generator<Line> {
    const text = this.#held + piece;
    const end = /\r\n|\n|\r(?!$)/g;
    let from = 0;
    for (let match = end.exec(text); match; match = end.exec(text)) {
      yield this.#ended(text.slice(from, match.index));
      from = end.lastIndex;
    }
    this.#held = text.endsWith('\r') ? '\r' : '';
    const rest = text.slice(from, text.length - this.#held.length);
    if (rest) this.#begun.push(rest);
  }

  /** The last line, when no line end follows it. */
  *end(): Generator<Line> {
    if (this.#begun.length || this.#held) yield this.#ended('');
    this.#held = '';
  }

  #ended(rest: string): Line {
    const text = this.#begun.length ? this.#begun.join('') + rest : rest;
    this.#begun = [];
    this.#number += 1;
    return { number: this.#number, text: withoutMark(text) };
  }
}

/** Joined files carry a byte order mark in their middle. */
const withoutMark = (line: string): string => (line.startsWith('\ufeff') ? line.slice(1) : line);

/** How many lines end before each of these rising positions: tells the line a slice begins on, in one pass. */
export function lineCounter(text: string): (position: number) => number {
  let [at, line] = [0, 1];
  return (position) => {
    for (; at < position; at++) {
      const code = text.charCodeAt(at);
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line += 1;
    }
    return line;
  };
}
