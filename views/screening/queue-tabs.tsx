import { isOnePersons, takesTwo } from '../../server/screening/mode.ts';
import { type Queue, queueNames, queues } from '../../server/screening/queue.ts';
import type { StageCounts } from '../../server/screening/counts.queries.ts';
import type { Work } from '../../server/screening/work.queries.ts';
import { paths } from '../../server/paths.ts';
import { figure, Tabs } from '../shared/page.tsx';

/** The queues of a stage, each with its count and its address. */
export function QueueTabs({ slug, at, queue, counts, isList = false }: Work & { readonly counts: StageCounts; readonly isList?: boolean }) {
  const needed = (one: Queue): boolean =>
    one === queue || counts[one] > 0 || one === 'mine' || one === 'done' || (one === 'second' && takesTwo(at.settings.mode));
  // A decision adds to these at once, before the page is fetched again.
  const gains = (one: Queue): boolean => one === 'decided' || (one === 'done' && queue === 'mine' && isOnePersons(at.settings.mode));
  const tabs = queues.filter(needed).map((one) => ({
    href: one === 'mine' && !isList ? paths.screen(slug, at.phaseId, at.stage) : paths.screeningQueue(slug, { ...at, queue: one }),
    label: (
      <>
        {queueNames[one]}{' '}
        <span class="tab-count" data-gains={gains(one) ? 'yes' : undefined}>
          {figure(counts[one])}
        </span>
      </>
    ),
    current: one === queue,
  }));
  return <Tabs label="Queues" tabs={tabs} />;
}
