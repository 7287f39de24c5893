/** S-22: what is kept about a person can be had as a file, and goes when they go. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { tablesNaming } from '../../server/upkeep/personal-data.queries.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { goodPassword, personWithPassword, signInAs, visitor } from '../support/door.ts';
import { joinReview, reviewOfAda, sessionOf } from '../support/people.ts';

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

describe('S-22: a person’s own data', () => {
  it('come as one file with every table that names them, and nothing that opens a door', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, scope } = await reviewOfAda(ctx);
    const ben = await personWithPassword(ctx, 'Benedikta');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const at = visitor(app);
    await signInAs(at, ben);
    await at.post(paths.memosOn(slug, 'review', ''), { text: 'A thought of mine' });
    const answer = await at.get(paths.accountData());
    expect(answer.headers['content-disposition']).toMatch(/^attachment/);
    const { tables } = JSON.parse(answer.text) as { tables: Record<string, readonly Record<string, unknown>[]> };
    expect(Object.keys(tables)).toEqual(expect.arrayContaining(['account', 'activity', 'member', 'memo', 'session']));
    expect(answer.text).toContain('A thought of mine');
    expect(answer.text).not.toMatch(/argon2|password_hash|token_hash/);
    const named = (await tablesNaming(ctx.db.read)).map(({ table }) => table);
    for (const table of ['draft', 'excerpt', 'coding', 'answer', 'judgement', 'known_browser', 'second_factor'])
      expect(named).toContain(table);
  });

  it('go with the account: no file of the data folder holds the name, the history still verifies', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, ada } = await reviewOfAda(ctx);
    const lead = visitor(app);
    lead.cookies.set('__Host-retroduce', await sessionOf(ctx, ada));
    const invited = await lead.post(paths.invite(slug), { email: 'canarybird@example.org', role: 'reviewer' });
    const link = /http:\/\/[^"]+(\/invitations\/[\w-]+)/.exec(invited.text)?.[1] ?? '';
    const at = visitor(app);
    await at.post(`${link}/account`, { name: 'Canarybird Quill', password: goodPassword });
    await at.post(paths.memosOn(slug, 'review', ''), { text: 'This stays with the team' });
    expect((await at.post(paths.accountDelete(), { current: 'not the password' })).status).toBe(422);
    expect((await at.post(paths.accountDelete(), { current: goodPassword })).headers['location']).toBe(paths.signIn());
    expect((await at.get('/account')).status).toBe(401);
    expect((await lead.get(paths.people(slug))).text).toContain('Former member 1');
    expect(await ctx.db.read.selectFrom('memo').select('text').execute()).toEqual([{ text: 'This stays with the team' }]);
    await sql`vacuum`.execute(ctx.db.writer);
    ctx.db.pragma('wal_checkpoint(truncate)');
    const holding = filesUnder(ctx.settings.data).filter((path) => /canarybird/i.test(readFileSync(path, 'latin1')));
    expect(holding).toEqual([]);
    expect((await examine(ctx)).findings).toEqual([]);
  });

  it('stay while nobody else could go on: the only lead, the only admin', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const root = await personWithPassword(ctx, 'Root', true);
    const at = visitor(app);
    await signInAs(at, root);
    expect((await at.post(paths.accountDelete(), { current: goodPassword })).text).toContain('the only one who runs this server');
    await at.post(paths.reviews(), { title: 'Alone' });
    expect((await at.post(paths.accountDelete(), { current: goodPassword })).text).toContain('the only lead of “Alone”');
  });
});
