/** The documents of the review as tables of included studies print them. */
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { recordsOnly, standingExclusions } from '../screening/standing.queries.ts';
import { referencesTaken } from './asked.queries.ts';
import { citationsOf } from './citations.queries.ts';
import type { TableScope } from './table-scope.ts';

/** A reference with what hangs on it. Lists are in the order of the review's own lists. */
export interface ReferenceListed {
  readonly id: string;
  readonly citation: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly title: string;
  readonly container: string;
  readonly doi: string;
  readonly kind: string;
  readonly countries: readonly string[];
  readonly usedAs: string;
  readonly phases: readonly string[];
  readonly study: string;
  readonly cases: readonly string[];
  readonly passages: number;
  readonly cmocs: number;
}

export interface Literature {
  /** By number. Records of a search that are still being screened are no documents. */
  readonly references: readonly ReferenceListed[];
  /** References that the scope takes, but a standing decision excludes. */
  readonly leftOut: number;
}

export async function literatureIn(scope: Scope, asked: TableScope): Promise<Literature> {
  const [rows, takes, excluded, citation, phases, cases, passages, cmocs] = await Promise.all([
    referenceRows(scope),
    referencesTaken(scope, asked),
    standingExclusions(scope),
    citationsOf(scope),
    phasesByReference(scope),
    casesByReference(scope),
    passagesByReference(scope),
    cmocsByReference(scope),
  ]);
  const taken = rows.filter((row) => takes(row.id));
  const counted = taken.filter((row) => !excluded.has(row.id));
  const references = counted.map((row) => ({
    id: row.id,
    citation: citation(row.id),
    authors: JSON.parse(row.authors) as string[],
    year: row.year,
    title: row.title,
    container: row.container,
    doi: row.doi,
    kind: row.kind,
    countries: JSON.parse(row.countries) as string[],
    usedAs: row.used_as,
    phases: phases.get(row.id) ?? [],
    study: row.study ?? '',
    cases: cases.get(row.id) ?? [],
    passages: passages.get(row.id) ?? 0,
    cmocs: cmocs.get(row.id) ?? 0,
  }));
  return { references, leftOut: taken.length - counted.length };
}

const referenceRows = (scope: Scope) =>
  scope.db
    .selectFrom('reference as r')
    .leftJoin('study as s', (on) => on.onRef('s.id', '=', 'r.study_id').on('s.trashed_at', 'is', null))
    .select(['r.id', 'r.authors', 'r.year', 'r.title', 'r.container', 'r.doi', 'r.kind', 'r.countries', 'r.used_as', 's.name as study'])
    .where('r.review_id', '=', scope.reviewId)
    .where('r.trashed_at', 'is', null)
    .where('r.id', 'not in', recordsOnly(scope))
    .orderBy('r.number')
    .execute();

type Names = ReadonlyMap<string, readonly string[]>;

const gathered = (rows: readonly { readonly reference_id: string; readonly name: string }[]): Names =>
  new Map([...Map.groupBy(rows, (row) => row.reference_id)].map(([id, found]) => [id, found.map((row) => row.name)]));

const phasesByReference = async ({ db, reviewId }: Scope): Promise<Names> =>
  gathered(
    await db
      .selectFrom('reference_phase as x')
      .innerJoin('phase as p', 'p.id', 'x.phase_id')
      .select(['x.reference_id', 'p.name'])
      .where('x.review_id', '=', reviewId)
      .where('x.trashed_at', 'is', null)
      .where('p.trashed_at', 'is', null)
      .orderBy('p.position')
      .execute(),
  );

const casesByReference = async ({ db, reviewId }: Scope): Promise<Names> =>
  gathered(
    await db
      .selectFrom('case_reference as x')
      .innerJoin('case as c', 'c.id', 'x.case_id')
      .select(['x.reference_id', 'c.name'])
      .where('x.review_id', '=', reviewId)
      .where('x.trashed_at', 'is', null)
      .where('c.trashed_at', 'is', null)
      .orderBy('c.position')
      .execute(),
  );

type Numbers = ReadonlyMap<string, number>;

async function passagesByReference(scope: Scope): Promise<Numbers> {
  const rows = await scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select((eb) => ['d.reference_id', eb.fn.countAll<number>().as('n')])
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where('d.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .groupBy('d.reference_id')
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.n]));
}

/** CMOCs extracted from each. */
async function cmocsByReference(scope: Scope): Promise<Numbers> {
  const rows = await scope.db
    .selectFrom('cmoc as c')
    .select((eb) => ['c.reference_id', eb.fn.countAll<number>().as('n')])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.reference_id', 'is not', null)
    .where('c.trashed_at', 'is', null)
    .where('c.status', '!=', 'retired')
    .where(visible(scope, 'c'))
    .groupBy('c.reference_id')
    .execute();
  return new Map(rows.map((row) => [row.reference_id ?? '', row.n]));
}
