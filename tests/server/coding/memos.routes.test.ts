import { describe, expect, it } from 'vitest';
import { draftAt } from '../../../server/platform/drafts.queries.ts';
import { paths } from '../../../server/paths.ts';
import { type Agent, agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { codeOf, documentOf, excerptOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const made = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const on = await documentOf(ctx, made.scope, 'Lee 2018', ['Staff trusted the process after years of working together.']);
  const excerpt = await excerptOf(ctx, made.scope, on, 'trusted the process');
  return { ctx, app, on, excerpt, ...made, ada: await agentOf(ctx, app, made.ada), who: made.ada };
}

const asFragment = (agent: Agent, url: string, values: Record<string, string | number>) =>
  agent.post(url, values).set('HX-Request', 'true');

describe('a memo', () => {
  it('is written on any object, shown there and on the one screen with a link back', async () => {
    const { ctx, scope, slug, ada, excerpt, on } = await setUp();
    const code = await codeOf(ctx, scope, 'Trust');
    await asFragment(ada, paths.memosOn(slug, 'excerpt', excerpt), { text: 'Is this trust or habit?' }).expect(200);
    ctx.pass(1000);
    await asFragment(ada, paths.memosOn(slug, 'code', code), { text: 'Trust as a resource' }).expect(200);
    ctx.pass(1000);
    await asFragment(ada, paths.memosOn(slug, 'document', on.document), { text: 'A careful study' }).expect(200);
    ctx.pass(1000);
    await ada.post(paths.memosOn(slug, 'review', ''), { text: 'Where we stand' }).expect(303);
    const here = await ada.get(paths.memosOn(slug, 'excerpt', excerpt)).expect(200);
    expect(here.text).toContain('Is this trust or habit?');
    expect(here.text).not.toContain('Trust as a resource');
    const all = await ada.get(paths.memos(slug)).expect(200);
    for (const link of [paths.excerpt(slug, excerpt), paths.code(slug, code), paths.reader(slug, on.document), paths.review(slug)])
      expect(all.text).toContain(`href="${link}"`);
    expect(all.text.indexOf('Where we stand')).toBeLessThan(all.text.indexOf('A careful study'));
  });

  it('has a page of its own with a heading, for whoever follows its link elsewhere', async () => {
    const { slug, ada, excerpt } = await setUp();
    const opened = await ada
      .get(paths.memosOn(slug, 'excerpt', excerpt))
      .set('Sec-Fetch-Dest', 'document')
      .expect(200);
    expect(opened.text).toContain('<h1>Memos</h1>');
    expect(opened.text).toContain('<title>Memos');
  });

  it('is found by words, kind of object and author', async () => {
    const { ctx, app, scope, slug, ada, who, excerpt } = await setUp();
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const benAgent = await agentOf(ctx, app, ben);
    await asFragment(ada, paths.memosOn(slug, 'excerpt', excerpt), { text: 'Ökonomie of TRUST' });
    await asFragment(benAgent, paths.memosOn(slug, 'review', ''), { text: 'Plan for the week' });
    const shown = async (filter: object) => {
      const { text } = await ada.get(paths.memos(slug, filter)).expect(200);
      return [text.includes('Ökonomie'), text.includes('Plan for')];
    };
    expect(await shown({ words: 'ökonomie trust' })).toEqual([true, false]);
    expect(await shown({ object: 'review' })).toEqual([false, true]);
    expect(await shown({ author: who.accountId })).toEqual([true, false]);
    expect(await shown({ words: 'nothing like it' })).toEqual([false, false]);
  });

  it('saves itself: the answer carries the new version, and its draft is dropped', async () => {
    const { ctx, slug, ada, who, excerpt } = await setUp();
    const made = await asFragment(ada, paths.memosOn(slug, 'excerpt', excerpt), { text: 'one' });
    const url = /data-autosave="([^"]+\/memos\/[0-9a-f-]{36})"/.exec(made.text)![1]!;
    await ada.post(paths.drafts(), { place: url, text: 'tw', version: 1 });
    const saved = await asFragment(ada, url, { text: 'two', version: 1 }).expect(200);
    expect(saved.body).toEqual({ version: 2, savedAt: ctx.now() });
    expect(await draftAt(ctx.db.read, who.accountId, url)).toBeNull();
    const late = await asFragment(ada, url, { text: 'three', version: 1 }).expect(409);
    for (const words of ['two', 'three', 'one']) expect(late.text).toContain(words);
    await asFragment(ada, url, { text: '  ', version: 2 }).expect(422);
    await ada.post(url, { text: 'plain form', version: 2 }).expect(303);
  });

  it('goes to the trash', async () => {
    const { ctx, slug, ada, excerpt } = await setUp();
    const made = await asFragment(ada, paths.memosOn(slug, 'excerpt', excerpt), { text: 'one' });
    const id = /id="memo-([0-9a-f-]{36})"/.exec(made.text)![1]!;
    const after = await asFragment(ada, paths.memoTrash(slug, id), {}).expect(200);
    expect(after.text).not.toContain('>one<');
    expect(await ctx.db.read.selectFrom('memo').select('trashed_at').executeTakeFirst()).toEqual({ trashed_at: ctx.now() });
  });

  it('is not written by observers, nor on what another review holds', async () => {
    const { ctx, app, scope, slug, ada, excerpt } = await setUp();
    const olga = await person(ctx, 'Olga');
    await joinReview(ctx, slug, olga, 'observer', scope);
    await asFragment(await agentOf(ctx, app, olga), paths.memosOn(slug, 'excerpt', excerpt), { text: 'x' }).expect(403);
    const { slug: other } = await reviewOfAda(ctx, 'Another');
    await asFragment(ada, paths.memosOn(other, 'excerpt', excerpt), { text: 'x' }).expect(404);
  });
});
