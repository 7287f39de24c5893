/** Reads which references a file may belong to, and the matches that wait for a person. */
import type { Scope } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import type { MatchCandidate, MatchedBy } from './match-reference.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

/** Every live reference, with those that have a file told apart. */
export async function matchCandidates({ db, reviewId }: Where): Promise<readonly (MatchCandidate & { readonly hasFile: boolean })[]> {
  const rows = await db
    .selectFrom('reference as r')
    .select(['r.id', 'r.title', 'r.authors', 'r.year', 'r.doi_key'])
    .select((eb) =>
      eb
        .exists(eb.selectFrom('document as d').select('d.id').whereRef('d.reference_id', '=', 'r.id').where('d.trashed_at', 'is', null))
        .as('hasFile'),
    )
    .where('r.review_id', '=', reviewId)
    .where('r.trashed_at', 'is', null)
    .orderBy('r.number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    authors: JSON.parse(row.authors) as string[],
    year: row.year,
    doiKey: row.doi_key,
    hasFile: Boolean(row.hasFile),
  }));
}

export interface MatchShown {
  readonly id: string;
  readonly version: number;
  readonly documentId: string;
  readonly fileName: string;
  readonly how: MatchedBy;
  readonly confidence: number;
  /** The file hangs on the proposed reference already. */
  readonly isAttached: boolean;
  /** What the file's own record says, where it has one of its own. */
  readonly ownTitle: string;
  readonly referenceId: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
}

const open = ({ db, reviewId }: Where) =>
  db
    .selectFrom('file_match as m')
    .innerJoin('document as d', 'd.id', 'm.document_id')
    .innerJoin('reference as r', 'r.id', 'm.reference_id')
    .innerJoin('reference as own', 'own.id', 'd.reference_id')
    .where('m.review_id', '=', reviewId)
    .where('m.state', '=', 'open')
    .where('m.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null);

/** Least sure first: those need a person most. */
export async function openMatches(where: Where, window: Window): Promise<Windowed<MatchShown>> {
  const [rows, total] = await Promise.all([
    open(where)
      .select(['m.id', 'm.version', 'm.document_id as documentId', 'd.file_name as fileName', 'm.how', 'm.confidence'])
      .select(['d.reference_id as ownId', 'own.title as ownTitle', 'r.id as referenceId', 'r.title', 'r.authors', 'r.year'])
      .orderBy('m.confidence')
      .orderBy('m.made_at')
      .orderBy('m.id')
      .limit(window.limit)
      .offset(window.offset)
      .execute(),
    openMatchCount(where),
  ]);
  const shown = rows.map(({ ownId, how, authors, ...row }): MatchShown => ({
    ...row,
    how: how as MatchedBy,
    authors: JSON.parse(authors) as string[],
    isAttached: ownId === row.referenceId,
  }));
  return windowed(window, shown, total);
}

export async function openMatchCount(where: Where): Promise<number> {
  const { n } = await open(where)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** What a reference is guessed from: the first two pages of a document, as they are kept. */
export async function firstPagesKept({ db, reviewId }: Where, documentId: string) {
  return db
    .selectFrom('page as p')
    .innerJoin('document_version as v', (on) => on.onRef('v.id', '=', 'p.document_version_id').on('v.is_current', '=', 1))
    .innerJoin('page_layout as l', (on) => on.onRef('l.document_version_id', '=', 'p.document_version_id').onRef('l.sheet', '=', 'p.sheet'))
    .select(['p.text', 'p.label', 'p.box', 'p.rotation', 'l.pieces'])
    .where('p.review_id', '=', reviewId)
    .where('v.document_id', '=', documentId)
    .orderBy('p.sheet')
    .limit(2)
    .execute();
}
