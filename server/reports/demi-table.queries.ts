/** The table of mechanisms as it stands now. */
import type { Scope } from '../reviews/scope.queries.ts';
import { demiData, demiOrders, demiPrint } from './demi-table.ts';
import { type RolledUp, rolledUp } from './roll-up.queries.ts';
import { scopeNames } from './asked.queries.ts';
import { carriedNote, countingNote, leftOutOf, rankingNote, scopeData, scopeSentence } from './scope-words.ts';
import type { Table } from './table.ts';
import { chosen, type TableRequest } from './table-view.ts';

export interface DemiTable {
  readonly table: Table;
  readonly rolled: RolledUp;
}

export async function demiTable(scope: Scope, asked: Omit<TableRequest, 'table'>): Promise<DemiTable> {
  const [rolled, names] = await Promise.all([rolledUp(scope, asked.scope), scopeNames(scope, asked.scope)]);
  const { inScope, rankBy, unfiled } = rolled;
  const write = asked.style === 'data' ? demiData : demiPrint;
  const table = write({
    rollUp: rolled,
    typesOf: (codeId) => typesOf(rolled, codeId),
    order: chosen(asked.view.order, demiOrders),
    notes: [
      countingNote,
      scopeSentence(inScope.level, asked.scope, names),
      carriedNote(inScope),
      leftOutOf(inScope),
      unfiled.size ? `${unfiled.size} of the CMOCs in scope are filed under no code and stand in no row.` : '',
      rankingNote(rankBy),
    ].filter(Boolean),
    scope: scopeData(inScope, asked.scope, { names, rankBy }),
  });
  return { table, rolled };
}

/** The mechanism types of a code, then its own words. */
export function typesOf({ codesById, mechanismTypes }: RolledUp, codeId: string): readonly string[] {
  const code = codesById.get(codeId);
  if (!code) return [];
  const named = code.mechanismTypes.flatMap((id) => mechanismTypes.get(id) ?? []);
  return [...named, code.mechanismWords].filter(Boolean);
}
