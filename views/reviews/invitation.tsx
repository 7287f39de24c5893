import { paths } from '../../server/paths.ts';
import { roleTitles } from '../../server/reviews/permission.ts';
import { AccountFields } from '../accounts/sign-in.tsx';
import { Button, type Errors, Form, type Values } from '../shared/form.tsx';

interface InvitationProps {
  readonly token: string;
  readonly invitation: { readonly title: string; readonly email: string; readonly role: string; readonly inviter: string };
  /** The signed-in person's address, if anybody is signed in. */
  readonly as: string | null;
  readonly hasAccount: boolean;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

export function InvitationPage({ token, invitation, as, hasAccount, values, errors }: InvitationProps) {
  const role = roleTitles[invitation.role as keyof typeof roleTitles];
  return (
    <section class="door">
      <h1>{invitation.title}</h1>
      <p>
        {invitation.inviter} invites {invitation.email} as {role.name.toLowerCase()}. {role.can}
      </p>
      {as !== null && (
        <Form action={paths.invitation(token)}>
          <p>You are signed in as {as}.</p>
          <Button look="main">Join this review</Button>
        </Form>
      )}
      {as === null && hasAccount && (
        <p>
          <a class="button main" href={paths.signIn(paths.invitation(token))}>
            Sign in to join
          </a>
        </p>
      )}
      {as === null && !hasAccount && (
        <Form action={paths.invitationNewAccount(token)}>
          <AccountFields email={invitation.email} values={values} errors={errors} />
          <Button look="main">Make an account and join</Button>
        </Form>
      )}
    </section>
  );
}
