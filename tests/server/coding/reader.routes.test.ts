import { describe, expect, it } from 'vitest';
import type { ReaderData, ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { type SentExcerpts, unpacked } from '../../../server/coding/sent-excerpts.ts';
import { paths } from '../../../server/paths.ts';
import { type Agent, agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { codeOf, codingOf, documentOf, excerptOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

async function setUp(
  pages = ['Staff trusted the process. After years of working together, trust grew.', 'The merger cost trust. Évaluation followed.'],
) {
  const ctx = await testContext();
  const made = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const on = await documentOf(ctx, made.scope, 'Lee 2018', pages);
  const url = {
    text: (at = {}) => paths.reader(made.slug, on.document, { view: 'text', ...at }),
    of: (name: string) => `/reviews/${made.slug}/documents/${on.document}/${name}`,
  };
  return { ctx, app, on, url, ...made, ada: await agentOf(ctx, app, made.ada), who: made.ada };
}

const script = (agent: Agent, address: string, values: Record<string, string | number | readonly string[]>) =>
  agent.post(address, values).set('HX-Request', 'true');

describe('the page of the reader', () => {
  it('begins with the script that asks for what the reader needs, before styles and modules, and is small', async () => {
    const { ada, url, on, slug } = await setUp();
    const { text } = await ada.get(url.text()).expect(200);
    const first = /<script id="reader-begins" [^>]*>/.exec(text)?.[0] ?? '';
    for (const told of [`data-review="${slug}"`, `data-document="${on.document}"`, 'data-view="text"']) expect(first).toContain(told);
    expect(first).not.toMatch(/ (type|async|defer)/);
    expect(text.indexOf(first)).toBeLessThan(text.indexOf('rel="stylesheet"'));
    expect(text.indexOf('rel="stylesheet"')).toBeLessThan(text.indexOf('type="module"'));
    const address = /src="([^"]+)"/.exec(first)?.[1] ?? '';
    const script = await ada.get(address).expect(200);
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.text.length).toBeLessThan(20_000);
  });

  it('brings the font of its words with its styles, so that nothing jumps', async () => {
    const { ada, url } = await setUp();
    const { text } = await ada.get(url.text()).expect(200);
    const font = /<link rel="preload" as="font"[^>]* href="([^"]+)"/.exec(text)?.[1] ?? '';
    const styles = await ada.get(/rel="stylesheet" href="([^"]+)"/.exec(text)?.[1] ?? '').expect(200);
    expect(styles.text).toContain(`url("./${font.replace('/static/', '')}")`);
  });
});

describe('the text view', () => {
  it('shows pages as sentences to follow, with the passages in them said and drawn', async () => {
    const { ctx, scope, on, ada, url, slug } = await setUp();
    const passage = await excerptOf(ctx, scope, on, 'years of working together, trust');
    await codingOf(ctx, scope, passage, { role: await roleOf(scope, 'context'), code: await codeOf(ctx, scope, 'History') });
    const { text } = await ada.get(url.text()).expect(200);
    expect(text).toContain(`href="${paths.markPassage(slug, on.document, '0-26')}"`);
    expect(text).toContain(`data-excerpts="${passage}"`);
    expect(text).toContain('[Context, History: ');
    expect(text).toContain('class="mark role-1 layer-0"');
    expect(text.indexOf('id="sheet-1"')).toBeLessThan(text.indexOf('id="sheet-2"'));
  });

  it('marks without script: from a sentence to its form, with role and code', async () => {
    const { scope, on, ada, slug } = await setUp();
    const form = await ada.get(paths.markPassage(slug, on.document, '0-26')).expect(200);
    expect(form.text).toContain('Staff trusted the process.');
    const refused = await ada.post(paths.excerpts(slug, on.document), { kind: 'text', ranges: '[[26,27]]', new_code: 'Trust' });
    expect(refused.status).toBe(400);
    const role = await roleOf(scope, 'mechanism');
    const made = await ada
      .post(paths.excerpts(slug, on.document), { kind: 'text', ranges: '[[0,26]]', role, new_code: 'Trust', note: 'early' })
      .expect(303);
    const edit = await ada.get(made.headers['location'] as string).expect(200);
    for (const words of ['Staff trusted the process.', 'Mechanism', 'Trust', 'early']) expect(edit.text).toContain(words);
    const pane = await ada.get(paths.pane(slug, on.document, 'codes')).expect(200);
    expect(pane.text).toContain('1 passage');
    await ada.get(paths.markPassage(slug, on.document, '90-20')).expect(400);
    await ada.get(paths.markPassage(slug, on.document, 'nonsense')).expect(400);
  });

  it('stays small however long the document is', async () => {
    const sentence = 'Partners who had worked together for years said that trust had come slowly and could be lost in a day. ';
    const { ada, url, slug, on } = await setUp(Array.from({ length: 60 }, () => sentence.repeat(30)));
    for (const address of [url.text(), url.text({ sheet: 40 }), paths.reader(slug, on.document)])
      expect((await ada.get(address).expect(200)).text.length).toBeLessThan(150_000);
    const one = await setUp([sentence.repeat(4000)]);
    const page = await one.ada.get(one.url.text()).expect(200);
    expect(page.text.length).toBeLessThan(150_000);
    expect(page.text).toContain('The rest of this page');
    const rest = await one.ada.get(paths.textPage(one.slug, one.on.document, 1, 7)).expect(200);
    expect(rest.text).toContain('data-portion="7"');
  });

  it('finds words wherever they are, and says on which page', async () => {
    const { ada, slug, on } = await setUp();
    const { body } = await ada.get(paths.findInDocument(slug, on.document, 'evaluation')).expect(200);
    expect(body).toMatchObject([{ sheet: 2, label: '2', words: 'Évaluation', before: 'The merger cost trust. ', after: ' followed.' }]);
    expect((await ada.get(paths.findInDocument(slug, on.document, 'trust')).expect(200)).body).toHaveLength(3);
    expect((await ada.get(paths.findInDocument(slug, on.document, '')).expect(200)).body).toEqual([]);
  });
});

