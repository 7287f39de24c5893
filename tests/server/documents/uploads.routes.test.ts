import request from 'supertest';
import { connect } from 'node:net';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importJob, importJobKind } from '../../../server/documents/uploads.service.ts';
import { startJobs } from '../../../server/platform/jobs.ts';
import { paths } from '../../../server/paths.ts';
import { type Agent, agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { paperPdf, paragraphs } from '../../support/pdf.ts';

const paper = (title: string) => paperPdf({ title, authors: 'Ada Okafor', body: paragraphs(2, title.split(' ')[0]) });

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const agent = await agentOf(ctx, app, ada);
  return { ctx, scope, slug, app, agent, ada };
}

async function announce(agent: Agent, slug: string, files: readonly { name: string; size: number }[]) {
  const answer = await agent.post(paths.uploads(slug), { files: JSON.stringify(files) }).expect(201);
  return answer.body as { batch: string; ids: readonly string[] };
}

const send = (app: Parameters<typeof request>[0], agent: Agent, url: string, name: string, bytes: Uint8Array) =>
  request(app).post(url).set('Cookie', agent.cookie).set('Sec-Fetch-Site', 'same-origin').attach('file', Buffer.from(bytes), name);

/** Runs everything that waits. */
async function work(ctx: Awaited<ReturnType<typeof testContext>>): Promise<void> {
  const jobs = startJobs(ctx, { [importJobKind]: importJob });
  await jobs.idle();
  await jobs.stop();
}

