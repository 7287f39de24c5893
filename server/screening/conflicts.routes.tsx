import { ConflictPage } from '../../views/screening/conflict-page.tsx';
import { ConflictsPage, NoConflict } from '../../views/screening/conflicts-page.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { referenceById } from '../references/references.queries.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { placeQuery, resolveInput } from './check-rounds.input.ts';
import { conflictShown, conflictsOf } from './conflicts.queries.ts';
import { resolveConflict } from './conflicts.service.ts';
import { asStage, type Stage } from './stage.ts';

const base = '/reviews/:review/conflicts';
const atOnce = 200;

export const conflictRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: base,
    permission: 'read',
    query: placeQuery,
    async handle({ scope, query }) {
      const all = await conflictsOf(scope, query);
      return page({
        title: 'Conflicts',
        section: 'checks',
        body: <ConflictsPage slug={scope.slug} conflicts={all.slice(0, atOnce)} total={all.length} />,
      });
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/:reference`,
    permission: 'read',
    query: placeQuery,
    handle: (call) => conflictPage(call, { phaseId: call.query.phase ?? '', stage: call.query.stage ?? 'title_abstract' }),
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/:reference`,
    permission: 'code',
    body: resolveInput,
    async handle(call) {
      const { scope, body } = call;
      const referenceId = idIn(call, 'reference');
      const { phase: phaseId, stage, primary: primaryReasonId, ...given } = body;
      const round = await resolveConflict(call.ctx, scope, { ...given, primaryReasonId, referenceId, phaseId, stage });
      return go(await nextAddress(call, { phaseId, stage, round }), 'Resolved. Both decisions are kept beside the answer.');
    },
    form: (call, state) => conflictPage(call, placeIn(state), state),
  }),
];

interface At {
  readonly phaseId: string;
  readonly stage: Stage;
}

const placeIn = ({ values }: FormState): At => ({ phaseId: String(values['phase'] ?? ''), stage: asStage(String(values['stage'] ?? '')) });

/** The next conflict of the same stage; when none waits, the round that they came from, with its methods sentence, or the list. */
async function nextAddress({ scope }: InReview, { phaseId, stage, round }: At & { readonly round: string | null }): Promise<string> {
  const [next] = await conflictsOf(scope, { phase: phaseId, stage });
  const place = { phase: phaseId, stage };
  if (next) return paths.conflict(scope.slug, next.referenceId, place);
  return round ? paths.checkRound(scope.slug, round) : paths.conflicts(scope.slug, place);
}

async function noConflict({ scope }: InReview, referenceId: string): Promise<Answer> {
  const reference = await referenceById(scope, referenceId);
  if (!reference) throw new NotFound();
  return page({ title: 'No conflict', section: 'checks', shape: 'reading', body: <NoConflict slug={scope.slug} reference={reference} /> });
}

async function conflictPage(call: InReview, at: At, state?: FormState): Promise<Answer> {
  const { scope, ctx } = call;
  const referenceId = idIn(call, 'reference');
  const shown = await conflictShown(scope, referenceId, at);
  if (!shown) return noConflict(call, referenceId);
  const body = (
    <ConflictPage
      slug={scope.slug}
      shown={shown}
      canResolve={allows(scope.role, 'code')}
      isParty={shown.decisions.some((one) => one.reviewerId === scope.actorId)}
      today={ctx.now().slice(0, 10)}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: `Conflict: ${shown.reference.title}`, section: 'checks', status: state ? 422 : 200, body });
}
