/** Reads passages in the order of the literature: by reference, document and place. Large reviews are read by key, never all at once. */
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { printedLabel } from '../documents/page-label.ts';
import type { Schema } from '../platform/schema/index.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import type { Window } from '../web/pagination.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** A text that passages may be in. */
export interface TextKept {
  readonly versionId: string;
  readonly documentId: string;
  readonly fileName: string;
  readonly firstLabel: string;
  readonly referenceId: string;
}

/** Texts of documents that are not in the trash, in the order of the literature. */
export function textsInOrder({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly TextKept[]> {
  return db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select(['v.id as versionId', 'd.id as documentId', 'd.file_name as fileName', 'd.first_label as firstLabel', 'r.id as referenceId'])
    .where('v.review_id', '=', reviewId)
    .where('v.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where('r.trashed_at', 'is', null)
    .orderBy('r.number')
    .orderBy('d.position')
    .orderBy('d.number')
    .orderBy('v.number')
    .execute();
}

/** Which passages: those with a coding under a role, with one of the codes, or with none at all. */
export interface PassageFilter {
  readonly roleId: string | null;
  /** A code and what is merged into it: matched by id, never by name. */
  readonly codeIds: readonly string[] | null;
  readonly isUncoded: boolean;
}

export const everyPassage: PassageFilter = { roleId: null, codeIds: null, isUncoded: false };

export interface PassageKept {
  readonly id: string;
  readonly versionId: string;
  readonly kind: string;
  readonly start: number;
  readonly sheet: number;
  readonly lastSheet: number;
  readonly quote: string;
  readonly typedLabel: string;
  readonly note: string;
  readonly pass: number;
  readonly authorId: string;
  readonly madeAt: string;
}

/** How many passages each text holds that the filter lets through. */
export async function passageCounts(scope: Reading, filter: PassageFilter): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db
    .selectFrom('excerpt as e')
    .select((eb) => ['e.document_version_id', eb.fn.countAll<number>().as('n')])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .where((eb) => wanted(eb as never, scope, filter))
    .groupBy('e.document_version_id')
    .execute();
  return new Map(rows.map((row) => [row.document_version_id, row.n]));
}

/** Passages of some texts, text by text in the order of their ids, in each in the order of their place. */
export async function passagesIn(
  scope: Reading,
  versionIds: readonly string[],
  filter: PassageFilter,
  { offset, limit }: Window,
): Promise<readonly PassageKept[]> {
  return scope.db
    .selectFrom('excerpt as e')
    .select(['e.id', 'e.document_version_id as versionId', 'e.kind', 'e.start_at as start', 'e.sheet', 'e.last_sheet as lastSheet'])
    .select(['e.quote', 'e.typed_label as typedLabel', 'e.note', 'e.pass', 'e.author_id as authorId', 'e.made_at as madeAt'])
    .where('e.document_version_id', 'in', versionIds)
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .where((eb) => wanted(eb as never, scope, filter))
    .orderBy('e.document_version_id')
    .orderBy('e.start_at')
    .orderBy('e.end_at', 'desc')
    .orderBy('e.id')
    .limit(limit)
    .offset(offset)
    .execute();
}

function wanted(eb: ExpressionBuilder<Schema & { e: Schema['excerpt'] }, 'e'>, scope: Reading, filter: PassageFilter): Expression<SqlBool> {
  const { roleId, codeIds, isUncoded } = filter;
  if (roleId === null && codeIds === null && !isUncoded) return eb.lit(true);
  let coded = eb
    .selectFrom('coding as k')
    .select('k.id')
    .whereRef('k.excerpt_id', '=', 'e.id')
    .where('k.trashed_at', 'is', null)
    .where(visible(scope, 'k'));
  if (roleId !== null) coded = coded.where('k.role_id', '=', roleId);
  if (codeIds !== null) coded = coded.where('k.code_id', 'in', codeIds.length ? codeIds : ['']);
  return isUncoded ? eb.not(eb.exists(coded)) : eb.exists(coded);
}

export interface CodingKept {
  readonly id: string;
  readonly excerptId: string;
  readonly roleId: string | null;
  readonly codeId: string | null;
  readonly direction: string;
  readonly dependsOn: string;
  readonly basis: string;
  readonly note: string;
  readonly pass: number;
  readonly authorId: string;
  readonly madeAt: string;
}

/** The codings on some passages, by passage, oldest first. At most a few hundred passages at once. */
export async function codingsOn(scope: Reading, excerptIds: readonly string[]): Promise<ReadonlyMap<string, readonly CodingKept[]>> {
  if (!excerptIds.length) return new Map();
  const rows = await scope.db
    .selectFrom('coding as k')
    .select(['k.id', 'k.excerpt_id as excerptId', 'k.role_id as roleId', 'k.code_id as codeId', 'k.direction'])
    .select(['k.depends_on as dependsOn', 'k.basis', 'k.note', 'k.pass', 'k.author_id as authorId', 'k.made_at as madeAt'])
    .where('k.excerpt_id', 'in', excerptIds)
    .where('k.review_id', '=', scope.reviewId)
    .where('k.trashed_at', 'is', null)
    .where(visible(scope, 'k'))
    .orderBy('k.made_at')
    .orderBy('k.id')
    .execute();
  return Map.groupBy(rows, (row) => row.excerptId);
}

/** The printed page of any sheet of some texts. */
export type PageLabels = (text: Pick<TextKept, 'versionId' | 'firstLabel'>, sheet: number) => string;

export async function pageLabels({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, versionIds: readonly string[]): Promise<PageLabels> {
  const rows = versionIds.length
    ? await db
        .selectFrom('page')
        .select(['document_version_id', 'sheet', 'label'])
        .where('review_id', '=', reviewId)
        .where('document_version_id', 'in', versionIds)
        .execute()
    : [];
  const labels = new Map(rows.map((row) => [`${row.document_version_id} ${row.sheet}`, row.label]));
  return ({ versionId, firstLabel }, sheet) => printedLabel(labels.get(`${versionId} ${sheet}`) ?? '', sheet, firstLabel);
}
