import { SettingsPage } from '../../views/reviews/settings.tsx';
import { paths } from '../paths.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { allows } from './permission.ts';
import { idIn, type InReview, reviewRoute } from './review-route.ts';
import { levelsInput, moveInput, namedInput, reviewInput, roleInput, stanceInput } from './reviews.input.ts';
import { reviewOf, rolesOf, vocabulary } from './reviews.queries.ts';
import { changeReview } from './reviews.service.ts';
import {
  addNamed,
  addRole,
  changeLevels,
  changeRole,
  changeStance,
  moveInList,
  type NamedList,
  namedLists,
  removeNamed,
  renameNamed,
} from './vocabulary.service.ts';

const listTitles: Readonly<Record<NamedList, { readonly title: string; readonly lead: string }>> = {
  phase: { title: 'Phases', lead: 'Stages of the review. A reference may be used in several.' },
  mechanism_type: { title: 'Mechanism types', lead: 'Printed in brackets after the mechanism: “Trust (cognitive process)”.' },
  exclusion_reason: { title: 'Reasons to exclude', lead: 'A decision may give several, one of them first.' },
};

export const settingsRoutes: readonly Route[] = [
  reviewRoute({ method: 'get', path: '/reviews/:review/settings', permission: 'read', handle: (call) => settingsPage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings',
    permission: 'lead',
    body: reviewInput,
    async handle({ ctx, scope, body }) {
      await changeReview(ctx, scope, body);
      return saved(scope.slug);
    },
    form: (call, state) => settingsPage(call, state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings/levels',
    permission: 'lead',
    body: levelsInput,
    async handle({ ctx, scope, body }) {
      await changeLevels(ctx, scope, body, body.levels);
      return saved(scope.slug);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings/role',
    permission: 'lead',
    body: roleInput,
    async handle({ ctx, scope, body }) {
      await addRole(ctx, scope, body);
      return saved(scope.slug);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings/role/:role/change',
    permission: 'lead',
    body: roleInput,
    async handle(call) {
      await changeRole(call.ctx, call.scope, { id: idIn(call, 'role'), version: call.body.version }, call.body);
      return saved(call.scope.slug);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings/role/:role/move',
    permission: 'lead',
    body: moveInput,
    async handle(call) {
      await moveInList(call.ctx, call.scope, 'role', { id: idIn(call, 'role'), direction: call.body.direction });
      return saved(call.scope.slug);
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/settings/stance/:stance/change',
    permission: 'lead',
    body: stanceInput,
    async handle(call) {
      await changeStance(call.ctx, call.scope, { id: idIn(call, 'stance'), version: call.body.version }, call.body);
      return saved(call.scope.slug);
    },
  }),
  ...namedLists.flatMap(namedListRoutes),
];

function namedListRoutes(list: NamedList): readonly Route[] {
  const base = `/reviews/:review/settings/${list}`;
  return [
    reviewRoute({
      method: 'post',
      path: base,
      permission: 'lead',
      body: namedInput,
      async handle({ ctx, scope, body }) {
        await addNamed(ctx, scope, list, body.name);
        return saved(scope.slug);
      },
    }),
    reviewRoute({
      method: 'post',
      path: `${base}/:${list}/rename`,
      permission: 'lead',
      body: namedInput,
      async handle(call) {
        await renameNamed(call.ctx, call.scope, list, { id: idIn(call, list), ...call.body });
        return saved(call.scope.slug);
      },
    }),
    reviewRoute({
      method: 'post',
      path: `${base}/:${list}/remove`,
      permission: 'lead',
      async handle(call) {
        await removeNamed(call.ctx, call.scope, list, idIn(call, list));
        return go(paths.settings(call.scope.slug), 'Removed. What used it keeps it.');
      },
    }),
    reviewRoute({
      method: 'post',
      path: `${base}/:${list}/move`,
      permission: 'lead',
      body: moveInput,
      async handle(call) {
        await moveInList(call.ctx, call.scope, list, { id: idIn(call, list), direction: call.body.direction });
        return saved(call.scope.slug);
      },
    }),
  ];
}

const saved = (slug: string): Answer => go(paths.settings(slug), 'Saved.');

async function settingsPage({ scope }: InReview, state?: FormState): Promise<Answer> {
  const [review, roles, stances] = await Promise.all([reviewOf(scope), rolesOf(scope), vocabulary(scope, 'stance')]);
  const lists = await Promise.all(namedLists.map(async (list) => ({ list, ...listTitles[list], entries: await vocabulary(scope, list) })));
  const body = (
    <SettingsPage
      review={review}
      isLead={allows(scope.role, 'lead')}
      roles={roles}
      stances={stances}
      lists={lists}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: 'Settings', section: 'settings', shape: 'reading', body });
}
