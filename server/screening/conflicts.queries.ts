/** Conflicts: records that two people decided otherwise than each other, and on which nothing stands. */
import { visibleStanding } from '../agreement/blind.queries.ts';
import { blindPlaces, closedSets } from '../agreement/round-place.queries.ts';
import { citationOf } from '../references/citation.ts';
import { documentsOf } from '../references/files.queries.ts';
import { referenceById } from '../references/references.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Decision, decisionsOn, type StandingDecision, standingOn } from './decisions.queries.ts';
import { asStage, type Stage, stageRank } from './stage.ts';

export interface Conflicting {
  readonly referenceId: string;
  readonly number: number;
  readonly title: string;
  /** "Okafor et al. 2020" */
  readonly citation: string;
  readonly phaseId: string;
  readonly phase: string;
  readonly stage: Stage;
}

interface Narrowed {
  readonly phase?: string | null | undefined;
  readonly stage?: Stage | undefined;
}

/**
 * Conflicts that this person may see, by phase, stage and number. Found for everybody first, which an index answers, and then
 * without the places that an open round keeps from this person.
 */
export async function conflictsOf(scope: Scope, narrowed: Narrowed = {}): Promise<readonly Conflicting[]> {
  const [rows, blind] = await Promise.all([conflicting(scope, narrowed), blindPlaces(scope.db, scope)]);
  return rows
    .filter((row) => !blind.has({ referenceId: row.reference_id, phaseId: row.phase_id, stage: row.stage }))
    .toSorted((a, b) => a.position - b.position || stageRank(a.stage) - stageRank(b.stage) || a.number - b.number)
    .map((row) => ({
      referenceId: row.reference_id,
      number: row.number,
      title: row.title,
      citation: citationOf({ authors: JSON.parse(row.authors) as string[], year: row.year, title: row.title }),
      phaseId: row.phase_id,
      phase: row.name,
      stage: asStage(row.stage),
    }));
}

/** Places where two people chose differently in the working set or in closed rounds, and on which nothing stands. */
async function conflicting(scope: Scope, { phase, stage }: Narrowed) {
  const sets = [scope.setId, ...(await closedSets(scope.db, scope.reviewId))];
  let places = scope.db
    .selectFrom('decision as d')
    .select(['d.reference_id', 'd.phase_id', 'd.stage'])
    .where('d.review_id', '=', scope.reviewId)
    .where('d.set_id', 'in', sets)
    .where('d.choice', '!=', 'undecided')
    .where('d.trashed_at', 'is', null)
    .groupBy(['d.reference_id', 'd.phase_id', 'd.stage'])
    .having((eb) => eb.fn.count('d.author_id').distinct(), '>', 1)
    .having((eb) => eb.fn.count('d.choice').distinct(), '>', 1);
  if (phase) places = places.where('d.phase_id', '=', phase);
  if (stage) places = places.where('d.stage', '=', stage);
  return scope.db
    .selectFrom(places.as('c'))
    .innerJoin('reference as r', 'r.id', 'c.reference_id')
    .innerJoin('phase as p', 'p.id', 'c.phase_id')
    .leftJoin('standing_decision as s', (on) =>
      on
        .onRef('s.reference_id', '=', 'c.reference_id')
        .onRef('s.phase_id', '=', 'c.phase_id')
        .onRef('s.stage', '=', 'c.stage')
        .on('s.trashed_at', 'is', null),
    )
    .select(['c.reference_id', 'c.phase_id', 'c.stage', 'r.number', 'r.title', 'r.authors', 'r.year', 'p.name', 'p.position'])
    .where('r.trashed_at', 'is', null)
    .where('s.id', 'is', null)
    .execute();
}

export interface Resolved {
  readonly how: string;
  readonly people: string;
  readonly on: string;
  readonly choice: string;
  readonly why: string;
}

export interface ConflictShown {
  readonly reference: NonNullable<Awaited<ReturnType<typeof referenceById>>>;
  readonly documents: Awaited<ReturnType<typeof documentsOf>>;
  readonly at: { readonly phaseId: string; readonly phase: string; readonly stage: Stage };
  readonly decisions: readonly Decision[];
  readonly reasons: readonly { readonly id: string; readonly name: string }[];
  /** What stands since; nothing while it waits. */
  readonly standing: StandingDecision | undefined;
  readonly resolved: Resolved | undefined;
  /** How many wait in this phase and stage, this one included when it does, and the one after it. */
  readonly waiting: number;
  readonly next: Conflicting | undefined;
}

/** A conflict, waiting or resolved; nothing where this person sees no two decisions that differ. */
export async function conflictShown(
  scope: Scope,
  referenceId: string,
  at: { readonly phaseId: string; readonly stage: Stage },
): Promise<ConflictShown | undefined> {
  const decisions = await decisionsAtPlace(scope, referenceId, at);
  const [reference, phase] = await Promise.all([
    referenceById(scope, referenceId),
    scope.db.selectFrom('phase').select('name').where('review_id', '=', scope.reviewId).where('id', '=', at.phaseId).executeTakeFirst(),
  ]);
  if (!reference || !phase || !differ(decisions)) return undefined;
  const [documents, standing, resolved, others, reasons] = await Promise.all([
    documentsOf(scope, referenceId),
    standingOn(scope, referenceId),
    resolutionOf(scope, referenceId, at),
    conflictsOf(scope, { phase: at.phaseId, stage: at.stage }),
    scope.db
      .selectFrom('exclusion_reason')
      .select(['id', 'name', 'trashed_at'])
      .where('review_id', '=', scope.reviewId)
      .orderBy('position')
      .execute(),
  ]);
  const used = new Set(decisions.flatMap((one) => one.reasons));
  return {
    reference,
    documents,
    at: { ...at, phase: phase.name },
    decisions,
    reasons: reasons.filter((one) => one.trashed_at === null || used.has(one.id)),
    standing: standing.find((one) => one.phaseId === at.phaseId && one.stage === at.stage),
    resolved,
    waiting: others.length,
    next: others.find((one) => one.number > reference.number) ?? others.find((one) => one.referenceId !== referenceId),
  };
}

/** Decisions of a phase and stage that this person may see and that say something. */
export async function decisionsAtPlace(
  scope: Parameters<typeof decisionsOn>[0],
  referenceId: string,
  { phaseId, stage }: { readonly phaseId: string; readonly stage: Stage },
): Promise<readonly Decision[]> {
  const all = await decisionsOn(scope, referenceId);
  return all.filter((one) => one.phaseId === phaseId && one.stage === stage && one.choice !== 'undecided');
}

export const differ = (decisions: readonly Pick<Decision, 'choice'>[]): boolean => new Set(decisions.map((one) => one.choice)).size > 1;

const resolutionOf = (
  scope: Scope,
  referenceId: string,
  at: { readonly phaseId: string; readonly stage: string },
): Promise<Resolved | undefined> =>
  scope.db
    .selectFrom('resolution as x')
    .select(['x.how', 'x.people', 'x.resolved_on as on', 'x.choice', 'x.why'])
    .where('x.review_id', '=', scope.reviewId)
    .where('x.reference_id', '=', referenceId)
    .where('x.phase_id', '=', at.phaseId)
    .where('x.stage', '=', at.stage)
    .where('x.trashed_at', 'is', null)
    .where(visibleStanding(scope, 'x'))
    .executeTakeFirst();
