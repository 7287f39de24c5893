import type { z } from 'zod';
import { ChecksPage } from '../../views/screening/checks-page.tsx';
import { RoundPage } from '../../views/screening/round-page.tsx';
import { Invalid, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { membersOf, vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { FormState, Route } from '../web/route.ts';
import { placeQuery, roundQuery, samplingInput } from './check-rounds.input.ts';
import { handOverInput } from './screening.input.ts';
import { handSampleOver } from './sample-handover.service.ts';
import { closeRound, discardRound, drawSample } from './check-rounds.service.ts';
import { conflictsOf } from './conflicts.queries.ts';
import { roundRecords, sentenceOf } from './round-records.queries.ts';
import { roundShown, roundsOf } from './rounds-shown.queries.ts';
import { stageSettings } from './stages.queries.ts';
import { handOversIn } from './taking-over.queries.ts';

const base = '/reviews/:review/checks';

export const checkRoundRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: placeQuery,
    handle: async (call) => checksPage(call, { values: await asSetUp(call.scope, call.query), errors: {} }),
  }),
  reviewRoute({
    method: 'post',
    path: base,
    permission: 'lead',
    body: samplingInput,
    async handle({ ctx, scope, body }) {
      const { phase: phaseId, stage, stratify, reviewers, seed } = body;
      const id = await drawSample(ctx, scope, { phaseId, stage, size: sizeIn(body), stratify, reviewers, seed });
      return go(paths.checkRound(scope.slug, id), 'The sample is drawn.');
    },
    form: (call, state) => checksPage(call, state),
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/:check_round`,
    permission: 'read',
    query: roundQuery,
    handle: (call) => roundPage(call, call.query.page ?? 1),
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:check_round/close`,
    permission: 'lead',
    async handle(call) {
      const id = idIn(call, 'check_round');
      await closeRound(call.ctx, call.scope, id);
      return go(paths.checkRound(call.scope.slug, id), 'The round is closed. Its figures are kept as they are.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:check_round/hand-over`,
    permission: 'lead',
    body: handOverInput,
    async handle(call) {
      const id = idIn(call, 'check_round');
      const n = await handSampleOver(call.ctx, call.scope, { roundId: id, ...call.body });
      const told = `${n} ${n === 1 ? 'record is' : 'records are'} handed over. What was judged before stays whose it is.`;
      return go(paths.checkRound(call.scope.slug, id), told);
    },
    form: (call, state) => roundPage(call, 1, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:check_round/discard`,
    permission: 'lead',
    async handle(call) {
      await discardRound(call.ctx, call.scope, idIn(call, 'check_round'));
      return go(paths.checks(call.scope.slug), 'The round is discarded. Its records can be drawn again.');
    },
  }),
];

function sizeIn({ percent, count }: { readonly percent: number | null; readonly count: number | null }) {
  if (count !== null) return { count };
  if (percent === null) throw new Invalid({ percent: 'Say how much: a share or a number of records.' });
  return { percent };
}

/** The form as the stage that it was opened from is set up. */
async function asSetUp(scope: Scope, { phase, stage }: z.output<typeof placeQuery>): Promise<FormState['values']> {
  if (!phase || !stage) return {};
  const { samplePercent } = await stageSettings(scope, { phaseId: phase, stage });
  return { phase, stage, percent: String(samplePercent) };
}

async function checksPage({ scope }: InReview, state: FormState): Promise<Answer> {
  const [rounds, conflicts, phases, members] = await Promise.all([
    roundsOf(scope),
    conflictsOf(scope),
    vocabulary(scope, 'phase'),
    membersOf(scope),
  ]);
  const body = (
    <ChecksPage
      slug={scope.slug}
      isLead={allows(scope.role, 'lead')}
      rounds={rounds}
      conflicts={conflicts.length}
      phases={phases}
      members={members}
      values={state.values}
      errors={state.errors}
    />
  );
  return page({ title: 'Checks', section: 'checks', status: Object.keys(state.errors).length ? 422 : 200, body });
}

async function roundPage(call: InReview, n: number, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const round = await roundShown(scope, idIn(call, 'check_round'));
  if (!round) throw new NotFound();
  const window = windowOf(n);
  const isLead = allows(scope.role, 'lead');
  const [records, sentence, conflicts, leaving] = await Promise.all([
    roundRecords(scope, round, window),
    sentenceOf(scope, round),
    conflictsOf(scope, { phase: round.phaseId, stage: round.stage }),
    round.isOpen && isLead ? handOversIn(scope, round) : [],
  ]);
  const drawn = new Set(round.drawnIds);
  const body = (
    <RoundPage
      slug={scope.slug}
      isLead={isLead}
      round={round}
      records={records}
      window={window}
      sentence={sentence}
      waiting={conflicts.filter((one) => drawn.has(one.referenceId)).length}
      leaving={leaving}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: `${round.name}, checks`, section: 'checks', status: state ? 422 : 200, body });
}
