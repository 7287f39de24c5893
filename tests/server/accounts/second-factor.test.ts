import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digitsOf, recoveryCodeFrom, recoveryLetters } from '../../../server/accounts/second-factor.ts';
import { codeAt, stepOf, uriOf } from '../../../server/accounts/totp.adapter.ts';
import { drawn } from '../../../server/accounts/qr.adapter.ts';
import { paths } from '../../../server/paths.ts';
import { testApp } from '../../support/app.ts';
import { testContext, type TestContext } from '../../support/context.ts';
import { goodPassword, personWithPassword, signInAs, visitor, type Visitor } from '../../support/door.ts';

const seedIn = (html: string): string => (/class="key-letters">([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
const codesIn = (html: string): readonly string[] => [...html.matchAll(/<code>([a-z2-7-]{29})<\/code>/g)].map((match) => match[1] ?? '');
const codeNow = (ctx: TestContext, seed: string): string => codeAt(seed, Date.parse(ctx.now()));

/** Signs in, sets a second factor up under Account, and waits for the next code. */
async function withFactor(ctx: TestContext, at: Visitor, name = 'Ada') {
  const who = await personWithPassword(ctx, name);
  await signInAs(at, who);
  await at.post(paths.secondFactorStep('begin'), { current: goodPassword });
  const seed = seedIn((await at.get(paths.secondFactor())).text);
  const confirmed = await at.post(paths.secondFactorStep('confirm'), { code: codeNow(ctx, seed) });
  ctx.pass(30_000);
  return { who, seed, codes: codesIn(confirmed.text) };
}

describe('codes', () => {
  it('follow RFC 6238: its own test vector, and a clock that is half a minute off', () => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    expect(codeAt(seed, 59_000)).toBe('287082');
    expect(stepOf(seed, '287082', 59_000)).toBe(1);
    expect(stepOf(seed, '287082', 89_000)).toBe(1);
    expect(stepOf(seed, '287082', 125_000)).toBeNull();
    expect(uriOf(seed, 'ada@example.org')).toMatch(/^otpauth:\/\/totp\/Retroduce:ada%40example\.org\?/);
  });

  it('are read however they are spaced', () => {
    expect(['287 082', '287-082', ' 287082 ', '２８７０８２'].map(digitsOf)).toEqual(['287082', '287082', '287082', '287082']);
    expect(['28708', '2870820', 'abcdef', ''].map(digitsOf)).toEqual([null, null, null, null]);
  });

  it('for recovery are read back however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (bytes) => {
        const code = recoveryCodeFrom(bytes);
        return recoveryLetters(` ${code.toUpperCase().replaceAll('-', ' ')}`) === code.replaceAll('-', '');
      }),
    );
  });

  it('are drawn as a square of dark runs', () => {
    const { size, path } = drawn('otpauth://totp/x');
    expect(size).toBeGreaterThan(25);
    expect(path).toMatch(/^M4 4h7v1h-7z/);
  });
});

describe('a second factor', () => {
  it('is asked at the next sign-in, opens nothing before, and counts each code once', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { who, seed } = await withFactor(ctx, visitor(app));
    const at = visitor(app);
    const begun = await signInAs(at, who);
    expect(begun.headers['location']).toBe('/sign-in/code?next=%2F');
    expect((await at.get('/account')).status).toBe(401);
    expect((await at.get('/sign-in/set-up')).headers['location']).toMatch(/^\/sign-in/);
    expect((await at.post('/sign-in/code', { code: '000000' })).status).toBe(422);
    const pending = [...at.cookies.values()].join();
    const code = codeNow(ctx, seed);
    expect((await at.post('/sign-in/code', { code, next: '/account' })).headers['location']).toBe('/account');
    expect([...at.cookies.values()].join()).not.toBe(pending);
    expect((await at.get('/account')).status).toBe(200);
    const again = visitor(app);
    await signInAs(again, who);
    expect((await again.post('/sign-in/code', { code })).text).toContain('does not fit');
  });

  it('takes each recovery code once, twenty tries at a time', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { who, codes } = await withFactor(ctx, visitor(app));
    expect(codes).toHaveLength(10);
    const visitors = Array.from({ length: 4 }, () => visitor(app));
    for (const at of visitors) await signInAs(at, who);
    const tries = await Promise.all(visitors.map((at) => at.post('/sign-in/code', { code: codes[0] ?? '' })));
    expect(tries.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(JSON.stringify(await ctx.db.read.selectFrom('recovery_code').selectAll().execute())).not.toContain(codes[1]);
  });

  it('waits longer and longer after wrong codes, and a recovery code still gets in', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { who, codes } = await withFactor(ctx, visitor(app));
    const at = visitor(app);
    await signInAs(at, who);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n++) statuses.push((await at.post('/sign-in/code', { code: '000000' })).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
    expect((await at.post('/sign-in/code', { code: codes[3] ?? '' })).status).toBe(303);
  });

  it('is stored sealed: neither the database nor a backup of it gives the seed away', async () => {
    const ctx = await testContext();
    const { seed, who } = await withFactor(ctx, visitor(await testApp(ctx)));
    const row = await ctx.db.read.selectFrom('second_factor').selectAll().where('account_id', '=', who.accountId).executeTakeFirstOrThrow();
    expect(row.secret).not.toContain(seed);
    expect(row.secret.length).toBeGreaterThan(60);
  });

  it('is touched with the present password only', async () => {
    const ctx = await testContext();
    const at = visitor(await testApp(ctx));
    await withFactor(ctx, at);
    for (const step of ['codes', 'remove'] as const)
      expect((await at.post(paths.secondFactorStep(step), { current: 'not this one at all' })).status).toBe(422);
    expect(codesIn((await at.post(paths.secondFactorStep('codes'), { current: goodPassword })).text)).toHaveLength(10);
    expect((await at.post(paths.secondFactorStep('remove'), { current: goodPassword })).headers['location']).toBe('/account');
  });
});

describe('the policy of the server', () => {
  it('asks everybody to set one up at the next sign-in, and interrupts nobody', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const [admin, ada] = [await personWithPassword(ctx, 'Root', true), await personWithPassword(ctx, 'Ada')];
    const [desk, working] = [visitor(app), visitor(app)];
    await signInAs(desk, admin);
    await signInAs(working, ada);
    expect((await desk.post(paths.instancePolicy(), { policy: 'everybody' })).status).toBe(303);
    expect((await working.get('/account')).status).toBe(200);
    const at = visitor(app);
    expect((await signInAs(at, ada)).headers['location']).toBe('/sign-in/set-up?next=%2F');
    expect((await at.get('/account')).status).toBe(401);
    const seed = seedIn((await at.get('/sign-in/set-up')).text);
    const done = await at.post('/sign-in/set-up', { code: codeNow(ctx, seed), next: '/account' });
    expect(codesIn(done.text)).toHaveLength(10);
    expect((await at.get('/account')).status).toBe(200);
  });
});
