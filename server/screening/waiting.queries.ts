import type { Scope } from '../reviews/scope.queries.ts';
import { allows } from '../reviews/permission.ts';
import { everything } from './queue.ts';
import { queueOf } from './queues.queries.ts';
import { readStage } from './stage-read.queries.ts';
import { stagesSetUp } from './stages.queries.ts';

/** Records that wait for this person in the stages that were set up, their sample of a check round among them. */
export async function recordsWaiting(scope: Scope): Promise<number> {
  if (!allows(scope.role, 'code')) return 0;
  const begun = await stagesSetUp(scope);
  const counts = await Promise.all(
    begun.map(async (place) => {
      const at = await readStage(scope, place);
      const of = async (queue: 'mine' | 'sample'): Promise<number> => {
        const row = await queueOf(scope, at, queue, everything)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirst();
        return row?.n ?? 0;
      };
      return (await of('mine')) + (at.sight.isBlind ? await of('sample') : 0);
    }),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}
