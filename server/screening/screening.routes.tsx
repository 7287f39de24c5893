/** The page where a reviewer screens record after record. */
import { Ahead, ScreeningPage } from '../../views/screening/screening-page.tsx';
import { NotFound, Refused } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { membersOf } from '../reviews/reviews.queries.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { decide } from './decisions.service.ts';
import { recordDiscussion } from './discussion.service.ts';
import type { Narrowing } from './queue.ts';
import { stageCounts } from './counts.queries.ts';
import { lastDecided, recordsAhead, recordShown } from './records.queries.ts';
import { aheadQuery, discussInput, screenInput, screenQuery } from './screening.input.ts';
import { stageNames } from './stage.ts';
import { takeBackDecision } from './undo-decision.service.ts';
import { type Work, workAt } from './work.queries.ts';

const base = '/reviews/:review/screening/:phase/:stage';

/** Records kept ready behind the one on screen. */
const ready = 2;

const narrowed = ({ q, source }: Pick<Narrowing, 'q' | 'source'>): Narrowing => ({ q, source, choice: '' });

export const screeningRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: screenQuery,
    async handle(call) {
      const { queue, record } = call.query;
      return screeningPage(call, await workAt(call.scope, call.params, { queue, narrowing: narrowed(call.query) }), record);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/decide`,
    permission: 'code',
    body: screenInput,
    async handle({ body, ctx, scope, params }) {
      const work = await workAt(scope, params, { queue: body.queue, narrowing: narrowed(body) });
      const { reference: referenceId, choice, reasons, primary: primaryReasonId, note, version } = body;
      const { phaseId, stage } = work.at;
      await decide(ctx, scope, { referenceId, phaseId, stage, choice, reasons, primaryReasonId, note, version });
      const asked = { ...work, after: body.after ?? 0, except: [referenceId, ...body.shown] };
      const records = await recordsAhead(scope, work.at, asked, 1);
      const instead = paths.screen(scope.slug, phaseId, stage, addressOf(work));
      return fragment(<Ahead {...work} records={records} />, { instead, raise: ['history-changed'] });
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/ahead`,
    permission: 'code',
    query: aheadQuery,
    async handle({ query, scope, params }) {
      const work = await workAt(scope, params, { queue: query.queue, narrowing: narrowed(query) });
      const records = await recordsAhead(scope, work.at, { ...work, after: query.after ?? 0, except: query.shown }, 1);
      return fragment(<Ahead {...work} records={records} />);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/discuss`,
    permission: 'code',
    body: discussInput,
    async handle({ body, ctx, scope, params }) {
      const work = await workAt(scope, params, { queue: body.queue, narrowing: narrowed(body) });
      const { reference: referenceId, choice, reasons, primary: primaryReasonId, note, people, on } = body;
      const { phaseId, stage } = work.at;
      await recordDiscussion(ctx, scope, { referenceId, phaseId, stage, choice, reasons, primaryReasonId, note, people, on });
      return go(paths.screen(scope.slug, phaseId, stage, addressOf(work)), 'The outcome is recorded and stands.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/undo`,
    permission: 'code',
    async handle({ ctx, scope, params }) {
      const work = await workAt(scope, params, { queue: 'mine', narrowing: narrowed({ q: '', source: null }) });
      const referenceId = await takeBackDecision(ctx, scope, work.at);
      const record = await recordShown(scope, work.at, referenceId);
      if (!record) throw new Refused('The decision is taken back. Its record has left this review.');
      const instead = paths.screen(scope.slug, work.at.phaseId, work.at.stage, { record: referenceId });
      return fragment(<Ahead {...work} records={[record]} />, { instead, notice: 'Taken back.', raise: ['history-changed'] });
    },
  }),
];

const addressOf = ({ queue, narrowing: { q, source } }: Work) => ({ queue: queue === 'mine' ? '' : queue, q, source });

async function screeningPage({ scope, ctx }: InReview, work: Work, asked: string | null): Promise<Answer> {
  const { at } = work;
  const from = { ...work, after: asked ? 0 : await lastDecided(scope, at) };
  const first = asked ? await recordShown(scope, at, asked) : (await recordsAhead(scope, at, from, 1))[0];
  if (asked && !first) throw new NotFound();
  const after = { ...work, after: first?.number ?? 0, except: first ? [first.id] : [] };
  const [ahead, counts, members] = await Promise.all([
    first ? recordsAhead(scope, at, after, ready) : [],
    stageCounts(scope, at),
    membersOf(scope),
  ]);
  const body = (
    <ScreeningPage
      {...work}
      record={first}
      ahead={ahead}
      counts={counts}
      canDecide={allows(scope.role, 'code')}
      isLead={allows(scope.role, 'lead')}
      people={members.filter((member) => allows(member.role, 'code')).map((member) => member.name)}
      today={ctx.now().slice(0, 10)}
    />
  );
  return page({ title: `${stageNames[at.stage]}, ${work.phase.name}`, section: 'screening', body, scripts: ['screening'] });
}
