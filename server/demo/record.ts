/** A record that the searches of the example review found and that did not become one of its papers. Invented, as the papers are. */
import type { SearchKey } from './searches.ts';

export type ReasonName = 'Not relevant to the theory' | 'No usable data on how or why' | 'Not about the programme' | 'Language';

export type Fate =
  | { readonly at: 'title_abstract'; readonly note: string; readonly reasons: readonly ReasonName[]; readonly isContested: boolean }
  | { readonly at: 'full_text'; readonly note: string; readonly reasons: readonly ReasonName[] }
  | { readonly at: 'not_retrieved'; readonly why: string }
  | { readonly at: 'open' };

/** As a database wrote it, where it wrote it otherwise. */
export type Variant = Partial<Pick<DemoRecord, 'title' | 'authors' | 'container'>>;

export interface DemoRecord {
  readonly key: string;
  readonly title: string;
  /** "Family, Given". */
  readonly authors: readonly string[];
  readonly year: number;
  readonly container: string;
  readonly volume?: string;
  readonly firstPage?: number;
  readonly abstract: string;
  readonly found: readonly SearchKey[];
  readonly as?: Readonly<Partial<Record<SearchKey, Variant>>>;
  readonly fate: Fate;
}

/** Out by title and abstract. */
export const out = (note = '', ...reasons: readonly ReasonName[]): Fate => ({ at: 'title_abstract', note, reasons, isContested: false });
/** Out by title and abstract, and the second reviewer, asked, would have taken it in. */
export const contested = (note: string): Fate => ({ at: 'title_abstract', note, reasons: [], isContested: true });
/** Out once it was read; the first reason is the main one. */
export const readAndOut = (note: string, ...reasons: readonly ReasonName[]): Fate => ({ at: 'full_text', note, reasons });
export const notRetrieved = (why: string): Fate => ({ at: 'not_retrieved', why });
/** Nobody has looked at it yet. */
export const open: Fate = { at: 'open' };
