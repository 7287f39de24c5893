/** Scopes that the team keeps by name. */
import type { Context } from '../platform/context.ts';
import { create, liveRow, operate, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { keptIn } from './kept-address.ts';
import type { TableName } from './table-name.ts';
import type { TableScope } from './table-scope.ts';
import type { TableView } from './table-view.ts';

export interface ScopeSaved {
  readonly name: string;
  readonly table: TableName;
  readonly scope: TableScope;
  readonly view: TableView;
}

export async function saveScope(ctx: Context, scope: Scope, saved: ScopeSaved): Promise<string> {
  return operate(ctx, scope, { verb: 'save a scope' }, async (op) => {
    for (const [table, id] of namedIn(saved)) if (id !== null) await liveRow(op, table, id);
    return create(op, 'saved_scope', { name: saved.name, report: saved.table, choice: JSON.stringify(keptIn(saved)) });
  });
}

/** What a scope names by id. */
const namedIn = ({ scope, view }: ScopeSaved) =>
  [
    ['phase', scope.phaseId],
    ['theory', scope.theoryId],
    ['scale', scope.appraisal?.scaleId ?? null],
    ['role', view.roleId],
    ['role', view.underRoleId],
    ['code', view.codeId],
    ['template', view.templateId],
  ] as const;

export async function removeScope(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a saved scope' }, async (op) => {
    await trash(op, 'saved_scope', id);
    return null;
  });
}
