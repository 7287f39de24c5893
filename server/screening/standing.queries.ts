/** What the standing decisions leave out. Every count in the product asks here, and nowhere else. */
import { type Expression, expressionBuilder } from 'kysely';
import { type Eyes, visibleStanding } from '../agreement/blind.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asChoice, asStage, type Choice, type Stage, stages } from './stage.ts';

type Reading = Pick<Scope, 'db'> & Eyes;

/**
 * Ids of the references that are left out, as a subquery: `where('d.reference_id', 'not in', excludedReferences(scope))`.
 * The rule is `isLeftOut` of standing.ts (decision record 0003).
 */
export function excludedReferences(eyes: Reading) {
  return eyes.db
    .selectFrom('standing_decision as s')
    .select('s.reference_id')
    .where('s.review_id', '=', eyes.reviewId)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(eyes, 's'))
    .where(({ not, exists, selectFrom }) => {
      const later = selectFrom('standing_decision as l')
        .select('l.id')
        .whereRef('l.reference_id', '=', 's.reference_id')
        .whereRef('l.phase_id', '=', 's.phase_id')
        .where('l.trashed_at', 'is', null)
        .where(visibleStanding(eyes, 'l'))
        .where((eb) => eb(rankOf('l'), '>', rankOf('s')));
      return not(exists(later));
    })
    .groupBy('s.reference_id')
    .having((eb) => eb(eb.fn.sum(eb.case().when('s.choice', '=', 'exclude').then(0).else(1).end()), '=', 0));
}

/**
 * Ids of the references that are records of a search and no more: without a file, and not yet taken in on their full text. They
 * are no documents of the review, however many of them wait to be screened.
 */
export function recordsOnly(eyes: Reading) {
  return eyes.db
    .selectFrom('reference as r')
    .select('r.id')
    .where('r.review_id', '=', eyes.reviewId)
    .where('r.trashed_at', 'is', null)
    .where(({ and, exists, not, selectFrom }) => {
      const found = selectFrom('search_record as t').select('t.position').whereRef('t.reference_id', '=', 'r.id');
      const files = selectFrom('document as d').select('d.id').whereRef('d.reference_id', '=', 'r.id').where('d.trashed_at', 'is', null);
      const taken = selectFrom('standing_decision as s')
        .select('s.id')
        .whereRef('s.reference_id', '=', 'r.id')
        .where('s.stage', 'in', stages.slice(1))
        .where('s.choice', '=', 'include')
        .where('s.trashed_at', 'is', null)
        .where(visibleStanding(eyes, 's'));
      return and([exists(found), not(exists(files)), not(exists(taken))]);
    });
}

/** A stage as a number that grows along the review: `stageRank` in SQL. */
function rankOf(alias: string): Expression<number> {
  const eb = expressionBuilder<Record<string, { stage: string }>, string>();
  let rank = eb.case().when(`${alias}.stage`, '=', stages[0]).then(0);
  for (const [at, stage] of stages.entries()) if (at) rank = rank.when(`${alias}.stage`, '=', stage).then(at);
  return rank.else(stages.length).end();
}

/** The same as a set: for lists that are in memory anyway. */
export async function standingExclusions(scope: Reading): Promise<ReadonlySet<string>> {
  const rows = await excludedReferences(scope).execute();
  return new Set(rows.map((row) => row.reference_id));
}

/** What no longer counts when a reference is left out. */
export interface Dropping {
  readonly passages: number;
  /** Passages among them that are evidence for a CMOC. */
  readonly evidence: number;
  /** CMOCs that have such a passage. */
  readonly cmocs: number;
  /** CMOCs extracted from the reference. */
  readonly extracted: number;
}

export async function whatDropsOut(scope: Pick<Scope, 'db' | 'reviewId' | 'setId'>, referenceId: string): Promise<Dropping> {
  const { db, reviewId } = scope;
  const passages = await db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .leftJoin('evidence_link as l', (on) =>
      on.onRef('l.excerpt_id', '=', 'e.id').on('l.trashed_at', 'is', null).on('l.set_id', '=', scope.setId),
    )
    .leftJoin('cmoc as c', (on) => on.onRef('c.id', '=', 'l.cmoc_id').on('c.trashed_at', 'is', null))
    .select((eb) => [
      eb.fn.count<number>('e.id').distinct().as('passages'),
      eb.fn
        .count<number>(eb.case().when('c.id', 'is not', null).then(eb.ref('e.id')).end())
        .distinct()
        .as('evidence'),
      eb.fn.count<number>('c.id').distinct().as('cmocs'),
    ])
    .where('e.review_id', '=', reviewId)
    .where('d.reference_id', '=', referenceId)
    .where('d.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .executeTakeFirstOrThrow();
  const { extracted } = await db
    .selectFrom('cmoc as c')
    .select((eb) => eb.fn.countAll<number>().as('extracted'))
    .where('c.review_id', '=', reviewId)
    .where('c.reference_id', '=', referenceId)
    .where('c.trashed_at', 'is', null)
    .where(visible(scope, 'c'))
    .executeTakeFirstOrThrow();
  return { ...passages, extracted };
}

export interface StandingOne {
  readonly referenceId: string;
  readonly phaseId: string;
  readonly stage: Stage;
  readonly choice: Choice;
  /** Ids of exclusion reasons. */
  readonly reasons: readonly string[];
}

/** Everything that stands in the review, or on these references, as far as this person may see it. */
export async function allStanding(eyes: Reading, among: readonly string[] | null = null): Promise<readonly StandingOne[]> {
  const rows = await eyes.db
    .selectFrom('standing_decision as s')
    .select(['s.reference_id', 's.phase_id', 's.stage', 's.choice', 's.reasons'])
    .where('s.review_id', '=', eyes.reviewId)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(eyes, 's'))
    .$if(among !== null, (query) => query.where('s.reference_id', 'in', [...(among ?? []), '']))
    .orderBy('s.made_at')
    .execute();
  return rows.map((row) => ({
    referenceId: row.reference_id,
    phaseId: row.phase_id,
    stage: asStage(row.stage),
    choice: asChoice(row.choice),
    reasons: row.reasons === '[]' ? [] : (JSON.parse(row.reasons) as string[]),
  }));
}
