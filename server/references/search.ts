/** A search: where records came from, when, with what words and why (RAMESES items 7 and 8), and what its file held. */
import type { Found, RecordFields } from './formats/found.ts';
import type { Columns } from './formats/table-rows.ts';

export const sourceKinds = ['database', 'register', 'website', 'organisation', 'citation', 'hand', 'purposive', 'other'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** As document flows (PRISMA 2020) tell them apart. */
export const sourceKindNames: Readonly<Record<SourceKind, string>> = {
  database: 'Database',
  register: 'Register',
  website: 'Website',
  organisation: 'Organisation',
  citation: 'Citation searching',
  hand: 'Hand searching',
  purposive: 'Chosen on purpose (middle-range theory)',
  other: 'Other',
};

export const asSourceKind = (kind: string): SourceKind => sourceKinds.find((one) => one === kind) ?? 'other';

/** read: looked at, waits for a person; refused: can't be read at all. */
export type SearchState = 'read' | 'importing' | 'done' | 'refused';

export interface SearchDetails {
  readonly source_kind: string;
  readonly source: string;
  readonly searched_on: string;
  readonly terms: string;
  readonly limits: string;
  readonly phase_id: string | null;
  readonly reason: string;
}

/** Something in the file that was not taken, as it stands there. */
export interface NotTaken {
  readonly line: number;
  readonly text: string;
}

export interface Findings {
  /** Records found, skipped ones with them. */
  readonly read: number;
  readonly skippedCount: number;
  readonly strayCount: number;
  /** The first of them, see `mostKept`. */
  readonly skipped: readonly (NotTaken & { readonly reason: string })[];
  readonly stray: readonly NotTaken[];
  /** How many records lack a field. */
  readonly missing: Readonly<Record<string, number>>;
  readonly sample: readonly RecordFields[];
  /** Of a table. */
  readonly columns: Columns | null;
}

/** A table of which somebody has to say which column is what: until then nothing in it is a record. */
export const lacksColumns = ({ columns }: Findings): boolean => columns?.isClear === false;

/** Read, and nothing about it has to be said before it can be imported. */
export const isReady = ({ state, findings }: { readonly state: SearchState; readonly findings: Findings }): boolean =>
  state === 'read' && findings.read > findings.skippedCount && !lacksColumns(findings);

/** What reviewers cannot work without, in the order they would miss it. */
export const missed = ['title', 'abstract', 'authors', 'year', 'doi'] as const;
export const missedNames: Readonly<Record<string, string>> = {
  title: 'title',
  abstract: 'abstract',
  authors: 'authors',
  year: 'year',
  doi: 'DOI',
};

/** A page shows them all and stays below 300 kB. */
const mostKept = 100;
const longestKept = 1000;
const sampled = 5;

/** Gathers what reading a file yields, piece by piece. */
export class Tally {
  #records = 0;
  #skippedCount = 0;
  #strayCount = 0;
  readonly #skipped: (NotTaken & { readonly reason: string })[] = [];
  readonly #stray: NotTaken[] = [];
  readonly #missing: Record<string, number> = {};
  readonly #sample: RecordFields[] = [];

  add(found: Found): void {
    if (found.is === 'record') this.#record(found.fields);
    else if (found.is === 'stray') {
      this.#strayCount += 1;
      if (this.#stray.length < mostKept) this.#stray.push({ line: found.line, text: found.text.slice(0, longestKept) });
    } else {
      this.#skippedCount += 1;
      if (this.#skipped.length < mostKept)
        this.#skipped.push({ line: found.line, reason: found.reason, text: found.text.slice(0, longestKept) });
    }
  }

  #record(fields: RecordFields): void {
    this.#records += 1;
    for (const field of missed) if (isEmpty(fields[field])) this.#missing[field] = (this.#missing[field] ?? 0) + 1;
    if (this.#sample.length < sampled) this.#sample.push({ ...fields, abstract: fields.abstract.slice(0, longestKept) });
  }

  findings(columns: Columns | null): Findings {
    return {
      read: this.#records + this.#skippedCount,
      skippedCount: this.#skippedCount,
      strayCount: this.#strayCount,
      skipped: this.#skipped,
      stray: this.#stray,
      missing: this.#missing,
      sample: this.#sample,
      columns,
    };
  }
}

const isEmpty = (value: string | readonly string[] | number | null): boolean =>
  value === null || (typeof value !== 'number' && value.length === 0);

export const noFindings: Findings = new Tally().findings(null);

/** The database whose own format a file is in; '' when any could have written it. */
export const usualSource = (format: string): string =>
  format.startsWith('PubMed') ? 'PubMed' : format.startsWith('Web of Science') ? 'Web of Science' : '';
