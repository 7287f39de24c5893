/** BibTeX and BibLaTeX, read and written. */
import { oneLine } from '../../reviews/one-line.ts';
import type { ReferenceKind } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pmidFrom, pmidIn, urlIn, yearIn } from './details.ts';
import { type BibtexEntry, bibtexEntries } from './bibtex-entries.ts';
import { type Found, foundRecord, type RecordFields } from './found.ts';
import { lineCounter } from './lines.ts';
import { plainText, texText } from './tex-text.ts';

export function* readBibtex(text: string): Generator<Found> {
  const lineOf = lineCounter(text);
  for (const { at, raw, entry } of bibtexEntries(text)) {
    const line = lineOf(at);
    if (entry) yield foundRecord(line, raw, fieldsOf(entry));
    else yield { is: 'skipped', line, reason: 'Its braces or quotes are not closed, or a field has no value.', text: raw };
  }
}

function fieldsOf({ type, fields }: BibtexEntry): RecordFields {
  const tex = (...names: readonly string[]): string => names.map((name) => fields.get(name) ?? '').find((value) => value.trim()) ?? '';
  const said = (...names: readonly string[]): string => plainText(tex(...names));
  const subtitle = said('subtitle');
  return {
    kind: kindFrom(type),
    title: oneLine([said('title'), subtitle].filter(Boolean).join(': ')),
    authors: authorNames(namesIn(tex('author') || tex('editor'))),
    year: yearIn(said('year'), said('date')),
    container: oneLine(said('journal', 'journaltitle', 'booktitle', 'shortjournal')),
    volume: said('volume'),
    issue: said('number', 'issue'),
    pages: said('pages', 'article-number', 'eid').replace(/\s*[–—]\s*/g, '-'),
    doi: doiIn(plain(tex('doi')), plain(tex('url')), plain(tex('note'))),
    pmid: pmidFrom(said('pmid')) || pmidIn(said('note'), plain(tex('url'))),
    url: urlIn(plain(tex('url')) || plain(tex('howpublished'))),
    abstract: abstractFrom([paragraphs(tex('abstract'))]),
    language: oneLine(said('language', 'langid')),
    keywords: keywordsIn(said('keywords', 'keyword', 'author_keywords')),
    note: paragraphs(tex('note', 'annote', 'annotation')),
  };
}

/** Addresses are not TeX, though some programs escape their underscores. */
const plain = (tex: string): string =>
  tex
    .replace(/\\([_%&#~])/g, '$1')
    .replace(/\\textasciitilde(?:\{\})?/g, '~')
    .replace(/[{}]/g, '')
    .trim();

/** Line ends inside a paragraph are the editor's; a blank line and TeX's own line end are the author's. */
const paragraphs = (tex: string): string =>
  tex
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((paragraph) => plainText(paragraph.replace(/(?<!\s)\s*\n\s*/g, ' ')).replace(/(?<! ) *\n */g, '\n'))
    .filter(Boolean)
    .join('\n\n');

const keywordsIn = (text: string): readonly string[] => distinct(text.split(text.includes(';') ? ';' : /[,\n]/));

/** "A and B"; a name in braces is a body's. */
function namesIn(tex: string): readonly string[] {
  return atEachAnd(tex)
    .map((name) => name.trim())
    .filter((name) => name && name.toLowerCase() !== 'others')
    .map((name) => (/^\{[^{}]*\}$/.test(name) ? `${plainText(name).replaceAll(',', ' ')},` : juniorLast(plainText(name))));
}

/** Parts between the "and"s that stand outside braces. */
function atEachAnd(tex: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { 0: found, index } of tex.matchAll(/[{}]|(?<!\s)\s+and(?=\s)/gi)) {
    if (found === '{') depth += 1;
    else if (found === '}') depth -= 1;
    else if (depth === 0) {
      parts.push(tex.slice(from, index));
      from = index + found.length;
    }
  }
  return [...parts, tex.slice(from)];
}

/** "Family, Jr, Given" is BibTeX's order. */
function juniorLast(name: string): string {
  const parts = name.split(/(?<!\s)\s*,\s*/);
  return parts.length === 3 ? `${parts[0] ?? ''}, ${parts[2] ?? ''} ${parts[1] ?? ''}` : name;
}

const kinds: readonly (readonly [ReferenceKind, RegExp])[] = [
  ['chapter', /^(incollection|inbook|suppbook|bookinbook|suppcollection)$/],
  ['book', /book|^(proceedings|collection|reference)$/],
  ['conference', /^(inproceedings|conference)$/],
  ['thesis', /thesis/],
  ['report', /report|^manual$/],
  ['web', /^(online|electronic|www)$/],
  ['transcript', /^interview$/],
  ['other', /^(misc|unpublished|booklet|other)$/],
];

const kindFrom = (type: string): ReferenceKind => kinds.find(([, pattern]) => pattern.test(type))?.[0] ?? 'article';

const types: Readonly<Record<ReferenceKind, string>> = {
  article: 'article',
  chapter: 'incollection',
  book: 'book',
  report: 'techreport',
  thesis: 'phdthesis',
  conference: 'inproceedings',
  web: 'online',
  transcript: 'interview',
  other: 'misc',
};

/** One entry, ending in a blank line. */
export function writeBibtex(
  fields: RecordFields,
  { id, labels = [] }: { readonly id: string; readonly labels?: readonly string[] },
): string {
  const isIn = fields.kind === 'chapter' || fields.kind === 'conference';
  const values: readonly (readonly [string, string])[] = [
    ['title', texText(fields.title)],
    ['author', fields.authors.map((name) => (name.includes(',') ? texText(name) : `{${texText(name)}}`)).join(' and ')],
    ['year', fields.year === null ? '' : String(fields.year)],
    [isIn ? 'booktitle' : 'journal', texText(fields.container)],
    ['volume', texText(fields.volume)],
    ['number', texText(fields.issue)],
    ['pages', texText(fields.pages)],
    ['doi', fields.doi],
    ['pmid', fields.pmid],
    ['url', fields.url],
    ['abstract', texText(fields.abstract)],
    ['language', texText(fields.language)],
    ['keywords', texText(fields.keywords.join('; ') + (fields.keywords.length === 1 ? ';' : ''))],
    ['note', texText(fields.note)],
    ['labels', texText(labels.join('; '))],
  ];
  const lines = values.filter(([, value]) => value).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${types[fields.kind]}{${id},\n${lines.join('\n')}\n}\n\n`;
}
