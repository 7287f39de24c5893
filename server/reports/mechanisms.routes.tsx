import { MechanismSheet } from '../../views/reports/mechanism-sheet.tsx';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import {
  agreeRegularity,
  changeRegularity,
  joinRegularity,
  partRegularity,
  placeMembers,
  type RegularityAt,
  splitRegularity,
  unsplitRegularity,
} from '../synthesis/demi-regularities.service.ts';
import { type Answer, fragment, go, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { Route } from '../web/route.ts';
import { mechanismShown } from './mechanism.queries.ts';
import {
  agreedInput,
  askedFor,
  backInput,
  joinInput,
  mechanismQuery,
  regularityInput,
  splitInput,
  teamOutcomeInput,
} from './tables.input.ts';

const ofCode = '/reviews/:review/tables/mechanisms/code/:code';
const ofDemi = '/reviews/:review/tables/mechanisms/:demi_regularity';

export const mechanismRoutes: readonly Route[] = [
  reviewRoute({
    method: 'post',
    path: `${ofDemi}/explanation`,
    permission: 'code',
    body: regularityInput,
    handle: (call) => written(call, { id: idIn(call, 'demi_regularity') }),
  }),
  reviewRoute({
    method: 'post',
    path: `${ofCode}/explanation`,
    permission: 'code',
    body: regularityInput,
    handle: (call) => written(call, { codeId: idIn(call, 'code') }),
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
      const canWrite = allows(call.scope.role, 'code');
      const body = <MechanismSheet slug={call.scope.slug} codeId={codeId} shown={shown ?? null} canWrite={canWrite} />;
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
      const { statement, cmoc: cmocIds, part } = call.body;
      const codeId = idIn(call, 'code');
      if (part) await placeMembers(call.ctx, call.scope, { id: part, codeId }, { cmocIds, belong: true });
      else await splitRegularity(call.ctx, call.scope, codeId, { statement, cmocIds });
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
    path: `${ofCode}/agree`,
    permission: 'code',
    body: agreedInput,
    async handle(call) {
      const who = call.body.agreed_by;
      await agreeRegularity(call.ctx, call.scope, at(call, call.body.demi), who);
      return back(call, who ? 'The agreement is recorded.' : 'It is open again.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${ofDemi}/back`,
    permission: 'code',
    body: backInput,
    async handle(call) {
      const cmocIds = call.body.cmoc;
      await placeMembers(call.ctx, call.scope, { id: idIn(call, 'demi_regularity') }, { cmocIds, belong: false });
      return back(call, 'They count with their mechanism again.');
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

interface Written {
  readonly explanation?: string | undefined;
  readonly statement?: string | undefined;
  readonly moderators?: string | undefined;
  readonly counter_examples?: string | undefined;
  readonly version?: number | undefined;
}

async function written(call: InReview<unknown, Written>, of: RegularityAt): Promise<Answer> {
  const { version: seen, explanation, statement, moderators, counter_examples: counterExamples } = call.body;
  const texts = { explanation, statement, moderators, counterExamples };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
  const { id, version } = await changeRegularity(call.ctx, call.scope, { ...of, version: seen }, given);
  const url = paths.explanation(call.scope.slug, id);
  return fieldSaved(call, { version, ...(of.id === undefined ? { url } : {}), instead: paths.tables(call.scope.slug) });
}
