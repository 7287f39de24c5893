/** The files of one reference, for its page: read as rows, the documents themselves belong downstream. */
import type { Scope } from '../reviews/scope.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export interface DocumentOfReference {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly pages: number;
  readonly characters: number;
  readonly firstLabel: string;
  readonly warnings: readonly string[];
  readonly extractor: string;
  readonly addedAt: string;
  readonly addedBy: string;
}

/** The files of a reference, first one first. */
export async function documentsOf({ db, reviewId }: Where, referenceId: string): Promise<readonly DocumentOfReference[]> {
  const rows = await db
    .selectFrom('document as d')
    .innerJoin('document_version as v', (on) => on.onRef('v.document_id', '=', 'd.id').on('v.is_current', '=', 1))
    .innerJoin('account as a', 'a.id', 'd.author_id')
    .select(['d.id', 'd.version', 'd.number', 'd.file_name as fileName', 'd.media_type as mediaType', 'd.size', 'v.pages', 'v.characters'])
    .select([
      'd.first_label as firstLabel',
      'v.warnings',
      'v.extractor',
      'v.extractor_version',
      'd.made_at as addedAt',
      'a.name as addedBy',
    ])
    .where('d.review_id', '=', reviewId)
    .where('d.reference_id', '=', referenceId)
    .where('d.trashed_at', 'is', null)
    .orderBy('d.position')
    .orderBy('d.number')
    .execute();
  return rows.map(({ warnings, extractor, extractor_version, ...row }) => ({
    ...row,
    warnings: JSON.parse(warnings) as string[],
    extractor: `${extractor} ${extractor_version}`,
  }));
}
