/** A password forgotten: asking for a link, and setting a new one. */
import { paths } from '../../server/paths.ts';
import { Button, type Errors, Form, TextField, type Values, valueOf } from '../shared/form.tsx';
import { Banner } from './sign-in.tsx';

export function ForgottenPage({
  sendsMail,
  values,
  errors,
}: {
  readonly sendsMail: boolean;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}) {
  return (
    <section class="door">
      <Banner />
      <h1>Forgotten password</h1>
      {sendsMail ? (
        <Form action={paths.forgotten()}>
          <TextField
            name="email"
            type="email"
            label="E-mail address"
            hint="We send a link that sets a new password. It works for one hour."
            autocomplete="username"
            value={valueOf(values, 'email')}
            errors={errors}
          />
          <Button look="main">Send the link</Button>
        </Form>
      ) : (
        <p>
          This server sends no mail. Ask a lead of your review for a link (they make one under People), or the person who runs the server.
          Nobody learns your new password: only you set it.
        </p>
      )}
      <p class="below">
        <a href={paths.signIn()}>Back to signing in</a>
      </p>
    </section>
  );
}

/** The same whether there is such an account or not. */
export function LetterSentPage({ email }: { readonly email: string }) {
  return (
    <section class="door">
      <Banner />
      <h1>Look into your mailbox</h1>
      <p>If {email} has an account here, a letter with a link is on its way. The link works once, for one hour.</p>
      <p class="below">
        <a href={paths.signIn()}>Back to signing in</a>
      </p>
    </section>
  );
}

export function NewPasswordPage({
  token,
  email,
  errors,
}: {
  readonly token: string;
  /** Null when the link is no good. */
  readonly email: string | null;
  readonly errors?: Errors | undefined;
}) {
  return (
    <section class="door">
      <Banner />
      <h1>{email ? 'Set a new password' : 'This link has been used'}</h1>
      {email ? (
        <Form action={paths.newPassword(token)}>
          <input type="text" hidden value={email} autocomplete="username" readonly />
          <TextField
            name="password"
            type="password"
            label={`New password for ${email}`}
            hint="At least 15 characters. A sentence of your own is good; password managers and pasting work."
            autocomplete="new-password"
            errors={errors}
          />
          <Button look="main">Set the password</Button>
          <p class="hint">You are signed out everywhere else. A second factor stays as it is.</p>
        </Form>
      ) : (
        <p>
          It works once and for a limited time. <a href={paths.forgotten()}>Ask for a new one</a>.
        </p>
      )}
    </section>
  );
}
