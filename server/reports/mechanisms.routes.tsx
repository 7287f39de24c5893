import { MechanismSheet } from '../../views/reports/mechanism-sheet.tsx';
import { paths } from '../paths.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import {
  changeRegularity,
  joinRegularity,
  partRegularity,
  type RegularityAt,
  splitRegularity,
  unsplitRegularity,
} from '../synthesis/demi-regularities.service.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { Route } from '../web/route.ts';
import { keptIn } from './kept-address.ts';
import { mechanismShown } from './mechanism.queries.ts';
import { askedFor, explanationInput, joinInput, mechanismQuery, splitInput, teamOutcomeInput } from './tables.input.ts';

const ofCode = '/reviews/:review/tables/mechanisms/code/:code';
const ofDemi = '/reviews/:review/tables/mechanisms/:demi_regularity';

export const mechanismRoutes: readonly Route[] = [
  reviewRoute({
    method: 'post',
    path: `${ofDemi}/explanation`,
    permission: 'code',
    body: explanationInput,
    handle: (call) => explained(call, { id: idIn(call, 'demi_regularity') }),
  }),
  reviewRoute({
    method: 'post',
    path: `${ofCode}/explanation`,
    permission: 'code',
    body: explanationInput,
    handle: (call) => explained(call, { codeId: idIn(call, 'code') }),
  }),
  reviewRoute({
    method: 'get',
    path: ofCode,
    permission: 'read',
    query: mechanismQuery,
    async handle(call) {
      const asked = askedFor(call.query);
      const codeId = idIn(call, 'code');
      const shown = await mechanismShown(call.scope, asked.scope, { codeId, rowKey: call.query.row || `c:${codeId}` });
      const body = <MechanismSheet slug={call.scope.slug} codeId={codeId} kept={keptIn(asked)} shown={shown ?? null} />;
      return call.isFragment ? fragment(body) : page({ title: shown?.name ?? 'Mechanism', section: 'tables', shape: 'reading', body });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofCode}/team-outcome`,
    permission: 'code',
    body: teamOutcomeInput,
    async handle(call) {
      const { demi, version, team_outcome: teamOutcome, team_outcome_reason: teamOutcomeReason } = call.body;
      await changeRegularity(call.ctx, call.scope, { ...at(call, demi), version }, { teamOutcome, teamOutcomeReason });
      return back(call, teamOutcome ? 'The team’s own entry stands in the table.' : 'The counted outcome stands in the table again.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofCode}/split`,
    permission: 'code',
    body: splitInput,
    async handle(call) {
      await splitRegularity(call.ctx, call.scope, idIn(call, 'code'), { statement: call.body.statement, cmocIds: call.body.cmoc });
      return back(call, 'They stand in a row of their own.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofCode}/join`,
    permission: 'code',
    body: joinInput,
    async handle(call) {
      await joinRegularity(call.ctx, call.scope, at(call, call.body.demi), { codeId: call.body.into });
      return back(call, 'They count as one.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofDemi}/part`,
    permission: 'code',
    async handle(call) {
      await partRegularity(call.ctx, call.scope, idIn(call, 'demi_regularity'));
      return back(call, 'They count apart again.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofDemi}/unsplit`,
    permission: 'code',
    async handle(call) {
      await unsplitRegularity(call.ctx, call.scope, idIn(call, 'demi_regularity'));
      return back(call, 'Its CMOCs count with their mechanism again.');
    },
  }),
];

const at = (call: InReview, demi: string | null): RegularityAt => ({ codeId: idIn(call, 'code'), ...(demi ? { id: demi } : {}) });

const back = ({ scope }: InReview, notice: string): Answer => go(paths.tables(scope.slug), notice);

interface Explained {
  readonly explanation: string;
  readonly version?: number | undefined;
}

async function explained(call: InReview<unknown, Explained>, of: RegularityAt): Promise<Answer> {
  const { explanation, version: seen } = call.body;
  const { id, version } = await changeRegularity(call.ctx, call.scope, { ...of, version: seen }, { explanation });
  const url = paths.explanation(call.scope.slug, id);
  return fieldSaved(call, { version, ...(of.id === undefined ? { url } : {}), instead: paths.tables(call.scope.slug) });
}
