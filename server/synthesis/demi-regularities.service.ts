/**
 * Demi-regularities as objects: one is proposed per code that CMOCs are filed under, and gets its row when somebody first writes
 * on it. A team may split one into several with chosen members, or join it to another; both can be taken back.
 */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { change, changeUnseen, create, liveRow, nextNumber, type Operation, operate, trash } from '../platform/operation.ts';
import type { Own } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';

/** The object itself (and the code under which it was found), or the code whose own one is meant: its row is made when it is not there yet. */
export type RegularityAt = { readonly id: string; readonly codeId?: string } | { readonly id?: never; readonly codeId: string };

export interface RegularityPatch {
  readonly statement?: string;
  readonly explanation?: string;
  readonly moderators?: string;
  readonly counterExamples?: string;
  /** The team's own entry for the most frequent outcome, with the reason. */
  readonly teamOutcome?: string;
  readonly teamOutcomeReason?: string;
}

function asColumns(patch: RegularityPatch): Partial<Own<'demi_regularity'>> {
  const columns = {
    statement: patch.statement,
    explanation: patch.explanation,
    moderators: patch.moderators,
    counter_examples: patch.counterExamples,
    team_outcome: patch.teamOutcome,
    team_outcome_reason: patch.teamOutcomeReason,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

/**
 * Writes on a demi-regularity; version 0: there was nothing written when the person began. Returns its id and new version.
 * @throws Conflict when the same text was changed meanwhile.
 */
export async function changeRegularity(
  ctx: Context,
  scope: Scope,
  at: RegularityAt & { readonly version?: number | undefined },
  patch: RegularityPatch,
): Promise<{ id: string; version: number }> {
  return operate(ctx, scope, { verb: 'change a demi-regularity' }, async (op) => {
    const id = await kept(op, at);
    const columns = asColumns(patch);
    if (at.version !== 0) return { id, version: await change(op, 'demi_regularity', { id, version: at.version }, columns) };
    const blank = Object.fromEntries(Object.keys(columns).map((column) => [column, '']));
    return { id, version: await changeUnseen(op, 'demi_regularity', id, { blank, patch: columns }) };
  });
}

/** Records who agreed it, now; an empty `who` takes the agreement back. */
export async function agreeRegularity(ctx: Context, scope: Scope, at: RegularityAt, who: string): Promise<string> {
  return operate(ctx, scope, { verb: who ? 'agree on a demi-regularity' : 'reopen a demi-regularity' }, async (op) => {
    const id = await kept(op, at);
    await change(op, 'demi_regularity', { id }, { agreed_by: who, agreed_at: who ? op.at : null });
    return id;
  });
}

/** Makes a part of a code's CMOCs a demi-regularity of its own: "less conflict → trust". Returns its id. */
export async function splitRegularity(
  ctx: Context,
  scope: Scope,
  codeId: string,
  given: { readonly statement: string; readonly cmocIds: readonly string[] },
): Promise<string> {
  return operate(ctx, scope, { verb: 'split a demi-regularity' }, async (op) => {
    await liveRow(op, 'code', codeId);
    if (!given.cmocIds.length) throw new Invalid({ cmoc: 'Choose the CMOCs that belong to the new one.' });
    if (!given.statement) throw new Invalid({ statement: 'Say in a few words what these have in common.' });
    for (const cmocId of given.cmocIds) await liveRow(op, 'cmoc', cmocId);
    const id = await addRegularity(op, codeId, { statement: given.statement, is_split: 1 });
    await addMembers(op, id, given.cmocIds);
    return id;
  });
}

/** Moves CMOCs into a demi-regularity made by splitting, or back to their code's own. */
export async function placeMembers(
  ctx: Context,
  scope: Scope,
  at: RegularityAt & { readonly id: string },
  given: { readonly cmocIds: readonly string[]; readonly belong: boolean },
): Promise<number> {
  return operate(ctx, scope, { verb: 'move CMOCs between demi-regularities' }, async (op) => {
    const id = await kept(op, at);
    if (!given.cmocIds.length) throw new Invalid({ cmoc: 'Choose the CMOCs to move.' });
    for (const cmocId of given.cmocIds) await liveRow(op, 'cmoc', cmocId);
    if (given.belong) await addMembers(op, id, given.cmocIds);
    else await dropMembers(op, given.cmocIds, id);
    return given.cmocIds.length;
  });
}

/** Counts one as part of another. */
export async function joinRegularity(ctx: Context, scope: Scope, from: RegularityAt, into: RegularityAt): Promise<null> {
  return operate(ctx, scope, { verb: 'join two demi-regularities' }, async (op) => {
    const [id, intoId] = [await kept(op, from), await kept(op, into)];
    if (await leadsTo(op, intoId, id)) throw new Invalid({ into: 'That one is joined to this one already.' });
    await change(op, 'demi_regularity', { id }, { joined_into_id: intoId });
    return null;
  });
}

export async function partRegularity(ctx: Context, scope: Scope, id: string): Promise<number> {
  return operate(ctx, scope, { verb: 'part two demi-regularities' }, (op) =>
    change(op, 'demi_regularity', { id }, { joined_into_id: null }),
  );
}

/** Takes a split back: its members count with their code again, its texts lie in the trash. */
export async function unsplitRegularity(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take back a split' }, async (op) => {
    const { is_split } = await liveRow(op, 'demi_regularity', id);
    if (!is_split) throw new Invalid({ id: 'This one was not made by splitting.' });
    await trash(op, 'demi_regularity', id);
    return null;
  });
}

