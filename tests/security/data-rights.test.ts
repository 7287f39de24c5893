/** S-22: what is kept about a person can be had as a file, and goes when they go. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { markPassage } from '../../server/coding/excerpts.service.ts';
import { trashDocument } from '../../server/documents/documents.service.ts';
import { removeDocument } from '../../server/documents/removal.service.ts';
import { receiveFiles } from '../../server/documents/uploads.service.ts';
import { startJobs } from '../../server/platform/jobs.ts';
import { jobHandlers } from '../../server/subscriptions.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf, linkOf } from '../support/factories.ts';
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

describe('S-22: a transcript that is taken back', () => {
  it('leaves no file of the data folder with a word of it, and the rest of the review as it was', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const lead = visitor(app);
    lead.cookies.set('__Host-retroduce', await sessionOf(ctx, ada));
    const jobs = startJobs(ctx, jobHandlers);
    onTestFinished(() => jobs.stop());
    const sent = Buffer.from('Canarybird told us that trust grew slowly between the partners. '.repeat(40));
    const stored = await ctx.blobs.put(sent);
    await receiveFiles(ctx, scope, [{ fileName: 'canarybird.txt', ...stored }]);
    await jobs.idle();
    const other = await documentOf(ctx, scope, 'Another', ['Trust grew here, too.']);
    const { id } = await ctx.db.read
      .selectFrom('document')
      .select('id')
      .where('file_name', '=', 'canarybird.txt')
      .executeTakeFirstOrThrow();
    const code = await codeOf(ctx, scope, 'Trust');
    const excerpt = await markPassage(ctx, scope, {
      documentId: id,
      marked: { kind: 'text', ranges: [[0, 20]], quotes: ['Canarybird told us t'] },
    });
    await codingOf(ctx, scope, excerpt, { code });
    const kept = await codingOf(ctx, scope, await excerptOf(ctx, scope, other, 'Trust grew'), { code });
    const cmoc = await cmocOf(ctx, scope, { elements: [{ kind: 'mechanism', code }] });
    await linkOf(ctx, scope, cmoc, excerpt);
    await lead.post(paths.memosOn(slug, 'excerpt', excerpt), { text: 'Canarybird again' });
    await lead.post('/drafts', { place: paths.memosOn(slug, 'excerpt', excerpt), text: 'canarybird, unfinished' });

    expect((await lead.post(paths.documentRemove(slug, id))).text).toContain('in the trash first');
    await lead.post(paths.documentTrash(slug, id, 'trash'));
    const page = (await lead.get(paths.documentRemove(slug, id))).text;
    for (const words of ['1 passage', '1 coding', '1 piece of evidence', '1 memo', 'Backups made until now still hold it'])
      expect(page).toContain(words);
    const guest = visitor(app);
    const ben = await personWithPassword(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    await signInAs(guest, ben);
    expect((await guest.post(paths.documentRemove(slug, id))).status).toBe(403);
    expect((await lead.post(paths.documentRemove(slug, id))).status).toBe(303);
    await jobs.idle();

    expect((await examine(ctx)).findings).toEqual([]);
    const holding = filesUnder(ctx.settings.data).filter((path) => /canarybird/i.test(readFileSync(path, 'latin1')));
    expect(holding).toEqual([]);
    expect(await ctx.db.read.selectFrom('coding').select('id').execute()).toEqual([{ id: kept }]);
    expect(await ctx.db.read.selectFrom('cmoc').select('id').execute()).toEqual([{ id: cmoc }]);
    expect((await lead.post(paths.undo(slug))).text).not.toContain('canarybird');
    expect((await lead.get(paths.history(slug))).status).toBe(200);
    await receiveFiles(ctx, scope, [{ fileName: 'again.txt', ...(await ctx.blobs.put(sent)) }]);
    await jobs.idle();
    // On a connection of its own: one that has looked at an empty index takes a filled one for damaged (FTS5, SQLite 3.54.1).
    expect((await examine(await testContext(ctx.settings.data))).findings).toEqual([]);
  });

  it('keeps its file while another review has the same one', async () => {
    const ctx = await testContext();
    const jobs = startJobs(ctx, jobHandlers);
    onTestFinished(() => jobs.stop());
    const reviews = [await reviewOfAda(ctx, 'One'), await reviewOfAda(ctx, 'Two')];
    const stored = await ctx.blobs.put(Buffer.from('Words that two reviews read. '.repeat(40)));
    for (const { scope } of reviews) await receiveFiles(ctx, scope, [{ fileName: 'shared.txt', ...stored }]);
    await jobs.idle();
    const [one] = reviews;
    const documents = await ctx.db.read.selectFrom('document').select(['id', 'review_id']).execute();
    const own = documents.find((row) => row.review_id === one?.scope.reviewId)?.id ?? '';
    if (!one) throw new Error('no review');
    await trashDocument(ctx, one.scope, own);
    await removeDocument(ctx, one.scope, own);
    await jobs.idle();
    expect(await ctx.blobs.rehash(stored.sha256)).toBe(stored.sha256);
    expect((await examine(ctx)).findings).toEqual([]);
  });
});
