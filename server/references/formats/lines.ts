/** Lines with their numbers, whatever ends them: exports mix CRLF, LF and bare CR. */

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

export function* linesIn(text: string): Generator<Line> {
  const end = /\r\n|\n|\r/g;
  let from = 0;
  let number = 1;
  for (let match = end.exec(text); match; match = end.exec(text)) {
    yield { number, text: withoutMark(text.slice(from, match.index)) };
    from = end.lastIndex;
    number += 1;
  }
  if (from < text.length) yield { number, text: withoutMark(text.slice(from)) };
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
