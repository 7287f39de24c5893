import { LiteraturePage } from '../../views/references/literature.tsx';
import { Invalid } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { type InReview, reviewRoute } from '../reviews/review-route.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
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

/** Does it, and says what was done. */
async function changed({ ctx, scope }: InReview, { references, action, use, phase }: Selection): Promise<string> {
  const count = `${references.length} ${references.length === 1 ? 'reference' : 'references'}`;
  switch (action) {
    case 'use':
      await changeMany(ctx, scope, references, { kind: 'use', use });
      return `Changed what ${count} ${references.length === 1 ? 'is' : 'are'} used as.`;
    case 'phase':
    case 'no_phase':
      if (!phase) throw new Invalid({ phase: 'Choose a phase.' });
      await changeMany(ctx, scope, references, { kind: 'phase', phase, isUsed: action === 'phase' });
      return `Changed the phase of ${count}.`;
    case 'study':
      await joinStudy(ctx, scope, references);
      return `${count} are one study now: they count as one.`;
    case 'trash':
      await trashReferences(ctx, scope, references);
      return `Put ${count} in the trash. Ctrl Z brings them back.`;
  }
}

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
