/** Finds the crowds of a review, and the references that have to be looked at one by one: one pass over indexes each. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Eyes } from '../../agreement/blind.queries.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import { asChoice, stages } from '../../screening/stage.ts';
import type { Crowd } from './crowds.ts';

type Where = Pick<Scope, 'db'> & Eyes;

export interface Crowds {
  readonly crowds: readonly Crowd[];
  /** Ids of the references that are in no crowd. */
  readonly others: readonly string[];
}

/** Null when too many are in no crowd: then all are read one by one. */
export async function crowdsOf(where: Where): Promise<Crowds | null> {
  const special = await specialReferences(where);
  if (special.length > mostOthers) return null;
  const rows = await grouped(where, special).execute();
  const others = rows.flatMap((row) => row.oneByOne || []);
  if (special.length + others.length > mostOthers) return null;
  const crowds = rows.flatMap((row): Crowd[] => {
    if (row.oneByOne || row.searchId === null) return [];
    const decided = row.decidedIn === null || row.choice === null ? null : { phaseId: row.decidedIn, choice: asChoice(row.choice) };
    return [{ searchId: row.searchId, isNew: row.isNew === 1, usedIn: row.usedIn, decided, first: row.first ?? 0, n: row.n }];
  });
  return { crowds, others: [...special, ...others] };
}

export interface Member {
  readonly referenceId: string;
  readonly position: number;
}

/** The first of a crowd, in the order of their file. The others are told apart by what `oneByOne` says of them. */
export async function crowdMembers({ db, reviewId }: Where, { crowd, others, most }: Asked): Promise<readonly Member[]> {
  const rows = await joined({ db, reviewId })
    .select(['e.id as referenceId', 'r.position'])
    .where('r.search_id', '=', crowd.searchId)
    .where('r.is_new', '=', crowd.isNew ? 1 : 0)
    .where('p.phase_id', isOr(crowd.usedIn), crowd.usedIn)
    .where('s.phase_id', isOr(crowd.decided), crowd.decided?.phaseId ?? null)
    .$if(crowd.decided !== null, (query) => query.where('s.choice', '=', crowd.decided?.choice ?? ''))
    .where('e.id', 'not in', [...others, ''])
    .orderBy('r.position')
    .limit(most)
    .execute();
  return rows.map((row) => ({ referenceId: row.referenceId, position: row.position ?? 0 }));
}

interface Asked {
  readonly crowd: Crowd;
  /** References that are in no crowd. */
  readonly others: readonly string[];
  readonly most: number;
}

const isOr = (there: unknown): '=' | 'is' => (there === null ? 'is' : '=');

/** A database takes so many ids in one question. */
const mostOthers = 10_000;

/**
 * References with more than one record, use or decision, or decided on after the abstract; joined ones; those put away; those of
 * a study; those that something hangs on; and those of which this person does not see everything.
 */
async function specialReferences(where: Where): Promise<readonly string[]> {
  const { db, reviewId } = where;
  const hung = (table: 'document' | 'retrieval' | 'arrival' | 'screening_entry') =>
    db.selectFrom(table).select('reference_id as id').where('review_id', '=', reviewId).where('trashed_at', 'is', null);
  const merged = (side: 'reference_id' | 'other_id') =>
    db
      .selectFrom('duplicate_verdict')
      .select(`${side} as id`)
      .where('review_id', '=', reviewId)
      .where('verdict', '=', 'same')
      .where('trashed_at', 'is', null);
  const rows = await severalRecords(where)
    .unionAll(severalUses(where))
    .unionAll(decidedFurther(where))
    .unionAll(putAway(where))
    .unionAll(ofStudies(where))
    .unionAll(hung('document'))
    .unionAll(hung('retrieval'))
    .unionAll(hung('arrival'))
    .unionAll(hung('screening_entry'))
    .unionAll(merged('reference_id'))
    .unionAll(merged('other_id'))
    .unionAll(keptFromSight(where))
    .execute();
  return [...new Set(rows.map((row) => row.id))];
}

const severalRecords = ({ db, reviewId }: Where) =>
  db
    .selectFrom('search_record')
    .select('reference_id as id')
    .where('review_id', '=', reviewId)
    .groupBy('reference_id')
    .having((eb) => eb(eb.fn.countAll(), '>', 1));

const severalUses = ({ db, reviewId }: Where) =>
  db
    .selectFrom('reference_phase')
    .select('reference_id as id')
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .groupBy('reference_id')
    .having((eb) => eb(eb.fn.countAll(), '>', 1));

