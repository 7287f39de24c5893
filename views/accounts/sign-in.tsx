import { paths } from '../../server/paths.ts';
import { Mark } from '../layout/top-bar.tsx';
import { Button, type Errors, Form, TextField, type Values, valueOf } from '../shared/form.tsx';

interface Filled {
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function SignInPage({ values, errors, next, unclaimed }: Filled & { readonly next: string; readonly unclaimed: boolean }) {
  return (
    <section class="door">
      <Banner />
      <h1>Sign in</h1>
      {unclaimed && (
        <p class="hint">
          Nobody has an account here yet. The server printed a one-time link when it started: open that link to make the first one.
        </p>
      )}
      <Form action={paths.signIn()}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autocomplete="username"
          value={valueOf(values, 'email')}
          errors={errors}
          autofocus
        />
        <TextField name="password" type="password" label="Password" autocomplete="current-password" errors={errors} />
        <Button look="main">Sign in</Button>
      </Form>
      <p class="below">
        <a href={paths.forgotten()}>Forgotten your password?</a>
      </p>
    </section>
  );
}

export function FirstAccountPage({ values, errors, token, good }: Filled & { readonly token: string; readonly good: boolean }) {
  if (!good)
    return (
      <section class="door">
        <Banner />
        <h1>This link has been used</h1>
        <p>
          There is an account already, or the link is older than seven days. Sign in, or start the server again: it prints a new link while
          there is no account.
        </p>
        <p>
          <a href={paths.signIn()}>Sign in</a>
        </p>
      </section>
    );
  return (
    <section class="door">
      <Banner />
      <h1>Make the first account</h1>
      <p>It can make reviews and invite colleagues. This link works once.</p>
      <Form action={paths.firstAccount()}>
        <input type="hidden" name="token" value={token} />
        <AccountFields values={values} errors={errors} />
        <Button look="main">Make the account</Button>
      </Form>
    </section>
  );
}

/** Name, address and password of a new account; the address is fixed where an invitation names it. */
export function AccountFields({ values, errors, email }: Filled & { readonly email?: string }) {
  return (
    <>
      <TextField
        name="name"
        label="Your name"
        hint="Colleagues see it beside what you code."
        autocomplete="name"
        value={valueOf(values, 'name')}
        errors={errors}
      />
      <TextField
        name="email"
        type="email"
        label="E-mail address"
        autocomplete="username"
        value={email ?? valueOf(values, 'email')}
        readonly={email !== undefined}
        errors={errors}
      />
      <TextField
        name="password"
        type="password"
        label="Password"
        hint="At least 15 characters. A sentence of your own is good; password managers and pasting work."
        autocomplete="new-password"
        errors={errors}
      />
    </>
  );
}

export function OnceSignInPage({ token }: { readonly token: string }) {
  return (
    <section class="door">
      <Banner />
      <h1>Open the example review</h1>
      <p>This link signs you in once, on this computer.</p>
      <Form action={paths.oneTimeSignIn()}>
        <input type="hidden" name="token" value={token} />
        <Button look="main">Open it</Button>
      </Form>
    </section>
  );
}

export function Banner() {
  return (
    <p class="door-banner">
      <Mark /> Retroduce
    </p>
  );
}
