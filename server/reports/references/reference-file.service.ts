/** References as a file, from one moment of the review: what the filter finds, with decisions, reasons and labels. */
import { Readable } from 'node:stream';
import { finished } from 'node:stream';
import type { Context } from '../../platform/context.ts';
import { Refused } from '../../platform/errors.ts';
import { writeBibtex } from '../../references/formats/bibtex.ts';
import { cslJsonOf } from '../../references/formats/csl-json.ts';
import { writeRis } from '../../references/formats/ris.ts';
import type { LiteratureFilter } from '../../references/literature-filter.ts';
import { slugOf } from '../../reviews/name-key.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import type { TableFlow } from '../table.ts';
import { type Exported, tableFile } from '../table-file.adapter.ts';
import {
  isReferenceFormat,
  keyOf,
  labelsOf,
  outColumns,
  type ReferenceFormat,
  referenceFormats,
  referenceFormatsShown,
  type ReferenceOut,
  rowOf,
} from './reference-file.ts';
import { referencesOut } from './reference-file.queries.ts';

export const everyReference: LiteratureFilter = { show: 'all', q: '', use: '', phase: '', sort: 'added' };

/** @throws Refused when there is no such format. */
export function exportReferences(ctx: Context, scope: Scope, filter: LiteratureFilter, format: string): Exported {
  if (!isReferenceFormat(format))
    throw new Refused(`There is no format “${format}” for references. There are: ${referenceFormats.join(', ')}.`);
  const { mediaType, ending } = referenceFormatsShown[format];
  const moment = ctx.db.snapshot();
  const content = written(referencesOut({ ...scope, db: moment.db }, filter), format);
  finished(content, () => moment.close());
  return { fileName: `${slugOf(scope.title)}-references.${ending}`, mediaType, content, scopeSentence: '' };
}

type Pieces = AsyncIterable<readonly ReferenceOut[]>;

function written(pieces: Pieces, format: ReferenceFormat): Readable {
  switch (format) {
    case 'csv':
    case 'xlsx':
      return tableFile(tableOf(pieces), format);
    case 'csl-json':
      return Readable.from(encoded(cslList(pieces)), { objectMode: false });
    case 'ris':
      return Readable.from(encoded(each(pieces, (one) => writeRis(one.fields, labelsOf(one)))), { objectMode: false });
    case 'bib':
      return Readable.from(encoded(each(pieces, (one) => writeBibtex(one.fields, { id: keyOf(one), labels: labelsOf(one) }))), {
        objectMode: false,
      });
  }
}

async function* each(pieces: Pieces, write: (one: ReferenceOut) => string): AsyncGenerator<string> {
  for await (const some of pieces) yield some.map(write).join('');
}

async function* cslList(pieces: Pieces): AsyncGenerator<string> {
  let before = '[';
  for await (const some of pieces)
    for (const one of some) {
      yield `${before}\n${JSON.stringify(cslJsonOf(one.fields, { id: keyOf(one), labels: labelsOf(one) }))}`;
      before = ',';
    }
  yield before === '[' ? '[]\n' : '\n]\n';
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) if (text) yield Buffer.from(text);
}

const tableOf = (pieces: Pieces): TableFlow => ({
  name: 'references',
  caption: 'References',
  columns: outColumns,
  totals: null,
  notes: [],
  scope: {},
  pieces: rowsOf(pieces),
});

async function* rowsOf(pieces: Pieces) {
  for await (const some of pieces) yield some.map(rowOf);
}
