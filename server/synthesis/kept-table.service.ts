/** A table between reading it and importing it: kept with the person, so that the preview's options can be tried and a reload loses nothing. */
import type { Context } from '../platform/context.ts';
import { draftAt, dropDraft, keepDraft } from '../platform/drafts.queries.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { TableRow } from './cmoc-table.ts';
import { rowsOfFile } from './import.service.ts';
import { readPasted } from './table-file.adapter.ts';

export interface KeptTable {
  readonly fileName: string;
  readonly rows: readonly TableRow[];
}

const placeOf = (scope: Pick<Scope, 'reviewId'>): string => `import-cmocs/${scope.reviewId}`;

export interface TableGiven {
  readonly file: { readonly bytes: Uint8Array; readonly fileName: string } | null;
  /** Cells pasted from a spreadsheet instead. */
  readonly pasted: string;
}

/** Reads a file, or pasted cells, and keeps the rows. @throws Invalid without either, or when it is no table. */
export async function keepTable(ctx: Context, scope: Scope, { file, pasted }: TableGiven): Promise<KeptTable> {
  if (!file && !pasted.trim()) throw new Invalid({ file: 'Choose a file, or paste cells from a spreadsheet.' });
  const table = file ? { fileName: file.fileName, rows: await readable(file) } : { fileName: 'pasted cells', rows: readPasted(pasted) };
  const text = JSON.stringify(table);
  await keepDraft(ctx, { accountId: scope.actorId, reviewId: scope.reviewId, place: placeOf(scope), text, baseVersion: null });
  return table;
}

async function readable(file: { readonly bytes: Uint8Array; readonly fileName: string }): Promise<readonly TableRow[]> {
  try {
    return await rowsOfFile(file);
  } catch (error) {
    throw error instanceof Refused ? new Invalid({ file: `“${file.fileName}”: ${error.message}` }) : error;
  }
}

export async function keptTable(scope: Scope): Promise<KeptTable | null> {
  const kept = await draftAt(scope.db, scope.actorId, placeOf(scope));
  return kept && (JSON.parse(kept.text) as KeptTable);
}

export const dropTable = (ctx: Context, scope: Scope): Promise<void> => dropDraft(ctx, scope.actorId, placeOf(scope));