const decidedFurther = ({ db, reviewId }: Where) =>
  db
    .selectFrom('standing_decision')
    .select('reference_id as id')
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .groupBy('reference_id')
    .having((eb) =>
      eb.or([eb(eb.fn.countAll(), '>', 1), eb(eb.fn.max('stage'), '!=', stages[0]), eb(eb.fn.min('stage'), '!=', stages[0])]),
    );

const putAway = ({ db, reviewId }: Where) =>
  db
    .selectFrom('reference as e')
    .select('e.id')
    .where('e.review_id', '=', reviewId)
    .where('e.trashed_at', 'is not', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('search_record as r')
          .innerJoin('search as f', 'f.id', 'r.search_id')
          .select('r.position')
          .where('r.review_id', '=', reviewId)
          .whereRef('r.reference_id', '=', 'e.id')
          .where('f.trashed_at', 'is', null),
      ),
    );

const ofStudies = ({ db, reviewId }: Where) =>
  db.selectFrom('reference').select('id').where('review_id', '=', reviewId).where('study_id', 'is not', null);

/** The samples of open rounds that this person reads blind. */
const keptFromSight = ({ db, reviewId, actorId }: Where) =>
  db
    .selectFrom('check_round as b')
    .innerJoin('check_round_reviewer as v', 'v.check_round_id', 'b.id')
    .innerJoin('check_round_unit as u', 'u.check_round_id', 'b.id')
    .select('u.reference_id as id')
    .where('b.review_id', '=', reviewId)
    .where('b.state', '=', 'open')
    .where('b.trashed_at', 'is', null)
    .where('v.account_id', '=', actorId)
    .where('v.trashed_at', 'is', null);

interface Joined {
  readonly e: { readonly id: string };
  readonly f: { readonly id: string | null; readonly phase_id: string | null };
  readonly p: { readonly phase_id: string | null };
  readonly s: { readonly phase_id: string | null };
}

/** Each of the others has one record, one use and one decision at most, so that the joins give one row for it. */
const joined = ({ db, reviewId }: Pick<Where, 'db' | 'reviewId'>) =>
  db
    .selectFrom('reference as e')
    .leftJoin('search_record as r', (on) => on.on('r.review_id', '=', reviewId).onRef('r.reference_id', '=', 'e.id'))
    .leftJoin('search as f', (on) => on.onRef('f.id', '=', 'r.search_id').on('f.trashed_at', 'is', null))
    .leftJoin('reference_phase as p', (on) =>
      on.on('p.review_id', '=', reviewId).on('p.trashed_at', 'is', null).onRef('p.reference_id', '=', 'e.id'),
    )
    .leftJoin('standing_decision as s', (on) =>
      on.on('s.review_id', '=', reviewId).on('s.trashed_at', 'is', null).onRef('s.reference_id', '=', 'e.id'),
    )
    .where('e.review_id', '=', reviewId)
    .where('e.trashed_at', 'is', null);

const grouped = (where: Where, special: readonly string[]) =>
  joined(where)
    .select(['f.id as searchId', 'p.phase_id as usedIn', 's.phase_id as decidedIn', 's.choice', 'r.is_new as isNew'])
    .select((eb) => [
      oneByOne(eb as unknown as ExpressionBuilder<Joined, 'e' | 'f' | 'p' | 's'>).as('oneByOne'),
      eb.fn.min<number | null>('r.position').as('first'),
      eb.fn.countAll<number>().as('n'),
    ])
    // True of all: it tells the planner the index that has them as they were made, like what is joined to them.
    .where('e.number', '>', 0)
    .where('e.id', 'not in', [...special, ''])
    .groupBy(['f.id', 'p.phase_id', 's.phase_id', 's.choice', 'r.is_new', 'oneByOne']);

/** The reference's id when it is used or decided on somewhere and not just where its search looked; else ''. */
function oneByOne(eb: ExpressionBuilder<Joined, 'e' | 'f' | 'p' | 's'>) {
  const place = eb.fn.coalesce('p.phase_id', 's.phase_id');
  const isElsewhere: Expression<SqlBool> = eb.or([
    eb.and([eb('f.id', 'is', null), eb(place, 'is not', null)]),
    eb('p.phase_id', '!=', eb.ref('s.phase_id')),
    eb(place, '!=', eb.ref('f.phase_id')),
  ]);
  return eb.case().when(isElsewhere).then(eb.ref('e.id')).else('').end();
}
