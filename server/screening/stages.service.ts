/** Setting a stage up, sharing its records out, and handing open work over. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, trash } from '../platform/operation.ts';
import { membersOf } from '../reviews/reviews.queries.ts';
import { allows } from '../reviews/permission.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Mode } from './mode.ts';
import { type At, evenRuns, everything } from './queue.ts';
import { queueOf } from './queues.queries.ts';
import { readStage } from './stage-read.queries.ts';
import { reading } from './recording.service.ts';
import { sharesOf } from './stages.queries.ts';

export interface StageGiven extends At {
  readonly version?: number | undefined;
  readonly mode: Mode;
  readonly criteria: string;
  readonly includeTerms: string;
  readonly excludeTerms: string;
  readonly samplePercent: number;
  readonly maybeGoesOn: boolean;
}

/** Sets a stage up, or changes how it is screened from now on. What stands already goes on standing. */
export async function setUpStage(ctx: Context, scope: Scope, given: StageGiven): Promise<null> {
  return operate(ctx, scope, { verb: 'set up screening' }, async (op) => {
    await liveRow(op, 'phase', given.phaseId);
    const own = {
      mode: given.mode,
      criteria: given.criteria,
      include_terms: given.includeTerms,
      exclude_terms: given.excludeTerms,
      sample_percent: given.samplePercent,
      maybe_goes_on: given.maybeGoesOn ? (1 as const) : (0 as const),
    };
    const known = await op.tx
      .selectFrom('screening_stage')
      .select('id')
      .where('review_id', '=', op.reviewId)
      .where('phase_id', '=', given.phaseId)
      .where('stage', '=', given.stage)
      .where('trashed_at', 'is', null)
      .executeTakeFirst();
    if (known) await change(op, 'screening_stage', { id: known.id, version: given.version }, own);
    else await create(op, 'screening_stage', { phase_id: given.phaseId, stage: given.stage, ...own });
    return null;
  });
}

/**
 * Shares the open records of a stage out evenly, each record to one person (to two where it takes two); earlier shares are
 * replaced. With nobody named, all records are anybody's again. Returns how many records were shared out.
 */
export async function shareOut(ctx: Context, scope: Scope, given: At & { readonly accounts: readonly string[] }): Promise<number> {
  return operate(ctx, scope, { verb: 'share records out' }, async (op) => {
    await liveRow(op, 'phase', given.phaseId);
    for (const account of given.accounts) await assertReviewer(op, account);
    for (const share of await sharesOf(reading(op), given)) await trash(op, 'screening_share', share.id);
    if (!given.accounts.length) return 0;
    const stage = await readStage(reading(op), given);
    const rows = await queueOf({ ...scope, db: op.tx }, stage, 'open', everything)
      .select('r.number')
      .orderBy('r.number')
      .execute();
    const numbers = rows.map((row) => row.number);
    const twice = stage.settings.mode === 'double' && given.accounts.length > 1;
    for (const [at, [from_number, to_number]] of evenRuns(numbers, given.accounts.length).entries())
      for (const step of twice ? [0, 1] : [0])
        await create(op, 'screening_share', {
          phase_id: given.phaseId,
          stage: given.stage,
          account_id: given.accounts[(at + step) % given.accounts.length] ?? '',
          from_number,
          to_number,
        });
    return numbers.length;
  });
}

/** Gives one person's share of a stage to another. Decisions stay whose they are. */
export async function handOver(ctx: Context, scope: Scope, given: At & { readonly from: string; readonly to: string }): Promise<null> {
  return operate(ctx, scope, { verb: 'hand work over' }, async (op) => {
    await assertReviewer(op, given.to);
    const shares = (await sharesOf(reading(op), given)).filter((share) => share.accountId === given.from);
    if (!shares.length) throw new Refused('This person has no records of their own here, so there is nothing to hand over.');
    for (const share of shares) await change(op, 'screening_share', { id: share.id }, { account_id: given.to });
    return null;
  });
}

async function assertReviewer(op: Operation, accountId: string): Promise<void> {
  const members = await membersOf(reading(op));
  if (!members.some((member) => member.accountId === accountId && allows(member.role, 'code')))
    throw new Refused('Choose somebody who may screen in this review: a lead or a reviewer.');
}
