/** The grid's columns: what a cell shows as text, and which cells are edited in place. */
import type { Cmoc, SlotRole } from './cmoc.ts';
import { type Retirement, retirementNames, retirements, type Status, statusNames, statuses } from './cmoc.ts';
import { typedSlot } from './element-text.ts';
import { statementOf } from './statement.ts';

/** Columns that can be switched on and off; the slots always stand. */
export const gridColumns = [
  'statement',
  'filed_under',
  'status',
  'evidence',
  'theories',
  'label',
  'group',
  'strategy',
  'case',
  'phase',
  'verdict',
] as const;
export type GridColumn = (typeof gridColumns)[number];
export const shownAtFirst: readonly GridColumn[] = ['filed_under', 'status', 'evidence', 'theories'];
export const columnNames: Readonly<Record<GridColumn, string>> = {
  statement: 'Statement',
  filed_under: 'Filed under',
  status: 'Status',
  evidence: 'Evidence',
  theories: 'Theories',
  label: 'Label',
  group: 'Group',
  strategy: 'Strategy',
  case: 'Case',
  phase: 'Phase',
  verdict: 'Verdict',
};

/** A cell's field: a column, or "slot:<role>". */
export type GridField = GridColumn | `slot:${string}`;

const readOnly: readonly GridField[] = ['evidence', 'theories'];
export const isEditable = (field: GridField): boolean => !readOnly.includes(field);

export const slotField = (role: Pick<SlotRole, 'id'>): GridField => `slot:${role.id}`;
export const roleOfField = (field: GridField): string | null => (field.startsWith('slot:') ? field.slice(5) : null);

/** A field as it came from a page; null when it is none. */
export function gridField(text: string, roleIds: readonly string[]): GridField | null {
  const role = text.startsWith('slot:') ? text.slice(5) : null;
  if (role !== null) return roleIds.includes(role) ? `slot:${role}` : null;
  return gridColumns.find((column) => column === text) ?? null;
}

export interface CellNames {
  readonly code: (id: string) => string;
  readonly phase: (id: string) => string;
  readonly case: (id: string) => string;
}

/** What an editor of the cell starts with, and what a paste is compared with. */
export function cellText(cmoc: Cmoc, field: GridField, names: CellNames): string {
  const roleId = roleOfField(field);
  if (roleId !== null) return typedSlot(cmoc.slots.find((slot) => slot.role.id === roleId)?.elements ?? []);
  return cellTexts[field as GridColumn](cmoc, names);
}

const cellTexts: Readonly<Record<GridColumn, (cmoc: Cmoc, names: CellNames) => string>> = {
  statement: (cmoc) => statementOf(cmoc),
  filed_under: (cmoc, names) => (cmoc.filedUnderId === null ? '' : names.code(cmoc.filedUnderId)),
  status: (cmoc) => statusText(cmoc.status, cmoc.retiredBecause),
  evidence: () => '',
  theories: () => '',
  label: (cmoc) => cmoc.label,
  group: (cmoc) => cmoc.group,
  strategy: (cmoc) => cmoc.strategy,
  case: (cmoc, names) => (cmoc.caseId === null ? '' : names.case(cmoc.caseId)),
  phase: (cmoc, names) => (cmoc.phaseId === null ? '' : names.phase(cmoc.phaseId)),
  verdict: (cmoc) => cmoc.verdict,
};

/** Statuses as one choice: retired comes with its reason. */
export interface StatusChoice {
  readonly text: string;
  readonly status: Status;
  readonly because: Retirement | '';
}

const statusText = (status: Status, because: Retirement | ''): string =>
  because ? `${statusNames[status]}: ${retirementNames[because].toLowerCase()}` : statusNames[status];

export const statusChoices: readonly StatusChoice[] = [
  ...statuses.filter((status) => status !== 'retired').map((status) => ({ text: statusText(status, ''), status, because: '' as const })),
  ...retirements
    .filter((one) => one !== 'merged')
    .map((because) => ({ text: statusText('retired', because), status: 'retired' as const, because })),
];
