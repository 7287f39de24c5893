import { describe, expect, it } from 'vitest';
import {
  acceptInvitation,
  acceptWithNewAccount,
  changeMemberRole,
  invite,
  removeMember,
  revokeInvitation,
} from '../../../server/reviews/members.service.ts';
import { membersOf, openInvitations } from '../../../server/reviews/reviews.queries.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

const week = 7 * 24 * 3600 * 1000;

describe('S-08: an invitation', () => {
  it('lets one person in, once, however often it is opened or accepted at the same moment', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const token = await invite(ctx, scope, { email: 'ben@example.org', role: 'reviewer' });
    const accepting = Array.from({ length: 20 }, () =>
      acceptWithNewAccount(ctx, token, { name: 'Ben', password: 'a heron waits beside the weir' }),
    );
    const outcomes = await Promise.allSettled(accepting);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect((await membersOf(scope)).map((member) => member.name)).toEqual(['Ada', 'Ben']);
    await expect(acceptWithNewAccount(ctx, token, { name: 'Eve', password: 'a heron waits beside the weir' })).rejects.toThrow(
      'nothing at this address',
    );
  }, 60_000);

  it('is for its address only, ends after seven days and can be revoked', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const eve = await person(ctx, 'Eve');
    const token = await invite(ctx, scope, { email: 'ben@example.org', role: 'lead' });
    await expect(acceptInvitation(ctx, token, eve.accountId)).rejects.toThrow('for ben@example.org');
    const [open] = await openInvitations(scope, ctx.now());
    await revokeInvitation(ctx, scope, open!.id);
    await expect(acceptInvitation(ctx, token, eve.accountId)).rejects.toThrow('nothing at this address');
    const late = await invite(ctx, scope, { email: eve.email, role: 'reviewer' });
    ctx.pass(week + 1);
    await expect(acceptInvitation(ctx, late, eve.accountId)).rejects.toThrow('nothing at this address');
  });

  it('is not used up by opening the link, and is stored hashed', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const token = await invite(ctx, scope, { email: 'ben@example.org', role: 'reviewer' });
    const nobody = await agentOf(ctx, await testApp(ctx), null);
    for (let n = 0; n < 3; n++) expect((await nobody.get(`/invitations/${token}`)).status).toBe(200);
    const stored = await ctx.db.read.selectFrom('invitation').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });
});

describe('members', () => {
  it('always include a lead', async () => {
    const ctx = await testContext();
    const { scope, slug } = await reviewOfAda(ctx);
    await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    const [ada, ben] = await membersOf(scope);
    await expect(changeMemberRole(ctx, scope, ada!.id, 'observer')).rejects.toThrow('needs a lead');
    await expect(removeMember(ctx, scope, ada!.id)).rejects.toThrow('needs a lead');
    await changeMemberRole(ctx, scope, ben!.id, 'lead');
    await removeMember(ctx, scope, ada!.id);
    expect((await membersOf(scope)).map(({ name, role }) => [name, role])).toEqual([['Ben', 'lead']]);
  });
});
