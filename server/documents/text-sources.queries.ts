/** Where each text comes from: read once, and looked up for each of ten thousands of passages. */
import { remembered } from '../platform/remembered.ts';
import type { Scope } from '../reviews/scope.queries.ts';

/** The reference that a text belongs to, as far as counting goes. */
export interface TextSource {
  readonly referenceId: string;
  /** Reports of one study share it; null: the reference stands for itself. */
  readonly studyId: string | null;
  readonly usedAs: string;
}

/** By document version, where neither its document nor its reference is in the trash. A version is never there alone. */
export const sourcesOfTexts = remembered({ rows: ['document_version', 'document', 'reference'] }, readSources);

async function readSources({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>): Promise<ReadonlyMap<string, TextSource>> {
  const rows = await db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['v.id', 'd.reference_id as referenceId', 'r.study_id as studyId', 'r.used_as as usedAs'])
    .where('v.review_id', '=', reviewId)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
