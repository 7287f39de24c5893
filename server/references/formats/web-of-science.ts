/** Web of Science's tagged export (https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html). Read only. */
import { oneLine } from '../../reviews/one-line.ts';
import type { ReferenceKind } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pageRange, pmidFrom, yearIn } from './details.ts';
import type { RecordFields } from './found.ts';
import { type TaggedFormat, type Tags, type TagSyntax } from './tagged.ts';

const syntax: TagSyntax = {
  tagOf(line) {
    const match = /^([A-Z][A-Z0-9])(?: (.*)|\s*$)/s.exec(line);
    return match && { tag: match[1] ?? '', value: match[2] ?? '' };
  },
  isHeading: (tag) => tag === 'FN' || tag === 'VR' || tag === 'EF',
  begins: (tag, open) => tag === 'PT' && open.values.length > 0,
  ends: (tag) => tag === 'ER',
};

export const webOfScience: TaggedFormat = { syntaxOf: () => syntax, fieldsOf };

function fieldsOf(tags: Tags): RecordFields {
  const people = tags.each('AF').length ? tags.each('AF') : tags.each('AU');
  return {
    kind: kindFrom(tags.first('PT'), tags.first('DT')),
    title: oneLine(tags.first('TI')),
    authors: authorNames([...people, ...tags.each('CA').map((body) => `${body},`)]),
    year: yearIn(tags.first('PY'), tags.first('EA')),
    container: oneLine(tags.first('SO')),
    volume: tags.first('VL'),
    issue: tags.first('IS'),
    pages: pageRange(tags.first('BP') || tags.first('AR'), tags.first('EP')),
    doi: doiIn(tags.first('DI'), tags.first('D2')),
    pmid: pmidFrom(tags.first('PM')),
    url: '',
    abstract: abstractFrom(tags.all(['AB'])),
    language: oneLine(tags.first('LA')),
    keywords: distinct(tags.all(['DE', 'ID']).flatMap((words) => words.split(';'))),
    note: '',
  };
}

function kindFrom(type: string, document: string): ReferenceKind {
  if (/chapter/i.test(document)) return 'chapter';
  if (type === 'B' || /^book$/i.test(document)) return 'book';
  return type === 'C' || /proceedings|meeting abstract/i.test(document) ? 'conference' : 'article';
}
