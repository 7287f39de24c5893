/** S-06 to S-09: sessions, sign-in under attack, invitations, new passwords by link. */
import { describe, expect, it } from 'vitest';
import { saveThrottle } from '../../server/accounts/accounts.queries.ts';
import { paths } from '../../server/paths.ts';
import { openMail } from '../../server/platform/mail.adapter.ts';
import { createLog } from '../../server/platform/log.ts';
import { joinReview, reviewOfAda } from '../support/people.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext, type TestContext } from '../support/context.ts';
import { goodPassword, personWithPassword, signInAs, visitor } from '../support/door.ts';
import { mailbox } from '../support/smtp.ts';

const linkIn = (html: string, path: string): string => new RegExp(`http://[^"<\\s]+(${path}/[\\w-]+)`).exec(html)?.[1] ?? '';
const hour = 3600_000;

/** As if so many tries had failed just now. */
const failuresAt = (ctx: TestContext, key: string, n: number) =>
  ctx.db.write((tx) => saveThrottle(tx, { key, failures: n, in_a_row: n, last_at: ctx.now(), wait_until: ctx.now() }));

describe('S-06: sessions', () => {
  it('get a new id at sign-in, whatever was planted before, and are stored hashed', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await personWithPassword(ctx, 'Ada');
    const at = visitor(app);
    at.cookies.set('__Host-retroduce', 'planted-by-somebody-else');
    const answer = await signInAs(at, ada);
    const token = at.cookies.get('__Host-retroduce') ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    const cookie = String(answer.headers['set-cookie']);
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
    expect(JSON.stringify(await ctx.db.read.selectFrom('session').selectAll().execute())).not.toContain(token);
  });

  it('end everywhere else with a new password, and here with signing out everywhere', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await personWithPassword(ctx, 'Ada');
    const [desk, phone, library] = [visitor(app), visitor(app), visitor(app)];
    for (const at of [desk, phone, library]) await signInAs(at, ada);
    const before = desk.cookies.get('__Host-retroduce');
    const change = { current: goodPassword, password: 'a heron waits beside the weir' };
    expect((await desk.post(paths.accountPassword(), { ...change, current: 'wrong' })).status).toBe(422);
    expect((await desk.post(paths.accountPassword(), change)).status).toBe(303);
    expect(desk.cookies.get('__Host-retroduce')).not.toBe(before);
    expect([(await desk.get('/account')).status, (await phone.get('/account')).status]).toEqual([200, 401]);
    await signInAs(phone, ada, change.password);
    const rows = await ctx.db.read.selectFrom('session').select('id_hash').execute();
    expect(rows).toHaveLength(2);
    await desk.post(paths.accountSessions(), { which: 'all' });
    expect([(await desk.get('/account')).status, (await phone.get('/account')).status]).toEqual([401, 401]);
    const gone = visitor(app);
    await signInAs(gone, ada, change.password);
    expect((await gone.post('/sign-out')).headers['clear-site-data']).toBe('"cache", "storage"');
  });

  it('begin where a link to a page led, and nowhere else', async () => {
    const ctx = await testContext();
    const ada = await personWithPassword(ctx, 'Ada');
    const at = visitor(await testApp(ctx));
    const link = `${paths.account()}?tab=sessions`;
    const asked = await at.get(link);
    expect([asked.status, asked.text.includes(`name="next" value="${link}"`)]).toEqual([401, true]);
    const { status, headers } = await at.post(paths.signIn(), { email: ada.email, password: goodPassword, next: link });
    expect([status, headers['location']]).toEqual([303, link]);
  });

  it('can be ended one by one, and only by their own person', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const [ada, eve] = [await personWithPassword(ctx, 'Ada'), await personWithPassword(ctx, 'Eve')];
    const [desk, phone, evil] = [visitor(app), visitor(app), visitor(app)];
    await signInAs(desk, ada);
    await signInAs(phone, ada);
    await signInAs(evil, eve);
    const which = /name="which" value="([0-9a-f]{64})"/.exec((await desk.get('/account')).text)?.[1] ?? '';
    await evil.post(paths.accountSessions(), { which });
    expect((await phone.get('/account')).status).toBe(200);
    await desk.post(paths.accountSessions(), { which });
    expect([(await desk.get('/account')).status, (await phone.get('/account')).status]).toEqual([200, 401]);
  });

  it('end after 12 idle hours, and after 30 days however busy', async () => {
    const ctx = await testContext();
    const at = visitor(await testApp(ctx));
    await signInAs(at, await personWithPassword(ctx, 'Ada'));
    for (let day = 0; day < 60; day++) {
      ctx.pass(11 * hour);
      const { status } = await at.get('/account');
      expect([day, status]).toEqual([day, day * 11 + 11 < 30 * 24 ? 200 : 401]);
    }
    const idle = visitor(await testApp(ctx));
    await signInAs(idle, await personWithPassword(ctx, 'Ben'));
    ctx.pass(12 * hour + 1);
    expect((await idle.get('/account')).status).toBe(401);
  });

  it('end at once when an admin closes the account; nobody but an admin can', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const [root, ada] = [await personWithPassword(ctx, 'Root', true), await personWithPassword(ctx, 'Ada')];
    const [desk, at] = [visitor(app), visitor(app)];
    await signInAs(desk, root);
    await signInAs(at, ada);
    expect((await at.post(paths.instanceAccount(root.accountId, 'disable'))).status).toBe(403);
    expect((await desk.post(paths.instanceAccount(ada.accountId, 'disable'))).status).toBe(303);
    expect((await at.get('/account')).status).toBe(401);
    expect((await signInAs(visitor(app), ada)).status).toBe(422);
    await desk.post(paths.instanceAccount(ada.accountId, 'enable'));
    expect((await signInAs(visitor(app), ada)).status).toBe(303);
  });
});

