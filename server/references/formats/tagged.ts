/**
 * Records made of tagged lines (RIS, MEDLINE, Web of Science). One pass over the lines; what each format calls a tag, a
 * beginning and an end is its syntax. A record whose end is missing ends where the next begins.
 */
import type { StrayLine } from './found.ts';
import { type Line, linesIn } from './lines.ts';

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

export function* taggedRecords(text: string, syntax: TagSyntax): Generator<Piece> {
  const reader = new RecordReader(syntax);
  for (const line of linesIn(text)) yield* reader.take(line);
  yield* reader.end();
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
