/** Reads what the reader shows besides pages and passages: its document's title, the codebook for the type-ahead, where one was. */
import { draftAt } from '../platform/drafts.queries.ts';
import { NotFound } from '../platform/errors.ts';
import { currentVersion, type DocumentVersion } from '../documents/pages.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { codesOf, codingsPerCode } from './codes.queries.ts';
import { resolveMerges } from './merged.ts';
import type { ReaderCode, ReaderPlace } from './reader-data.ts';

export interface DocumentRead extends DocumentVersion {
  /** Of its reference. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  /** The file is drawn by pdf.js; otherwise there is the text only. */
  readonly isPdf: boolean;
}

/** @throws NotFound when the document is not in this review, or in the trash. */
export async function documentRead(scope: Scope, documentId: string): Promise<DocumentRead> {
  const version = await currentVersion(scope, documentId);
  if (!version) throw new NotFound();
  const reference = await scope.db
    .selectFrom('reference')
    .select(['title', 'authors', 'year'])
    .where('id', '=', version.referenceId)
    .where('review_id', '=', scope.reviewId)
    .executeTakeFirstOrThrow();
  return {
    ...version,
    title: reference.title,
    authors: JSON.parse(reference.authors) as string[],
    year: reference.year,
    isPdf: version.mediaType === 'application/pdf',
  };
}

/** Every code by every name, merged ones with what they count under. */
export async function readerCodes(scope: Scope): Promise<readonly ReaderCode[]> {
  const [codes, uses] = await Promise.all([codesOf(scope), codingsPerCode(scope)]);
  const resolved = resolveMerges(codes);
  const names = new Map(codes.map((code) => [code.id, code.name]));
  return codes.map((code) => {
    const { into, inverse } = resolved.get(code.id) ?? { into: code.id, inverse: false };
    return {
      id: code.id,
      name: code.name,
      aliases: code.aliases,
      uses: uses.get(code.id) ?? 0,
      into: into === code.id ? null : (names.get(into) ?? null),
      isInverse: inverse,
    };
  });
}

/** The passages of some codings, each once. */
export async function excerptsOfCodings(scope: Scope, codings: readonly string[]): Promise<readonly string[]> {
  if (!codings.length) return [];
  const rows = await scope.db
    .selectFrom('coding as c')
    .select('c.excerpt_id')
    .distinct()
    .where('c.review_id', '=', scope.reviewId)
    .where('c.id', 'in', codings)
    .where(visible(scope, 'c'))
    .execute();
  return rows.map((row) => row.excerpt_id);
}

/** Every document by the title of its reference: what a basis in theory can name. */
export function documentTitles(scope: Scope): Promise<readonly { id: string; title: string }[]> {
  return scope.db
    .selectFrom('document as d')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['d.id', 'r.title'])
    .where('d.review_id', '=', scope.reviewId)
    .where('d.trashed_at', 'is', null)
    .orderBy('r.title_key')
    .execute();
}

/** Where a person's place in a document is kept. */
export const placeOf = (documentId: string): string => `reader/${documentId}`;

export async function placeIn(scope: Scope, documentId: string): Promise<ReaderPlace | null> {
  const draft = await draftAt(scope.db, scope.actorId, placeOf(documentId));
  return draft && (JSON.parse(draft.text) as ReaderPlace);
}
