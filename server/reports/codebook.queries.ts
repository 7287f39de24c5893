import { sourcesOfTexts } from '../documents/text-sources.queries.ts';
import { reviewOf, vocabulary } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { referencesTaken } from './asked.queries.ts';
import { codebook, type CodeUse } from './codebook.ts';
import { codeReading } from './code-reading.ts';
import { codesKept } from './counted.queries.ts';
import { documentNotes } from './literature-tables.queries.ts';
import type { Table } from './table.ts';
import type { TableRequest } from './table-view.ts';

/** The codebook with its uses in documents that are not excluded. */
export async function codebookTable(scope: Scope, asked: TableRequest): Promise<Table> {
  const [codes, uses, cmocs, types, review, told] = await Promise.all([
    codesKept(scope),
    usesOf(scope, asked),
    cmocsByCode(scope),
    vocabulary(scope, 'mechanism_type'),
    reviewOf(scope),
    documentNotes(scope, asked),
  ]);
  return codebook({
    codes,
    reading: codeReading(codes),
    uses,
    cmocs,
    mechanismTypes: new Map(types.map((type) => [type.id, type.name])),
    levels: new Map(review.levels.map((level) => [level.id, level.name])),
    ...told,
  });
}

async function usesOf(scope: Scope, asked: TableRequest): Promise<readonly CodeUse[]> {
  const [rows, sources, takes, excluded] = await Promise.all([
    scope.db
      .selectFrom('coding as k')
      .innerJoin('excerpt as e', 'e.id', 'k.excerpt_id')
      .select(['k.code_id', 'k.excerpt_id', 'e.document_version_id'])
      .where('k.review_id', '=', scope.reviewId)
      .where('k.code_id', 'is not', null)
      .where('k.trashed_at', 'is', null)
      .where('e.trashed_at', 'is', null)
      .where(visible(scope, 'k'))
      .where(visible(scope, 'e'))
      .orderBy('k.excerpt_id')
      .execute(),
    sourcesOfTexts(scope),
    referencesTaken(scope, asked.scope),
    standingExclusions(scope),
  ]);
  return rows.flatMap((row) => {
    const referenceId = sources.get(row.document_version_id)?.referenceId;
    if (referenceId === undefined || excluded.has(referenceId) || !takes(referenceId)) return [];
    return [{ codeId: row.code_id ?? '', excerptId: row.excerpt_id, referenceId }];
  });
}

async function cmocsByCode(scope: Scope): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await scope.db
    .selectFrom('element as x')
    .innerJoin('cmoc as c', 'c.id', 'x.cmoc_id')
    .select(['x.code_id', 'c.id'])
    .where('x.review_id', '=', scope.reviewId)
    .where('x.code_id', 'is not', null)
    .where('x.trashed_at', 'is', null)
    .where('c.trashed_at', 'is', null)
    .where('c.status', '!=', 'retired')
    .where(visible(scope, 'c'))
    .execute();
  return new Map([...Map.groupBy(rows, (row) => row.code_id ?? '')].map(([code, found]) => [code, new Set(found.map((row) => row.id))]));
}
