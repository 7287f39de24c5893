/** What surrounds a record while one screens: the stage, the queue one goes through, the reasons on the list. */
import { NotFound } from '../platform/errors.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Narrowing, Queue } from './queue.ts';
import { readStage, type StageRead } from './stage-read.queries.ts';
import { stages } from './stage.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Work {
  readonly slug: string;
  readonly phase: Named;
  readonly at: StageRead;
  readonly reasons: readonly Named[];
  readonly queue: Queue;
  readonly narrowing: Narrowing;
}

/** @throws NotFound when the review has no such phase, or there is no such stage. */
export async function workAt(
  scope: Scope,
  params: Readonly<Record<string, string>>,
  { queue, narrowing }: Pick<Work, 'queue' | 'narrowing'>,
): Promise<Work> {
  const stage = stages.find((one) => one === params['stage']);
  const [phases, reasons] = await Promise.all([vocabulary(scope, 'phase'), vocabulary(scope, 'exclusion_reason')]);
  const phase = phases.find((one) => one.id === params['phase']);
  if (!stage || !phase) throw new NotFound();
  const at = await readStage(scope, { phaseId: phase.id, stage });
  return {
    slug: scope.slug,
    phase: { id: phase.id, name: phase.name },
    at,
    reasons: reasons.map(({ id, name }) => ({ id, name })),
    queue,
    narrowing,
  };
}
