/** Pages of those who run this server: accounts, links for new passwords, who needs a second factor, how the data are kept. */
import { InstancePage } from '../../views/accounts/instance.tsx';
import { paths } from '../paths.ts';
import { inWords, isLow, roomIn } from '../platform/room.ts';
import { lastDrill } from '../upkeep/drill.queries.ts';
import { signedIn } from '../web/actor.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { type Call, type Route, route } from '../web/route.ts';
import { policyInput } from './accounts.input.ts';
import { accountById } from './accounts.queries.ts';
import { accountsListed } from './instance.queries.ts';
import { assertThere, closeAccount, openAccountAgain } from './leaving.service.ts';
import { makeResetToken } from './reset.service.ts';
import { factorPolicy } from './second-factor.queries.ts';
import { setFactorPolicy, takeFactorAway } from './second-factor.service.ts';
import { endOtherSessions } from './sessions.service.ts';

type Act = (call: Call, accountId: string, by: string) => Promise<Answer>;

/** A button beside an account. */
const onAccount = (verb: string, act: Act): Route =>
  route({
    method: 'post',
    path: `/instance/accounts/:account/${verb}`,
    permission: 'admin',
    async handle(call) {
      const accountId = call.params['account'] ?? '';
      await assertThere(call.ctx, accountId);
      return act(call, accountId, signedIn(call.actor).accountId);
    },
  });

export const instanceRoutes: readonly Route[] = [
  route({ method: 'get', path: '/instance', permission: 'admin', handle: (call) => instancePage(call) }),
  route({
    method: 'post',
    path: '/instance/policy',
    permission: 'admin',
    body: policyInput,
    async handle({ ctx, actor, body }) {
      await setFactorPolicy(ctx, body.policy, signedIn(actor).accountId);
      return go(paths.instance(), 'Saved. It holds from each person’s next sign-in.');
    },
  }),
  onAccount('reset', async (call, accountId, by) => {
    const token = await makeResetToken(call.ctx, accountId, by);
    const account = await accountById(call.ctx.db.read, accountId);
    return instancePage(call, { name: account?.name ?? '', url: call.baseUrl + paths.newPassword(token) });
  }),
  onAccount('factor', async ({ ctx }, accountId, by) => {
    await takeFactorAway(ctx, accountId, by);
    return go(paths.instance(), 'The second factor is gone. Make sure it was that person who asked.');
  }),
  onAccount('sessions', async ({ ctx }, accountId) => {
    await endOtherSessions(ctx, accountId, null);
    return go(paths.instance(), 'Signed out everywhere.');
  }),
  onAccount('disable', async ({ ctx }, accountId, by) => {
    await closeAccount(ctx, accountId, by);
    return go(paths.instance(), 'The account is closed. What this person coded stays.');
  }),
  onAccount('enable', async ({ ctx }, accountId, by) => {
    await openAccountAgain(ctx, accountId, by);
    return go(paths.instance(), 'The account is open again.');
  }),
];

async function instancePage({ ctx, actor }: Call, link?: { readonly name: string; readonly url: string }): Promise<Answer> {
  const [accounts, policy, drilled, room] = await Promise.all([
    accountsListed(ctx.db.read, ctx.now()),
    factorPolicy(ctx.db.read),
    lastDrill(ctx.db.read),
    roomIn(ctx.settings),
  ]);
  const keeping = { drilled, now: ctx.now(), free: inWords(room.free), kept: room.kept ? inWords(room.kept) : '', isLow: isLow(room) };
  const body = (
    <InstancePage
      me={signedIn(actor).accountId}
      accounts={accounts}
      policy={policy}
      sendsMail={ctx.mail.isOn}
      keeping={keeping}
      link={link}
    />
  );
  return page({ title: 'This server', shape: 'work', body });
}
