/** A person's own account: name, appearance, password, sessions, their data. */
import { AccountPage } from '../../views/accounts/account.tsx';
import { paths } from '../paths.ts';
import { signedIn } from '../web/actor.ts';
import { type Answer, file, go, page } from '../web/answer.ts';
import { type Call, type FormState, type Route, route } from '../web/route.ts';
import { currentInput, passwordInput, profileInput, sessionsInput } from './accounts.input.ts';
import { accountById, sessionsOf } from './accounts.queries.ts';
import { changePassword, changeProfile } from './accounts.service.ts';
import { deleteOwnAccount } from './leaving.service.ts';
import { personalData } from '../upkeep/personal-data.queries.ts';
import { tellOfNewPassword } from './reset.service.ts';
import { factorOf } from './second-factor.queries.ts';
import { endOtherSessions, endOwnSession, endSession, startSession } from './sessions.service.ts';

export const accountRoutes: readonly Route[] = [
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
      const { accountId, email } = signedIn(actor);
      await changePassword(ctx, accountId, body);
      await endOtherSessions(ctx, accountId, null);
      tellOfNewPassword(ctx, email);
      return {
        ...go(paths.account(), 'The password is changed. You are signed out everywhere else.'),
        session: { token: await startSession(ctx, accountId, agent) },
      };
    },
    form: accountPage,
  }),
  route({ method: 'post', path: '/account/sessions/end', permission: 'account', body: sessionsInput, handle: endSessions }),
  route({
    method: 'get',
    path: '/account/data',
    permission: 'account',
    async handle({ ctx, actor }) {
      const content = JSON.stringify({ made: ctx.now(), ...(await personalData(ctx.db.read, signedIn(actor).accountId)) }, null, 1);
      return file({ name: 'retroduce-my-data.json', mediaType: 'application/json', content });
    },
  }),
  route({
    method: 'post',
    path: '/account/delete',
    permission: 'account',
    body: currentInput,
    async handle({ ctx, actor, body }) {
      await deleteOwnAccount(ctx, signedIn(actor).accountId, body.current);
      return { ...go(paths.signIn(), 'Your account is deleted.'), session: { token: null } };
    },
    form: (call, state) => accountPage(call, { ...state, errors: { delete: state.errors['current'] ?? '' } }),
  }),
];

/** Ends one session, all others, or all: the last signs this browser out, too. */
async function endSessions({ ctx, actor, sessionHash, body }: Call<unknown, { which: string }>): Promise<Answer> {
  const { accountId } = signedIn(actor);
  if (body.which === 'all') {
    await endOtherSessions(ctx, accountId, null);
    if (sessionHash) await endSession(ctx, sessionHash);
    return { ...go(paths.signIn(), 'You are signed out everywhere.'), session: { token: null } };
  }
  if (body.which === 'others') await endOtherSessions(ctx, accountId, sessionHash);
  else await endOwnSession(ctx, accountId, body.which);
  return go(paths.account(), body.which === 'others' ? 'You are signed out everywhere else.' : 'Signed out there.');
}

async function accountPage({ ctx, actor, sessionHash }: Call, state?: FormState): Promise<Answer> {
  const { accountId, name, email, theme, keysOff, isAdmin } = signedIn(actor);
  const [rows, account, factor] = await Promise.all([
    sessionsOf(ctx.db.read, accountId, ctx.now()),
    accountById(ctx.db.read, accountId),
    factorOf(ctx.db.read, accountId),
  ]);
  const sessions = rows.map((session) => ({ ...session, isThis: session.idHash === sessionHash }));
  const shown = { name, email, theme, keysOff, isAdmin, sessions };
  const since = { password: account?.password_changed_at ?? '', factor: factor?.confirmed_at ?? null };
  return page({ title: 'Account', shape: 'reading', body: <AccountPage account={{ ...shown, since }} errors={state?.errors ?? {}} /> });
}
