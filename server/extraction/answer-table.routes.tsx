import { AnswerTablePage } from '../../views/extraction/answer-table.tsx';
import { NotFound } from '../platform/errors.ts';
import { idIn, reviewRoute } from '../reviews/review-route.ts';
import { page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { answerTable } from './answer-table.queries.ts';
import { answersQuery } from './builder.input.ts';
import { templateOf, versionsOf } from './templates.queries.ts';

export const answerTableRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/forms/:template/answers',
    permission: 'read',
    query: answersQuery,
    async handle(call) {
      const { scope, query } = call;
      const form = await templateOf(scope, idIn(call, 'template'));
      if (!form) throw new NotFound();
      const versions = await versionsOf(scope, form.id);
      const show = query.show ?? 'all';
      const table = await answerTable(scope, { form, versions, show, window: windowOf(query.page, 50) });
      const body = <AnswerTablePage slug={scope.slug} form={form} design={versions.at(-1)?.design ?? []} table={table} show={show} />;
      return page({ title: `${form.name}: answers`, section: 'tables', body });
    },
  }),
];
