import { paths } from '../../server/paths.ts';
import { memberRoles, roleTitles } from '../../server/reviews/permission.ts';
import type { InvitationShown, MemberShown } from '../../server/reviews/reviews.queries.ts';
import { ActionButton, Button, type Errors, Form, Select, TextField, type Values, valueOf } from '../shared/form.tsx';
import { CopyLink } from '../shared/copy-link.tsx';
import { PageHead, Tag, When } from '../shared/page.tsx';

interface PeopleProps {
  readonly slug: string;
  readonly me: string;
  readonly isLead: boolean;
  readonly members: readonly MemberShown[];
  readonly invitations: readonly InvitationShown[];
  /** A link just made, an invitation or for a new password: shown once. */
  readonly link?: Parameters<typeof CopyLink>[0] | undefined;
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

const roleChoices = memberRoles.map((role) => ({ value: role, label: roleTitles[role].name }));

export function PeoplePage(props: PeopleProps) {
  const { members, invitations, link, isLead } = props;
  return (
    <>
      <PageHead title="People" lead="Who works on this review, and what each may do." />
      {link && <CopyLink {...link} />}
      <table class="data stacked">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">Since</th>
            {isLead && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <Member key={member.id} member={member} {...props} />
          ))}
        </tbody>
      </table>
      <dl class="glossary">
        {memberRoles.map((role) => (
          <div key={role}>
            <dt>{roleTitles[role].name}</dt>
            <dd>{roleTitles[role].can}</dd>
          </div>
        ))}
      </dl>
      {isLead && <Invite {...props} />}
      {isLead && invitations.length > 0 && <Waiting slug={props.slug} invitations={invitations} />}
    </>
  );
}

function Member({ member, slug, me, isLead }: PeopleProps & { readonly member: MemberShown }) {
  return (
    <tr>
      <th scope="row">
        {member.name} {member.accountId === me && <Tag>you</Tag>}
        <br />
        <span class="quiet plain">{member.email}</span>
      </th>
      <td data-label="Role">{roleTitles[member.role as keyof typeof roleTitles]?.name ?? member.role}</td>
      <td data-label="Since">
        <When at={member.since} />
      </td>
      {isLead && (
        <td>
          <div class="row-actions">
            <Form action={paths.memberRole(slug, member.id)} class="inline-form">
              <select name="role" aria-label={`Role of ${member.name}`}>
                {roleChoices.map((choice) => (
                  <option key={choice.value} value={choice.value} selected={choice.value === member.role}>
                    {choice.label}
                  </option>
                ))}
              </select>
              <Button small>Change</Button>
            </Form>
            {member.accountId !== me && (
              <ActionButton action={paths.memberReset(slug, member.id)} small look="quiet">
                New password<span class="visually-hidden"> for {member.name}</span>
              </ActionButton>
            )}
            <ActionButton action={paths.memberRemove(slug, member.id)} look="danger" small>
              Remove
            </ActionButton>
          </div>
        </td>
      )}
    </tr>
  );
}

function Invite({ slug, values, errors }: PeopleProps) {
  return (
    <section>
      <h2>Invite somebody</h2>
      <Form action={paths.invite(slug)} class="one-line">
        <TextField name="email" type="email" label="E-mail address" value={valueOf(values, 'email')} errors={errors} />
        <Select name="role" label="Role" value={valueOf(values, 'role', 'reviewer')} choices={roleChoices} />
        <Button look="main">Make an invitation link</Button>
      </Form>
    </section>
  );
}

function Waiting({ slug, invitations }: { readonly slug: string; readonly invitations: readonly InvitationShown[] }) {
  return (
    <section>
      <h2>Invited, not here yet</h2>
      <ul class="plain-list">
        {invitations.map((invitation) => (
          <li key={invitation.id} class="row-actions">
            {invitation.email}, {roleTitles[invitation.role as keyof typeof roleTitles]?.name ?? invitation.role}, until{' '}
            <When at={invitation.expiresAt} />
            <ActionButton action={paths.invitationRevoke(slug, invitation.id)} small look="quiet">
              Revoke
            </ActionButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
