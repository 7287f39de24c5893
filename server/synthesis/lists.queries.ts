/** Everything a list of CMOCs needs: the CMOCs, the names around them, and counts where they are asked for. */
import { again } from '../platform/again.ts';
import { remembered } from '../platform/remembered.ts';
import { reviewOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type Cmoc, elementsOf } from './cmoc.ts';
import { type CmocFilter, filtered, grouped, type Grouping, type Line, type ListFacts, type Order, ordered } from './cmoc-list.ts';
import { allCmocs, type Material, materialOf } from './cmocs.queries.ts';
import { canonical, finderOf } from './constructs.queries.ts';
import { allCountedLinks, areThere, countedLinks } from './evidence.queries.ts';
import { type CountedLink, type Support, supportOf, type Thresholds } from './support.ts';

type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Names that filters and columns show. */
export interface Surroundings {
  readonly theories: readonly Named[];
  readonly phases: readonly Named[];
  readonly cases: readonly (Named & { readonly abbreviation: string })[];
}

export async function surroundingsOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<Surroundings> {
  const { db, reviewId } = scope;
  const [theories, phases, cases] = await Promise.all([
    db
      .selectFrom('theory')
      .select(['id', 'title as name'])
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('phase')
      .select(['id', 'name'])
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('position')
      .execute(),
    db
      .selectFrom('case')
      .select(['id', 'name', 'abbreviation'])
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('position')
      .orderBy('name_key')
      .execute(),
  ]);
  return { theories, phases, cases };
}

export interface WholeList {
  readonly material: Material;
  readonly around: Surroundings;
  readonly cmocs: readonly Cmoc[];
  readonly facts: ListFacts;
}

/** Reads the list; counts of evidence over all of it only when `weighed`. */
export async function wholeList(scope: Scope, { weighed }: { readonly weighed: boolean }): Promise<WholeList> {
  const [material, around] = await Promise.all([materialOf(scope), surroundingsOf(scope)]);
  const [cmocs, theoriesOf, assigned, weightOf] = await Promise.all([
    allCmocs(scope),
    allTheories(scope),
    assignedIds(scope),
    weighed ? weights(scope) : null,
  ]);
  const canonicalId = (id: string): string => canonical(material.constructs, id)?.id ?? id;
  const nameIn = (list: readonly Named[]) => {
    const names = new Map(list.map((one) => [one.id, one.name]));
    return (id: string): string => names.get(id) ?? '';
  };
  const facts: ListFacts = {
    theoriesOf,
    assigned,
    weightOf,
    canonicalId,
    codeName: (id) => material.constructs.get(id)?.name ?? '',
    nameOf: { theory: nameIn(around.theories), case: nameIn(around.cases) },
  };
  return { material, around, cmocs, facts };
}

/** What a list is asked for. */
export interface ListAsked {
  readonly filter: Omit<CmocFilter, 'codeId'>;
  /** A code by name; one that is not there finds nothing. */
  readonly code: string;
  readonly order: Order;
  readonly group: Grouping | null;
}

/** The list's lines in order, with everything it was made from. */
export async function linesOf(
  scope: Scope,
  { filter, code, order, group }: ListAsked,
): Promise<WholeList & { readonly lines: readonly Line[] }> {
  const weighed = order === 'evidence' || filter.queue === 'thin' || filter.queue === 'contested';
  const whole = await wholeList(scope, { weighed });
  const codeId = code ? (finderOf(whole.material.constructs)(code)?.id ?? 'none') : null;
  const found = ordered(filtered(whole.cmocs, { ...filter, codeId }, whole.facts), order, whole.facts);
  return { ...whole, lines: grouped(found, group, whole.facts) };
}

/** Live theories of each CMOC. */
export async function theoriesByCmoc(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  cmocIds?: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  let query = scope.db
    .selectFrom('cmoc_theory as m')
    .innerJoin('theory as t', 't.id', 'm.theory_id')
    .select(['m.cmoc_id', 'm.theory_id'])
    .where('m.review_id', '=', scope.reviewId)
    .where(areThere(['m', 't']))
    .orderBy('t.position');
  if (cmocIds) query = query.where('m.cmoc_id', 'in', cmocIds);
  const theories = new Map<string, string[]>();
  for (const row of await query.execute()) theories.set(row.cmoc_id, [...(theories.get(row.cmoc_id) ?? []), row.theory_id]);
  return theories;
}

const allTheories = remembered({ rows: ['cmoc_theory', 'theory'] }, (scope: Pick<Scope, 'db' | 'reviewId'>) => theoriesByCmoc(scope));

const assignedIds = remembered({ rows: ['cmoc_assignment', 'cmoc'] }, readAssigned);

async function readAssigned(scope: Reading): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .selectFrom('cmoc_assignment as a')
    .innerJoin('cmoc as t', 't.id', 'a.theory_cmoc_id')
    .select('a.extracted_id')
    .where('a.review_id', '=', scope.reviewId)
    .where(areThere(['a', 't']))
    .where(visible(scope, 't'))
    .execute();
  return new Set(rows.map((row) => row.extracted_id));
}

const weighed = again<ReadonlyMap<string, Support>>();

/** What a list of all CMOCs is filtered and ordered by. */
async function weights(scope: Scope): Promise<NonNullable<ListFacts['weightOf']>> {
  const [review, links] = await Promise.all([reviewOf(scope), allCountedLinks(scope)]);
  const { clearLinksNeeded, studiesNeeded } = review;
  const supports = weighed(
    links,
    [`${clearLinksNeeded} ${studiesNeeded}`],
    () => new Map([...links].map(([id, own]) => [id, supportOf(own, [], review)])),
  );
  const none = supportOf([], [], review);
  return (id) => supports.get(id) ?? none;
}

/** How well each of these CMOCs is supported. */
export async function supportAmong(scope: Scope, cmocs: readonly Cmoc[]): Promise<ReadonlyMap<string, Support>> {
  const ids = cmocs.map((cmoc) => cmoc.id);
  const [review, links] = await Promise.all([reviewOf(scope), countedLinks(scope, ids)]);
  return new Map(cmocs.map((cmoc) => [cmoc.id, supportFor(cmoc, links.get(cmoc.id) ?? [], review)]));
}

/** The slots that hold something must be covered for the configuration to be evidenced as a whole. */
export const supportFor = (cmoc: Pick<Cmoc, 'slots'>, links: readonly CountedLink[], thresholds: Thresholds): Support =>
  supportOf(links, [...new Set(elementsOf(cmoc.slots).map((element) => element.roleId))], thresholds);
