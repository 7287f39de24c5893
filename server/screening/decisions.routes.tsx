/** Decisions on one reference. Queues of references to screen come with the search results. */
import { DecisionHistory } from '../../views/screening/history.tsx';
import { Decisions } from '../../views/screening/decisions.tsx';
import { counted } from '../../views/shared/page.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, fragment } from '../web/answer.ts';
import type { Route } from '../web/route.ts';
import { decisionInput, decisionsQuery, leaveOutInput, takeBackInput } from './decisions.input.ts';
import { decide, leaveOut, type LeftOut, settle, takeBackIn } from './decisions.service.ts';
import { type At, decisionHistory, decisionsShown, isReference } from './decisions-shown.queries.ts';

const base = '/reviews/:review/literature/:reference/decisions';

export const decisionRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: decisionsQuery,
    handle: (call) => decisions(call, call.query),
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/history`,
    permission: 'read',
    async handle(call) {
      const referenceId = await referenceIn(call);
      const [steps, phases] = await Promise.all([decisionHistory(call.scope, referenceId), vocabulary(call.scope, 'phase')]);
      return fragment(<DecisionHistory steps={steps} phases={phases} />, { title: 'History of decisions' });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/decide`,
    permission: 'code',
    body: decisionInput,
    async handle(call) {
      const { stands } = await decide(call.ctx, call.scope, given(call));
      return decisions(call, call.body, stands ? 'Decided.' : 'Your decision is in. It counts once the team agrees or a lead confirms.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/settle`,
    permission: 'code',
    body: decisionInput,
    async handle(call) {
      await settle(call.ctx, call.scope, given(call));
      return decisions(call, call.body, 'This decision stands.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/leave-out`,
    permission: 'code',
    body: leaveOutInput,
    async handle(call) {
      const { reasons, primary, note } = call.body;
      const outcome = await leaveOut(call.ctx, call.scope, {
        referenceId: idIn(call, 'reference'),
        reasons,
        primaryReasonId: primary,
        note,
      });
      return decisions(call, {}, outOrIn(outcome, 'Left out', 'count no more'));
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/take-back`,
    permission: 'code',
    body: takeBackInput,
    async handle(call) {
      const outcome = await takeBackIn(call.ctx, call.scope, { referenceId: idIn(call, 'reference'), note: call.body.note });
      return decisions(call, {}, outOrIn(outcome, 'Back in', 'count again'));
    },
  }),
];

const outOrIn = ({ stands, passages }: LeftOut, done: string, effect: string): string =>
  stands
    ? `${done}: ${counted(passages, 'passage')} ${effect}. Ctrl Z undoes it.`
    : 'Your decision is in. Counts change once the team agrees or a lead confirms.';

type Deciding = InReview<
  unknown,
  { phase: string; primary: string | null; reasons: string[]; note: string; version?: number | undefined } & Pick<
    Parameters<typeof decide>[2],
    'stage' | 'choice'
  >
>;

const given = (call: Deciding) => {
  const { phase, primary, ...rest } = call.body;
  return { ...rest, referenceId: idIn(call, 'reference'), phaseId: phase, primaryReasonId: primary };
};

async function referenceIn(call: InReview<unknown, unknown>): Promise<string> {
  const id = idIn(call, 'reference');
  if (!(await isReference(call.scope, id))) throw new NotFound();
  return id;
}

async function decisions(call: InReview<unknown, unknown>, at: At, notice: string | null = null): Promise<Answer> {
  const { scope } = call;
  const referenceId = await referenceIn(call);
  const shown = await decisionsShown(scope, referenceId, at);
  const isLead = allows(scope.role, 'lead');
  const body = <Decisions slug={scope.slug} shown={shown} canDecide={allows(scope.role, 'code')} isLead={isLead} />;
  const instead = paths.appraisal(scope.slug, referenceId, { phase: shown.phaseId });
  return fragment(body, { title: 'Decisions', instead, notice, raise: notice ? ['history-changed', 'standing-changed'] : [] });
}
