import { paths } from '../../server/paths.ts';
import { ActionButton, Button, Choices, type Errors, Form, TextField, Tick } from '../shared/form.tsx';
import { counted, PageHead, When } from '../shared/page.tsx';

export interface AccountShown {
  readonly name: string;
  readonly email: string;
  readonly theme: string;
  readonly keysOff: boolean;
  readonly sessions: readonly { readonly madeAt: string; readonly seenAt: string; readonly agent: string; readonly isThis: boolean }[];
}

export function AccountPage({ account, errors }: { readonly account: AccountShown; readonly errors?: Errors }) {
  return (
    <>
      <PageHead title="Account and appearance" lead={account.email} />
      <div class="columns">
        <section>
          <h2>You</h2>
          <Form action={paths.account()}>
            <TextField name="name" label="Your name" value={account.name} errors={errors} autocomplete="name" />
            <Choices
              name="theme"
              legend="Appearance"
              kind="radio"
              inline
              chosen={[account.theme]}
              choices={[
                { value: 'system', label: 'As the computer is set' },
                { value: 'light', label: 'Light' },
                { value: 'dark', label: 'Dark' },
              ]}
            />
            <Tick
              name="keys_off"
              checked={account.keysOff}
              label="Switch single-letter keys off"
              hint="Screen readers use letters themselves. Everything stays reachable by Tab and Enter."
            />
            <Button look="main">Save</Button>
          </Form>
        </section>
        <section>
          <h2>Password</h2>
          <Form action={paths.accountPassword()}>
            <TextField name="current" type="password" label="Present password" autocomplete="current-password" errors={errors} />
            <TextField
              name="password"
              type="password"
              label="New password"
              hint="At least 15 characters."
              autocomplete="new-password"
              errors={errors}
            />
            <Button>Change the password</Button>
          </Form>
        </section>
        <section>
          <h2>Where you are signed in</h2>
          <ul class="plain-list">
            {account.sessions.map((session) => (
              <li key={session.madeAt}>
                {session.isThis ? <strong>This browser</strong> : browserName(session.agent)}, since <When at={session.madeAt} />, last seen{' '}
                <When at={session.seenAt} time />
              </li>
            ))}
          </ul>
          <ActionButton action={paths.accountSessions()} disabled={account.sessions.length < 2}>
            Sign out everywhere else ({counted(account.sessions.length - 1, 'place')})
          </ActionButton>
        </section>
      </div>
    </>
  );
}

function browserName(agent: string): string {
  const known = /(Firefox|Edg|Chrome|Safari)\//.exec(agent)?.[1];
  return known === 'Edg' ? 'Edge' : (known ?? 'Another browser');
}
