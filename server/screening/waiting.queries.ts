import type { Scope } from '../reviews/scope.queries.ts';
import { allows } from '../reviews/permission.ts';
import { sampleCount } from './counts.queries.ts';
import { openCountsAt } from './open-records.queries.ts';
import { readStage } from './stage-read.queries.ts';
import { stagesSetUp } from './stages.queries.ts';

/** Records that wait for this person in the stages that were set up, their sample of a check round among them. */
export async function recordsWaiting(scope: Scope): Promise<number> {
  if (!allows(scope.role, 'code')) return 0;
  const begun = await stagesSetUp(scope);
  const counts = await Promise.all(
    begun.map(async (place) => {
      const at = await readStage(scope, place);
      return (await openCountsAt(scope, at)).mine + (at.sight.isBlind ? await sampleCount(scope, at) : 0);
    }),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}
