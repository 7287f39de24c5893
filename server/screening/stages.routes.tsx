/** How a stage is screened, and who takes which records: set by a lead. */
import { StageSettingsPage } from '../../views/screening/stage-settings.tsx';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { membersOf, namesOf } from '../reviews/reviews.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { everything } from './queue.ts';
import { stageCounts } from './counts.queries.ts';
import { handOverInput, shareInput, stageInput } from './screening.input.ts';
import { stageNames } from './stage.ts';
import { handOver, setUpStage, shareOut } from './stages.service.ts';
import { workAt } from './work.queries.ts';

const base = '/reviews/:review/screening/:phase/:stage';
const whole = { queue: 'mine', narrowing: everything } as const;

export const stageRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: `${base}/settings`, permission: 'read', handle: (call) => settingsPage(call) }),
  reviewRoute({
    method: 'post',
    path: `${base}/settings`,
    permission: 'lead',
    body: stageInput,
    form: settingsPage,
    async handle({ ctx, scope, params, body }) {
      const { at } = await workAt(scope, params, whole);
      await setUpStage(ctx, scope, {
        phaseId: at.phaseId,
        stage: at.stage,
        version: body.version,
        mode: body.mode,
        criteria: body.criteria,
        includeTerms: body.include_terms,
        excludeTerms: body.exclude_terms,
        samplePercent: body.sample_percent,
        maybeGoesOn: body.maybe_goes_on,
      });
      return go(paths.screen(scope.slug, at.phaseId, at.stage), 'The stage is set up.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/share`,
    permission: 'lead',
    body: shareInput,
    async handle({ ctx, scope, params, body }) {
      const { at } = await workAt(scope, params, whole);
      const n = await shareOut(ctx, scope, { ...at, accounts: body.accounts });
      const told = body.accounts.length
        ? `${n} open ${n === 1 ? 'record is' : 'records are'} shared out.`
        : 'All records are anybody’s again.';
      return go(paths.screeningSettings(scope.slug, at.phaseId, at.stage), told);
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/hand-over`,
    permission: 'lead',
    body: handOverInput,
    async handle({ ctx, scope, params, body }) {
      const { at } = await workAt(scope, params, whole);
      await handOver(ctx, scope, { ...at, from: body.from, to: body.to });
      return go(
        paths.screeningSettings(scope.slug, at.phaseId, at.stage),
        'The open records are handed over. Decisions stay whose they are.',
      );
    },
  }),
];

async function settingsPage({ scope, params }: InReview, state?: FormState): Promise<Answer> {
  const work = await workAt(scope, params, whole);
  const [members, names, counts] = await Promise.all([membersOf(scope), namesOf(scope), stageCounts(scope, work.at)]);
  const body = (
    <StageSettingsPage
      {...work}
      counts={counts}
      isLead={allows(scope.role, 'lead')}
      people={members.filter((member) => allows(member.role, 'code')).map(({ accountId, name }) => ({ id: accountId, name }))}
      names={names}
      state={state}
    />
  );
  return page({ title: `How ${stageNames[work.at.stage].toLowerCase()} is screened`, section: 'screening', body });
}
