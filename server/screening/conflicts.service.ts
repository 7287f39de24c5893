/** Resolving a conflict: by discussion, or by somebody who did not decide. Both originals are kept beside the answer. */
import { isBlindAt } from '../agreement/round-place.queries.ts';
import type { Context } from '../platform/context.ts';
import { Invalid, Refused } from '../platform/errors.ts';
import { create, liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { decisionsAtPlace, differ } from './conflicts.queries.ts';
import type { Decision } from './decisions.queries.ts';
import { assertGrounded, type Place, reading, recordStanding, standingAt } from './recording.service.ts';
import type { Resolution } from './resolution.ts';
import { choiceNames } from './stage.ts';
import type { Grounds } from './standing.ts';

export interface Resolving extends Place, Omit<Grounds, 'note'> {
  readonly how: Resolution;
  /** Names of those who discussed it. */
  readonly people: string;
  /** ISO date. */
  readonly on: string;
  readonly why: string;
}

/**
 * Makes the agreed answer stand. Returns the id of the closed round that drew the record, or null. @throws Invalid when it lacks
 * names or grounds; Refused when nothing waits there.
 */
export async function resolveConflict(ctx: Context, scope: Scope, given: Resolving): Promise<string | null> {
  assertGrounded({ ...given, note: given.why });
  return operate(ctx, scope, { verb: 'resolve a conflict' }, async (op) => {
    await liveRow(op, 'reference', given.referenceId);
    const decisions = await conflictAt(op, scope, given);
    const people = whoResolved(scope, given, decisions);
    const place = { reference_id: given.referenceId, phase_id: given.phaseId, stage: given.stage };
    const check_round_id = await roundOf(op, given);
    await create(op, 'resolution', {
      ...place,
      check_round_id,
      how: given.how,
      people,
      resolved_on: given.on,
      choice: given.choice,
      why: given.why,
      originals: JSON.stringify(
        decisions.map(({ reviewer, reviewerId, choice, reasons, note, at }) => ({ reviewer, reviewerId, choice, reasons, note, at })),
      ),
    });
    await recordStanding(op, { ...given, note: given.why }, { how: given.how, people, on: given.on });
    return check_round_id;
  });
}

async function conflictAt(op: Operation, scope: Scope, given: Resolving): Promise<readonly Decision[]> {
  if (await isBlindAt(op, given))
    throw new Refused('This record is in your sample of an open check round. It can be resolved when the round is closed.');
  const stood = await standingAt(op, given);
  if (stood) throw new Refused('This conflict is resolved already. Look at what stands before you change it.');
  const decisions = await decisionsAtPlace({ ...reading(op), setId: scope.setId }, given.referenceId, given);
  if (!differ(decisions)) throw new Refused('Nobody has decided otherwise than anybody else here, so there is nothing to resolve.');
  return decisions;
}

function whoResolved(scope: Scope, { how, people }: Resolving, decisions: readonly Decision[]): string {
  if (how === 'discussion') {
    if (!people) throw new Invalid({ people: 'Say who discussed it.' });
    return people;
  }
  const own = decisions.find((one) => one.reviewerId === scope.actorId);
  if (own)
    throw new Invalid({
      how: `You decided “${choiceNames[own.choice].toLowerCase()}” yourself, so a third person has to. Or say who discussed it.`,
    });
  return scope.actorName;
}

/** The closed round that drew the record here. */
async function roundOf(op: Operation, { referenceId, phaseId, stage }: Place): Promise<string | null> {
  const row = await op.tx
    .selectFrom('check_round_unit as u')
    .innerJoin('check_round as r', 'r.id', 'u.check_round_id')
    .select('r.id')
    .where('u.review_id', '=', op.reviewId)
    .where('u.reference_id', '=', referenceId)
    .where('r.phase_id', '=', phaseId)
    .where('r.stage', '=', stage)
    .where('r.state', '=', 'closed')
    .where('r.trashed_at', 'is', null)
    .executeTakeFirst();
  return row?.id ?? null;
}
