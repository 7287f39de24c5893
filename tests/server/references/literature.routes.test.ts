import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { referenceById } from '../../../server/references/references.queries.ts';
import { casesOf } from '../../../server/references/cases.queries.ts';
import { makeReference } from '../../../server/references/references.service.ts';
import { operate } from '../../../server/platform/operation.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { documentOf, referenceOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  return { ctx, scope, slug, app, agent: await agentOf(ctx, app, ada) };
}

const record = { kind: 'article', title: 'Trust grows', authors: 'Ada Okafor\nBen Li', year: '2019', countries: 'Norway, Sweden' };

describe('the literature page', () => {
  it('says what it will be when it is empty, and lists a reference typed by hand', async () => {
    const { slug, agent } = await setUp();
    expect((await agent.get(paths.literature(slug)).expect(200)).text).toContain('No references yet');
    const added = await agent.post(paths.literature(slug), record).expect(303);
    const list = (await agent.get(paths.literature(slug)).expect(200)).text;
    expect(list).toContain('Trust grows');
    expect(list).toContain('Okafor, Li · 2019');
    expect(list).toContain(`href="${added.headers['location']}"`);
  });

  it('keeps what was typed when something does not fit, and says what', async () => {
    const { slug, agent } = await setUp();
    const wrong = { ...record, title: ' ', year: 'last year', url: 'javascript:alert(1)' };
    const { text } = await agent.post(paths.literature(slug), wrong).expect(422);
    expect(text).toContain('Give the reference a title.');
    expect(text).toContain('Write a whole number.');
    expect(text).toContain('Write an address that begins with https://.');
    expect(text).toContain('Ada Okafor\nBen Li');
    expect(text).toContain('value="last year"');
  });

  it('changes all that are ticked, and says how many', async () => {
    const { scope, slug, agent, ctx } = await setUp();
    const references = await Promise.all(['A', 'B'].map((title) => referenceOf(ctx, scope, title)));
    const done = await agent.post(paths.literatureSelection(slug), { references, action: 'study' }).expect(303);
    const page = await agent
      .get(done.headers['location'] ?? '')
      .set('Cookie', [agent.cookie, String(done.headers['set-cookie'])].join('; '));
    expect(page.text).toContain('one study with 1 other');
    await agent.post(paths.literatureSelection(slug), { references, action: 'use', use: 'policy' }).expect(303);
    expect((await referenceById(scope, references[1] ?? ''))?.used_as).toBe('policy');
    const none = await agent.post(paths.literatureSelection(slug), { action: 'trash' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Tick the references first.');
    await agent.post(paths.literatureSelection(slug), { references, action: 'trash' }).expect(303);
    const trash = (await agent.get(paths.literature(slug, { show: 'trash' })).expect(200)).text;
    expect(trash).toContain('Take out of the trash');
    await agent.post(paths.referenceTrash(slug, references[0] ?? '', 'restore')).expect(303);
    expect((await agent.get(paths.literature(slug)).expect(200)).text).toContain('1 reference</span>');
  });

  it('is 100 references at a time, small enough however many there are', async () => {
    const { scope, slug, agent, ctx } = await setUp();
    await operate(ctx, scope, { verb: 'set up' }, async (op) => {
      for (let n = 0; n < 250; n++)
        await makeReference(op, { title: `Paper ${String(n).padStart(3, '0')}`, authors: ['Okafor, Ada'], year: 2019 });
      return null;
    });
    const first = await agent.get(paths.literature(slug, { sort: 'title' })).expect(200);
    expect(first.text).toContain('Showing 1–100 of 250 references');
    expect(first.text.length).toBeLessThan(300_000);
    expect((await agent.get(paths.literature(slug, { sort: 'title', page: 3 })).expect(200)).text).toContain('Paper 249');
  });
});

describe('the page of a reference', () => {
  it('shows its files with warnings, cases and siblings, and what was guessed', async () => {
    const { scope, slug, agent, ctx } = await setUp();
    const { reference, version } = await documentOf(ctx, scope, 'A paper', ['Words.']);
    await ctx.db.write((tx) =>
      tx.updateTable('document_version').set({ warnings: '["No text on 1 of 2 pages: sheet 2."]' }).where('id', '=', version).execute(),
    );
    await ctx.db.write((tx) => tx.updateTable('reference').set({ guessed: '["title"]' }).where('id', '=', reference).execute());
    await agent.post(paths.cases(slug), { name: 'Valley partnership', abbreviation: 'VP', reference }).expect(303);
    const { text } = await agent.get(paths.reference(slug, reference)).expect(200);
    for (const words of [
      'A paper.pdf',
      'No text on 1 of 2 pages',
      'VP – Valley partnership',
      'Read from the file',
      'Save and confirm',
      'Okafor 2020',
    ])
      expect(text).toContain(words);
    const [only] = await casesOf(scope);
    await agent.post(paths.referenceCases(slug, reference), { cases: [] }).expect(303);
    await agent
      .post(paths.case(slug, only?.id ?? '', 'change'), { name: 'Valley', abbreviation: '', attributes: 'Country: Norway' })
      .expect(303);
    expect((await agent.get(paths.cases(slug)).expect(200)).text).toContain('Country: Norway');
    await agent.post(paths.case(slug, only?.id ?? '', 'trash')).expect(303);
    expect((await agent.get(paths.cases(slug)).expect(200)).text).toContain('No cases yet');
  });

  it('names another reference with the same DOI', async () => {
    const { slug, agent } = await setUp();
    await agent.post(paths.literature(slug), { ...record, doi: '10.1000/ABC' }).expect(303);
    const second = await agent.post(paths.literature(slug), { ...record, title: 'Again', doi: 'https://doi.org/10.1000/abc' }).expect(303);
    expect((await agent.get(second.headers['location'] ?? '').expect(200)).text).toMatch(/same DOI: <a [^>]*>Trust grows/);
  });

  it('changed by somebody else meanwhile shows both, authors one per line', async () => {
    const { slug, agent } = await setUp();
    const address = (await agent.post(paths.literature(slug), record)).headers['location'] ?? '';
    await agent.post(address, { ...record, version: 1, authors: 'Kim Lee' }).expect(303);
    const late = await agent.post(address, { ...record, version: 1, authors: 'Ada Okafor\nJo Ng' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Okafor, Ada\nNg, Jo');
    expect(late.text).toContain('Lee, Kim');
    const shown = late.text.split('<main')[1] ?? '';
    expect(shown).not.toContain('[&quot;');
    const kept = Object.fromEntries(
      [...shown.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );
    expect(kept).toMatchObject({ version: '2', countries: 'Norway, Sweden', title: 'Trust grows' });
    await agent.post(address, { ...kept, authors: 'Okafor, Ada\nNg, Jo' }).expect(303);
  });

  it('can be read by an observer, who finds nothing to press', async () => {
    const { ctx, scope, slug, app } = await setUp();
    const eve = await person(ctx, 'Eve');
    await joinReview(ctx, slug, eve, 'observer', scope);
    const id = await referenceOf(ctx, scope, 'A paper');
    const agent = await agentOf(ctx, app, eve);
    for (const address of [paths.reference(slug, id), paths.literature(slug), paths.cases(slug)]) {
      const main = (await agent.get(address).expect(200)).text.split('<main')[1] ?? '';
      expect(main).toContain(address === paths.cases(slug) ? 'Cases' : 'A paper');
      expect(main).not.toMatch(/method="post"[^>]*>(?!.*disabled).*<button/i);
    }
    await agent.get(paths.newReference(slug)).expect(403);
  });
});
