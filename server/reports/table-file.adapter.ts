/** A table as a file of any format, in pieces as they are written. */
import { Readable } from 'node:stream';
import { zipped } from './archive.adapter.ts';
import { csv, tsv } from './delimited.ts';
import { docxParts } from './docx.ts';
import type { Format } from './formats.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';
import type { TableFlow } from './table.ts';
import { xlsxParts } from './xlsx.ts';

/** What leaves the building. */
export interface Exported {
  readonly fileName: string;
  readonly mediaType: string;
  /** Read it to its end or destroy it: until then the review's moment is held. */
  readonly content: Readable;
  /** States level and scope: for stderr. */
  readonly scopeSentence: string;
}

const writers: Readonly<Record<Format, (table: TableFlow) => Readable>> = {
  csv: (table) => bytes(csv(table)),
  tsv: (table) => bytes(tsv(table)),
  html: (table) => bytes(html(table)),
  md: (table) => bytes(markdown(table)),
  json: (table) => bytes(json(table)),
  xlsx: (table) => zipped(xlsxParts(table)),
  docx: (table) => zipped(docxParts(table)),
};

export const tableFile = (table: TableFlow, format: Format): Readable => writers[format](table);

/** One piece read ahead at most: a slow reader holds the table back instead of filling memory. */
const bytes = (texts: AsyncIterable<string>): Readable => Readable.from(encoded(texts), { objectMode: false });

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