describe('S-07: guessing', () => {
  it('takes ten tries, then waits; the person gets in from a browser that has signed in before', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await personWithPassword(ctx, 'Ada');
    const known = visitor(app);
    await signInAs(known, ada);
    const guesser = visitor(app);
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await signInAs(guesser, ada, `guess number ${n}`)).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429, 429]);
    expect((await signInAs(guesser, ada)).status).toBe(429);
    expect((await signInAs(known, ada)).status).toBe(303);
  });

  it('never takes a hundred guesses in a row, and a link for a new password opens the door again', { timeout: 240_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const [root, ada] = [await personWithPassword(ctx, 'Root', true), await personWithPassword(ctx, 'Ada')];
    await failuresAt(ctx, `account:${ada.email}`, 96);
    let taken = 0;
    for (let n = 0; n < 8; n++) {
      ctx.pass(16 * 60_000);
      if ((await signInAs(visitor(app), ada, `guess number ${n}`)).status === 422) taken += 1;
    }
    expect(taken).toBe(4);
    ctx.pass(48 * hour);
    const refused = await signInAs(visitor(app), ada);
    expect([refused.status, /browser you have used before/.test(refused.text)]).toEqual([400, true]);
    const desk = visitor(app);
    await signInAs(desk, root);
    const link = linkIn((await desk.post(paths.instanceAccount(ada.accountId, 'reset'))).text, '/new-password');
    expect((await visitor(app).post(link, { password: 'a heron waits beside the weir' })).status).toBe(303);
    expect((await signInAs(visitor(app), ada, 'a heron waits beside the weir')).status).toBe(303);
  });

  it('slows one network that tries many accounts', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    await failuresAt(ctx, 'address:127.0.0.1', 26);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await visitor(app).post('/sign-in', { email: `p${n}@example.org`, password: 'x' })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 429, 429, 429]);
  });

  it('learns nothing about who has an account: same words, same time', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const ada = await personWithPassword(ctx, 'Ada');
    // work, not time: what else the machine does is no difference between the two
    const timed = async (email: string) => {
      const before = process.cpuUsage();
      const { text } = await visitor(app).post('/sign-in', { email, password: 'some wrong password' });
      const { user, system } = process.cpuUsage(before);
      return { took: user + system, text: text.replaceAll(email, 'E').replace(/value="[0-9a-f-]{36}"/g, '') };
    };
    const median = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
    const [there, not] = [[await timed(ada.email)], [await timed('nobody@example.org')]];
    for (let n = 0; n < 6; n++) {
      there.push(await timed(ada.email));
      not.push(await timed('nobody@example.org'));
    }
    expect(there[0]?.text).toBe(not[0]?.text);
    const ratio = median(there.map(({ took }) => took)) / median(not.map(({ took }) => took));
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });
});

