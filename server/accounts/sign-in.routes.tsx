/** The door: signing in and out, the second factor on the way, one-time links, the first account. */
import { FirstAccountPage, OnceSignInPage, SignInPage } from '../../views/accounts/sign-in.tsx';
import { FactorCodePage, FactorSetUpPage } from '../../views/accounts/factor-door.tsx';
import { RecoveryCodesPage } from '../../views/accounts/recovery-codes.tsx';
import { paths } from '../paths.ts';
import { SignedOut } from '../platform/errors.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { beginSession } from '../web/begin-session.ts';
import { type Call, type FormState, type Pending, type Route, route } from '../web/route.ts';
import { tokenHash } from '../web/session.ts';
import { safePath } from './account.ts';
import { codeInput, newAccountInput, nextQuery, signInInput, tokenInput, tokenQuery } from './accounts.input.ts';
import { accountById, isLinkGood, isUnclaimed } from './accounts.queries.ts';
import { makeFirstAccount } from './accounts.service.ts';
import { drawn } from './qr.adapter.ts';
import { seedBeingSetUp } from './second-factor.service.ts';
import { endSession, finishEnrolment, finishSignIn, openSessionOf, signIn, signInByLink } from './sessions.service.ts';
import { uriOf } from './totp.adapter.ts';

export const signInRoutes: readonly Route[] = [
  route({ method: 'get', path: '/sign-in', permission: 'anyone', query: nextQuery, handle: (call) => signInPage(call, call.query.next) }),
  route({
    method: 'post',
    path: '/sign-in',
    permission: 'anyone',
    body: signInInput,
    handle: async (call) => beginSession(await signIn(call.ctx, { ...call.body, ...deviceOf(call) }), safePath(call.body.next)),
    form: (call, state) => signInPage(call, nextIn(state), state),
  }),
  route({
    method: 'get',
    path: '/sign-in/code',
    permission: 'anyone',
    query: nextQuery,
    handle: (call) => codePage(call, call.query.next),
  }),
  route({
    method: 'post',
    path: '/sign-in/code',
    permission: 'anyone',
    body: codeInput,
    async handle(call) {
      const opened = await finishSignIn(call.ctx, waiting(call, 'code'), call.body.code, call.agent);
      return beginSession(opened, safePath(call.body.next));
    },
    form: (call, state) => codePage(call, nextIn(state), state),
  }),
  route({
    method: 'get',
    path: '/sign-in/set-up',
    permission: 'anyone',
    query: nextQuery,
    handle: (call) => setUpPage(call, call.query.next),
  }),
  route({
    method: 'post',
    path: '/sign-in/set-up',
    permission: 'anyone',
    body: codeInput,
    async handle(call) {
      const { opened, codes } = await finishEnrolment(call.ctx, waiting(call, 'enrol'), call.body.code, call.agent);
      const body = <RecoveryCodesPage codes={codes} next={safePath(call.body.next)} />;
      return { ...page({ title: 'Recovery codes', shape: 'plain', body }), session: opened };
    },
    form: (call, state) => setUpPage(call, nextIn(state), state),
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
      return beginSession(await openSessionOf(ctx, id, agent), paths.home(), 'Welcome. Start with a review.');
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
    handle: async ({ ctx, body, agent }) => beginSession(await signInByLink(ctx, body.token, agent), paths.home()),
  }),
];

const deviceOf = ({ agent, address, browser }: Call) => ({ agent, address, browser });

const nextIn = (state: FormState): string | undefined => (typeof state.values['next'] === 'string' ? state.values['next'] : undefined);

/** The session that waits for this step. @throws SignedOut when it has ended, or waits for something else. */
function waiting({ pending }: Call, step: 'code' | 'enrol'): Pending {
  if (pending?.awaits !== step) throw new SignedOut();
  return pending;
}

async function signInPage({ ctx }: Call, next: string | undefined, state?: FormState): Promise<Answer> {
  const unclaimed = await isUnclaimed(ctx.db.read);
  const body = <SignInPage next={safePath(next)} unclaimed={unclaimed} values={state?.values} errors={state?.errors} />;
  return page({ title: 'Sign in', shape: 'plain', body });
}

function codePage(call: Call, next: string | undefined, state?: FormState): Answer {
  if (call.pending?.awaits !== 'code') return go(paths.signIn(next));
  return page({ title: 'Second factor', shape: 'plain', body: <FactorCodePage next={safePath(next)} errors={state?.errors} /> });
}

async function setUpPage(call: Call, next: string | undefined, state?: FormState): Promise<Answer> {
  const accountId = call.pending?.awaits === 'enrol' ? call.pending.accountId : '';
  const seed = accountId && (await seedBeingSetUp(call.ctx, accountId));
  if (!seed) return go(paths.signIn(next));
  const account = await accountById(call.ctx.db.read, accountId);
  const body = (
    <FactorSetUpPage seed={seed} drawn={drawn(uriOf(seed, account?.email ?? ''))} next={safePath(next)} errors={state?.errors} />
  );
  return page({ title: 'Set up your second factor', shape: 'plain', body });
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