describe('the reader’s script', () => {
  it('is given pages, roles and the place where one was', async () => {
    const { ada, slug, on } = await setUp();
    await script(ada, paths.readerPlace(slug, on.document), { sheet: 2, top: 350, zoom: '125', view: 'pdf', side: 30, dark: 1 }).expect(
      200,
    );
    const body = (await ada.get(paths.readerData(slug, on.document)).expect(200)).body as ReaderData;
    expect(body.pages.map(({ label, start, end }) => [label, start, end])).toEqual([
      ['1', ...on.pages[0]!],
      ['2', ...on.pages[1]!],
    ]);
    expect(body.place).toEqual({ sheet: 2, top: 350, zoom: '125', view: 'pdf', side: 30, dark: 1 });
    expect(body.canCode).toBe(true);
    const page = (await ada.get(paths.pageLayer(slug, on.document, 2)).expect(200)).body as { text: string; pieces: unknown[] };
    expect(page.text).toContain('The merger');
    expect(page.pieces).toHaveLength(1);
    await ada.get(paths.pageLayer(slug, on.document, 3)).expect(404);
  });

  it('is answered with the passages as they are stored', async () => {
    const { ctx, scope, ada, slug, on } = await setUp();
    const role = await roleOf(scope, 'context');
    const post = (address: string, values: Record<string, string | number | readonly string[]>) =>
      script(ada, address, values).then(({ body, status }) => ({
        status,
        excerpts: (body as { excerpts?: ReaderExcerpt[] }).excerpts ?? [],
      }));
    const made = await post(paths.excerpts(slug, on.document), { kind: 'text', ranges: '[[6,13]]', quote: 'trusted', role });
    expect(made.excerpts).toMatchObject([{ quote: 'trusted', ranges: [[6, 13]], codings: [{ roleId: role, codeId: null }] }]);
    const { id } = made.excerpts[0]!;
    const coding = made.excerpts[0]!.codings[0]!;
    const coded = await post(paths.coding(slug, coding.id), { version: 1, new_code: 'Trust' });
    expect(coded.excerpts[0]!.codings).toMatchObject([{ codeName: 'Trust', direction: 'not_stated', note: '' }]);
    await post(paths.coding(slug, coding.id), { version: 2, note: 'ambiguous' });
    const more = await post(paths.codingDetails(slug), { codings: [coding.id], direction: 'less' });
    expect(more.excerpts[0]!.codings).toMatchObject([{ codeName: 'Trust', direction: 'less', note: 'ambiguous', roleId: role }]);
    const second = await post(paths.codePassages(slug), { excerpts: [id], role: await roleOf(scope, 'outcome') });
    expect(second.excerpts[0]!.codings).toHaveLength(2);
    const resized = await post(paths.excerptResize(slug, id), { version: 1, ranges: '[[0,13]]' });
    expect(resized.excerpts[0]!).toMatchObject({ quote: 'Staff trusted', version: 2 });
    const listed = async () => unpacked((await ada.get(paths.excerpts(slug, on.document)).expect(200)).body as SentExcerpts);
    expect(await listed()).toEqual(resized.excerpts);
    await post(paths.trashPassages(slug), { excerpts: [id] });
    expect(await listed()).toEqual([]);
    expect((await ada.get(paths.codeList(slug)).expect(200)).body).toMatchObject([{ name: 'Trust', uses: 1, into: null }]);
    expect(ctx.now()).toBeTruthy();
  });

  it('follows an excerpt’s own address to its page', async () => {
    const { ctx, scope, ada, slug, on } = await setUp();
    const passage = await excerptOf(ctx, scope, on, 'The merger');
    const { headers } = await ada.get(paths.excerpt(slug, passage)).expect(303);
    expect(headers['location']).toBe(paths.reader(slug, on.document, { excerpt: passage }));
    const page = await ada.get(headers['location'] as string).expect(200);
    expect(page.text).toContain(`data-excerpt="${passage}"`);
    expect(page.text).toContain('data-sheet="2"');
  });
});

describe('who may do what in the reader', () => {
  it('lets observers read and not mark', async () => {
    const { ctx, app, scope, slug, on, url } = await setUp();
    const olga = await person(ctx, 'Olga');
    await joinReview(ctx, slug, olga, 'observer', scope);
    const agent = await agentOf(ctx, app, olga);
    const { text } = await agent.get(url.text()).expect(200);
    expect(text).not.toContain('/mark?at=');
    expect(text).not.toContain('Finished reading');
    await script(agent, paths.excerpts(slug, on.document), { kind: 'text', ranges: '[[0,5]]' }).expect(403);
    await script(agent, paths.readerPlace(slug, on.document), { sheet: 1, top: 0, zoom: 'fit', view: 'text', side: 30, dark: 1 }).expect(
      200,
    );
  });

  it('finishes a reading by its button', async () => {
    const { ada, slug, on } = await setUp();
    const finished = await script(ada, paths.readingFinish(slug, on.document), {}).expect(200);
    expect(finished.text).toContain('Read');
    expect(finished.headers['hx-trigger']).toContain('history-changed');
    const again = await script(ada, paths.readingReopen(slug, on.document), {}).expect(200);
    expect(again.text).toContain('Finished reading');
  });
});
