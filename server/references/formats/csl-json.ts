/** CSL-JSON (https://docs.citationstyles.org), and the plain lists of references that other tools write as JSON. */
import { oneLine } from '../../reviews/one-line.ts';
import { type ReferenceKind, referenceKinds } from '../reference.ts';
import { abstractFrom, authorNames, distinct, doiIn, pmidFrom, urlIn, yearIn } from './details.ts';
import { type Found, foundRecord, type RecordFields } from './found.ts';
import { lineCounter } from './lines.ts';

type Values = Readonly<Record<string, unknown>>;

/** Each object of the list is parsed by itself, so that a damaged one is the only one lost. */
export function* readCslJson(text: string): Generator<Found> {
  const lineOf = lineCounter(text);
  let piece = nextObject(text, 0);
  while (piece) {
    const values = parsed(text.slice(piece.at, piece.end));
    const end: number = values ? piece.end : resumedAt(text, piece);
    const [line, raw] = [lineOf(piece.at), text.slice(piece.at, end).trimEnd()];
    if (values) yield foundRecord(line, raw, fieldsOf(values));
    else yield { is: 'skipped', line, reason: 'Its JSON is damaged.', text: raw };
    piece = nextObject(text, end);
  }
}

function parsed(raw: string): Values | null {
  try {
    return JSON.parse(raw) as Values;
  } catch {
    return null;
  }
}

interface Piece {
  readonly at: number;
  readonly end: number;
}

/** The next object of the outermost list; one that is cut off goes to the end. */
function nextObject(text: string, from: number): Piece | null {
  const marks = /"(?:[^"\\]|\\[^])*"?|[{}]/g;
  marks.lastIndex = from;
  let [depth, at] = [0, -1];
  for (let match = marks.exec(text); match; match = marks.exec(text)) {
    if (match[0] === '{') {
      if (depth === 0) at = match.index;
      depth += 1;
    } else if (match[0] === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) return { at, end: match.index + 1 };
    }
  }
  return at < 0 ? null : { at, end: text.length };
}

/** A quote too many swallows what follows: reading goes on at the next line that begins an object as this one's line does. */
function resumedAt(text: string, { at, end }: Piece): number {
  const indent = /(?:^|[\r\n])([ \t]*)$/.exec(text.slice(Math.max(0, at - 80), at));
  const next = indent ? text.indexOf(`\n${indent[1] ?? ''}{`, at + 1) : -1;
  return next < 0 ? end : next;
}

function fieldsOf(values: Values): RecordFields {
  const word = (...names: readonly string[]): string => names.map((name) => wordIn(values[name])).find(Boolean) ?? '';
  return {
    kind: kindFrom(word('type'), word('genre')),
    title: oneLine(word('title')),
    authors: authorNames(namesIn(values['author'] ?? values['authors'] ?? values['editor'])),
    year: yearIn(JSON.stringify(values['issued'] ?? ''), word('year'), word('date')),
    container: oneLine(word('container-title', 'journal', 'journal-full', 'container-title-short')),
    volume: word('volume'),
    issue: word('issue', 'number'),
    pages: word('page', 'pages', 'number-of-pages'),
    doi: doiIn(word('DOI', 'doi'), word('URL')),
    pmid: pmidFrom(word('PMID', 'pmid')),
    url: urlIn(word('URL', 'url') || (Array.isArray(values['urls']) ? wordIn(values['urls'][0]) : '')),
    abstract: abstractFrom([word('abstract').replace(/\r\n?/g, '\n')]),
    language: oneLine(word('language')),
    keywords: keywordsIn(values['keyword'] ?? values['keywords']),
    note: word('note', 'notes').replace(/\r\n?/g, '\n'),
  };
}

const wordIn = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : Array.isArray(value) ? wordIn(value[0]) : '';

function namesIn(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return typeof value === 'string' ? value.split(';') : [];
  return (value as readonly unknown[]).map((name) => {
    if (typeof name === 'string') return name;
    const part = (key: string): string => wordIn((name as Values | null)?.[key]);
    if (part('literal')) return `${part('literal').replaceAll(',', ' ')},`;
    const family = [part('non-dropping-particle'), part('family')].filter(Boolean).join(' ');
    const given = [part('given'), part('dropping-particle'), part('suffix')].filter(Boolean).join(' ');
    return given ? `${family}, ${given}` : `${family},`;
  });
}

const keywordsIn = (value: unknown): readonly string[] => distinct(Array.isArray(value) ? value.map(wordIn) : wordIn(value).split(/[;\n]/));

const types: Readonly<Record<ReferenceKind, string>> = {
  article: 'article-journal',
  chapter: 'chapter',
  book: 'book',
  report: 'report',
  thesis: 'thesis',
  conference: 'paper-conference',
  web: 'webpage',
  transcript: 'interview',
  other: 'document',
};

function kindFrom(type: string, genre: string): ReferenceKind {
  const known = referenceKinds.find((kind) => types[kind] === type);
  if (known) return known;
  if (/book-section|bookSection/i.test(type)) return 'chapter';
  if (/post|web|blog/i.test(type)) return 'web';
  if (/book/i.test(type)) return 'book';
  if (/thesis|dissertation/i.test(`${type} ${genre}`)) return 'thesis';
  return /conference|speech/i.test(type) ? 'conference' : 'article';
}

/** One object of the list. */
export function cslJsonOf(fields: RecordFields, { id, labels = [] }: { readonly id: string; readonly labels?: readonly string[] }): Values {
  const named = {
    id,
    type: types[fields.kind],
    title: fields.title,
    author: fields.authors.map(nameParts),
    issued: fields.year === null ? '' : { 'date-parts': [[fields.year]] },
    'container-title': fields.container,
    volume: fields.volume,
    issue: fields.issue,
    page: fields.pages,
    DOI: fields.doi,
    PMID: fields.pmid,
    URL: fields.url,
    abstract: fields.abstract,
    language: fields.language,
    keyword: fields.keywords.join('; '),
    note: fields.note,
    custom: labels.length ? { labels } : '',
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== '' && !(Array.isArray(value) && !value.length)));
}

function nameParts(name: string): Values {
  const comma = name.indexOf(',');
  return comma < 0 ? { literal: name } : { family: name.slice(0, comma).trim(), given: name.slice(comma + 1).trim() };
}
