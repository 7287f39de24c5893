/** A roll-up of what is in the database now: loaded in a handful of statements, counted in one pass. */
import { again } from '../platform/again.ts';
import { reviewOf, rolesOf, vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { rootsOf } from '../synthesis/evidence.queries.ts';
import { appraisedAs } from './asked.queries.ts';
import { carriedOver } from './carried-over.ts';
import { codeReading, type CodeReading } from './code-reading.ts';
import { cmocsKept, cmocsOfTheory, type CodeKept, codesKept, demisKept, linksKept, referencesKept } from './counted.queries.ts';
import { type InScope, inScope } from './in-scope.ts';
import type { Ranking } from './outcomes.ts';
import { type RollUp, rollUp, type RowsBefore } from './roll-up.ts';
import type { TableScope } from './table-scope.ts';

export interface RolledUp extends RollUp {
  readonly inScope: InScope;
  readonly codes: CodeReading;
  readonly codesById: ReadonlyMap<string, CodeKept>;
  /** Names of mechanism types by id. */
  readonly mechanismTypes: ReadonlyMap<string, string>;
  readonly rankBy: Ranking;
}

/** The CMOCs and the evidence that a table takes. */
export async function takenIn(scope: Scope, asked: TableScope, roleIds: readonly string[]): Promise<InScope> {
  const { links, roots, ...material } = await materialFor(scope, asked, roleIds);
  return inScope({ ...material, links: carriedOver(links, roots) }, asked);
}

/** What stands for everybody is remembered; what is excluded depends on who asks, what is appraised and assigned on what they ask. */
async function materialFor(scope: Scope, asked: TableScope, roleIds: readonly string[]) {
  const [cmocs, links, roots, references, excluded, appraised, ofTheory] = await Promise.all([
    cmocsKept(scope, roleIds),
    linksKept(scope),
    rootsOf(scope, null),
    referencesKept(scope),
    standingExclusions(scope),
    appraisedAs(scope, asked),
    asked.theoryId === null ? null : cmocsOfTheory(scope, asked.theoryId),
  ]);
  return { cmocs, links, roots, references, excluded, appraised, ofTheory };
}

/** Counted once for each thing counted and each way of asking: a roll-up of 3000 CMOCs takes longer than reading what it counts. */
const counted = again<Pick<RolledUp, keyof RollUp | 'inScope' | 'codes' | 'codesById'>>();

/** What rows are counted with, and the rows as they were counted last. */
interface CountedWith {
  readonly codes: CodeReading;
  readonly codesById: ReadonlyMap<string, CodeKept>;
  readonly before: RowsBefore;
}

const countedWith = again<CountedWith>();

export async function rolledUp(scope: Scope, asked: TableScope): Promise<RolledUp> {
  const [review, roles, types] = await Promise.all([reviewOf(scope), rolesOf(scope), vocabulary(scope, 'mechanism_type')]);
  const rolesOfKind = (kind: string) => roles.filter((role) => role.kind === kind).map((role) => role.id);
  const [mechanismRoles, outcomeRoles] = [rolesOfKind('mechanism'), rolesOfKind('outcome')];
  const [material, kept, demis] = await Promise.all([
    materialFor(scope, asked, [...mechanismRoles, ...outcomeRoles]),
    codesKept(scope),
    demisKept(scope),
  ]);
  const rankBy = asked.rankBy ?? review.rankBy;
  const { cmocs, links, roots, references, excluded, appraised, ofTheory } = material;
  const way = JSON.stringify([asked, rankBy, mechanismRoles, outcomeRoles]);
  const rolled = counted(cmocs, [links, roots, references, excluded, appraised, ofTheory, kept, demis, way], () => {
    const taken = inScope({ ...material, links: carriedOver(links, roots) }, asked);
    const { codes, codesById, before } = countedWith(kept, [demis, way], () => ({
      codes: codeReading(kept, asked.depth),
      codesById: new Map(kept.map((code) => [code.id, code])),
      before: new Map(),
    }));
    const rows = rollUp({
      cmocs: taken.cmocs,
      evidence: taken.evidence,
      codes,
      demis,
      mechanismRoles: new Set(mechanismRoles),
      outcomeRoles: new Set(outcomeRoles),
      rankBy,
      byCode: asked.depth !== null,
      before,
    });
    return { ...rows, inScope: taken, codes, codesById };
  });
  return { ...rolled, mechanismTypes: new Map(types.map((type) => [type.id, type.name])), rankBy };
}
