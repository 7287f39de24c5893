/** Everything that the decisions of a reference show, in one phase and stage and over all. */
import { pastOf } from '../platform/activity.queries.ts';
import { stepsIn } from '../platform/snapshots.ts';
import { namesOf, vocabulary } from '../reviews/reviews.queries.ts';
import { visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Decision, decisionsOn, phasesOfReference, reviewerCount, type StandingDecision, standingOn } from './decisions.queries.ts';
import { asChoice, asStage, type Choice, type Stage } from './stage.ts';
import { agreedChoice, decisionsFor, isLeftOut } from './standing.ts';
import { type Dropping, whatDropsOut } from './standing.queries.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface DecisionsShown {
  readonly referenceId: string;
  readonly isLeftOut: boolean;
  /** What leaving it out takes from the counts. */
  readonly dropping: Dropping;
  readonly reasons: readonly Named[];
  /** The phases it is used in or was decided on first, then the others. */
  readonly phases: readonly Named[];
  readonly phaseId: string;
  readonly stage: Stage;
  readonly mine: Decision | undefined;
  readonly others: readonly Decision[];
  /** Others' decisions that are not shown before one's own is in. */
  readonly hidden: number;
  /** At this phase and stage. */
  readonly standing: StandingDecision | undefined;
  readonly allStanding: readonly StandingDecision[];
  readonly agreed: Choice | null;
  readonly isAlone: boolean;
}

export interface At {
  readonly phase?: string | null | undefined;
  readonly stage?: Stage | undefined;
}

export async function decisionsShown(scope: Scope, referenceId: string, at: At): Promise<DecisionsShown> {
  const [decisions, allStanding, own, phases, reasons, dropping, reviewers] = await Promise.all([
    decisionsOn(scope, referenceId),
    standingOn(scope, referenceId),
    phasesOfReference(scope, referenceId),
    vocabulary(scope, 'phase'),
    vocabulary(scope, 'exclusion_reason'),
    whatDropsOut(scope, referenceId),
    reviewerCount(scope),
  ]);
  const ordered = phases.toSorted((a, b) => Number(own.includes(b.id)) - Number(own.includes(a.id)));
  const phaseId = ordered.find((phase) => phase.id === at.phase)?.id ?? ordered[0]?.id ?? '';
  const stage = at.stage ?? 'relevance_rigour';
  const here = decisions.filter((one) => one.phaseId === phaseId && one.stage === stage);
  const standing = allStanding.find((one) => one.phaseId === phaseId && one.stage === stage);
  return {
    referenceId,
    isLeftOut: isLeftOut(allStanding),
    dropping,
    reasons: withUsed(reasons, [...here, ...allStanding]),
    phases: ordered,
    phaseId,
    stage,
    ...decisionsFor(scope.actorId, here, standing !== undefined),
    standing,
    allStanding,
    agreed: agreedChoice(here),
    isAlone: reviewers === 1,
  };
}

/** Reasons removed from the list since are still shown where they were given. */
function withUsed(reasons: readonly Named[], used: readonly { readonly reasons: readonly string[] }[]): readonly Named[] {
  const known = new Set(reasons.map((reason) => reason.id));
  const gone = [...new Set(used.flatMap((one) => one.reasons))].filter((id) => !known.has(id));
  return [...reasons.map(({ id, name }) => ({ id, name })), ...gone.map((id) => ({ id, name: 'a reason no longer on the list' }))];
}

export interface DecisionStep {
  readonly at: string;
  readonly by: string;
  /** Whose decision, or what stands. */
  readonly kind: 'own' | 'stands';
  readonly phaseId: string;
  readonly stage: Stage;
  readonly choice: Choice;
  readonly note: string;
  readonly gone: boolean;
}

/** Every decision ever made on a reference that the reader may see, latest first. */
export async function decisionHistory(scope: Scope, referenceId: string): Promise<readonly DecisionStep[]> {
  const [own, stands] = await Promise.all([
    scope.db
      .selectFrom('decision as d')
      .select(['d.id', 'd.author_id', 'd.phase_id', 'd.stage'])
      .where('d.review_id', '=', scope.reviewId)
      .where('d.reference_id', '=', referenceId)
      .where(visibleDecision(scope, 'd'))
      .execute(),
    scope.db
      .selectFrom('standing_decision as s')
      .select(['s.id', 's.phase_id', 's.stage'])
      .where('s.review_id', '=', scope.reviewId)
      .where('s.reference_id', '=', referenceId)
      .where(visibleStanding(scope, 's'))
      .execute(),
  ]);
  const settled = new Set(stands.map((row) => `${row.phase_id} ${row.stage}`));
  const decided = new Set(own.filter((row) => row.author_id === scope.actorId).map((row) => `${row.phase_id} ${row.stage}`));
  const mayBeSeen = own.filter((row) => [settled, decided].some((set) => set.has(`${row.phase_id} ${row.stage}`)));
  const names = await namesOf(scope);
  const steps = await Promise.all(
    [...mayBeSeen.map((row) => [row, 'own'] as const), ...stands.map((row) => [row, 'stands'] as const)].map(async ([row, kind]) =>
      stepsIn(await pastOf(scope.db, scope.reviewId, row.id), ['choice', 'note', 'reasons', 'primary_reason_id']).map((step) => ({
        at: step.at,
        by: names.get(step.actorId) ?? '',
        kind,
        phaseId: row.phase_id,
        stage: asStage(row.stage),
        choice: asChoice(String(step.values['choice'] ?? '')),
        note: String(step.values['note'] ?? ''),
        gone: step.gone,
      })),
    ),
  );
  return steps.flat().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}

/** True when there is such a reference in this review, not in the trash. */
export const isReference = async ({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, id: string): Promise<boolean> =>
  Boolean(
    await db
      .selectFrom('reference')
      .select('id')
      .where('review_id', '=', reviewId)
      .where('id', '=', id)
      .where('trashed_at', 'is', null)
      .executeTakeFirst(),
  );
