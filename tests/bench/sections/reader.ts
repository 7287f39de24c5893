/** The reader in a real browser: a 20-page paper until its page and marks are painted, what is loaded for it, and how smoothly it scrolls. */
import { setTimeout as later } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { paths } from '../../../server/paths.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { findBrowser } from '../../support/browser-path.mjs';
import { codeOf, roleOf } from '../../support/factories.ts';
import { longPaper } from '../../support/long-paper.ts';
import { reviewOfAda, sessionOf } from '../../support/people.ts';
import { importedPdf, manyExcerpts } from '../../support/reading.ts';
import { type Figure, figure, quantile } from '../measure.ts';
import { filled, serve } from '../served.ts';

interface Desk {
  readonly slug: string;
  readonly cookie: { readonly name: string; readonly value: string };
  /** The same paper under 100 and under 2,000 passages. */
  readonly papers: readonly { readonly document: string; readonly passages: number; readonly bar: number }[];
}

const prepare = () =>
  filled<Desk>(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const roles = [await roleOf(scope, 'context'), await roleOf(scope, 'mechanism'), await roleOf(scope, 'outcome')];
    const codes = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Shared history')];
    const papers: Desk['papers'][number][] = [];
    for (const [passages, bar] of [
      [100, 900],
      [2000, 1500],
    ] as const) {
      const title = `A paper under ${passages} passages`;
      const on = await importedPdf(ctx, scope, `${passages}.pdf`, (await longPaper(20, title)).file);
      await manyExcerpts(ctx, scope, on, { count: passages, roles, codes });
      papers.push({ document: on.document, passages, bar });
    }
    await ctx.db.optimize();
    return { slug, papers, cookie: { name: sessionCookie(ctx.settings).name, value: await sessionOf(ctx, ada) } };
  });

/** A person's window, in which nothing is loaded yet. */
async function windowOf(browser: Browser, address: string, { cookie }: Desk): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  await context.addInitScript({ content: countFrames });
  await context.addCookies([{ ...cookie, url: address.replace(/^http:/, 'https:'), httpOnly: true, secure: true, sameSite: 'Lax' }]);
  return context;
}

/** Until a page and its marks are painted: the first, or the one where the person stopped reading. */
const painted = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector('#reader[data-ready] .pdf-page[data-painted] .pdf-mark') !== null);

/** Milliseconds in which a new window builds its own frame, with 0.9 s of processor time: people's windows stand open before they read. */
const atRest = 2000;

async function opened(
  context: BrowserContext,
  path: string,
): Promise<{ readonly page: Page; readonly took: number; readonly loaded: number }> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let loaded = 0;
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (loaded += encodedDataLength));
  await later(atRest);
  const began = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await painted(page);
  return { page, took: performance.now() - began, loaded };
}

/** As text: what runs this file would put names of its own into a function sent to the page. */
const countFrames = `
  globalThis.frameTimes = [];
  requestAnimationFrame(function step(now) { frameTimes.push(now); requestAnimationFrame(step); });`;

const frameTimes = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);

/** Milliseconds between frames while the wheel turns through the paper for two seconds. */
async function frames(page: Page): Promise<readonly number[]> {
  await page.hover('#reader-pages');
  const before = (await frameTimes(page)).length;
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 200);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const times = (await frameTimes(page)).slice(before);
  return times.slice(1).map((at, n) => at - (times[n] ?? at));
}

export async function reader(runs: number): Promise<readonly Figure[]> {
  const executablePath = findBrowser();
  if (!executablePath) return [];
  const { folder, made } = await prepare();
  const process = await serve(folder);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const figures: Figure[] = [];
  for (const { document, passages, bar } of made.papers) {
    const path = paths.reader(made.slug, document);
    const [first, again, sizes, between]: [number[], number[], number[], number[]] = [[], [], [], []];
    for (let run = 0; run <= runs; run++) {
      const context = await windowOf(browser, process.address, made);
      const cold = await opened(context, path);
      const warm = await opened(context, path);
      if (run > 0) {
        first.push(cold.took);
        again.push(warm.took);
        sizes.push(cold.loaded / 1024);
        between.push(...(await frames(warm.page)));
      }
      await context.close();
    }
    const name = `20 pages, ${passages.toLocaleString('en-GB')} passages`;
    figures.push(
      figure(`${name}: opened for the first time`, 'ms', first, { bar }),
      figure(`${name}: opened again`, 'ms', again, { bar }),
      figure(`${name}: loaded the first time`, 'kB', sizes),
      figure(`${name}: a frame while scrolling, p50`, 'ms', [quantile(between, 0.5)]),
      figure(`${name}: a frame while scrolling, p95`, 'ms', [quantile(between, 0.95)]),
    );
  }
  await browser.close();
  await process.stop();
  return figures;
}
