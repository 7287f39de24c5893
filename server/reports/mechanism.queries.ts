/** One mechanism for its side sheet: the row, its configurations, what it may be joined to. */
import { statementOf } from '../synthesis/statement.ts';
import { nameOf as cmocName } from '../synthesis/cmoc.ts';
import { cmocsById, materialOf } from '../synthesis/cmocs.queries.ts';
import { NotFound } from '../platform/errors.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { nameOf } from './demi-table.ts';
import { demisKept } from './counted.queries.ts';
import { inChunks } from './chunks.ts';
import { rolledUp } from './roll-up.queries.ts';
import type { RollUpRow } from './roll-up.ts';
import type { TableScope } from './table-scope.ts';

export interface MechanismShown {
  readonly row: RollUpRow;
  readonly name: string;
  /** Those of the row, in the order of number; at most two hundred. */
  readonly cmocs: readonly { readonly id: string; readonly name: string; readonly statement: string }[];
  /** Other rows that stand for a whole code. */
  readonly others: readonly { readonly codeId: string; readonly name: string }[];
  readonly texts: RegularityTexts;
  /** Parts that were split off the same mechanism. */
  readonly parts: readonly { readonly id: string; readonly name: string }[];
  /** Demi-regularities that were joined to this one. */
  readonly joined: readonly { readonly id: string; readonly name: string }[];
}

/** What was written on a demi-regularity; empty while nobody has. */
export interface RegularityTexts {
  readonly version: number;
  readonly statement: string;
  readonly moderators: string;
  readonly counterExamples: string;
  readonly agreedBy: string;
  readonly agreedAt: string | null;
}

const nothingWritten: RegularityTexts = { version: 0, statement: '', moderators: '', counterExamples: '', agreedBy: '', agreedAt: null };

const shownAtMost = 200;

/** Undefined when no row of the table is named so any more. @throws NotFound without the code. */
export async function mechanismShown(
  scope: Scope,
  asked: TableScope,
  { codeId, rowKey }: { readonly codeId: string; readonly rowKey: string },
): Promise<MechanismShown | undefined> {
  const [rolled, demis] = await Promise.all([rolledUp(scope, { ...asked, depth: null }), demisKept(scope)]);
  if (!rolled.codesById.has(codeId)) throw new NotFound();
  const row = rolled.rows.find((one) => one.key === rowKey);
  if (!row) return undefined;
  const own = row.demi;
  return {
    row,
    name: nameOf(row),
    cmocs: await cmocsShown(
      scope,
      rolled.inScope.cmocs.filter((cmoc) => row.counts.members.has(cmoc.id)).map((cmoc) => cmoc.id),
    ),
    texts: own ? await textsOf(scope, own.id) : nothingWritten,
    parts: rolled.rows.flatMap(({ codeId: of, demi, key, name }) =>
      demi?.isSplit && of === row.codeId && key !== row.key ? [{ id: demi.id, name: nameOf({ name, demi }) }] : [],
    ),
    others: rolled.rows.filter((one) => one.key !== row.key && !one.demi?.isSplit).map(({ codeId, name }) => ({ codeId, name })),
    joined: own
      ? demis.filter((demi) => demi.joinedIntoId === own.id).map((demi) => ({ id: demi.id, name: rolled.codes.nameOf(demi.codeId) }))
      : [],
  };
}

async function textsOf({ db, reviewId }: Scope, id: string): Promise<RegularityTexts> {
  const row = await db
    .selectFrom('demi_regularity')
    .select(['version', 'statement', 'moderators', 'counter_examples as counterExamples'])
    .select(['agreed_by as agreedBy', 'agreed_at as agreedAt'])
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? nothingWritten;
}

async function cmocsShown(scope: Scope, ids: readonly string[]): Promise<MechanismShown['cmocs']> {
  const material = await materialOf(scope);
  const shown: { id: string; name: string; statement: string }[] = [];
  for (const portion of inChunks(ids.slice(0, shownAtMost)))
    for (const cmoc of await cmocsById(scope, material, portion))
      shown.push({ id: cmoc.id, name: cmocName(cmoc), statement: statementOf(cmoc) });
  return shown;
}
