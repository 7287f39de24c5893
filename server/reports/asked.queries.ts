/** What a scope asks for, looked up: the names of its parts, and the references it takes in. */
import { scaleOf } from '../appraisal/scales.queries.ts';
import { levelName } from '../appraisal/scale.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type ReferencesAsked, referencesAsked } from './references-asked.ts';
import type { ScopeNames } from './scope-words.ts';
import type { TableScope } from './table-scope.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

export async function scopeNames(scope: Reading, asked: TableScope): Promise<ScopeNames> {
  const [phase, theory, scale] = await Promise.all([
    asked.phaseId === null ? null : phaseName(scope, asked.phaseId),
    asked.theoryId === null ? null : theoryTitle(scope, asked.theoryId),
    asked.appraisal?.levels.length ? scaleOf(scope, asked.appraisal.scaleId) : undefined,
  ]);
  return {
    phase,
    theory,
    scale: scale?.name ?? null,
    levels: scale && asked.appraisal ? asked.appraisal.levels.map((level) => levelName(level, scale.designs)) : [],
  };
}

async function phaseName({ db, reviewId }: Reading, id: string): Promise<string | null> {
  const row = await db.selectFrom('phase').select('name').where('review_id', '=', reviewId).where('id', '=', id).executeTakeFirst();
  return row?.name ?? null;
}

async function theoryTitle({ db, reviewId }: Reading, id: string): Promise<string | null> {
  const row = await db.selectFrom('theory').select('title').where('review_id', '=', reviewId).where('id', '=', id).executeTakeFirst();
  return row?.title ?? null;
}

/** References judged at one of the levels asked for, in any phase; null when no level is asked for. */
export async function appraisedAs(scope: Reading, { appraisal }: TableScope): Promise<ReadonlySet<string> | null> {
  if (!appraisal?.levels.length) return null;
  const rows = await scope.db
    .selectFrom('judgement as j')
    .select('j.reference_id')
    .where('j.review_id', '=', scope.reviewId)
    .where('j.scale_id', '=', appraisal.scaleId)
    .where('j.level', 'in', appraisal.levels)
    .where('j.reference_id', 'is not', null)
    .where('j.trashed_at', 'is', null)
    .where(visible(scope, 'j'))
    .execute();
  return new Set(rows.map((row) => row.reference_id ?? ''));
}

/** The references that tables of documents and passages take in: by use, phase and appraisal. */
export async function referencesTaken(scope: Reading, asked: TableScope): Promise<ReferencesAsked> {
  const [references, phases, appraised] = await Promise.all([
    scope.db
      .selectFrom('reference')
      .select(['id', 'used_as'])
      .where('review_id', '=', scope.reviewId)
      .where('trashed_at', 'is', null)
      .execute(),
    scope.db
      .selectFrom('reference_phase')
      .select(['reference_id', 'phase_id'])
      .where('review_id', '=', scope.reviewId)
      .where('trashed_at', 'is', null)
      .execute(),
    appraisedAs(scope, asked),
  ]);
  const used = Map.groupBy(phases, (row) => row.reference_id);
  const found = references.map((row) => {
    const phaseIds = (used.get(row.id) ?? []).map((phase) => phase.phase_id);
    return [row.id, { usedAs: row.used_as, phaseIds }] as const;
  });
  return referencesAsked(new Map(found), asked, appraised);
}
