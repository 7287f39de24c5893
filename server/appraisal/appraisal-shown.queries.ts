/** Everything that appraising shows: the scales that apply to a subject, with the judgements there are. */
import { vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Judgement, judgementsOn, type Subject } from './judgements.queries.ts';
import { type Scale, scalesOf } from './scales.queries.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** One scale to judge a subject on, for a theory or for none. */
export interface ScaleShown {
  readonly scale: Scale;
  readonly theory: Named | null;
  readonly judgement: Judgement | undefined;
}

export interface JudgementsShown {
  readonly subject: Subject;
  /** References are judged for a phase. */
  readonly phase: Named | null;
  readonly scales: readonly ScaleShown[];
  /** Theories that a scale may be judged for and is not yet. */
  readonly theories: readonly Named[];
}

export interface Asking {
  readonly subject: Subject;
  readonly phase: Named | null;
  /** A theory to be judged for, besides those that are. */
  readonly theoryId?: string | null | undefined;
}

export async function judgementsShown(scope: Scope, { subject, phase, theoryId }: Asking): Promise<JudgementsShown> {
  const [scales, judgements, theories] = await Promise.all([
    scalesOf(scope),
    judgementsOn(scope, subject.kind, [subject.id]),
    theoriesOf(scope),
  ]);
  const here = (judgements.get(subject.id) ?? []).filter((one) => one.phaseId === (phase?.id ?? null));
  const judgedFor = new Set([...here.map((one) => one.theoryId), ...(theoryId ? [theoryId] : [])]);
  const shown = scales.flatMap((scale) => {
    const own = here.filter((one) => one.scaleId === scale.id);
    const applies = !scale.isHidden && scale.subjects.includes(subject.kind);
    if (!applies) return own.map((judgement) => ({ scale, theory: nameOf(theories, judgement.theoryId), judgement }));
    const per = scale.design.perTheory ? theories.filter((theory) => judgedFor.has(theory.id)) : [];
    return [null, ...per].map((theory) => ({ scale, theory, judgement: own.find((one) => one.theoryId === (theory?.id ?? null)) }));
  });
  const canBeFor = shown.some(({ scale }) => scale.design.perTheory && !scale.isHidden);
  return { subject, phase, scales: shown, theories: canBeFor ? theories.filter((theory) => !judgedFor.has(theory.id)) : [] };
}

const nameOf = (list: readonly Named[], id: string | null): Named | null => list.find((one) => one.id === id) ?? null;

/** The programme theories to choose from, in the team's order. */
export async function theoriesOf({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>): Promise<readonly Named[]> {
  return db
    .selectFrom('theory')
    .select(['id', 'title as name'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .orderBy('number')
    .execute();
}

/** The review's phases, those a reference is used in first. */
export async function phasesFor(scope: Scope, used: readonly string[]): Promise<readonly Named[]> {
  const phases = await vocabulary(scope, 'phase');
  return phases.map(({ id, name }) => ({ id, name })).toSorted((a, b) => Number(used.includes(b.id)) - Number(used.includes(a.id)));
}

/** The latest phase in which a reference was judged, so that opening it shows what there is; otherwise the first one offered. */
export async function phaseToOpen(scope: Scope, referenceId: string, offered: readonly Named[]): Promise<Named | null> {
  const judged = (await judgementsOn(scope, 'reference', [referenceId])).get(referenceId) ?? [];
  const phases = new Set(judged.map((one) => one.phaseId));
  return offered.findLast((phase) => phases.has(phase.id)) ?? offered[0] ?? null;
}
