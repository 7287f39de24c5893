/** A roll-up of what is in the database now: loaded in a handful of statements, counted in one pass. */
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
import { type RollUp, rollUp } from './roll-up.ts';
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
  const [cmocs, links, roots, references, excluded, appraised, ofTheory] = await Promise.all([
    cmocsKept(scope, roleIds),
    linksKept(scope),
    rootsOf(scope, null),
    referencesKept(scope),
    standingExclusions(scope),
    appraisedAs(scope, asked),
    asked.theoryId === null ? null : cmocsOfTheory(scope, asked.theoryId),
  ]);
  return inScope({ cmocs, links: carriedOver(links, roots), references, excluded, appraised, ofTheory }, asked);
}

export async function rolledUp(scope: Scope, asked: TableScope): Promise<RolledUp> {
  const [review, roles, types] = await Promise.all([reviewOf(scope), rolesOf(scope), vocabulary(scope, 'mechanism_type')]);
  const rolesOfKind = (kind: string) => new Set(roles.filter((role) => role.kind === kind).map((role) => role.id));
  const [mechanismRoles, outcomeRoles] = [rolesOfKind('mechanism'), rolesOfKind('outcome')];
  const [taken, kept, demis] = await Promise.all([
    takenIn(scope, asked, [...mechanismRoles, ...outcomeRoles]),
    codesKept(scope),
    demisKept(scope),
  ]);
  const codes = codeReading(kept, asked.depth);
  const rankBy = asked.rankBy ?? review.rankBy;
  const result = rollUp({
    cmocs: taken.cmocs,
    evidence: taken.evidence,
    codes,
    demis,
    mechanismRoles,
    outcomeRoles,
    rankBy,
    byCode: asked.depth !== null,
  });
  return {
    ...result,
    inScope: taken,
    codes,
    codesById: new Map(kept.map((code) => [code.id, code])),
    mechanismTypes: new Map(types.map((type) => [type.id, type.name])),
    rankBy,
  };
}
