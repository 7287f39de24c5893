/** For those who run this server: who has an account, how each signs in, and links for those who can't. */
import type { AccountListed } from '../../server/accounts/instance.queries.ts';
import { factorPolicies, type FactorPolicy, policyWords } from '../../server/accounts/second-factor.ts';
import { paths } from '../../server/paths.ts';
import { ActionButton, Button, Choices, Form } from '../shared/form.tsx';
import { CopyLink } from '../shared/copy-link.tsx';
import { counted, PageHead, Tag, When } from '../shared/page.tsx';
import { Keeping, type KeepingProps } from './keeping.tsx';

interface InstanceProps {
  readonly me: string;
  readonly accounts: readonly AccountListed[];
  readonly policy: FactorPolicy;
  readonly sendsMail: boolean;
  readonly keeping: KeepingProps;
  /** A link just made: shown once. */
  readonly link?: { readonly name: string; readonly url: string } | undefined;
}

export function InstancePage({ me, accounts, policy, sendsMail, keeping, link }: InstanceProps) {
  return (
    <>
      <PageHead
        title="This server"
        back={{ href: paths.account(), label: 'Account' }}
        lead="Accounts, how people sign in, how the data are kept. Reviews are not shown here: being an admin opens none."
      />
      {link && (
        <CopyLink
          title={`Give this link to ${link.name}`}
          label="Link for a new password"
          url={link.url}
          hint="It sets a new password, once, within a day, and is not shown again. You don’t learn the password; a second factor stays as it is."
        />
      )}
      <table class="data accounts stacked">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Second factor</th>
            <th scope="col">Signed in</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <Account key={account.id} account={account} isMe={account.id === me} />
          ))}
        </tbody>
      </table>
      <p class="hint">
        {counted(accounts.length, 'account')}.{' '}
        {sendsMail
          ? 'People can have a link for a new password sent to them.'
          : 'This server sends no mail: links for new passwords are made here, or by a lead under People.'}
      </p>
      <Policy policy={policy} />
      <Keeping {...keeping} />
    </>
  );
}

function Account({ account, isMe }: { readonly account: AccountListed; readonly isMe: boolean }) {
  return (
    <tr>
      <th scope="row">
        {account.name} {isMe && <Tag>you</Tag>} {account.isAdmin && <Tag tone="accent">admin</Tag>}{' '}
        {account.isClosed && <Tag tone="warn">closed</Tag>}
        <br />
        <span class="quiet">{account.email}</span>
      </th>
      <td data-label="Second factor">{account.hasFactor ? <Tag tone="good">on</Tag> : <span class="quiet">off</span>}</td>
      <td data-label="Signed in">
        {account.seenAt ? (
          <>
            {counted(account.sessions, 'place')}, last <When at={account.seenAt} time />
          </>
        ) : (
          <span class="quiet">nowhere</span>
        )}
      </td>
      <td>
        <div class="row-actions">
          {!account.isClosed && (
            <ActionButton action={paths.instanceAccount(account.id, 'reset')} small>
              New password<span class="visually-hidden"> for {account.name}</span>
            </ActionButton>
          )}
          <More account={account} isMe={isMe} />
        </div>
      </td>
    </tr>
  );
}

function More({ account, isMe }: { readonly account: AccountListed; readonly isMe: boolean }) {
  return (
    <details class="menu">
      <summary class="button small quiet">
        More<span class="visually-hidden"> about {account.name}</span>
      </summary>
      <div class="menu-list">
        {account.sessions > 0 && (
          <ActionButton action={paths.instanceAccount(account.id, 'sessions')} look="quiet">
            Sign out everywhere
          </ActionButton>
        )}
        {account.hasFactor && (
          <ActionButton action={paths.instanceAccount(account.id, 'factor')} look="quiet">
            Take the second factor away
          </ActionButton>
        )}
        {isMe ? (
          <p class="menu-title">Delete your own account under Account.</p>
        ) : (
          <ActionButton
            action={paths.instanceAccount(account.id, account.isClosed ? 'enable' : 'disable')}
            look={account.isClosed ? 'quiet' : 'danger'}
          >
            {account.isClosed ? 'Open the account again' : 'Close the account'}
          </ActionButton>
        )}
      </div>
    </details>
  );
}

function Policy({ policy }: { readonly policy: FactorPolicy }) {
  return (
    <section class="narrow">
      <h2>Who needs a second factor</h2>
      <Form action={paths.instancePolicy()}>
        <Choices
          name="policy"
          legend={<span class="visually-hidden">Who needs a second factor</span>}
          kind="radio"
          chosen={[policy]}
          choices={factorPolicies.map((value) => ({ value, label: policyWords[value].name, hint: policyWords[value].means }))}
        />
        <Button>Save</Button>
      </Form>
    </section>
  );
}
