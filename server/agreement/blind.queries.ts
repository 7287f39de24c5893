/**
 * What each person may see of others' decisions. A round keeps its second reviewers blind until it closes: on the records drawn
 * they see nobody else's decision and nothing that stands, at the round's stage and those after it (a full text that was read
 * tells that the abstract was included). And nobody sees what second reviewers decided before then (decision record 0007).
 */
import { type Expression, expressionBuilder, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { stages } from '../reviews/stage.ts';

/** Whose eyes a query reads with. */
export type Eyes = Pick<Scope, 'reviewId' | 'actorId'>;
type Set = Pick<Scope, 'setId'>;

type Placed = Pick<Schema['decision'], 'reference_id' | 'phase_id' | 'stage' | 'author_id' | 'set_id'>;
type Here = Schema & { here: Placed };
type Builder = ExpressionBuilder<Here, 'here'>;

/** The column of the table that the query calls `alias`. */
const column = (alias: string, name: keyof Placed): `here.${keyof Placed}` => `${alias}.${name}` as `here.${keyof Placed}`;

/** Rows of `decision` that this person may see. Their own are among them, whichever set they are in. */
export function visibleDecision(eyes: Eyes & Set, alias: string): Expression<SqlBool> {
  const eb: Builder = expressionBuilder<Here, 'here'>();
  const shown = eb.or([eb(column(alias, 'set_id'), '=', eyes.setId), eb(column(alias, 'set_id'), 'in', setsOfClosedRounds(eb, eyes))]);
  return eb.or([eb(column(alias, 'author_id'), '=', eyes.actorId), eb.and([shown, eb.not(keptFrom(eb, eyes, alias))])]);
}

/** Rows of `standing_decision` or `resolution` that this person may see. */
export function visibleStanding(eyes: Eyes, alias: string): Expression<SqlBool> {
  const eb: Builder = expressionBuilder<Here, 'here'>();
  return eb.not(keptFrom(eb, eyes, alias));
}

/** Rows of `activity` that this person may see: all but those that tell of a decision they may not see. */
export function visibleActivity(eyes: Eyes & Set, alias: string): Expression<SqlBool> {
  const eb = expressionBuilder<Schema & { act: Schema['activity'] }, 'act'>();
  const object = `${alias}.object` as 'act.object';
  const id = `${alias}.object_id` as 'act.object_id';
  const decision = eb.selectFrom('decision as seen').select('seen.id').whereRef('seen.id', '=', id).where(visibleDecision(eyes, 'seen'));
  const standing = eb
    .selectFrom('standing_decision as seen')
    .select('seen.id')
    .whereRef('seen.id', '=', id)
    .where(visibleStanding(eyes, 'seen'));
  const resolution = eb
    .selectFrom('resolution as seen')
    .select('seen.id')
    .whereRef('seen.id', '=', id)
    .where(visibleStanding(eyes, 'seen'));
  return eb.or([
    eb(object, 'not in', ['decision', 'standing_decision', 'resolution']),
    eb.exists(decision),
    eb.exists(standing),
    eb.exists(resolution),
  ]);
}

interface Sampled {
  readonly phaseId: string;
  readonly stage: string;
}

/** What open rounds of a phase and stage drew for this person to judge. */
export const ownSample = ({ actorId }: Pick<Eyes, 'actorId'>, { phaseId, stage }: Sampled) =>
  expressionBuilder<Schema & { ref: Schema['reference'] }, 'ref'>()
    .selectFrom('check_round_unit as ou')
    .innerJoin('check_round as ow', 'ow.id', 'ou.check_round_id')
    .innerJoin('check_round_reviewer as ov', 'ov.check_round_id', 'ow.id')
    .select('ou.reference_id')
    .where('ow.phase_id', '=', phaseId)
    .where('ow.stage', '=', stage)
    .where('ow.state', '=', 'open')
    .where('ow.trashed_at', 'is', null)
    .where('ov.account_id', '=', actorId)
    .where('ov.trashed_at', 'is', null);

/** The places of a reference (by the table's alias) in it. */
const inOpenSamples = (eyes: Pick<Eyes, 'actorId'>, at: Sampled, alias: string) =>
  ownSample(eyes, at).whereRef('ou.reference_id', '=', `${alias}.id` as 'ref.id');

/** True of a reference (by the table's alias) that an open round drew for this person to judge in a phase and stage. */
export const inOwnSample = (eyes: Pick<Eyes, 'actorId'>, at: Sampled, alias: string): Expression<SqlBool> =>
  expressionBuilder<Schema>().exists(inOpenSamples(eyes, at, alias));

/** True of those that still wait: nobody in this person's seat has judged them, and the seat is theirs now. */
export const waitsInOwnSample = (eyes: Pick<Eyes, 'actorId'>, at: Sampled, alias: string): Expression<SqlBool> =>
  expressionBuilder<Schema>().exists(
    inOpenSamples(eyes, at, alias)
      .where('ov.handed_over_at', 'is', null)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('check_round_reviewer as sv')
              .innerJoin('decision as sd', 'sd.author_id', 'sv.account_id')
              .innerJoin('work_set as ss', 'ss.id', 'sd.set_id')
              .select('sd.id')
              .whereRef('sv.check_round_id', '=', 'ow.id')
              .whereRef('sv.seat_id', '=', 'ov.seat_id')
              .whereRef('sd.reference_id', '=', 'ou.reference_id')
              .whereRef('ss.check_round_id', '=', 'ow.id')
              .where('sv.trashed_at', 'is', null)
              .where('sd.choice', '!=', 'undecided')
              .where('sd.trashed_at', 'is', null),
          ),
        ),
      ),
  );

const setsOfClosedRounds = (eb: Builder, { reviewId }: Eyes) =>
  eb
    .selectFrom('work_set as ws')
    .innerJoin('check_round as wr', 'wr.id', 'ws.check_round_id')
    .select('ws.id')
    .where('ws.review_id', '=', reviewId)
    .where('wr.state', '=', 'closed')
    .where('wr.trashed_at', 'is', null);

/** True at a place that an open round keeps this person blind to. */
function keptFrom(eb: Builder, { actorId }: Eyes, alias: string): Expression<SqlBool> {
  return eb.exists(
    eb
      .selectFrom('check_round_unit as bu')
      .innerJoin('check_round as br', 'br.id', 'bu.check_round_id')
      .innerJoin('check_round_reviewer as bv', 'bv.check_round_id', 'br.id')
      .select('bu.reference_id')
      .whereRef('bu.reference_id', '=', column(alias, 'reference_id'))
      .whereRef('br.phase_id', '=', column(alias, 'phase_id'))
      .where('br.state', '=', 'open')
      .where('br.trashed_at', 'is', null)
      .where('bv.account_id', '=', actorId)
      .where('bv.trashed_at', 'is', null)
      .where((inner) =>
        inner.or(
          stages.map((stage, at) => inner.and([inner('br.stage', '=', stage), inner(column(alias, 'stage'), 'in', stages.slice(at))])),
        ),
      ),
  );
}
