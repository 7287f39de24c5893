/** A person's own second factor. Everything that touches it asks for the present password first. */
import { FactorPage } from '../../views/accounts/factor.tsx';
import { RecoveryCodesPage } from '../../views/accounts/recovery-codes.tsx';
import { paths } from '../paths.ts';
import { signedIn } from '../web/actor.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { type Call, type FormState, type Route, route } from '../web/route.ts';
import { codeInput, currentInput } from './accounts.input.ts';
import { drawn } from './qr.adapter.ts';
import { needsFactor } from './second-factor.ts';
import { codesLeft, factorOf, factorPolicy } from './second-factor.queries.ts';
import { assertPassword, beginFactor, confirmWithCode, removeFactor, renewCodes, seedBeingSetUp } from './second-factor.service.ts';
import { endOtherSessions } from './sessions.service.ts';
import { uriOf } from './totp.adapter.ts';

export const secondFactorRoutes: readonly Route[] = [
  route({ method: 'get', path: '/account/second-factor', permission: 'account', handle: (call) => factorPage(call) }),
  route({
    method: 'post',
    path: '/account/second-factor/begin',
    permission: 'account',
    body: currentInput,
    async handle({ ctx, actor, body }) {
      const { accountId } = signedIn(actor);
      await assertPassword(ctx, accountId, body.current);
      await beginFactor(ctx, accountId);
      return go(paths.secondFactor());
    },
    form: factorPage,
  }),
  route({
    method: 'post',
    path: '/account/second-factor/confirm',
    permission: 'account',
    body: codeInput,
    async handle({ ctx, actor, body, sessionHash }) {
      const { accountId } = signedIn(actor);
      const codes = await confirmWithCode(ctx, accountId, body.code);
      await endOtherSessions(ctx, accountId, sessionHash);
      return codesPage(codes);
    },
    form: factorPage,
  }),
  route({
    method: 'post',
    path: '/account/second-factor/codes',
    permission: 'account',
    body: currentInput,
    handle: async ({ ctx, actor, body }) => codesPage(await renewCodes(ctx, signedIn(actor).accountId, body.current)),
    form: (call, state) => factorPage(call, state, 'codes'),
  }),
  route({
    method: 'post',
    path: '/account/second-factor/remove',
    permission: 'account',
    body: currentInput,
    async handle({ ctx, actor, body }) {
      await removeFactor(ctx, signedIn(actor).accountId, body.current);
      return go(paths.account(), 'The second factor is gone. Your password alone signs you in.');
    },
    form: (call, state) => factorPage(call, state, 'remove'),
  }),
];

const codesPage = (codes: readonly string[]): Answer =>
  page({ title: 'Recovery codes', shape: 'plain', body: <RecoveryCodesPage codes={codes} next={paths.account()} /> });

async function factorPage({ ctx, actor }: Call, state?: FormState, at = ''): Promise<Answer> {
  const { accountId, email, isAdmin } = signedIn(actor);
  const factor = await factorOf(ctx.db.read, accountId);
  const seed = factor && !factor.confirmed_at ? await seedBeingSetUp(ctx, accountId) : null;
  const body = (
    <FactorPage
      since={factor?.confirmed_at ?? null}
      codesLeft={await codesLeft(ctx.db.read, accountId)}
      isNeeded={needsFactor(await factorPolicy(ctx.db.read), isAdmin)}
      beingSetUp={seed ? { seed, drawn: drawn(uriOf(seed, email)) } : null}
      errors={state?.errors}
      at={at}
    />
  );
  return page({ title: 'Second factor', shape: 'reading', body });
}
