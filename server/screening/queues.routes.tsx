/** Screening as a whole, and the lists behind its counts. */
import { QueuePage } from '../../views/screening/queue-page.tsx';
import { ScreeningOverview } from '../../views/screening/screening-overview.tsx';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { go, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { bringOver } from './entries.service.ts';
import { asQueue, queueNames } from './queue.ts';
import { queueWindow } from './queues.queries.ts';
import { stageCounts } from './counts.queries.ts';
import { bringOverInput, queueQuery } from './screening.input.ts';
import { sourcesOf } from './sources.queries.ts';
import { screeningProgress } from './progress.queries.ts';
import { stageNames } from './stage.ts';
import { workAt } from './work.queries.ts';

const base = '/reviews/:review/screening/:phase/:stage';

export const queueRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/screening',
    permission: 'read',
    async handle({ scope }) {
      const progress = await screeningProgress(scope);
      const body = (
        <ScreeningOverview slug={scope.slug} {...progress} canDecide={allows(scope.role, 'code')} isLead={allows(scope.role, 'lead')} />
      );
      return page({ title: 'Screening', section: 'screening', body });
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/queues/:queue`,
    permission: 'read',
    query: queueQuery,
    async handle({ scope, ctx, params, query }) {
      const { page: n, ...narrowing } = query;
      const work = await workAt(scope, params, { queue: asQueue(params['queue'] ?? ''), narrowing });
      const counts = await stageCounts(scope, work.at);
      const [records, sources, phases] = await Promise.all([
        queueWindow(scope, work.at, { ...work, all: counts[work.queue] }, windowOf(n ?? 1, 100)),
        sourcesOf(scope, work.at.phaseId),
        vocabulary(scope, 'phase'),
      ]);
      const title = `${queueNames[work.queue]}: ${stageNames[work.at.stage]}, ${work.phase.name}`;
      const body = (
        <QueuePage
          {...work}
          records={records}
          counts={counts}
          sources={sources}
          phases={phases}
          canDecide={allows(scope.role, 'code')}
          today={ctx.now().slice(0, 10)}
        />
      );
      return page({ title, section: 'screening', body });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/bring-over`,
    permission: 'code',
    body: bringOverInput,
    async handle({ ctx, scope, params, body }) {
      const { at } = await workAt(scope, params, { queue: 'done', narrowing: { q: '', source: null, choice: '' } });
      const { references, phase: phaseId, stage, on, reason } = body;
      const n = await bringOver(ctx, scope, { references, fromPhaseId: at.phaseId, phaseId, stage, on, reason });
      const to = paths.screeningQueue(scope.slug, { phaseId, stage, queue: 'mine' });
      return go(to, `${n} ${n === 1 ? 'record is' : 'records are'} brought over. Ctrl Z takes it back.`);
    },
  }),
];
