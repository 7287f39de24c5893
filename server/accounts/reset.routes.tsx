/** A forgotten password: asking for a link, and the page that a link opens. Opening it changes nothing; only sending the form does. */
import { ForgottenPage, LetterSentPage, NewPasswordPage } from '../../views/accounts/new-password.tsx';
import { paths } from '../paths.ts';
import { type Answer, page } from '../web/answer.ts';
import { beginSession } from '../web/begin-session.ts';
import { type Call, type FormState, type Route, route } from '../web/route.ts';
import { forgottenInput, newPasswordInput } from './accounts.input.ts';
import { accountToReset, mailResetLink, resetPassword } from './reset.service.ts';
import { openSessionOf } from './sessions.service.ts';

export const resetRoutes: readonly Route[] = [
  route({ method: 'get', path: '/forgotten', permission: 'anyone', handle: (call) => forgottenPage(call) }),
  route({
    method: 'post',
    path: '/forgotten',
    permission: 'anyone',
    body: forgottenInput,
    async handle({ ctx, body, address, baseUrl }) {
      await mailResetLink(ctx, { email: body.email, address }, (token) => baseUrl + paths.newPassword(token));
      return page({ title: 'A letter is on its way', shape: 'plain', body: <LetterSentPage email={body.email} /> });
    },
    form: (call, state) => forgottenPage(call, state),
  }),
  route({ method: 'get', path: '/new-password/:token', permission: 'anyone', handle: (call) => newPasswordPage(call) }),
  route({
    method: 'post',
    path: '/new-password/:token',
    permission: 'anyone',
    body: newPasswordInput,
    async handle({ ctx, params, body, agent }) {
      const accountId = await resetPassword(ctx, params['token'] ?? '', body.password);
      const notice = 'Your new password is set. Everywhere else you are signed out.';
      return beginSession(await openSessionOf(ctx, accountId, agent), paths.home(), notice);
    },
    form: (call, state) => newPasswordPage(call, state),
  }),
];

const forgottenPage = ({ ctx }: Call, state?: FormState): Answer =>
  page({
    title: 'Forgotten password',
    shape: 'plain',
    body: <ForgottenPage sendsMail={ctx.mail.isOn} values={state?.values} errors={state?.errors} />,
  });

async function newPasswordPage({ ctx, params }: Call, state?: FormState): Promise<Answer> {
  const token = params['token'] ?? '';
  const account = await accountToReset(ctx, token);
  return page({
    title: 'Set a new password',
    shape: 'plain',
    status: account ? 200 : 410,
    body: <NewPasswordPage token={token} email={account?.email ?? null} errors={state?.errors} />,
  });
}
