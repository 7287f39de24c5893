/** What an import has brought that goes when it is taken back. */
import type { Scope } from '../reviews/scope.queries.ts';
import { holders, type SearchShown } from './searches.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** What tells that somebody has worked with a reference. */
const worked = [...holders, 'retrieval', 'arrival', 'screening_entry', 'case_reference'] as const;

/** Live references that a search made: those nobody has worked with or brought otherwise, and how many others there are. */
export async function untouchedOf(
  { db, reviewId }: Where,
  searchId: string,
): Promise<{ readonly ids: readonly string[]; readonly kept: number }> {
  const rows = await db
    .selectFrom('search_record as s')
    .innerJoin('reference as r', 'r.id', 's.reference_id')
    .select('r.id')
    .select((eb) => [
      eb
        .or([
          eb('r.version', '>', 1),
          ...worked.map((table) =>
            eb.exists(
              eb
                .selectFrom(table)
                .select(`${table}.id`)
                .whereRef(`${table}.reference_id`, '=', 'r.id')
                .where(`${table}.trashed_at`, 'is', null),
            ),
          ),
          eb.exists(
            eb
              .selectFrom('duplicate_verdict as v')
              .select('v.id')
              .whereRef('v.other_id', '=', 'r.id')
              .where('v.verdict', '=', 'same')
              .where('v.trashed_at', 'is', null),
          ),
          eb.exists(
            eb
              .selectFrom('search_record as o')
              .innerJoin('search as os', 'os.id', 'o.search_id')
              .select('o.position')
              .whereRef('o.reference_id', '=', 'r.id')
              .where('o.search_id', '!=', searchId)
              .where('os.trashed_at', 'is', null),
          ),
        ])
        .as('isUsed'),
    ])
    .where('s.review_id', '=', reviewId)
    .where('s.search_id', '=', searchId)
    .where('s.is_new', '=', 1)
    .where('r.trashed_at', 'is', null)
    .execute();
  const ids = rows.filter((row) => !row.isUsed).map((row) => row.id);
  return { ids, kept: rows.length - ids.length };
}

/** Ids of the live uses in phases of these references. */
export async function usesOf({ db, reviewId }: Where, references: readonly string[]): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('reference_phase')
    .select('id')
    .where('review_id', '=', reviewId)
    .where('reference_id', 'in', [...references, ''])
    .where('trashed_at', 'is', null)
    .execute();
  return rows.map((row) => row.id);
}

/** What ties a reference to a phase. */
const placed = ['decision', 'standing_decision', 'arrival', 'screening_entry'] as const;

/**
 * Ids of the uses that a search's import made of references that were here before: those that no other search of the phase has
 * found, and on which nobody has worked there.
 */
export async function usesBroughtBy({ db, reviewId }: Where, search: SearchShown, verb: string): Promise<readonly string[]> {
  const { id, phase_id, made_at } = search;
  if (!phase_id) return [];
  const rows = await db
    .selectFrom('search_record as t')
    .innerJoin('reference_phase as p', 'p.reference_id', 't.reference_id')
    .innerJoin('activity as a', (on) => on.onRef('a.object_id', '=', 'p.id').onRef('a.object_version', '=', 'p.version'))
    .select('p.id')
    .distinct()
    .where('t.review_id', '=', reviewId)
    .where('t.search_id', '=', id)
    .where('t.is_new', '=', 0)
    .where('p.phase_id', '=', phase_id)
    .where('p.trashed_at', 'is', null)
    .where('p.changed_at', '>=', made_at)
    .where('a.verb', '=', verb)
    .where(({ and, exists, not, selectFrom }) => {
      const found = selectFrom('search_record as o')
        .innerJoin('search as f', 'f.id', 'o.search_id')
        .select('o.position')
        .where('o.review_id', '=', reviewId)
        .whereRef('o.reference_id', '=', 't.reference_id')
        .where('f.id', '!=', id)
        .where('f.phase_id', '=', phase_id)
        .where('f.trashed_at', 'is', null);
      const held = placed.map((table) =>
        selectFrom(table)
          .select(`${table}.id`)
          .whereRef(`${table}.reference_id`, '=', 't.reference_id')
          .where(`${table}.phase_id`, '=', phase_id)
          .where(`${table}.trashed_at`, 'is', null),
      );
      return and([found, ...held].map((one) => not(exists(one))));
    })
    .execute();
  return rows.map((row) => row.id);
}