async function kept(op: Operation, at: RegularityAt): Promise<string> {
  if (at.codeId !== undefined) await liveRow(op, 'code', at.codeId);
  if (at.id !== undefined) return (await liveRow(op, 'demi_regularity', at.id)).id;
  const own = await op.tx
    .selectFrom('demi_regularity')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('code_id', '=', at.codeId)
    .where('is_split', '=', 0)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .executeTakeFirst();
  return own?.id ?? addRegularity(op, at.codeId, {});
}

async function addRegularity(
  op: Operation,
  codeId: string,
  own: { readonly statement?: string; readonly is_split?: 0 | 1 },
): Promise<string> {
  return create(op, 'demi_regularity', {
    number: await nextNumber(op, 'demi_regularity'),
    code_id: codeId,
    statement: '',
    explanation: '',
    moderators: '',
    counter_examples: '',
    team_outcome: '',
    team_outcome_reason: '',
    agreed_by: '',
    agreed_at: null,
    joined_into_id: null,
    is_split: 0,
    ...own,
  });
}

/** A CMOC is a member of one demi-regularity: it leaves the one it was in. */
async function addMembers(op: Operation, id: string, cmocIds: readonly string[]): Promise<void> {
  await dropMembers(op, cmocIds);
  for (const cmocId of new Set(cmocIds)) {
    await liveRow(op, 'cmoc', cmocId);
    await create(op, 'demi_regularity_member', { demi_regularity_id: id, cmoc_id: cmocId });
  }
}

async function dropMembers(op: Operation, cmocIds: readonly string[], from?: string): Promise<void> {
  if (!cmocIds.length) return;
  const rows = await op.tx
    .selectFrom('demi_regularity_member')
    .select(['id', 'demi_regularity_id'])
    .where('review_id', '=', op.reviewId)
    .where('cmoc_id', 'in', cmocIds)
    .where('trashed_at', 'is', null)
    .execute();
  for (const row of rows) if (!from || row.demi_regularity_id === from) await trash(op, 'demi_regularity_member', row.id);
}

async function leadsTo(op: Operation, id: string, target: string): Promise<boolean> {
  for (let at: string | null = id, steps = 0; at && steps < 100; steps++) {
    if (at === target) return true;
    at = (await liveRow(op, 'demi_regularity', at)).joined_into_id;
  }
  return false;
}
