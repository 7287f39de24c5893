/** EndNote's XML, one record: texts lie in `<style>` elements, names in the order of the reference's own style. */
import { oneLine } from '../../reviews/one-line.ts';
import type { ReferenceKind } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pmidFrom, pmidIn, urlIn, yearIn } from './details.ts';
import type { RecordFields } from './found.ts';
import { all, first, said, textOf, type XmlElement } from './xml-tree.ts';

export const endnoteElements = ['record'] as const;

export function endnoteFields(record: XmlElement): RecordFields {
  const kind = kindFrom(Number(said(record, 'ref-type')), first(record, 'ref-type')?.attributes['name'] ?? '');
  const editors = all(record, 'contributors', 'secondary-authors', 'author');
  const people = all(record, 'contributors', 'authors', 'author');
  const urls = ['related-urls', 'web-urls', 'text-urls'].flatMap((set) => all(record, 'urls', set, 'url').map(textOf));
  return {
    kind,
    title: oneLine(said(record, 'titles', 'title')),
    authors: authorNames((people.length ? people : editors).flatMap((name) => textOf(name).split(/[\r\n]+/))),
    year: yearIn(said(record, 'dates', 'year'), said(record, 'dates', 'pub-dates', 'date')),
    container: containerOf(record),
    volume: said(record, 'volume'),
    issue: said(record, 'number'),
    pages: oneLine(said(record, 'pages')),
    doi: doiIn(said(record, 'electronic-resource-num'), ...urls),
    pmid: /pubmed|nlm|medline/i.test(said(record, 'remote-database-name')) ? pmidFrom(said(record, 'accession-num')) : pmidIn(...urls),
    url: urls.map(urlIn).find(Boolean) ?? '',
    abstract: abstractFrom([said(record, 'abstract').replace(/\r\n?/g, '\n')]),
    language: oneLine(said(record, 'language')),
    keywords: distinct(all(record, 'keywords', 'keyword').flatMap((word) => textOf(word).split(/[\r\n]+/))),
    note: said(record, 'notes').replace(/\r\n?/g, '\n'),
  };
}

const containerOf = (record: XmlElement): string =>
  oneLine(said(record, 'periodical', 'full-title') || said(record, 'titles', 'secondary-title') || said(record, 'periodical', 'abbr-1'));

/** EndNote's numbers of reference types. */
const kinds: Readonly<Record<number, ReferenceKind>> = {
  5: 'chapter',
  6: 'book',
  10: 'conference',
  12: 'web',
  13: 'other',
  16: 'web',
  17: 'article',
  27: 'report',
  28: 'book',
  32: 'thesis',
  34: 'other',
  46: 'report',
  47: 'conference',
};

function kindFrom(type: number, name: string): ReferenceKind {
  const known = kinds[type];
  if (known) return known;
  if (/chapter|section/i.test(name)) return 'chapter';
  if (/thesis/i.test(name)) return 'thesis';
  return /report/i.test(name) ? 'report' : 'article';
}
