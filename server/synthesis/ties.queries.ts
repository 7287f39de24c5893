/** What a CMOC is tied to: relations, assignments, tests, versions looked at. */
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { among, type Cmoc, type Finding, findings, type Novelty, type RelationKind, relationKinds } from './cmoc.ts';
import { headlineOf } from './cmoc-list.ts';
import { cmocsById, type Material } from './cmocs.queries.ts';
import { areThere } from './evidence.queries.ts';

/** A CMOC as others mention it. */
export interface CmocBrief extends Pick<Cmoc, 'id' | 'number' | 'label' | 'level' | 'status' | 'referenceId'> {
  readonly headline: string;
}

export const briefOf = (cmoc: Cmoc): CmocBrief => ({
  id: cmoc.id,
  number: cmoc.number,
  label: cmoc.label,
  level: cmoc.level,
  status: cmoc.status,
  referenceId: cmoc.referenceId,
  headline: headlineOf(cmoc),
});

export interface RelationShown {
  readonly id: string;
  readonly kind: RelationKind;
  /** True when it is told from this CMOC's side: "is derived from"; false: "led to". */
  readonly isFrom: boolean;
  readonly other: CmocBrief;
  readonly reason: string;
  readonly authorId: string;
  readonly at: string;
}

export interface TestShown {
  readonly id: string;
  readonly version: number;
  readonly theoryCmocId: string;
  readonly theoryCmocVersion: number;
  readonly extracted: CmocBrief | null;
  readonly theoryCmoc: CmocBrief | null;
  readonly referenceId: string | null;
  readonly phaseId: string | null;
  readonly finding: Finding;
  readonly novelIn: readonly Novelty[];
  readonly circumstances: string;
  readonly reason: string;
  readonly authorId: string;
  readonly at: string;
}

export interface Ties {
  readonly relations: readonly RelationShown[];
  /** Of a theory CMOC: extracted ones assigned to it; of an extracted one: the theory CMOCs it is assigned to. */
  readonly assigned: readonly CmocBrief[];
  readonly tests: readonly TestShown[];
  readonly mergedInto: CmocBrief | null;
}

export async function tiesOf(scope: Scope, material: Material, cmoc: Cmoc): Promise<Ties> {
  const [relations, assigned, tests] = await Promise.all([relationRows(scope, cmoc.id), assignedIds(scope, cmoc), testRows(scope, cmoc)]);
  const others = relations.map((row) => (row.from_id === cmoc.id ? row.to_id : row.from_id));
  const tested = tests.flatMap((test) => [test.theory_cmoc_id, test.extracted_id ?? '']);
  const ids = [...new Set([...others, ...assigned, ...tested, cmoc.mergedIntoId ?? ''])].filter(Boolean);
  const briefs = new Map((await cmocsById(scope, material, ids)).map((one) => [one.id, briefOf(one)]));
  return {
    relations: relations.flatMap((row) => {
      const isFrom = row.from_id === cmoc.id;
      const other = briefs.get(isFrom ? row.to_id : row.from_id);
      const kind = among(relationKinds, row.kind, 'embedded_in');
      return other ? [{ id: row.id, kind, isFrom, other, reason: row.reason, authorId: row.author_id, at: row.made_at }] : [];
    }),
    assigned: assigned.flatMap((id) => briefs.get(id) ?? []),
    tests: tests.map((row) => ({
      id: row.id,
      version: row.version,
      theoryCmocId: row.theory_cmoc_id,
      theoryCmocVersion: row.theory_cmoc_version,
      extracted: briefs.get(row.extracted_id ?? '') ?? null,
      theoryCmoc: briefs.get(row.theory_cmoc_id) ?? null,
      referenceId: row.reference_id,
      phaseId: row.phase_id,
      finding: among(findings, row.finding, 'silent'),
      novelIn: JSON.parse(row.novel_in || '[]') as Novelty[],
      circumstances: row.circumstances,
      reason: row.reason,
      authorId: row.author_id,
      at: row.made_at,
    })),
    mergedInto: briefs.get(cmoc.mergedIntoId ?? '') ?? null,
  };
}

const relationRows = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('cmoc_relation')
    .selectAll()
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where((eb) => eb.or([eb('from_id', '=', id), eb('to_id', '=', id)]))
    .orderBy('made_at')
    .execute();

/** In the order of number. */
async function assignedIds(scope: Scope, { id, level }: Cmoc): Promise<readonly string[]> {
  const [own, other] = level === 'theory' ? (['theory_cmoc_id', 'extracted_id'] as const) : (['extracted_id', 'theory_cmoc_id'] as const);
  const rows = await scope.db
    .selectFrom('cmoc_assignment as a')
    .innerJoin('cmoc as c', 'c.id', `a.${other}`)
    .select('c.id')
    .where('a.review_id', '=', scope.reviewId)
    .where(`a.${own}`, '=', id)
    .where(areThere(['a', 'c']))
    .where(visible(scope, 'c'))
    .orderBy('c.number')
    .execute();
  return rows.map((row) => row.id);
}

const testRows = (scope: Scope, { id, level }: Cmoc) =>
  scope.db
    .selectFrom('cmoc_test as t')
    .selectAll('t')
    .where('t.review_id', '=', scope.reviewId)
    .where(level === 'theory' ? 't.theory_cmoc_id' : 't.extracted_id', '=', id)
    .where('t.trashed_at', 'is', null)
    .where(visible(scope, 't'))
    .orderBy('t.made_at', 'desc')
    .execute();
