/** Cases: made, named, described, and tied to the references that report on them. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, type Operation, restore, trash } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { attributesFrom } from './case.ts';

export interface NewCase {
  readonly name: string;
  readonly abbreviation: string;
  /** A reference that reports on it. */
  readonly reference: string | null;
}

export async function addCase(ctx: Context, scope: Scope, { name, abbreviation, reference }: NewCase): Promise<string> {
  return operate(ctx, scope, { verb: 'add a case' }, async (op) => {
    if (reference) await liveRow(op, 'reference', reference);
    const last = await op.tx
      .selectFrom('case')
      .select((eb) => eb.fn.max('position').as('position'))
      .where('review_id', '=', op.reviewId)
      .executeTakeFirst();
    const position = (last?.position ?? -1) + 1;
    const id = await create(op, 'case', { name, name_key: nameKey(name), abbreviation, attributes: '{}', position, foreign_guid: null });
    if (reference) await tie(op, id, reference);
    return id;
  });
}

export interface CasePatch {
  readonly id: string;
  readonly version?: number | undefined;
  readonly name: string;
  readonly abbreviation: string;
  /** One per line, "name: value". */
  readonly attributes: string;
}

export async function changeCase(ctx: Context, scope: Scope, { id, version, name, abbreviation, attributes }: CasePatch): Promise<number> {
  const own = { name, name_key: nameKey(name), abbreviation, attributes: JSON.stringify(attributesFrom(attributes)) };
  return operate(ctx, scope, { verb: 'change a case' }, (op) => change(op, 'case', { id, version }, own));
}

export async function trashCase(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'put a case in the trash' }, async (op) => {
    await trash(op, 'case', id);
    return null;
  });
}

/** Brings the cases that a reference reports on to exactly these. */
export async function setCases(ctx: Context, scope: Scope, referenceId: string, cases: readonly string[]): Promise<null> {
  return operate(ctx, scope, { verb: 'say which cases a reference reports on' }, async (op) => {
    await liveRow(op, 'reference', referenceId);
    const wanted = new Set(cases);
    for (const id of wanted) await liveRow(op, 'case', id);
    for (const row of await ties(op, referenceId))
      if (row.trashed_at === null && !wanted.has(row.case_id)) await trash(op, 'case_reference', row.id);
    for (const id of wanted) await tie(op, id, referenceId);
    return null;
  });
}

async function tie(op: Operation, caseId: string, referenceId: string): Promise<void> {
  const known = (await ties(op, referenceId)).filter((row) => row.case_id === caseId);
  if (known.some((row) => row.trashed_at === null)) return;
  if (known[0]) await restore(op, 'case_reference', known[0].id);
  else await create(op, 'case_reference', { case_id: caseId, reference_id: referenceId });
}

const ties = (op: Operation, referenceId: string) =>
  op.tx
    .selectFrom('case_reference')
    .select(['id', 'case_id', 'trashed_at'])
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', referenceId)
    .execute();
