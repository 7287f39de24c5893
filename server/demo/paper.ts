/**
 * What a paper of the example review is made of. Passages are written into the prose itself, between {a} and {/a}, so that a
 * quotation can't drift from its text; what was made of them stands below the prose, by the same letter.
 */
import type { CodeName } from './codebook.ts';
import type { Coder } from './people.ts';
import type { Basis, Direction } from '../reviews/vocabulary.ts';

export type RoleKind = 'context' | 'mechanism' | 'outcome' | 'entry';

export interface DemoCoding {
  /** Null: a code without a role. */
  readonly role: RoleKind | null;
  /** Null: a role without a code yet. */
  readonly code: CodeName | null;
  readonly direction: Direction;
  readonly basis: Basis;
  /** On what it depends, when the direction is *depends*. */
  readonly dependsOn: string;
  readonly note: string;
}

export interface DemoPassage {
  readonly codings: readonly DemoCoding[];
  /** Who marked it, when it was not the paper's first reader. */
  readonly by?: Coder;
  readonly pass?: 1 | 2;
  readonly note?: string;
}

export interface DemoTable {
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note?: string;
}

export type Block = string | DemoTable;

export interface Section {
  readonly heading: string;
  /** 2 for a heading inside a section. */
  readonly depth?: 1 | 2;
  readonly blocks: readonly Block[];
}

export type PhaseKey = 'gleaning' | 'refinement';

export interface Record {
  readonly title: string;
  /** "Family, Given". */
  readonly authors: readonly string[];
  readonly year: number;
  readonly kind: 'article' | 'report' | 'transcript';
  readonly container: string;
  readonly volume?: string;
  readonly issue?: string;
  /** The printed page on which it starts; 1 when left out. */
  readonly firstPage?: number;
  readonly usedAs: 'empirical' | 'review' | 'theory' | 'policy' | 'own';
  readonly countries: readonly string[];
  readonly phases: readonly PhaseKey[];
  /** References with one name here are papers of one study. */
  readonly study?: string;
}

export interface DemoPaper {
  readonly key: string;
  readonly record: Record;
  /** How it is set: two columns, an agency's report, or one column of prose. */
  readonly layout: 'journal' | 'report' | 'essay';
  readonly affiliations: string;
  readonly abstract: string;
  readonly sections: readonly Section[];
  readonly references: readonly string[];
  readonly reader: Coder;
  readonly passages: Readonly<{ [letter: string]: readonly DemoCoding[] | DemoPassage }>;
}

/** A typed transcript of the team's own: Markdown, one speaker's turn per line. */
export interface DemoTranscript {
  readonly key: string;
  readonly fileName: string;
  readonly lines: readonly string[];
  readonly reader: Coder;
  readonly passages: DemoPaper['passages'];
}

type More = Partial<Pick<DemoCoding, 'basis' | 'dependsOn' | 'note'>>;

const codingAs =
  (role: RoleKind | null) =>
  (code: CodeName | null, direction: Direction = 'not_stated', more: More = {}): DemoCoding => ({
    role,
    code,
    direction,
    basis: more.basis ?? 'stated',
    dependsOn: more.dependsOn ?? '',
    note: more.note ?? '',
  });

export const c = codingAs('context');
export const m = codingAs('mechanism');
export const o = codingAs('outcome');
export const e = codingAs('entry');
export const codeOnly = codingAs(null);

export const passageOf = (given: readonly DemoCoding[] | DemoPassage): DemoPassage => ('codings' in given ? given : { codings: given });
