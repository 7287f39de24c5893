/** How a table is shown: order, grouping, columns, wording. Kept in its address, and with a saved scope. */
import type { TableName } from './table-name.ts';
import type { TableScope } from './table-scope.ts';

export interface TableView {
  /** Names of columns that are not shown. */
  readonly hide: readonly string[];
  /** '' is the table's usual order. */
  readonly order: string;
  /** What rows of CMOC tables are grouped under; '' for nothing. */
  readonly group: string;
  /** How CMOCs are worded. */
  readonly wording: string;
  /** By role: whose codes are counted, and under which other role's they are grouped. */
  readonly roleId: string | null;
  readonly underRoleId: string | null;
  /** By role: cmocs · passages; '' is what fits the role. */
  readonly counting: string;
  /** Passages: only those with this code, or what is merged into it. */
  readonly codeId: string | null;
  readonly isUncoded: boolean;
  /** Extraction: which form. */
  readonly templateId: string | null;
}

export const usualView: TableView = {
  hide: [],
  order: '',
  group: '',
  wording: '',
  roleId: null,
  underRoleId: null,
  counting: '',
  codeId: null,
  isUncoded: false,
  templateId: null,
};

export interface TableRequest {
  readonly table: TableName;
  readonly scope: TableScope;
  readonly view: TableView;
  /** data: one fact per column, for scripts; print: as people read it. */
  readonly style: 'data' | 'print';
}

/** One of the choices, or the first of them. */
export const chosen = <const T extends string>(word: string, choices: readonly [T, ...T[]]): T =>
  (choices as readonly string[]).includes(word) ? (word as T) : choices[0];
