/** Finds documents by what is in them. The list that people see: document-list.queries. */
import type { Scope } from '../reviews/scope.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** A type, not an interface: outcomes of operations are kept as JSON. */
export type KnownDocument = {
  readonly documentId: string;
  readonly referenceId: string;
  readonly versionId: string;
  /** False while its pages are still being written: it is not shown then. */
  readonly isWhole: boolean;
  readonly pages: number;
  readonly characters: number;
};

/** The live document made from this very file, if the review has it. */
export async function documentWithHash({ db, reviewId }: Where, sha256: string): Promise<KnownDocument | undefined> {
  const row = await db
    .selectFrom('document as d')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .innerJoin('document_version as v', 'v.document_id', 'd.id')
    .select(['d.id as documentId', 'd.reference_id as referenceId', 'v.id as versionId', 'v.is_current', 'v.pages', 'v.characters'])
    .where('d.review_id', '=', reviewId)
    .where('d.sha256', '=', sha256)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .orderBy('v.is_current', 'desc')
    .orderBy('v.number', 'desc')
    .executeTakeFirst();
  if (!row) return undefined;
  const { is_current, ...known } = row;
  return { ...known, isWhole: is_current === 1 };
}

/** How many sheets of a version are written. */
export async function sheetsOf({ db, reviewId }: Where, versionId: string): Promise<number> {
  const row = await db
    .selectFrom('page')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('document_version_id', '=', versionId)
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
  return row?.n ?? 0;
}

/** Other live documents made from the same file as this one. */
export async function otherDocuments({ db, reviewId }: Where, documentId: string): Promise<readonly { readonly id: string }[]> {
  return db
    .selectFrom('document as d')
    .innerJoin('document as same', 'same.sha256', 'd.sha256')
    .select('same.id')
    .where('d.review_id', '=', reviewId)
    .where('same.review_id', '=', reviewId)
    .where('d.id', '=', documentId)
    .where('same.id', '!=', documentId)
    .where('same.trashed_at', 'is', null)
    .execute();
}

/** True for a live record that a file made, nobody has confirmed, and nothing is on: no file, decision, judgement, answer, CMOC, case. */
export async function isLeftOver({ db, reviewId }: Where, referenceId: string): Promise<boolean> {
  const row = await db
    .selectFrom('reference as r')
    .select('r.id')
    .where('r.review_id', '=', reviewId)
    .where('r.id', '=', referenceId)
    .where('r.trashed_at', 'is', null)
    .where('r.guessed', '!=', '[]')
    .where((eb) =>
      eb.not(
        eb.or(
          (['document', 'decision', 'standing_decision', 'judgement', 'answer', 'cmoc', 'case_reference'] as const).map((table) =>
            eb.exists(
              eb
                .selectFrom(table)
                .select(`${table}.id`)
                .whereRef(`${table}.reference_id`, '=', 'r.id')
                .where(`${table}.trashed_at`, 'is', null),
            ),
          ),
        ),
      ),
    )
    .executeTakeFirst();
  return row !== undefined;
}
