/** Everything that the card of a CMOC shows. */
import type { SubjectKind } from '../appraisal/scale.ts';
import { scalesOf } from '../appraisal/scales.queries.ts';
import { referenceLabels } from '../references/references.queries.ts';
import { namesOf, reviewOf, type ReviewShown, vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Advice, adviceOn } from './advice.ts';
import type { Cmoc } from './cmoc.ts';
import { cmocById, type Material, materialOf } from './cmocs.queries.ts';
import { countedLinks, type Evidence, evidenceOf, rootsOf } from './evidence.queries.ts';
import { type History, historyOfCmoc } from './history.queries.ts';
import { type Named, supportFor, type Surroundings, surroundingsOf, theoriesByCmoc } from './lists.queries.ts';
import type { Support } from './support.ts';
import { type Ties, tiesOf } from './ties.queries.ts';

export interface StanceShown {
  readonly key: string;
  readonly name: string;
  readonly letter: string;
  /** for · against · none */
  readonly counts: string;
}

export interface Card {
  readonly cmoc: Cmoc;
  readonly material: Material;
  readonly around: Surroundings;
  readonly review: ReviewShown;
  readonly stances: readonly StanceShown[];
  readonly theories: readonly Named[];
  readonly evidence: readonly Evidence[];
  /** How many other CMOCs bring their evidence: merged into it, or assigned to it. */
  readonly broughtBy: number;
  readonly support: Support;
  readonly ties: Ties;
  readonly advice: readonly Advice[];
  /** What the team's scales in use judge. */
  readonly appraised: ReadonlySet<SubjectKind>;
  /** Citation labels by reference id, names by account id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
}

export async function cardOf(scope: Scope, cmocId: string): Promise<Card | undefined> {
  const material = await materialOf(scope);
  const cmoc = await cmocById(scope, material, cmocId);
  if (!cmoc) return undefined;
  const [around, review, stances, theories, evidence, scales] = await Promise.all([
    surroundingsOf(scope),
    reviewOf(scope),
    stancesOf(scope),
    theoriesByCmoc(scope, [cmocId]),
    evidenceOf(scope, [cmocId]),
    scalesOf(scope),
  ]);
  const [counted, roots, ties, labels, people] = await Promise.all([
    countedLinks(scope, [cmocId]),
    rootsOf(scope, [cmocId]),
    tiesOf(scope, material, cmoc),
    referenceLabels(scope),
    namesOf(scope),
  ]);
  const own = theories.get(cmocId) ?? [];
  return {
    cmoc,
    material,
    around,
    review,
    stances,
    theories: around.theories.filter((theory) => own.includes(theory.id)),
    evidence,
    broughtBy: roots.size,
    support: supportFor(cmoc, counted.get(cmocId) ?? [], review),
    ties,
    advice: adviceOn(cmoc, statedBy(evidence)),
    appraised: new Set(scales.filter((scale) => !scale.isHidden).flatMap((scale) => scale.subjects)),
    labels,
    people,
  };
}

export const stancesOf = (scope: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly StanceShown[]> => vocabulary(scope, 'stance');

/** Elements that a supporting passage states. */
const statedBy = (evidence: readonly Evidence[]): ReadonlySet<string> =>
  new Set(
    evidence
      .filter((link) => link.basis === 'stated' && link.stance === 'supports' && link.target === 'element')
      .flatMap((link) => link.elementId ?? []),
  );

export const historyOf = (scope: Scope, cmocId: string): Promise<History> => historyOfCmoc(scope, cmocId);
