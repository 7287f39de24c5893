/** Judgements as they stand: who made or last changed them, and when. */
import { pastOf } from '../platform/activity.queries.ts';
import { stepsIn } from '../platform/snapshots.ts';
import { namesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import type { SubjectKind } from './scale.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** What is judged. A reference is judged for a phase, and where the scale allows it, for a theory. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export interface Judgement {
  readonly id: string;
  readonly version: number;
  readonly scaleId: string;
  readonly subject: Subject;
  readonly phaseId: string | null;
  readonly theoryId: string | null;
  readonly level: string;
  readonly answers: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
}

/** The column that holds a subject's id. */
export const subjectColumn = {
  reference: 'reference_id',
  excerpt: 'excerpt_id',
  evidence_link: 'evidence_link_id',
  cmoc: 'cmoc_id',
} as const;

/** Every judgement on subjects of one kind, by the subject's id, in every phase and for every theory. */
export async function judgementsOn(
  scope: Reading,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Judgement[]>> {
  if (!ids.length) return new Map();
  const column = subjectColumn[kind];
  const rows = await scope.db
    .selectFrom('judgement as j')
    .leftJoin('activity as h', (on) => on.onRef('h.object_id', '=', 'j.id').onRef('h.object_version', '=', 'j.version'))
    .selectAll('j')
    .select('h.actor_id as by_id')
    .where('j.review_id', '=', scope.reviewId)
    .where(`j.${column}`, 'in', ids)
    .where('j.trashed_at', 'is', null)
    .where(visible(scope, 'j'))
    .orderBy('j.made_at')
    .execute();
  const names = rows.length ? await namesOf(scope) : new Map<string, string>();
  const judgements = rows.map((row) => ({
    id: row.id,
    version: row.version,
    scaleId: row.scale_id,
    subject: { kind, id: row[column] ?? '' },
    phaseId: row.phase_id,
    theoryId: row.theory_id,
    level: row.level,
    answers: row.answers,
    reason: row.reason,
    by: names.get(row.by_id ?? row.author_id) ?? '',
    at: row.changed_at,
  }));
  return Map.groupBy(judgements, (judgement) => judgement.subject.id);
}

export interface JudgementStep {
  readonly at: string;
  readonly by: string;
  readonly level: string;
  readonly answers: string;
  readonly reason: string;
  readonly gone: boolean;
}

/** Where a judgement belongs. */
export interface JudgementPlace {
  readonly scaleId: string;
  readonly subject: Subject;
  readonly phaseId: string | null;
  readonly theoryId: string | null;
}

/** Everything ever judged at a place, latest first; also what was taken back. */
export async function judgementHistory(scope: Reading, place: JudgementPlace): Promise<readonly JudgementStep[]> {
  const rows = await scope.db
    .selectFrom('judgement as j')
    .select('j.id')
    .where('j.review_id', '=', scope.reviewId)
    .where('j.scale_id', '=', place.scaleId)
    .where(`j.${subjectColumn[place.subject.kind]}`, '=', place.subject.id)
    .where('j.phase_id', place.phaseId === null ? 'is' : '=', place.phaseId)
    .where('j.theory_id', place.theoryId === null ? 'is' : '=', place.theoryId)
    .where(visible(scope, 'j'))
    .orderBy('j.made_at')
    .execute();
  const names = await namesOf(scope);
  const steps = await Promise.all(
    rows.map(async ({ id }) => stepsIn(await pastOf(scope.db, scope.reviewId, id), ['level', 'answers', 'reason'])),
  );
  return steps
    .flat()
    .map(({ at, actorId, values, gone }) => ({
      at,
      by: names.get(actorId) ?? '',
      level: String(values['level'] ?? ''),
      answers: String(values['answers'] ?? ''),
      reason: String(values['reason'] ?? ''),
      gone,
    }))
    .toReversed();
}
