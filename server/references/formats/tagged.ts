/**
 * Records made of tagged lines (RIS, MEDLINE, Web of Science). One pass over the lines; what each format calls a tag, a
 * beginning and an end is its syntax. A record whose end is missing ends where the next begins.
 */
import { type Found, foundRecord, type RecordFields, type StrayLine } from './found.ts';
import { type Line, LineReader } from './lines.ts';

/** A tag with its line and the untagged lines that follow it. */
export interface TagValue {
  readonly tag: string;
  readonly lines: string[];
}

export interface TaggedRecord {
  readonly is: 'tagged';
  readonly line: number;
  readonly raw: string;
  readonly values: readonly TagValue[];
}

export interface OpenRecord {
  readonly line: number;
  readonly raw: string[];
  readonly values: TagValue[];
  /** The line before was blank. */
  isAfterBlank: boolean;
}

export interface TagSyntax {
  readonly tagOf: (line: string) => { readonly tag: string; readonly value: string } | null;
  /** A tag that is no part of any record. */
  readonly isHeading: (tag: string) => boolean;
  /** This tag begins another record although the open one was not ended. */
  readonly begins: (tag: string, open: OpenRecord) => boolean;
  readonly ends: (tag: string) => boolean;
}

export const hasTag = (open: OpenRecord, tag: string): boolean => open.values.some((value) => value.tag === tag);

const stray = ({ number, text }: Line): StrayLine => ({ is: 'stray', line: number, text });

type Piece = TaggedRecord | StrayLine;
type Tag = NonNullable<ReturnType<TagSyntax['tagOf']>>;

/** A format made of tagged lines. */
export interface TaggedFormat {
  /** Files of one format differ in how strictly they are written: their beginning tells. */
  readonly syntaxOf: (beginning: string) => TagSyntax;
  readonly fieldsOf: (tags: Tags) => RecordFields;
  /** What is put right in a line before it is read. */
  readonly repaired?: (line: string) => string;
}

/** How much of a file tells its format and syntax. */
export const beginningLength = 200_000;

export function* readTagged(format: TaggedFormat, text: string): Generator<Found> {
  const reader = new TaggedReader(format, text.slice(0, beginningLength));
  yield* reader.take(text);
  yield* reader.end();
}

/** The same of a text that comes in pieces: nothing of it is held but the record that is open. */
export async function* streamTagged(format: TaggedFormat, pieces: AsyncIterable<string>, beginning: string): AsyncGenerator<Found> {
  const reader = new TaggedReader(format, beginning);
  for await (const piece of pieces) yield* reader.take(piece);
  yield* reader.end();
}

class TaggedReader {
  readonly #lines = new LineReader();
  readonly #records: RecordReader;
  readonly #format: TaggedFormat;

  constructor(format: TaggedFormat, beginning: string) {
    this.#format = format;
    this.#records = new RecordReader(format.syntaxOf(beginning));
  }

  *take(piece: string): Generator<Found> {
    yield* this.#read(this.#lines.take(piece));
  }

  *end(): Generator<Found> {
    yield* this.#read(this.#lines.end());
    for (const found of this.#records.end()) yield this.#made(found);
  }

  *#read(lines: Iterable<Line>): Generator<Found> {
    for (const line of lines) {
      const found = this.#records.take(this.#repaired(line));
      if (found.length) yield* found.map((one) => this.#made(one));
    }
  }

  #repaired(line: Line): Line {
    const text = this.#format.repaired?.(line.text) ?? line.text;
    return text === line.text ? line : { ...line, text };
  }

  #made(found: Piece): Found {
    return found.is === 'stray' ? found : foundRecord(found.line, found.raw, this.#format.fieldsOf(new Tags(found)));
  }
}

const nothing: readonly Piece[] = [];

/** Takes lines one by one and gives back what each of them completes. */
class RecordReader {
  #open: OpenRecord | null = null;
  readonly #syntax: TagSyntax;

  constructor(syntax: TagSyntax) {
    this.#syntax = syntax;
  }

  take(line: Line): readonly Piece[] {
    const found = this.#syntax.tagOf(line.text);
    return found ? this.#tagged(line, found) : this.#untagged(line);
  }

  end(): readonly Piece[] {
    const open = this.#open;
    this.#open = null;
    return open ? [closed(open)] : nothing;
  }

  #untagged(line: Line): readonly Piece[] {
    if (this.#open) continueWith(this.#open, line.text);
    return !this.#open && line.text.trim() ? [stray(line)] : nothing;
  }

  #tagged(line: Line, found: Tag): readonly Piece[] {
    const { isHeading, begins, ends } = this.#syntax;
    if (isHeading(found.tag)) return [...this.end(), stray(line)];
    const before = this.#open && begins(found.tag, this.#open) ? this.end() : nothing;
    if (!this.#open && ends(found.tag)) return [...before, stray(line)];
    this.#add(line, found);
    return ends(found.tag) ? [...before, ...this.end()] : before;
  }

  #add(line: Line, { tag, value }: Tag): void {
    this.#open ??= { line: line.number, raw: [], values: [], isAfterBlank: false };
    this.#open.raw.push(line.text);
    this.#open.values.push({ tag, lines: [value] });
    this.#open.isAfterBlank = false;
  }
}

function continueWith(open: OpenRecord, text: string): void {
  open.raw.push(text);
  open.isAfterBlank = !text.trim();
  open.values.at(-1)?.lines.push(text);
}

const closed = ({ line, raw, values }: OpenRecord): TaggedRecord => ({ is: 'tagged', line, raw: raw.join('\n').trimEnd(), values });

/** The values of a record by tag. Lines are trimmed, empty values left out. */
export class Tags {
  readonly #values: ReadonlyMap<string, readonly (readonly string[])[]>;

  constructor({ values }: TaggedRecord) {
    const byTag = new Map<string, string[][]>();
    for (const { tag, lines } of values) {
      const said = lines.map((line) => line.trim()).filter(Boolean);
      if (!said.length) continue;
      const known = byTag.get(tag);
      if (known) known.push(said);
      else byTag.set(tag, [said]);
    }
    this.#values = byTag;
  }

  /** The first value of the first of these tags that has one; its lines are one text. */
  first(...tags: readonly string[]): string {
    for (const tag of tags) {
      const value = this.#values.get(tag)?.[0];
      if (value) return value.join(' ');
    }
    return '';
  }

  /** Every value of these tags, each with its lines joined. */
  all(tags: readonly string[], joint = ' '): readonly string[] {
    return tags.flatMap((tag) => (this.#values.get(tag) ?? []).map((lines) => lines.join(joint)));
  }

  /** Every line of these tags as a value of its own: lists that EndNote writes under one tag. */
  each(...tags: readonly string[]): readonly string[] {
    return tags.flatMap((tag) => (this.#values.get(tag) ?? []).flat());
  }
}
