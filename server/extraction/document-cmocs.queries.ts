/** The CMOCs extracted from a reference (or a case), and what testing them against the theory has shown: read for forms. */
import { asDirection } from '../reviews/vocabulary.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type About, aboutColumns } from './answers.queries.ts';
import type { ElementShown, ExtractedCmoc } from './extracted-cmoc.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

export async function cmocsAbout(scope: Reading, about: About): Promise<readonly ExtractedCmoc[]> {
  const { reference_id, case_id } = aboutColumns(about);
  const rows = await scope.db
    .selectFrom('cmoc as c')
    .select(['c.id', 'c.number', 'c.label'])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.level', '=', 'extracted')
    .where('c.trashed_at', 'is', null)
    .$if(reference_id !== null, (qb) => qb.where('c.reference_id', '=', reference_id))
    .$if(case_id !== null, (qb) => qb.where('c.case_id', '=', case_id))
    .where(visible(scope, 'c'))
    .orderBy('c.number')
    .execute();
  const ids = rows.map((row) => row.id);
  if (!ids.length) return [];
  const [elements, theory, tests] = await Promise.all([elementsOf(scope, ids), theoryOf(scope, ids), testsOf(scope, ids)]);
  return rows.map((row) => ({
    ...row,
    elements: elements.get(row.id) ?? [],
    theory: theory.get(row.id) ?? [],
    findings: (tests.get(row.id) ?? []).map((test) => test.finding),
    novelIn: [...new Set((tests.get(row.id) ?? []).flatMap((test) => JSON.parse(test.novel_in) as string[]))],
  }));
}

async function elementsOf({ db, reviewId }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, readonly ElementShown[]>> {
  const rows = await db
    .selectFrom('element as e')
    .innerJoin('role as r', 'r.id', 'e.role_id')
    .leftJoin('code as k', 'k.id', 'e.code_id')
    .select(['e.cmoc_id', 'e.wording', 'e.direction', 'r.letter', 'r.style', 'r.name as role', 'k.name as code'])
    .where('e.review_id', '=', reviewId)
    .where('e.cmoc_id', 'in', ids)
    .where('e.trashed_at', 'is', null)
    .orderBy('r.position')
    .orderBy('e.position')
    .execute();
  return Map.groupBy(
    rows.map(({ wording, code, direction, ...row }) => ({ ...row, words: wording || (code ?? ''), direction: asDirection(direction) })),
    (row) => row.cmoc_id,
  );
}

async function theoryOf({ db, reviewId }: Reading, ids: readonly string[]): Promise<ReadonlyMap<string, ExtractedCmoc['theory']>> {
  const rows = await db
    .selectFrom('cmoc_assignment as x')
    .innerJoin('cmoc as t', 't.id', 'x.theory_cmoc_id')
    .select(['x.extracted_id', 't.id', 't.number', 't.label'])
    .where('x.review_id', '=', reviewId)
    .where('x.extracted_id', 'in', ids)
    .where('x.trashed_at', 'is', null)
    .where('t.trashed_at', 'is', null)
    .orderBy('t.number')
    .execute();
  return Map.groupBy(rows, (row) => row.extracted_id);
}

async function testsOf(scope: Reading, ids: readonly string[]) {
  const rows = await scope.db
    .selectFrom('cmoc_test as t')
    .select(['t.extracted_id', 't.finding', 't.novel_in'])
    .where('t.review_id', '=', scope.reviewId)
    .where('t.extracted_id', 'in', ids)
    .where('t.trashed_at', 'is', null)
    .where(visible(scope, 't'))
    .execute();
  return Map.groupBy(rows, (row) => row.extracted_id ?? '');
}
