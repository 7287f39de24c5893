/** The records that a stage of a phase is about: what a sample is drawn from. */
import type { SampleUnit } from '../agreement/sample.ts';
import type { Stratifying } from '../agreement/round.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { frameOf } from './frame.queries.ts';
import type { At } from './queue.ts';
import { readStage } from './stage-read.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** Ids of the references that have come to a stage of a phase. */
export async function recordsAt(scope: Pick<Scope, 'db' | 'reviewId' | 'actorId'>, at: At): Promise<readonly string[]> {
  const frame = await readStage(scope, at);
  const rows = await frameOf(scope, frame).select('r.id').orderBy('r.id').execute();
  return rows.map((row) => row.id);
}

/** Each record with what the sample is to hold in proportion. */
export async function stratified(where: Where, ids: readonly string[], by: Stratifying): Promise<readonly SampleUnit[]> {
  if (by === '') return ids.map((id) => ({ id, stratum: '' }));
  const strata = by === 'source' ? await sourcesOf(where) : await factsOf(where, by);
  return ids.map((id) => ({ id, stratum: strata.get(id) ?? '' }));
}

/** The source of each reference's first search. */
async function sourcesOf({ db, reviewId }: Where): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('search_record as s')
    .innerJoin('search', 'search.id', 's.search_id')
    .select(['s.reference_id', 'search.source'])
    .where('s.review_id', '=', reviewId)
    .where('search.trashed_at', 'is', null)
    .orderBy('search.number', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.source]));
}

async function factsOf({ db, reviewId }: Where, by: 'year' | 'kind'): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('reference').select(['id', by]).where('review_id', '=', reviewId).execute();
  return new Map(rows.map((row) => [row.id, String((row as { year?: number | null; kind?: string })[by] ?? '')]));
}

/** References that some people have decided on themselves in the working set: they can't check those. */
export async function decidedBy(
  { db, reviewId, setId }: Where & Pick<Scope, 'setId'>,
  at: At,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('decision')
    .select('reference_id')
    .where('review_id', '=', reviewId)
    .where('phase_id', '=', at.phaseId)
    .where('stage', '=', at.stage)
    .where('set_id', '=', setId)
    .where('author_id', 'in', people)
    .where('trashed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.reference_id));
}
