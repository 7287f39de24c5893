import { AccountPage } from '../../views/accounts/account.tsx';
import { FirstAccountPage, OnceSignInPage, SignInPage } from '../../views/accounts/sign-in.tsx';
import { paths } from '../paths.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { signedIn } from '../web/actor.ts';
import { type Call, type FormState, type Route, route } from '../web/route.ts';
import { tokenHash } from '../web/session.ts';
import { safePath } from './account.ts';
import { newAccountInput, nextQuery, passwordInput, profileInput, signInInput, tokenInput, tokenQuery } from './accounts.input.ts';
import { isLinkGood, isUnclaimed, sessionsOf } from './accounts.queries.ts';
import { changePassword, changeProfile, makeFirstAccount } from './accounts.service.ts';
import { endOtherSessions, endSession, signIn, signInByLink, startSession } from './sessions.service.ts';

export const accountRoutes: readonly Route[] = [
  route({ method: 'get', path: '/sign-in', permission: 'anyone', query: nextQuery, handle: (call) => signInPage(call, call.query.next) }),
  route({
    method: 'post',
    path: '/sign-in',
    permission: 'anyone',
    body: signInInput,
    async handle(call) {
      const token = await signIn(call.ctx, { ...call.body, agent: call.agent, address: call.address });
      return { ...go(safePath(call.body.next)), session: { token } };
    },
    form: (call, state) => signInPage(call, typeof state.values['next'] === 'string' ? state.values['next'] : undefined, state),
  }),
  route({
    method: 'post',
    path: '/sign-out',
    permission: 'account',
    async handle({ ctx, sessionHash }) {
      if (sessionHash) await endSession(ctx, sessionHash);
      return { ...go(paths.signIn(), 'You are signed out.'), session: { token: null } };
    },
  }),
  route({
    method: 'get',
    path: '/first-account',
    permission: 'anyone',
    query: tokenQuery,
    handle: (call) => firstAccountPage(call, call.query.token ?? ''),
  }),
  route({
    method: 'post',
    path: '/first-account',
    permission: 'anyone',
    body: newAccountInput,
    async handle({ ctx, body, agent }) {
      const id = await makeFirstAccount(ctx, body.token, body);
      return { ...go(paths.home(), 'Welcome. Start with a review.'), session: { token: await startSession(ctx, id, agent) } };
    },
    form: (call, state) => firstAccountPage(call, String(state.values['token'] ?? ''), state),
  }),
  route({
    method: 'get',
    path: '/sign-in/once',
    permission: 'anyone',
    query: tokenQuery,
    handle: ({ query }) => page({ title: 'Open the example', shape: 'plain', body: <OnceSignInPage token={query.token ?? ''} /> }),
  }),
  route({
    method: 'post',
    path: '/sign-in/once',
    permission: 'anyone',
    body: tokenInput,
    handle: async ({ ctx, body, agent }) => ({ ...go(paths.home()), session: { token: await signInByLink(ctx, body.token, agent) } }),
  }),
  route({ method: 'get', path: '/account', permission: 'account', handle: (call) => accountPage(call) }),
  route({
    method: 'post',
    path: '/account',
    permission: 'account',
    body: profileInput,
    async handle({ ctx, actor, body }) {
      await changeProfile(ctx, signedIn(actor).accountId, body);
      return go(paths.account(), 'Saved.');
    },
    form: accountPage,
  }),
  route({
    method: 'post',
    path: '/account/password',
    permission: 'account',
    body: passwordInput,
    async handle({ ctx, actor, body, agent }) {
      const { accountId } = signedIn(actor);
      await changePassword(ctx, accountId, body);
      await endOtherSessions(ctx, accountId, null);
      return {
        ...go(paths.account(), 'The password is changed. You are signed out everywhere else.'),
        session: { token: await startSession(ctx, accountId, agent) },
      };
    },
    form: accountPage,
  }),
  route({
    method: 'post',
    path: '/account/sessions/end',
    permission: 'account',
    async handle({ ctx, actor, sessionHash }) {
      await endOtherSessions(ctx, signedIn(actor).accountId, sessionHash);
      return go(paths.account(), 'You are signed out everywhere else.');
    },
  }),
];

async function signInPage({ ctx }: Call, next: string | undefined, state?: FormState): Promise<Answer> {
  const body = (
    <SignInPage next={safePath(next)} unclaimed={await isUnclaimed(ctx.db.read)} values={state?.values} errors={state?.errors} />
  );
  return page({ title: 'Sign in', shape: 'plain', body });
}

async function firstAccountPage({ ctx }: Call, token: string, state?: FormState): Promise<Answer> {
  const good = await isLinkGood(ctx.db.read, tokenHash(token), 'first-account', ctx.now());
  return page({
    title: 'Make the first account',
    shape: 'plain',
    status: good ? 200 : 410,
    body: <FirstAccountPage token={token} good={good} values={state?.values} errors={state?.errors} />,
  });
}

async function accountPage({ ctx, actor, sessionHash }: Call, state?: FormState): Promise<Answer> {
  const { accountId, name, email, theme, keysOff } = signedIn(actor);
  const sessions = (await sessionsOf(ctx.db.read, accountId)).map((session) => ({ ...session, isThis: session.idHash === sessionHash }));
  return page({
    title: 'Account',
    shape: 'reading',
    body: <AccountPage account={{ name, email, theme, keysOff, sessions }} errors={state?.errors ?? {}} />,
  });
}
