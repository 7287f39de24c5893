/** Records to screen: put into a phase at once, as an import would. */
import type { Context } from '../../server/platform/context.ts';
import { create, nextNumber, operate } from '../../server/platform/operation.ts';
import { nameKey } from '../../server/reviews/name-key.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';

const methods = ['interviews with organisers', 'a survey of members', 'a cluster trial', 'observation over a year', 'a review of reports'];
const groups = ['walking groups', 'community choirs', 'shared gardens', 'repair cafés', 'lunch clubs'];
const effects = ['loneliness', 'trust between neighbours', 'attendance', 'confidence', 'commitment to the group'];

/** `many` records in a phase. Returns their ids, in the order of their numbers. */
export async function recordsInPhase(ctx: Context, scope: Scope, phase: string, many: number): Promise<readonly string[]> {
  return operate(ctx, scope, { verb: 'set up' }, async (op) => {
    const ids: string[] = [];
    for (let n = 0; n < many; n++) {
      const [group = '', method = '', effect = ''] = [groups[n % 5], methods[(n * 3) % 5], effects[(n * 2) % 5]];
      const title = `${group[0]?.toUpperCase()}${group.slice(1)} and ${effect}: ${method} (${n + 1})`;
      const id = await create(op, 'reference', {
        number: await nextNumber(op, 'reference'),
        kind: 'article',
        title,
        title_key: nameKey(title),
        authors: JSON.stringify([`Okafor, N${n}`, 'Lindqvist, Sara']),
        year: 2000 + (n % 24),
        container: 'Journal of Groups and Places',
        volume: String(1 + (n % 30)),
        issue: '2',
        pages: '101-119',
        doi: `10.5555/groups.${n}`,
        doi_key: `10.5555/groups.${n}`,
        pmid: '',
        url: '',
        abstract: `BACKGROUND: Many towns offer ${group} to adults who live alone, and little is known of why some come back. METHODS: We used ${method} in four places. RESULTS: People spoke of ${effect} once they had been greeted by name; where organisers changed often, trust did not grow. Children were not asked. CONCLUSIONS: A small task that is one's own may matter more than the activity.`,
        language: '',
        countries: '[]',
        used_as: '',
        study_id: null,
        note: '',
        guessed: '[]',
        foreign_guid: null,
      });
      await create(op, 'reference_phase', { reference_id: id, phase_id: phase });
      ids.push(id);
    }
    return ids;
  });
}
