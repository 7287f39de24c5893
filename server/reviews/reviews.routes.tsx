import { NewReviewPage, ReviewsPage } from '../../views/reviews/home.tsx';
import { InvitationPage } from '../../views/reviews/invitation.tsx';
import { PeoplePage } from '../../views/reviews/people.tsx';
import { signedIn } from '../web/actor.ts';
import { accountByEmail } from '../accounts/accounts.queries.ts';
import { openSessionOf } from '../accounts/sessions.service.ts';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { beginSession } from '../web/begin-session.ts';
import { type Call, type FormState, type Route, route } from '../web/route.ts';
import { tokenHash } from '../web/session.ts';
import {
  acceptInvitation,
  acceptWithNewAccount,
  changeMemberRole,
  invite,
  removeMember,
  resetLinkFor,
  revokeInvitation,
} from './members.service.ts';
import { allows } from './permission.ts';
import { idIn, type InReview, reviewRoute } from './review-route.ts';
import { acceptInput, inviteInput, memberRoleInput, newReviewInput } from './reviews.input.ts';
import { invitationBy, membersOf, openInvitations, reviewsOf } from './reviews.queries.ts';
import { createReview } from './reviews.service.ts';

export const reviewRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/',
    permission: 'account',
    handle: async ({ ctx, actor }) =>
      page({ title: 'Reviews', shape: 'reading', body: <ReviewsPage reviews={await reviewsOf(ctx.db.read, signedIn(actor).accountId)} /> }),
  }),
  route({ method: 'get', path: '/reviews/new', permission: 'account', handle: () => newReviewPage() }),
  route({
    method: 'post',
    path: '/reviews',
    permission: 'account',
    body: newReviewInput,
    handle: async ({ ctx, actor, body }) =>
      go(paths.review((await createReview(ctx, signedIn(actor).accountId, body)).slug), 'The review is made.'),
    form: (_call, state) => newReviewPage(state),
  }),
  reviewRoute({ method: 'get', path: '/reviews/:review/people', permission: 'read', handle: (call) => peoplePage(call) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/people/invitations',
    permission: 'lead',
    body: inviteInput,
    async handle(call) {
      const token = await invite(call.ctx, call.scope, call.body);
      const link = {
        title: `Send this link to ${call.body.email}`,
        hint: 'It works once, for seven days, and is not shown again.',
        label: 'Invitation link',
        url: call.baseUrl + paths.invitation(token),
      };
      return peoplePage(call, { link });
    },
    form: (call, state) => peoplePage(call, state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/people/invitations/:invitation/revoke',
    permission: 'lead',
    async handle(call) {
      await revokeInvitation(call.ctx, call.scope, idIn(call, 'invitation'));
      return go(paths.people(call.scope.slug), 'The invitation is revoked.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/people/:member/role',
    permission: 'lead',
    body: memberRoleInput,
    async handle(call) {
      await changeMemberRole(call.ctx, call.scope, idIn(call, 'member'), call.body.role);
      return go(paths.people(call.scope.slug), 'The role is changed.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/people/:member/reset',
    permission: 'lead',
    async handle(call) {
      const { name, token } = await resetLinkFor(call.ctx, call.scope, idIn(call, 'member'));
      const link = {
        title: `Give this link to ${name}`,
        hint: 'It sets a new password, once, within a day, and is not shown again. You don’t learn the password; a second factor stays as it is.',
        label: 'Link for a new password',
        url: call.baseUrl + paths.newPassword(token),
      };
      return peoplePage(call, { link });
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/people/:member/remove',
    permission: 'lead',
    async handle(call) {
      await removeMember(call.ctx, call.scope, idIn(call, 'member'));
      return go(paths.people(call.scope.slug), 'Removed. What this person coded stays.');
    },
  }),
  route({ method: 'get', path: '/invitations/:token', permission: 'anyone', handle: (call) => invitationPage(call) }),
  route({
    method: 'post',
    path: '/invitations/:token',
    permission: 'account',
    handle: async ({ ctx, actor, params }) =>
      go(paths.review(await acceptInvitation(ctx, params['token'] ?? '', signedIn(actor).accountId)), 'You are in.'),
  }),
  route({
    method: 'post',
    path: '/invitations/:token/account',
    permission: 'anyone',
    body: acceptInput,
    async handle({ ctx, params, body, agent }) {
      const { accountId, slug } = await acceptWithNewAccount(ctx, params['token'] ?? '', body);
      return beginSession(await openSessionOf(ctx, accountId, agent), paths.review(slug), 'Welcome.');
    },
    form: (call, state) => invitationPage(call, state),
  }),
];

const newReviewPage = (state?: FormState): Answer =>
  page({ title: 'Start a review', shape: 'reading', body: <NewReviewPage values={state?.values} errors={state?.errors} /> });

async function peoplePage(
  { ctx, scope }: InReview,
  extra: Partial<FormState> & Pick<Parameters<typeof PeoplePage>[0], 'link'> = {},
): Promise<Answer> {
  const [members, invitations] = await Promise.all([membersOf(scope), openInvitations(scope, ctx.now())]);
  const body = (
    <PeoplePage
      slug={scope.slug}
      me={scope.actorId}
      isLead={allows(scope.role, 'lead')}
      members={members}
      invitations={invitations}
      {...extra}
    />
  );
  return page({ title: 'People', section: 'people', body });
}

async function invitationPage({ ctx, params, actor }: Call, state?: FormState): Promise<Answer> {
  const token = params['token'] ?? '';
  const invitation = await invitationBy(ctx.db.read, tokenHash(token), ctx.now());
  if (!invitation) throw new NotFound();
  const hasAccount = Boolean(await accountByEmail(ctx.db.read, invitation.email));
  const body = (
    <InvitationPage
      token={token}
      invitation={invitation}
      as={actor?.email ?? null}
      hasAccount={hasAccount}
      values={state?.values}
      errors={state?.errors}
    />
  );
  return page({ title: 'Invitation', shape: 'plain', body });
}
