import { FlowNumbersPage } from '../../../views/reports/flow-numbers.tsx';
import { FlowPage } from '../../../views/reports/flow.tsx';
import { FlowRecordsPage } from '../../../views/reports/flow-records.tsx';
import { Invalid, NotFound } from '../../platform/errors.ts';
import { paths } from '../../paths.ts';
import { allows } from '../../reviews/permission.ts';
import { type InReview, reviewRoute } from '../../reviews/review-route.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import { type Answer, file, go, page } from '../../web/answer.ts';
import { windowOf } from '../../web/pagination.ts';
import type { FormState, Route } from '../../web/route.ts';
import type { Link } from './box-words.ts';
import { noPhase } from './flow.ts';
import { type Box, phaseBoxNames, reviewBoxNames } from './box.ts';
import { type Numbered, numbersFrom } from './entered.ts';
import { enteredNumbers } from './facts.queries.ts';
import { behindFlowQuery, flowFileQuery, numbersInput, numbersQuery } from './flow.input.ts';
import { behindFlow, type NumberAsked, reviewFlow } from './flow.queries.ts';
import { enterNumbers, exportFlow } from './flow.service.ts';
import { flowScene } from './flow-scene.ts';
import { flowTable } from './flow-table.ts';

export const flowRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/flow', permission: 'read', handle: (call) => flowPage(call) }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/flow/records',
    permission: 'read',
    query: behindFlowQuery,
    async handle({ scope, query }) {
      const asked: NumberAsked = { phase: query.phase || null, box: query.box, part: query.part };
      const behind = await behindFlow(scope, asked, windowOf(query.page ?? 1, 100));
      if (!behind) throw new NotFound();
      const body = <FlowRecordsPage slug={scope.slug} asked={asked} behind={behind} />;
      return page({ title: 'Document flow', section: 'literature', body });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/flow/file',
    permission: 'read',
    query: flowFileQuery,
    async handle({ ctx, scope, query }) {
      const { fileName, ...exported } = await exportFlow(ctx, scope, query.format);
      return file({ ...exported, name: fileName });
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/flow/numbers',
    permission: 'code',
    query: numbersQuery,
    handle: (call) => numbersPage(call, call.query.phase),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/flow/numbers',
    permission: 'code',
    body: numbersInput,
    async handle({ ctx, scope, body }) {
      const { phase, note, ...typed } = body;
      await enterNumbers(ctx, scope, { phaseId: phase, note, numbers: numbersIn(typed, phase ? phaseBoxNames : reviewBoxNames) });
      return go(paths.flow(scope.slug), 'The numbers are in the flow, marked as entered by hand.');
    },
    form: (call, state) => numbersPage(call, String(state.values['phase'] ?? '') || null, state),
  }),
];

/** @throws Invalid, with a sentence for each field that holds no number. */
function numbersIn(typed: Readonly<Record<string, string>>, boxes: readonly Box[]): ReadonlyMap<string, readonly Numbered[]> {
  const errors: Record<string, string> = {};
  const numbers = new Map<string, readonly Numbered[]>();
  for (const box of boxes) {
    const read = numbersFrom(typed[box] ?? '', typed[`${box}_lines`] ?? '');
    numbers.set(box, read.numbers);
    const [first] = read.unread;
    if (first) errors[box] = `“${first}” is no number. Write 1200; of a source or reason “MEDLINE: 1200”, each on its own line.`;
  }
  if (Object.keys(errors).length) throw new Invalid(errors);
  return numbers;
}

async function flowPage({ scope }: InReview): Promise<Answer> {
  const flow = await reviewFlow(scope);
  const canEdit = allows(scope.role, 'code');
  const link = (phase: string | null): Link => ({
    records: (box, part) => paths.flowRecords(scope.slug, { phase: phase ?? '', box, part }),
    entered: canEdit ? paths.flowNumbers(scope.slug, phase === noPhase.id ? undefined : (phase ?? undefined)) : undefined,
  });
  const body = (
    <FlowPage
      slug={scope.slug}
      canEdit={canEdit}
      flow={flow}
      scene={flowScene(flow, scope.title, link)}
      table={flowTable(flow, scope.title)}
    />
  );
  return page({ title: 'Document flow', section: 'literature', body });
}

async function numbersPage({ scope }: InReview, phaseId: string | null, state?: FormState): Promise<Answer> {
  const [phases, flow, entered] = await Promise.all([vocabulary(scope, 'phase'), reviewFlow(scope), enteredNumbers(scope)]);
  const phase = phases.find((one) => one.id === phaseId) ?? null;
  if (phaseId && !phase) throw new NotFound();
  const body = (
    <FlowNumbersPage
      slug={scope.slug}
      phases={phases}
      phase={phase}
      flow={flow}
      entered={entered.filter((one) => one.phaseId === phaseId)}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: 'Numbers of the document flow', section: 'literature', shape: 'reading', body });
}
