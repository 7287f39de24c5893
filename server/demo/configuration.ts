/** What a configuration of the example review is made of, and small words to write one with. */
import type { CodeName } from './codebook.ts';
import type { RoleKind } from './paper.ts';
import type { Coder } from './people.ts';
import type { Basis, Direction } from '../reviews/vocabulary.ts';

export type ElementKind = Exclude<RoleKind, 'entry'>;

export interface DemoElement {
  readonly role: ElementKind;
  readonly code: CodeName | null;
  readonly direction: Direction;
  readonly wording: string;
  readonly basis: Basis;
  readonly dependsOn: string;
  /** The paper from which it is taken, when its basis is theory. */
  readonly takenFrom: string | null;
}

/** An element by its role's letter and its place in the slot, two of them, or the whole. */
export type Target = 'whole' | 'C' | 'C2' | 'M' | 'O' | 'O2' | 'C-M' | 'M-O' | 'C-O';
export type Clear = 'not_judged' | 'clear' | 'not_clear';

export interface DemoLink {
  /** "harkness.a" */
  readonly passage: string;
  readonly at: Target;
  readonly stance: 'supports' | 'refines' | 'refutes';
  readonly clear: Clear;
  readonly reason: string;
}

export interface DemoTest {
  /** The theory CMOC that is tested. */
  readonly of: string;
  readonly finding: 'identical' | 'novel' | 'conflicts' | 'silent';
  readonly novelIn: readonly ('context' | 'mechanism' | 'outcome' | 'relationship')[];
  readonly circumstances: string;
  readonly reason: string;
}

export type DemoStatus =
  | { readonly status: 'draft' | 'proposed' }
  | { readonly status: 'agreed'; readonly who: string; readonly note: string }
  | {
      readonly status: 'retired';
      readonly who: string;
      readonly note: string;
      readonly because: 'refuted' | 'unsupported' | 'out_of_scope';
    };

export interface DemoCmoc {
  readonly key: string;
  readonly by: Coder;
  /** The paper it is extracted from; null: of the theory. */
  readonly from: string | null;
  readonly elements: readonly DemoElement[];
  readonly evidence: readonly DemoLink[];
  readonly state: DemoStatus;
  readonly tests: readonly DemoTest[];
  readonly isPrior?: boolean;
  readonly label?: string;
  readonly group?: string;
  readonly theories?: readonly string[];
  readonly verdict?: 'affirmed' | 'revised' | 'refuted' | 'mixed';
  /** Abbreviation of a case. */
  readonly case?: string;
  readonly strategy?: string;
  /** In the team's own words: never generated again. */
  readonly statement?: string;
  readonly mergedInto?: { readonly key: string; readonly reason: string };
}

type More = Partial<Pick<DemoElement, 'basis' | 'dependsOn' | 'takenFrom'>>;

const elementAs =
  (role: ElementKind) =>
  (code: CodeName | null, direction: Direction, wording: string, more: More = {}): DemoElement => ({
    role,
    code,
    direction,
    wording,
    basis: more.basis ?? 'stated',
    dependsOn: more.dependsOn ?? '',
    takenFrom: more.takenFrom ?? null,
  });

export const context = elementAs('context');
export const mechanism = elementAs('mechanism');
export const outcome = elementAs('outcome');

const linkAs =
  (stance: DemoLink['stance']) =>
  (passage: string, at: Target, clear: Clear = 'not_judged', reason = ''): DemoLink => ({ passage, at, stance, clear, reason });

export const supports = linkAs('supports');
export const refines = linkAs('refines');
export const refutes = linkAs('refutes');

export const identical = (of: string, circumstances = '', reason = ''): DemoTest => ({
  of,
  finding: 'identical',
  novelIn: [],
  circumstances,
  reason,
});
export const novel = (of: string, novelIn: DemoTest['novelIn'], circumstances: string, reason = ''): DemoTest => ({
  of,
  finding: 'novel',
  novelIn,
  circumstances,
  reason,
});
export const conflicts = (of: string, circumstances: string, reason = ''): DemoTest => ({
  of,
  finding: 'conflicts',
  novelIn: [],
  circumstances,
  reason,
});

export const draft: DemoStatus = { status: 'draft' };
export const proposed: DemoStatus = { status: 'proposed' };
const both = 'Marit Solheim, Tomasz Adeyemi';
export const agreed = (note = '', who = both): DemoStatus => ({ status: 'agreed', who, note });
export const retired = (because: 'refuted' | 'unsupported' | 'out_of_scope', note: string, who = both): DemoStatus => ({
  status: 'retired',
  because,
  note,
  who,
});
