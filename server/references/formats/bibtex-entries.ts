/**
 * The entries of a BibTeX file, each read by itself: a brace missing in one costs that one only. A value's braces, quotes,
 * `#` and abbreviations are resolved here; what TeX means by its commands is tex-text's.
 */

export interface BibtexEntry {
  /** Lower case. */
  readonly type: string;
  readonly key: string;
  /** TeX text by field name in lower case. */
  readonly fields: ReadonlyMap<string, string>;
}

export interface BibtexPiece {
  readonly at: number;
  readonly raw: string;
  /** Null: damaged. */
  readonly entry: BibtexEntry | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export function* bibtexEntries(text: string): Generator<BibtexPiece> {
  const abbreviations = new Map(months.map((month) => [month, month]));
  const opening = /^[ \t]*@[ \t]*([A-Za-z]+)\s*[{(]/gm;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const type = (match[1] ?? '').toLowerCase();
    if (type === 'comment' || type === 'preamble') continue;
    const next = nextOpening(text, opening.lastIndex);
    const piece = new Scanner(text, opening.lastIndex, { next, abbreviations });
    const entry = piece.entry(type);
    const end = entry ? piece.at : next;
    opening.lastIndex = Math.max(opening.lastIndex, end);
    if (type !== 'string') yield { at: match.index, raw: text.slice(match.index, end).trim(), entry };
    else for (const [name, value] of entry?.fields ?? []) abbreviations.set(name, value);
  }
}

/** Where the next line begins that opens an entry. */
function nextOpening(text: string, from: number): number {
  const opening = /^[ \t]*@[ \t]*[A-Za-z]+\s*[{(]\s*[^\s,={}"]*\s*[,=]/gm;
  opening.lastIndex = from;
  return opening.exec(text)?.index ?? text.length;
}

class Scanner {
  at: number;
  readonly #text: string;
  /** An "@" at the start of a line may stand in a value; a value that is still open there is taken as cut off. */
  readonly #next: number;
  readonly #abbreviations: ReadonlyMap<string, string>;

  constructor(
    text: string,
    at: number,
    { next, abbreviations }: { readonly next: number; readonly abbreviations: ReadonlyMap<string, string> },
  ) {
    this.#text = text;
    this.at = at;
    this.#next = next;
    this.#abbreviations = abbreviations;
  }

  /** Reads to the closing brace. Null when it never comes, or a field makes no sense. */
  entry(type: string): BibtexEntry | null {
    const fields = new Map<string, string>();
    const key = type === 'string' ? '' : this.#match(/\s*(?!\s)([^\s,{}"=]*)\s*(?=[,})])/y);
    if (key === null) return null;
    for (;;) {
      this.#match(/[\s,]*/y);
      if (this.#match(/([})])/y) !== null) return { type, key, fields };
      const name = this.#match(/([^\s=,{}"#]+)\s*=\s*/y);
      const value = name === null ? null : this.#value();
      if (name === null || value === null) return null;
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
    }
  }

  /** Parts joined by "#". */
  #value(): string | null {
    let value = '';
    do {
      const part = this.#part();
      if (part === null) return null;
      value += part;
    } while (this.#match(/\s*(#)\s*/y) !== null);
    return value;
  }

  #part(): string | null {
    if (this.#match(/(\{)/y) !== null) return this.#until('}');
    if (this.#match(/(")/y) !== null) return this.#until('"');
    const word = this.#match(/([^\s,{}"#]+)/y);
    return word === null ? null : (this.#abbreviations.get(word.toLowerCase()) ?? word);
  }

  /** The text up to the closing mark outside inner braces. */
  #until(close: string): string | null {
    let depth = 0;
    for (let at = this.at; at < this.#next; at++) {
      const letter = this.#text[at];
      if (letter === '\\') at += 1;
      else if (depth === 0 && letter === close) {
        const value = this.#text.slice(this.at, at);
        this.at = at + 1;
        return value;
      } else if (letter === '{') depth += 1;
      else if (letter === '}') depth -= 1;
    }
    return null;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text);
    if (!match || pattern.lastIndex > this.#next) return null;
    this.at = pattern.lastIndex;
    return match[1] ?? '';
  }
}
