/** The passages behind a count of a CMOC, those that others bring included: what a number's link lists. */
import { referenceLabels } from '../references/references.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { type StanceShown, stancesOf } from './card.queries.ts';
import { cmocById, cmocsById, materialOf } from './cmocs.queries.ts';
import { type Evidence, evidenceOf, rootsOf } from './evidence.queries.ts';
import { briefOf, type CmocBrief } from './ties.queries.ts';

export interface QuotesFrom {
  readonly cmoc: CmocBrief;
  /** Its support speaks against: a test found it in conflict. */
  readonly conflicts: boolean;
  readonly links: readonly Evidence[];
}

export interface Quotes {
  readonly cmoc: CmocBrief;
  /** for · against · clear · all */
  readonly side: string;
  /** Distinct passages listed. */
  readonly passages: number;
  /** The CMOC itself first, then those that bring evidence. */
  readonly groups: readonly QuotesFrom[];
  readonly stances: readonly StanceShown[];
  readonly labels: ReadonlyMap<string, string>;
}

export async function quotesOf(scope: Scope, cmocId: string, side: string): Promise<Quotes | undefined> {
  const material = await materialOf(scope);
  const cmoc = await cmocById(scope, material, cmocId);
  if (!cmoc) return undefined;
  const roots = await rootsOf(scope, [cmocId]);
  const ids = [cmocId, ...roots.keys()];
  const [links, others, stances, excluded, labels] = await Promise.all([
    evidenceOf(scope, ids),
    cmocsById(scope, material, [...roots.keys()]),
    stancesOf(scope),
    standingExclusions(scope),
    referenceLabels(scope),
  ]);
  const sides = new Map(stances.map((stance) => [stance.key, stance.counts]));
  const groups = [cmoc, ...others].map((one): QuotesFrom => {
    const conflicts = roots.get(one.id)?.some((root) => root.conflicts) ?? false;
    const own = links.filter((link) => link.cmocId === one.id && !excluded.has(link.passage.referenceId));
    return {
      cmoc: briefOf(one),
      conflicts,
      links: own.filter((link) => isOn(side, sides.get(link.stance) ?? 'none', conflicts, link.clear)),
    };
  });
  const shown = groups.filter((group) => group.links.length);
  const passages = new Set(shown.flatMap((group) => group.links.map((link) => link.passage.id))).size;
  return { cmoc: briefOf(cmoc), side, passages, groups: shown, stances, labels };
}

function isOn(side: string, counts: string, conflicts: boolean, clear: string): boolean {
  const standing = conflicts ? (counts === 'for' ? 'against' : 'none') : counts;
  if (side === 'all') return true;
  return side === 'clear' ? standing === 'for' && clear === 'clear' : standing === side;
}
