import type { Scope } from '../reviews/scope.queries.ts';
import { roundsOf } from '../screening/rounds-shown.queries.ts';
import { agreementTable } from './agreement-table.ts';
import type { Table } from './table.ts';
import type { TableRequest } from './table-view.ts';

/** Agreement in every round, the first one first. */
export async function agreementOf(scope: Scope, { style }: TableRequest): Promise<Table> {
  const rounds = await roundsOf(scope);
  return agreementTable(rounds.toReversed(), style);
}
