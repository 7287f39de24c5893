/**
 * What a paper says of itself on its first pages, as a bibliographic record: a guess, shown as one until somebody saves it.
 * Better nothing than something wrong: each field is taken only where the file's own words support it.
 */
import { guessAuthors, plausibleAuthors } from './guess-authors.ts';
import { guessTitle, plausibleTitle } from './guess-title.ts';
import type { PageLine } from './page-lines.ts';
import type { AboutFile } from './parsed.ts';

export interface GuessedRecord {
  readonly title: string;
  /** "Family, Given" each. */
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly doi: string;
  readonly container: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
}

export interface FirstPages {
  readonly fileName: string;
  /** Text of the first two pages. */
  readonly text: string;
  /** Lines of the first page. */
  readonly lines: readonly PageLine[];
  readonly about: AboutFile;
  /** No paper is from later. */
  readonly thisYear: number;
}

export interface Guess {
  readonly record: GuessedRecord;
  /** Names of the fields that were found; the others are empty. The title is never empty: the file's name stands in. */
  readonly found: readonly (keyof GuessedRecord)[];
}

export function guessRecord(first: FirstPages): Guess {
  const text = first.text.normalize('NFKC');
  const source = guessSource(text, first.thisYear);
  const title = plausibleTitle(first.about.title, text) || guessTitle(first.lines) || titleFromName(first.fileName);
  const record: GuessedRecord = {
    title,
    authors: plausibleAuthors(first.about.author, text) ?? guessAuthors(first.lines, title),
    doi: guessDoi(`${first.about.subject} ${first.about.keywords}`) || guessDoi(text),
    ...source,
    year: source.year ?? guessYear(text, first),
  };
  const names = Object.keys(record) as (keyof GuessedRecord)[];
  return { record, found: names.filter((name) => isFilled(record[name])) };
}

const isFilled = (value: GuessedRecord[keyof GuessedRecord]): boolean => typeof value === 'number' || (value !== null && value.length > 0);

/** "smith_2019-trust.pdf" → "smith 2019 trust" */
const titleFromName = (name: string): string =>
  name
    .replace(/\.(pdf|txt|md|markdown)$/i, '')
    .replace(/[_+]+|-+(?=\S)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() || name;

const doiPattern = /\b10\.\d{4,9}\/[^\s"<>“”]+/g;

/** The first DOI; one named "doi" or linked wins over one that merely stands there. */
export function guessDoi(text: string): string {
  const joined = text.replace(/(10\.\d{4,9}\/\S*[-/._])\s*\n\s*(?=[\w(])/g, '$1');
  const named = /(?:doi(?:\.org)?\s*[:/]?\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\d{4,9}\/[^\s"<>“”]+)/i.exec(joined)?.[1];
  return trimDoi(named ?? joined.match(doiPattern)?.[0] ?? '');
}

/** Punctuation of the sentence round a DOI is not part of it; brackets are, in pairs. */
function trimDoi(doi: string): string {
  let kept = doi.replace(/(?<![.,;:'’"»])[.,;:'’"»]+$/, '');
  for (const [open, close] of ['()', '[]', '{}'])
    while (close && kept.endsWith(close) && kept.split(close).length > kept.split(open ?? '').length)
      kept = kept.slice(0, -1).replace(/(?<![.,;:])[.,;:]+$/, '');
  return kept;
}

type Source = Pick<GuessedRecord, 'container' | 'year' | 'volume' | 'issue' | 'pages'>;

const noSource: Source = { container: '', year: null, volume: '', issue: '', pages: '' };

/** "Med Educ. 2020;54:709–719", "BMC Medical Informatics and Decision Making 2014, 14:66" */
const sourcePattern =
  /(?:^|\n)[^\S\n]*(?:[^\n]{0,60}?et al\.?:?\s+)?([A-Z][\p{L}&:,.\- ]{2,90}?)[.,]?\s+\(?((?:19|20)\d\d)\)?[;,.]?\s*(\d{1,4})\s*(?:\(([\w\s.–-]{1,12})\))?\s*[:,]\s*(e?\d[\w–−-]{0,14})/u;

function guessSource(text: string, thisYear: number): Source {
  const match = sourcePattern.exec(text);
  if (!match) return noSource;
  const [, name = '', year = '', volume = '', issue = '', pages = ''] = match;
  if (!isYear(Number(year), thisYear) || /\b(received|accepted|published|submitted|revised|available|cite|copyright)\b/i.test(name))
    return noSource;
  return { container: name.trim(), year: Number(year), volume, issue: issue.trim(), pages: pages.replace(/[–−]/g, '-') };
}

const isYear = (year: number, thisYear: number): boolean => year >= 1900 && year <= thisYear + 1;

/** Where a paper names its year, surest first. */
const yearPatterns = [
  /(?:©|\(c\)|copyright)\s*(?:\w+\s){0,3}?((?:19|20)\d\d)/i,
  /\bpublished\b[^\n]{0,40}?\b((?:19|20)\d\d)\b/i,
  /\b(?:vol(?:ume|\.)?\s*\d+[^\n]{0,30}?)\b((?:19|20)\d\d)\b/i,
  /\baccepted\b[^\n]{0,40}?\b((?:19|20)\d\d)\b/i,
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+(?:\d{1,2},?\s+)?((?:19|20)\d\d)\b/,
];

function guessYear(text: string, { about, thisYear, lines }: FirstPages): number | null {
  const head = text.slice(0, 6000);
  for (const pattern of yearPatterns) {
    const year = Number(pattern.exec(head)?.[1]);
    if (isYear(year, thisYear)) return year;
  }
  const atEdges = lines.filter((line) => line.from < 0.12 || line.from > 0.92).map((line) => line.text);
  const edge = Number(/\b((?:19|20)\d\d)\b/.exec(atEdges.join('\n'))?.[1]);
  if (isYear(edge, thisYear)) return edge;
  const made = Number(/^D?:?((?:19|20)\d\d)/.exec(about.made)?.[1]);
  return isYear(made, thisYear) ? made : null;
}
