/** What the review has already of records that come in: looked up for a few at a time, so that nobody holds a whole review. */
import type { Scope } from '../reviews/scope.queries.ts';
import { type Comparable, comparedColumns } from './duplicate-keys.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** What a record may be known by. */
export interface Sought {
  readonly doiKeys: readonly string[];
  readonly pmids: readonly string[];
  readonly titleKeys: readonly string[];
}

/** Live references that share an identifier or the title with one of these, oldest first. */
export async function knownAlready(where: Where, { doiKeys, pmids, titleKeys }: Sought): Promise<readonly Comparable[]> {
  const found = await Promise.all([alike(where, 'doi_key', doiKeys), alike(where, 'pmid', pmids), alike(where, 'title_key', titleKeys)]);
  const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()].sort((a, b) => a.number - b.number);
  return rows.map(({ number: _, ...row }) => ({ ...row, authors: JSON.parse(row.authors) as string[] }));
}

const alike = async ({ db, reviewId }: Where, column: 'doi_key' | 'pmid' | 'title_key', values: readonly string[]) =>
  values.length
    ? db
        .selectFrom('reference')
        .select(['number', ...comparedColumns])
        .where('review_id', '=', reviewId)
        .where(column, 'in', values)
        .where('trashed_at', 'is', null)
        .execute()
    : [];

/** Fingerprint and reference of records taken in before whose reference is still there, or was joined into one that is. */
export async function fingerprintsKnown(
  { db, reviewId }: Where,
  fingerprints: readonly string[],
): Promise<readonly (readonly [fingerprint: string, reference: string])[]> {
  const rows = await db
    .selectFrom('search_record as s')
    .leftJoin('duplicate_verdict as v', (on) =>
      on.onRef('v.reference_id', '=', 's.reference_id').on('v.verdict', '=', 'same').on('v.trashed_at', 'is', null),
    )
    .innerJoin('reference as r', (on) => on.on((eb) => eb('r.id', '=', eb.fn.coalesce('v.other_id', 's.reference_id'))))
    .select(['s.fingerprint', 'r.id'])
    .where('s.review_id', '=', reviewId)
    .where('s.fingerprint', 'in', [...fingerprints, ''])
    .where('r.trashed_at', 'is', null)
    .execute();
  return rows.map((row) => [row.fingerprint, row.id]);
}
