/** What reading a file of references yields, piece by piece and in its order. Nothing of a file is dropped without a word. */
import type { ReferenceKind } from '../reference.ts';

/** What the formats know of a reference. Texts are trimmed; what is missing is empty. */
export interface RecordFields {
  readonly kind: ReferenceKind;
  readonly title: string;
  /** "Family, Given" each; a body's name as it is written. */
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly doi: string;
  readonly pmid: string;
  readonly url: string;
  readonly abstract: string;
  readonly language: string;
  readonly keywords: readonly string[];
  readonly note: string;
}

export const blankRecord: RecordFields = {
  kind: 'article',
  title: '',
  authors: [],
  year: null,
  container: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  pmid: '',
  url: '',
  abstract: '',
  language: '',
  keywords: [],
  note: '',
};

/** A reference. `raw` is the file's own text of it, kept for a better reader to come. */
export interface FoundRecord {
  readonly is: 'record';
  /** The line (of a sheet: the row) it begins on, from 1. */
  readonly line: number;
  readonly raw: string;
  readonly fields: RecordFields;
}

/** Something that was meant as a reference and could not be taken. */
export interface SkippedRecord {
  readonly is: 'skipped';
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

/** A line that belongs to no reference: a database's heading, a page number. */
export interface StrayLine {
  readonly is: 'stray';
  readonly line: number;
  readonly text: string;
}

export type Found = FoundRecord | SkippedRecord | StrayLine;

const telling = ['title', 'doi', 'pmid', 'abstract', 'url', 'container', 'note'] as const;

/** A record as it was read, or skipped when nothing in it says what it is. */
export function foundRecord(line: number, raw: string, fields: RecordFields): FoundRecord | SkippedRecord {
  const says = fields.authors.length || telling.some((field) => fields[field]);
  if (!says) return { is: 'skipped', line, reason: 'It has no title, author, abstract or identifier.', text: raw };
  return { is: 'record', line, raw: clean(raw), fields: isClean(raw) ? fields : cleaned(fields) };
}

/** No database keeps NUL and halves of surrogate pairs alike. */
const clean = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed();

/** An escape in JSON or XML may hide what is not clean. */
const isClean = (raw: string): boolean => !raw.includes('\u0000') && raw.isWellFormed() && !/\\u|&#/.test(raw);

const cleaned = (fields: RecordFields): RecordFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? clean(value) : Array.isArray(value) ? (value as readonly string[]).map(clean) : value,
    ]),
  ) as unknown as RecordFields;
