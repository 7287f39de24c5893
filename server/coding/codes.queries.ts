/** Reads the codebook: codes, where they are used, and what a merge would move. */
import { sourcesOfTexts } from '../documents/text-sources.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { visible } from '../reviews/scope.queries.ts';
import type { TreeCode } from './code-tree.ts';

export interface CodeShown extends TreeCode {
  readonly version: number;
  readonly aliases: readonly string[];
  readonly definition: string;
  /** Ids of the review's mechanism types. */
  readonly mechanismTypes: readonly string[];
  readonly mechanismWords: string;
  readonly level: string;
}

type Reading = Pick<Scope, 'db' | 'reviewId'>;

/** Every code that is not in the trash, merged ones included. */
export async function codesOf(scope: Reading): Promise<readonly CodeShown[]> {
  const rows = await scope.db
    .selectFrom('code')
    .select(['id', 'version', 'name', 'aliases', 'parent_id', 'definition', 'mechanism_types', 'mechanism_words', 'level'])
    .select(['merged_into_id', 'merged_inverse'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    name: row.name,
    aliases: JSON.parse(row.aliases) as string[],
    parent: row.parent_id,
    definition: row.definition,
    mechanismTypes: JSON.parse(row.mechanism_types) as string[],
    mechanismWords: row.mechanism_words,
    level: row.level,
    mergedInto: row.merged_into_id,
    isInverse: row.merged_inverse === 1,
  }));
}

/** One use of a code in a passage. */
export interface CodeUse {
  readonly codeId: string;
  readonly excerptId: string;
  readonly referenceId: string;
  readonly roleId: string | null;
}

/** The codings with a code on passages that are there, passage by passage: what counts are made of. `codeIds` null: of all codes. */
export async function codeUses(scope: Scope, codeIds: readonly string[] | null): Promise<readonly CodeUse[]> {
  const [rows, sources] = await Promise.all([useRows(scope, codeIds), sourcesOfTexts(scope)]);
  const uses: CodeUse[] = [];
  for (const { codeId, excerptId, roleId, textId } of rows) {
    const referenceId = sources.get(textId)?.referenceId;
    if (codeId !== null && referenceId !== undefined) uses.push({ codeId, excerptId, roleId, referenceId });
  }
  return uses;
}

function useRows(scope: Scope, codeIds: readonly string[] | null) {
  const query = scope.db
    .selectFrom('coding as c')
    .innerJoin('excerpt as e', 'e.id', 'c.excerpt_id')
    .select(['c.code_id as codeId', 'c.excerpt_id as excerptId', 'c.role_id as roleId', 'e.document_version_id as textId'])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'c'))
    .where(visible(scope, 'e'))
    .orderBy('c.excerpt_id');
  return (codeIds ? query.where('c.code_id', 'in', codeIds) : query.where('c.code_id', 'is not', null)).execute();
}

/** How many elements of CMOCs name each code. `codeIds` null: all codes. */
export async function elementsPerCode(scope: Scope, codeIds: readonly string[] | null): Promise<ReadonlyMap<string, number>> {
  const live = scope.db
    .selectFrom('cmoc as m')
    .select('m.id')
    .where('m.review_id', '=', scope.reviewId)
    .where('m.trashed_at', 'is', null)
    .where(visible(scope, 'm'));
  let query = scope.db
    .selectFrom('element as el')
    .select((eb) => ['el.code_id as codeId', eb.fn.countAll<number>().as('n')])
    .where('el.review_id', '=', scope.reviewId)
    .where('el.trashed_at', 'is', null)
    .where('el.code_id', 'is not', null)
    .where('el.cmoc_id', 'in', live)
    .groupBy('el.code_id');
  if (codeIds) query = query.where('el.code_id', 'in', codeIds);
  return new Map((await query.execute()).map((row) => [row.codeId ?? '', row.n]));
}

/** How many codings each code has: what the type-ahead ranks by. */
export async function codingsPerCode(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db
    .selectFrom('coding as c')
    .select((eb) => ['c.code_id as codeId', eb.fn.countAll<number>().as('n')])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .where('c.code_id', 'is not', null)
    .where(visible(scope, 'c'))
    .groupBy('c.code_id')
    .execute();
  return new Map(rows.map((row) => [row.codeId ?? '', row.n]));
}
