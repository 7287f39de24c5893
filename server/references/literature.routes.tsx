import { LiteraturePage } from '../../views/references/literature.tsx';
import { Invalid } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { retrievalNames } from './getting.ts';
import { setArrival, setRetrieval } from './getting.service.ts';
import type { LiteratureFilter } from './literature-filter.ts';
import { literatureList, literatureTotals } from './literature.queries.ts';
import { uses } from './reference.ts';
import { literatureQuery, selectionInput } from './references.input.ts';
import { referenceLabels } from './references.queries.ts';
import { changeMany, trashReferences } from './references.service.ts';
import { joinStudy } from './studies.service.ts';

export const literatureRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/literature',
    permission: 'read',
    query: literatureQuery,
    handle(call) {
      const { page: n, ...query } = call.query;
      const use = [...uses, 'none'].includes(query.use) ? query.use : '';
      return literaturePage(call, { ...query, use, phase: query.phase ?? '' }, n ?? 1);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/literature/selection/change',
    permission: 'code',
    body: selectionInput,
    async handle(call) {
      return go(paths.literature(call.scope.slug), await changed(call, call.body));
    },
  }),
];

type Selection = ReturnType<(typeof selectionInput)['parse']>;

/** Does what was chosen with the ticked ones, and says what was done. */
async function changed(call: InReview, selection: Selection): Promise<string> {
  const { references } = selection;
  return actions[selection.action](call, selection, `${references.length} ${references.length === 1 ? 'reference' : 'references'}`);
}

type Action = (call: InReview, selection: Selection, count: string) => Promise<string>;

const phaseIn = ({ phase }: Selection): string => {
  if (!phase) throw new Invalid({ phase: 'Choose a phase.' });
  return phase;
};

const usedInPhase =
  (isUsed: boolean): Action =>
  async ({ ctx, scope }, selection, count) => {
    await changeMany(ctx, scope, selection.references, { kind: 'phase', phase: phaseIn(selection), isUsed });
    return `Changed the phase of ${count}.`;
  };

const actions: Readonly<Record<Selection['action'], Action>> = {
  phase: usedInPhase(true),
  no_phase: usedInPhase(false),
  async use({ ctx, scope }, { references, use }, count) {
    await changeMany(ctx, scope, references, { kind: 'use', use });
    return `Changed what ${count} ${references.length === 1 ? 'is' : 'are'} used as.`;
  },
  async retrieval({ ctx, scope }, { references, state }, count) {
    await setRetrieval(ctx, scope, references, { state, reason: '' });
    return `${retrievalNames[state]}: ${count}.`;
  },
  async arrival({ ctx, scope }, selection, count) {
    await setArrival(ctx, scope, selection.references, { phase: phaseIn(selection), kind: selection.kind });
    return `Noted how ${count} came in.`;
  },
  async study({ ctx, scope }, { references }, count) {
    await joinStudy(ctx, scope, references);
    return `${count} are one study now: they count as one.`;
  },
  async trash({ ctx, scope }, { references }, count) {
    await trashReferences(ctx, scope, references);
    return `Put ${count} in the trash. Ctrl Z brings them back.`;
  },
};

async function literaturePage({ scope }: InReview, filter: LiteratureFilter, n: number): Promise<Answer> {
  const [references, totals, phases, labels] = await Promise.all([
    literatureList(scope, filter, windowOf(n, 100)),
    literatureTotals(scope),
    vocabulary(scope, 'phase'),
    referenceLabels(scope),
  ]);
  const body = (
    <LiteraturePage
      slug={scope.slug}
      canEdit={allows(scope.role, 'code')}
      filter={filter}
      references={references}
      totals={totals}
      phases={phases}
      labels={labels}
    />
  );
  return page({ title: 'Literature', section: 'literature', body });
}
