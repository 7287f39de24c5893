/**
 * Rows of comma-, semicolon- or tab-separated text (RFC 4180). A quote that is never closed costs its own row and what it
 * swallowed up to the next line that can be a row again, not the file.
 */

export interface TextRow {
  /** The line it begins on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly raw: string;
}

/** Rows that hold something. */
export function* delimitedRows(text: string, delimiter: string): Generator<TextRow> {
  const scanner = new RowScanner(text, delimiter);
  while (!scanner.isDone) {
    const row = scanner.row();
    if (row.cells.some((cell) => cell.trim())) yield row;
  }
}

/** Characters that one cell may hold: more means that a quote was never closed. */
const longestCell = 200_000;

class RowScanner {
  #at = 0;
  #line = 1;
  readonly #text: string;
  readonly #delimiter: string;

  constructor(text: string, delimiter: string) {
    this.#text = text.startsWith('\ufeff') ? text.slice(1) : text;
    this.#delimiter = delimiter;
  }

  get isDone(): boolean {
    return this.#at >= this.#text.length;
  }

  row(): TextRow {
    const [from, line] = [this.#at, this.#line];
    const cells: string[] = [];
    do cells.push(this.#cell());
    while (this.#skip(this.#delimiter));
    const raw = this.#text.slice(from, this.#at);
    this.#endOfLine();
    return { line, cells, raw };
  }

  #skip(mark: string): boolean {
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #endOfLine(): void {
    if (this.isDone) return;
    this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
    this.#line += 1;
  }

  #cell(): string {
    if (this.#text[this.#at] !== '"') return this.#bare();
    const end = this.#closing();
    if (end < 0) return this.#bare();
    const value = this.#text.slice(this.#at + 1, end).replaceAll('""', '"');
    this.#line += value.match(/\r\n|\r|\n/g)?.length ?? 0;
    this.#at = end + 1;
    return value + this.#bare();
  }

  /** The quote that ends a cell: the first that stands single. Negative when there is none in reach. */
  #closing(): number {
    for (let at = this.#text.indexOf('"', this.#at + 1); at >= 0; at = this.#text.indexOf('"', at + 1)) {
      if (at - this.#at > longestCell) return -1;
      if (this.#text[at + 1] === '"') at += 1;
      else return at;
    }
    return -1;
  }

  /** Up to the next delimiter or line end. */
  #bare(): string {
    const from = this.#at;
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at];
      if (letter === this.#delimiter || letter === '\n' || letter === '\r') break;
      this.#at += 1;
    }
    return this.#text.slice(from, this.#at);
  }
}
