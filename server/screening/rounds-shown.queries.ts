/** Check rounds as their pages show them: to each person what they may know while a round is open. */
import { readFrozen } from '../agreement/frozen.ts';
import type { FrozenRound, Rater } from '../agreement/frozen.ts';
import { asStratifying, drawsTheSame, readFrame, readSize, type Stratifying } from '../agreement/round.ts';
import type { SampleSize } from '../agreement/sample.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Seated, seatsOf } from './check-rounds.queries.ts';
import { asStage, type Stage } from './stage.ts';

export interface RoundListed {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly phaseId: string;
  readonly phase: string;
  readonly stage: Stage;
  readonly size: SampleSize;
  readonly stratify: Stratifying;
  readonly seed: string;
  /** Records it was drawn from, and how many were drawn. */
  readonly frame: number;
  readonly drawn: number;
  readonly isOpen: boolean;
  readonly drawnAt: string;
  readonly drawnBy: string;
  readonly closedAt: string | null;
  readonly reviewers: readonly RoundReviewer[];
  /** True for a second reviewer while the round is open. */
  readonly isMine: boolean;
  /** False once they have handed over what was open. */
  readonly hasSeat: boolean;
  /** Records that somebody who screens has decided on; null for those whom the round keeps blind. */
  readonly screened: number | null;
  readonly frozen: FrozenRound | null;
}

export interface RoundReviewer extends Rater {
  /** Records judged; null where this person may not know. */
  readonly judged: number | null;
  /** How many are theirs in all: the sample, less what was judged in this seat before they took over, or after they handed over. */
  readonly share: number | null;
  /** Who took over what was open, and when. */
  readonly handedTo: string | null;
  readonly handedOverAt: string | null;
}

type Row = Schema['check_round'] & { phase: string | null; by: string };

/** Every round, the latest first. */
export async function roundsOf(scope: Scope): Promise<readonly RoundListed[]> {
  const rows = await roundRows(scope).orderBy('r.number', 'desc').execute();
  return Promise.all(rows.map((row) => listed(scope, row)));
}

const roundRows = (scope: Pick<Scope, 'db' | 'reviewId'>) =>
  scope.db
    .selectFrom('check_round as r')
    .leftJoin('phase as p', 'p.id', 'r.phase_id')
    .innerJoin('account as a', 'a.id', 'r.author_id')
    .selectAll('r')
    .select(['p.name as phase', 'a.name as by'])
    .where('r.review_id', '=', scope.reviewId)
    .where('r.subject', '=', 'decision')
    .where('r.trashed_at', 'is', null);

async function listed(scope: Scope, row: Row): Promise<RoundListed> {
  const [people, judged, drawn] = await Promise.all([seatsOf(scope, row.id), judgedBy(scope, row.id), drawnCount(scope, row.id)]);
  const isOpen = row.state === 'open';
  const isMine = isOpen && people.some((one) => one.accountId === scope.actorId);
  const mayKnow = (who: string) => !isMine || who === scope.actorId;
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    phaseId: row.phase_id ?? '',
    phase: row.phase ?? '',
    stage: asStage(row.stage),
    ...readSize(row.size),
    frame: readSize(row.size).of,
    stratify: asStratifying(row.stratify),
    seed: row.seed,
    drawn,
    isOpen,
    drawnAt: row.made_at,
    drawnBy: row.by,
    closedAt: row.closed_at,
    reviewers: people.map((one) => reviewer(one, { people, judged, drawn, mayKnow: mayKnow(one.accountId) })),
    isMine,
    hasSeat: people.some((one) => one.accountId === scope.actorId && !one.handedOverAt),
    screened: isMine ? null : await screenedIn(scope, row),
    frozen: readFrozen(row.statistics),
  };
}

interface Known {
  readonly people: readonly Seated[];
  readonly judged: ReadonlyMap<string, number>;
  readonly drawn: number;
  readonly mayKnow: boolean;
}

function reviewer(one: Seated, { people, judged, drawn, mayKnow }: Known): RoundReviewer {
  const own = judged.get(one.accountId) ?? 0;
  const others = people.filter((other) => other.seatId === one.seatId && other.id !== one.id);
  const rest = drawn - others.reduce((sum, other) => sum + (judged.get(other.accountId) ?? 0), 0);
  return {
    id: one.accountId,
    name: one.name,
    judged: mayKnow ? own : null,
    share: mayKnow ? (one.handedOverAt ? own : Math.max(own, rest)) : null,
    handedTo: people.find((other) => other.accountId === one.handedToId)?.name ?? null,
    handedOverAt: one.handedOverAt,
  };
}

async function drawnCount({ db }: Pick<Scope, 'db'>, roundId: string): Promise<number> {
  const { n } = await db
    .selectFrom('check_round_unit')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('check_round_id', '=', roundId)
    .executeTakeFirstOrThrow();
  return n;
}

/** How many records of its sample each second reviewer has judged. */
async function judgedBy({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, roundId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('work_set as s')
    .innerJoin('decision as d', 'd.set_id', 's.id')
    .select((eb) => ['d.author_id', eb.fn.countAll<number>().as('n')])
    .where('s.review_id', '=', reviewId)
    .where('s.check_round_id', '=', roundId)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .groupBy('d.author_id')
    .execute();
  return new Map(rows.map((row) => [row.author_id, row.n]));
}

async function screenedIn({ db, setId }: Scope, round: Row): Promise<number> {
  const { n } = await db
    .selectFrom('check_round_unit as u')
    .innerJoin('decision as d', 'd.reference_id', 'u.reference_id')
    .select((eb) => eb.fn.count<number>('d.reference_id').distinct().as('n'))
    .where('u.check_round_id', '=', round.id)
    .where('d.set_id', '=', setId)
    .where('d.phase_id', '=', round.phase_id)
    .where('d.stage', '=', round.stage)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

export interface RoundShown extends RoundListed {
  /** Drawing again with this seed from this frame gives the same records. */
  readonly drawsTheSame: boolean;
  /** Records of the frame that could not be drawn: drawn before, or decided by a second reviewer before. */
  readonly earlier: number;
  readonly own: number;
  /** Ids, in the order of their numbers. */
  readonly drawnIds: readonly string[];
  /** True when a round of this stage came before. */
  readonly isFurther: boolean;
}

export async function roundShown(scope: Scope, id: string): Promise<RoundShown | undefined> {
  const row = await roundRows(scope).where('r.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const frame = readFrame(row.frame);
  const [round, units, before] = await Promise.all([listed(scope, row), unitsOf(scope, id), roundBefore(scope, row)]);
  return {
    ...round,
    drawsTheSame: drawsTheSame({ frame, ...readSize(row.size), seed: row.seed }, JSON.parse(row.drawn) as string[]),
    earlier: frame.earlier.length,
    own: frame.own.length,
    drawnIds: units,
    isFurther: before,
  };
}

async function unitsOf({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, roundId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('check_round_unit as u')
    .innerJoin('reference as r', 'r.id', 'u.reference_id')
    .select('r.id')
    .where('u.review_id', '=', reviewId)
    .where('u.check_round_id', '=', roundId)
    .orderBy('r.number')
    .execute();
  return rows.map((row) => row.id);
}

const roundBefore = async (scope: Scope, round: Row): Promise<boolean> =>
  (await roundRows(scope)
    .where('r.phase_id', '=', round.phase_id)
    .where('r.stage', '=', round.stage)
    .where('r.number', '<', round.number)
    .executeTakeFirst()) !== undefined;