describe('S-08: invitations', () => {
  it('let exactly one in, of twenty who try at once', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, ada } = await reviewOfAda(ctx);
    const lead = await agentOf(ctx, app, ada);
    const link = linkIn((await lead.post(paths.invite(slug), { email: 'ben@example.org', role: 'reviewer' })).text, '/invitations');
    expect(link.length).toBeGreaterThan(40);
    expect((await visitor(app).get(link)).status).toBe(200);
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => visitor(app).post(`${link}/account`, { name: 'Ben', password: goodPassword, role: 'lead' })),
    );
    expect(tries.filter((answer) => answer.status === 303)).toHaveLength(1);
    const members = await ctx.db.read.selectFrom('member').select('role').execute();
    expect(members.map((member) => member.role).sort()).toEqual(['lead', 'reviewer']);
    expect((await visitor(app).get(link)).status).toBe(404);
    expect(JSON.stringify(await ctx.db.read.selectFrom('invitation').selectAll().execute())).not.toContain(link.split('/')[2]);
  });

  it('are refused to others, after a week, and once revoked', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, ada } = await reviewOfAda(ctx);
    const lead = await agentOf(ctx, app, ada);
    const invited = async (email: string) =>
      linkIn((await lead.post(paths.invite(slug), { email, role: 'reviewer' })).text, '/invitations');
    const eve = await agentOf(ctx, app, await personWithPassword(ctx, 'Eve'));
    const forBen = await invited('ben@example.org');
    expect((await eve.post(forBen)).status).toBe(403);
    const row = await ctx.db.read.selectFrom('invitation').select('id').executeTakeFirstOrThrow();
    await lead.post(paths.invitationRevoke(slug, row.id));
    expect((await visitor(app).get(forBen)).status).toBe(404);
    const late = await invited('cem@example.org');
    ctx.pass(7 * 24 * hour + 1);
    expect((await visitor(app).post(`${late}/account`, { name: 'Cem', password: goodPassword })).status).toBe(404);
  });
});

describe('S-09: new passwords by link', () => {
  it('work once, end every session, keep the second step, and are no good after a day', { timeout: 120_000 }, async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const [root, ada] = [await personWithPassword(ctx, 'Root', true), await personWithPassword(ctx, 'Ada')];
    const [desk, old] = [visitor(app), visitor(app)];
    await signInAs(desk, root);
    await signInAs(old, ada);
    const made = async () => linkIn((await desk.post(paths.instanceAccount(ada.accountId, 'reset'))).text, '/new-password');
    const [retired, link] = [await made(), await made()];
    expect((await visitor(app).get(retired)).status).toBe(410);
    expect((await visitor(app).get(link)).status).toBe(200);
    expect((await visitor(app).post(link, { password: 'short' })).status).toBe(422);
    const tries = await Promise.all(
      Array.from({ length: 8 }, () => visitor(app).post(link, { password: 'a heron waits beside the weir' })),
    );
    expect(tries.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect((await old.get('/account')).status).toBe(401);
    await signInAs(desk, root);
    const late = await made();
    ctx.pass(24 * hour + 1);
    expect((await visitor(app).get(late)).status).toBe(410);
  });

  it('are mailed only to whom they belong, from the address in the settings, whatever the request says', async () => {
    const box = await mailbox();
    const base = await testContext();
    const ctx = { ...base, mail: openMail({ server: box.url, from: 'retroduce@example.org' }, createLog('silent')) };
    const app = await testApp(ctx);
    await personWithPassword(ctx, 'Ada');
    const at = visitor(app, { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' });
    const there = await at.post(paths.forgotten(), { email: 'ada@example.org' });
    const not = await at.post(paths.forgotten(), { email: 'nobody@example.org' });
    expect([there.status, there.text.replaceAll('ada@', 'nobody@')]).toEqual([not.status, not.text]);
    await ctx.mail.settled();
    expect(box.letters).toHaveLength(1);
    const link = linkIn(box.letters[0] ?? '', '/new-password');
    expect(box.letters[0]).toContain(`http://127.0.0.1:3000${link}`);
    expect(box.letters[0]).not.toContain('evil');
    base.pass(hour + 1);
    expect((await at.get(link)).status).toBe(410);
  });

  it('are made by a lead only for people whose every review they lead', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const ben = await personWithPassword(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const member = await ctx.db.read.selectFrom('member').select('id').where('account_id', '=', ben.accountId).executeTakeFirstOrThrow();
    const lead = await agentOf(ctx, app, ada);
    expect(linkIn((await lead.post(paths.memberReset(slug, member.id))).text, '/new-password')).not.toBe('');
    const asBen = await agentOf(ctx, app, ben);
    await asBen.post(paths.reviews(), { title: 'A review of his own' });
    const refused = await lead.post(paths.memberReset(slug, member.id));
    expect([refused.status, /only the person who runs this server/.test(refused.text)]).toEqual([400, true]);
  });
});
