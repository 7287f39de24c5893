import type { Scope } from '../reviews/scope.queries.ts';

/** Searches that brought references into a phase, or into none, by number. */
export async function sourcesOf({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, phaseId: string) {
  const rows = await db
    .selectFrom('search')
    .select(['id', 'source', 'file_name'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .where('state', '=', 'done')
    .where((eb) => eb.or([eb('phase_id', '=', phaseId), eb('phase_id', 'is', null)]))
    .orderBy('number')
    .limit(300)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.source || row.file_name }));
}