describe('files on their way in', () => {
  it('are announced, sent one by one, read in the background and listed with what became of each', async () => {
    const { ctx, slug, app, agent } = await setUp();
    const files = {
      'one.pdf': await paper('First paper on trust between partners'),
      'two.pdf': await paper('Second paper on shared budgets'),
    };
    const names = [...Object.keys(files), 'page.pdf', 'never.pdf'];
    const { batch, ids } = await announce(
      agent,
      slug,
      names.map((name) => ({ name, size: 1000 })),
    );
    for (const [at, [name, bytes]] of Object.entries(files).entries())
      await send(app, agent, paths.uploadFile(slug, ids[at]!), name, bytes).expect(200);
    await send(
      app,
      agent,
      paths.uploadFile(slug, ids[2]!),
      'page.pdf',
      new TextEncoder().encode('<html><body>Sign in</body></html>'),
    ).expect(200);
    await agent.post(paths.uploadsLost(slug), { batch });
    expect((await agent.get(paths.uploads(slug))).text).toContain('Stored; waits to be read.');
    await work(ctx);
    const { text } = await agent.get(paths.documents(slug));
    expect(text).toContain('First paper on trust between partners');
    expect(text).toContain('Second paper on shared budgets');
    expect(text).toContain('“page.pdf” is a web page, not a PDF');
    expect(text).toMatch(/never\.pdf.*Not uploaded – choose it again/s);
    await agent.post(paths.uploadsSeen(slug)).expect(303);
    expect((await agent.get(paths.documents(slug))).text).not.toContain('page.pdf');
  });

  it('come all at once from a browser without script', async () => {
    const { ctx, slug, app, agent } = await setUp();
    const answer = await request(app)
      .post(paths.documents(slug))
      .set('Cookie', agent.cookie)
      .set('Sec-Fetch-Site', 'same-origin')
      .attach('file', Buffer.from(await paper('First paper on trust')), 'one.pdf')
      .attach('file', Buffer.from('A transcript.'), 'talk.txt');
    expect(answer.status).toBe(303);
    await work(ctx);
    const { text } = await agent.get(paths.documents(slug));
    expect(text).toContain('First paper on trust');
    expect(text).toContain('talk');
  });

  it('take the place of the same files that did not come before', async () => {
    const { ctx, slug, app, agent } = await setUp();
    const bytes = await paper('A paper on trust');
    const first = await announce(agent, slug, [{ name: 'a.pdf', size: bytes.length }]);
    await agent.post(paths.uploadsLost(slug), { batch: first.batch });
    const { ids } = await announce(agent, slug, [{ name: 'a.pdf', size: bytes.length }]);
    await send(app, agent, paths.uploadFile(slug, ids[0]!), 'a.pdf', bytes).expect(200);
    await work(ctx);
    const rows = await ctx.db.read.selectFrom('upload').select(['id', 'state']).execute();
    expect(rows).toEqual([{ id: ids[0], state: 'imported' }]);
  });

  it('go on after a restart in the middle: each file is in once, none is lost', async () => {
    const { ctx, slug, app, agent } = await setUp();
    const papers = await Promise.all(Array.from({ length: 8 }, (_, n) => paper(`Paper ${n + 1} on trust between organisations`)));
    const { ids } = await announce(
      agent,
      slug,
      papers.map((bytes, n) => ({ name: `${n}.pdf`, size: bytes.length })),
    );
    for (const [at, bytes] of papers.entries()) await send(app, agent, paths.uploadFile(slug, ids[at]!), `${at}.pdf`, bytes).expect(200);
    const first = startJobs(ctx, { [importJobKind]: importJob });
    await expect
      .poll(async () => (await ctx.db.read.selectFrom('document').select('id').execute()).length, { timeout: 15_000 })
      .toBeGreaterThan(1);
    await first.stop();
    await work(ctx);
    const titles = (await ctx.db.read.selectFrom('reference').select('title').execute()).map((row) => row.title);
    expect(titles.sort()).toEqual(papers.map((_, n) => `Paper ${n + 1} on trust between organisations`));
    expect((await ctx.db.read.selectFrom('upload').select('state').execute()).map((row) => row.state)).toEqual(
      papers.map(() => 'imported'),
    );
  });

  it('belong to the person who sends them', async () => {
    const { ctx, slug, app, agent, scope } = await setUp();
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    const other = await agentOf(ctx, app, ben);
    const { ids } = await announce(agent, slug, [{ name: 'a.pdf', size: 4 }]);
    await send(app, other, paths.uploadFile(slug, ids[0]!), 'a.pdf', new Uint8Array([1])).expect(404);
    expect((await other.get(paths.uploads(slug))).text).not.toContain('a.pdf');
  });

  it('R-26: that are cut off leave no row, no file and nothing in the store, and can be sent again', async () => {
    const { ctx, slug, app, agent } = await setUp();
    const server = app.listen(0);
    onTestFinished(() => void server.close());
    const port = (server.address() as { port: number }).port;
    const bytes = await paper('A paper that is cut on its way');
    const { ids } = await announce(agent, slug, [{ name: 'a.pdf', size: bytes.length }]);
    for (let n = 0; n < 10; n++) await sendPart(port, agent, paths.uploadFile(slug, ids[0]!), bytes, Math.floor((bytes.length * n) / 10));
    await expect.poll(() => readdirSync(join(ctx.settings.data, 'tmp')), { timeout: 5000 }).toEqual([]);
    for await (const blob of ctx.blobs.list()) expect.unreachable(blob);
    expect((await ctx.db.read.selectFrom('upload').select('state').execute()).map((row) => row.state)).toEqual(['expected']);
    await send(app, agent, paths.uploadFile(slug, ids[0]!), 'a.pdf', bytes).expect(200);
    await work(ctx);
    expect((await ctx.db.read.selectFrom('upload').select('state').execute()).map((row) => row.state)).toEqual(['imported']);
  });
});

/** Sends the head of a request and a part of its body, then goes away. */
function sendPart(port: number, agent: Agent, path: string, bytes: Uint8Array, part: number): Promise<void> {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
  const length = head.length + bytes.length + '\r\n--x--\r\n'.length;
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nCookie: ${agent.cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${length}\r\n\r\n${head}`,
      );
      socket.write(bytes.subarray(0, part), () => setTimeout(() => socket.destroy(), 30));
    });
    socket.on('close', () => resolve());
    socket.on('error', () => resolve());
  });
}
