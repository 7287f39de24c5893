/** Cells pasted from a spreadsheet into the grid: what would change, cell by cell, before anything does. */
import type { Cmoc } from './cmoc.ts';
import { type CellNames, cellText, type GridField, isEditable } from './grid.ts';

export interface PastedCell {
  readonly field: GridField;
  readonly before: string;
  readonly after: string;
  /** Why this cell can't be taken; null when it can. */
  readonly problem: string | null;
}

export interface PastedRow {
  /** Null: a new CMOC. */
  readonly cmoc: Cmoc | null;
  /** The cells that differ from what is there. */
  readonly cells: readonly PastedCell[];
}

interface Pasting {
  /** Lines and columns as they were copied. */
  readonly cells: readonly (readonly string[])[];
  /** The rows from the focused one down; lines beyond them make new CMOCs. */
  readonly cmocs: readonly Cmoc[];
  /** The columns from the focused one to the right. */
  readonly fields: readonly GridField[];
  readonly names: CellNames;
  /** A sentence when the text does not fit the field. */
  readonly problemOf: (field: GridField, text: string) => string | null;
}

export function pasted({ cells, cmocs, fields, names, problemOf }: Pasting): readonly PastedRow[] {
  return cells.flatMap((line, at) => {
    const cmoc = cmocs[at] ?? null;
    const changed = line.flatMap((text, column): readonly PastedCell[] => {
      const field = fields[column];
      if (!field) return [];
      const before = cmoc ? cellText(cmoc, field, names) : '';
      const after = text.trim();
      if (before === after) return [];
      return [{ field, before, after, problem: isEditable(field) ? problemOf(field, after) : 'This column is not edited here.' }];
    });
    return changed.length ? [{ cmoc, cells: changed }] : [];
  });
}

/** Columns pasted beyond the last one. */
export const columnsBeyond = (cells: readonly (readonly string[])[], fields: readonly GridField[]): number =>
  Math.max(0, Math.max(0, ...cells.map((line) => line.length)) - fields.length);
