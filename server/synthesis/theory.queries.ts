/** Programme theories with their versions and the CMOCs that spell them out. */
import { namesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { among, type Cmoc } from './cmoc.ts';
import { allCmocs } from './cmocs.queries.ts';
import { areThere } from './evidence.queries.ts';
import { theoriesByCmoc } from './lists.queries.ts';
import { type TheoryKind, theoryKinds, type VersionPurpose, versionPurposes } from './theory.ts';

export interface TheoryLine {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly kind: TheoryKind;
  readonly text: string;
  readonly version: number;
  readonly changedAt: string;
}

export interface TheoryVersion {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly purpose: VersionPurpose;
  readonly agreedBy: string;
  readonly note: string;
  readonly at: string;
  readonly keptBy: string;
}

export interface TheoryListed extends TheoryLine {
  /** CMOCs in it that are not retired. */
  readonly cmocs: number;
  readonly versions: number;
  readonly lastAgreed: Pick<TheoryVersion, 'agreedBy' | 'at'> | null;
}

export async function theoriesOf(scope: Scope): Promise<readonly TheoryListed[]> {
  const [rows, cmocs, versions] = await Promise.all([theoryRows(scope), cmocCounts(scope), versionsOf(scope)]);
  return rows.map((row) => {
    const own = versions.filter((version) => version.theoryId === row.id);
    return {
      ...row,
      cmocs: cmocs.get(row.id) ?? 0,
      versions: own.length,
      lastAgreed: own.findLast((one) => one.purpose === 'agreed') ?? null,
    };
  });
}

export interface TheoryShown {
  readonly theory: TheoryLine;
  /** Oldest first. */
  readonly versions: readonly TheoryVersion[];
  /** In the order of number, retired ones last. */
  readonly cmocs: readonly Cmoc[];
}

export async function theoryShown(scope: Scope, id: string): Promise<TheoryShown | undefined> {
  const theory = (await theoryRows(scope, id))[0];
  if (!theory) return undefined;
  const [theories, versions] = await Promise.all([theoriesByCmoc(scope), versionsOf(scope, id)]);
  const own = (await allCmocs(scope)).filter((cmoc) => theories.get(cmoc.id)?.includes(id));
  return { theory, versions, cmocs: own.toSorted((a, b) => Number(a.status === 'retired') - Number(b.status === 'retired')) };
}

async function theoryRows(scope: Scope, id?: string): Promise<readonly TheoryLine[]> {
  let query = scope.db
    .selectFrom('theory')
    .select(['id', 'number', 'title', 'kind', 'text', 'version', 'changed_at as changedAt'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .orderBy('number');
  if (id !== undefined) query = query.where('id', '=', id);
  const rows = await query.execute();
  return rows.map((row) => ({ ...row, kind: among(theoryKinds, row.kind, 'rough') }));
}

async function cmocCounts(scope: Scope): Promise<ReadonlyMap<string, number>> {
  const rows = await scope.db
    .selectFrom('cmoc_theory as m')
    .innerJoin('cmoc as c', 'c.id', 'm.cmoc_id')
    .select((eb) => ['m.theory_id', eb.fn.count<number>('c.id').distinct().as('n')])
    .where('m.review_id', '=', scope.reviewId)
    .where('c.status', '!=', 'retired')
    .where(areThere(['m', 'c']))
    .where(visible(scope, 'c'))
    .groupBy('m.theory_id')
    .execute();
  return new Map(rows.map((row) => [row.theory_id, row.n]));
}

async function versionsOf(scope: Scope, theoryId?: string): Promise<readonly (TheoryVersion & { readonly theoryId: string })[]> {
  let query = scope.db
    .selectFrom('theory_version')
    .select(['id', 'theory_id', 'number', 'text', 'purpose', 'agreed_by', 'note', 'made_at', 'author_id'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number');
  if (theoryId !== undefined) query = query.where('theory_id', '=', theoryId);
  const [rows, names] = await Promise.all([query.execute(), namesOf(scope)]);
  return rows.map((row) => ({
    id: row.id,
    theoryId: row.theory_id,
    number: row.number,
    text: row.text,
    purpose: among(versionPurposes, row.purpose, 'tested'),
    agreedBy: row.agreed_by,
    note: row.note,
    at: row.made_at,
    keptBy: names.get(row.author_id) ?? '',
  }));
}
