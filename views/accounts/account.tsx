import { paths } from '../../server/paths.ts';
import { ActionButton, Button, ButtonLink, Choices, type Errors, Form, TextField, Tick } from '../shared/form.tsx';
import { counted, PageHead, Tag, When } from '../shared/page.tsx';

interface SessionShown {
  /** Names the session in a form; opens nothing. */
  readonly idHash: string;
  readonly madeAt: string;
  readonly seenAt: string;
  readonly agent: string;
  readonly isThis: boolean;
}

export interface AccountShown {
  readonly name: string;
  readonly email: string;
  readonly theme: string;
  readonly keysOff: boolean;
  readonly isAdmin: boolean;
  readonly since: { readonly password: string; readonly factor: string | null };
  readonly sessions: readonly SessionShown[];
}

interface AccountProps {
  readonly account: AccountShown;
  readonly errors?: Errors;
}

export function AccountPage({ account, errors }: AccountProps) {
  return (
    <>
      <PageHead
        title="Account and appearance"
        lead={account.email}
        actions={account.isAdmin && <ButtonLink href={paths.instance()}>This server</ButtonLink>}
      />
      <div class="columns">
        <You account={account} {...(errors ? { errors } : {})} />
        <Password account={account} {...(errors ? { errors } : {})} />
        <Factor since={account.since.factor} />
      </div>
      <Sessions sessions={account.sessions} />
      <YourData {...(errors ? { errors } : {})} />
    </>
  );
}

function You({ account, errors }: AccountProps) {
  return (
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
  );
}

function Password({ account, errors }: AccountProps) {
  return (
    <section>
      <h2>Password</h2>
      <p class="hint">
        Last changed <When at={account.since.password} />.
      </p>
      <Form action={paths.accountPassword()}>
        <input type="text" hidden value={account.email} autocomplete="username" readonly />
        <TextField name="current" type="password" label="Present password" autocomplete="current-password" errors={errors} />
        <TextField
          name="password"
          type="password"
          label="New password"
          hint="At least 15 characters. You are signed out everywhere else."
          autocomplete="new-password"
          errors={errors}
        />
        <Button>Change the password</Button>
      </Form>
    </section>
  );
}

function Factor({ since }: { readonly since: string | null }) {
  return (
    <section>
      <h2>Second factor</h2>
      <p>
        {since ? (
          <>
            <Tag tone="good">On</Tag> since <When at={since} />.
          </>
        ) : (
          'A code from your phone besides the password. A password that leaks is not enough then.'
        )}
      </p>
      <ButtonLink href={paths.secondFactor()}>{since ? 'Recovery codes, another phone' : 'Set up a second factor'}</ButtonLink>
    </section>
  );
}

function Sessions({ sessions }: { readonly sessions: readonly SessionShown[] }) {
  return (
    <section>
      <h2>Where you are signed in</h2>
      <table class="data sessions stacked">
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">Last seen</th>
            <th scope="col">Signed in</th>
            <th scope="col">
              <span class="visually-hidden">End</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.idHash}>
              <th scope="row">
                {browserName(session.agent)} {session.isThis && <Tag tone="accent">this one</Tag>}
              </th>
              <td data-label="Last seen">
                <When at={session.seenAt} time />
              </td>
              <td data-label="Signed in">
                <When at={session.madeAt} />
              </td>
              <td>
                {!session.isThis && (
                  <ActionButton action={paths.accountSessions()} values={{ which: session.idHash }} small look="quiet">
                    Sign out there
                  </ActionButton>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="row-actions">
        <ActionButton action={paths.accountSessions()} values={{ which: 'others' }} disabled={sessions.length < 2}>
          Sign out everywhere else ({counted(sessions.length - 1, 'place')})
        </ActionButton>
        <ActionButton action={paths.accountSessions()} values={{ which: 'all' }} look="quiet">
          Sign out everywhere, here too
        </ActionButton>
      </div>
    </section>
  );
}

function YourData({ errors }: { readonly errors?: Errors }) {
  return (
    <section>
      <h2>Your data</h2>
      <p>
        <a href={paths.accountData()} download>
          Download everything kept about you
        </a>{' '}
        as one JSON file: your account, reviews, sessions, drafts, and each thing you did.
      </p>
      <details class="delete-account" open={Boolean(errors?.['delete'])}>
        <summary>Delete the account</summary>
        <p>
          Your name and address go, and with them every way to sign in. What you coded stays with your team, under “Former member”. Backups
          made before hold your name until they are thrown away.
        </p>
        <Form action={paths.accountDelete()} class="narrow">
          <TextField
            name="current"
            id="f-current-delete"
            type="password"
            label="Present password"
            autocomplete="current-password"
            errors={errors?.['delete'] ? { current: errors['delete'] } : undefined}
          />
          <Button look="danger">Delete my account</Button>
        </Form>
      </details>
    </section>
  );
}

function browserName(agent: string): string {
  const known = /(Firefox|Edg|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Macintosh|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  const name = known === 'Edg' ? 'Edge' : (known ?? 'Another browser');
  return system ? `${name} on ${system === 'Macintosh' ? 'Mac' : system}` : name;
}
