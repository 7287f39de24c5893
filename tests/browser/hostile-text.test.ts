/**
 * S-03, S-11 and R-35 in Chromium: every text column of every table holds something that tries to run, to fetch or to break out;
 * every page is opened, with the policy that would stop it taken away.
 */
import { sql } from 'kysely';
import type { Page, Route } from 'playwright-core';
import { expect, it } from 'vitest';
import { importStored } from '../../server/documents/import.service.ts';
import { paths } from '../../server/paths.ts';
import type { Context } from '../../server/platform/context.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { routes } from '../../server/routes.ts';
import { from } from '../reliability/support/tier.ts';
import { expectQuiet, openBrowser, runningServer, seat } from '../support/browser.ts';
import { addressOf, queryFor } from '../support/matrix.ts';
import { payloads } from '../support/payloads.ts';
import { reviewOfAda } from '../support/people.ts';
import { type World, worldOf } from '../support/world.ts';

/** Columns that hold words of people, whatever table they are in. */
const words = new Set(
  `name title text note definition wording explanation statement moderators counter_examples team_outcome team_outcome_reason agreed_by
  label group_name strategy status_note abstract container volume issue pages url doi language reason clear_reason circumstances
  depends_on actor quote prefix suffix typed_label file_name first_label source terms limits question mechanism_words abbreviation
  message`.split(/\s+/),
);

/** Puts a payload into each of these columns, another one in each. `shift` begins elsewhere in the list. */
async function poison(ctx: Context, shift: number): Promise<number> {
  const { rows } = await sql<{ table: string; column: string }>`
    select m.name as "table", c.name as "column" from sqlite_schema m, pragma_table_info(m.name) c
    where m.type = 'table' and upper(c.type) = 'TEXT' and m.name not like 'page%' and m.name not like 'activity%'`.execute(ctx.db.read);
  const wanted = rows.filter(({ column }) => words.has(column));
  for (const [n, { table, column }] of wanted.entries()) {
    const payload = payloads[(n + shift) % payloads.length] ?? '';
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${payload}`.execute(ctx.db.writer);
  }
  for (const [table, column] of [
    ['reference', 'authors'],
    ['code', 'aliases'],
  ] as const)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${JSON.stringify([payloads[shift % payloads.length]])}`.execute(
      ctx.db.writer,
    );
  return wanted.length;
}

/** A text that is nothing but payloads, as a file. */
async function hostileFile(ctx: Context, scope: Scope): Promise<string> {
  const { sha256, size } = await ctx.blobs.put(Buffer.from(`Words first.\n\n${payloads.join('\n\n')}`));
  const outcome = await importStored(ctx, scope, { fileName: 'hostile.txt', sha256, size });
  if (outcome.status === 'refused') throw new Error(outcome.reason);
  return outcome.documentId;
}

function pages(slug: string, world: World): readonly string[] {
  return routes
    .filter((route) => route.method === 'get' && route.path.startsWith('/reviews/:review'))
    .map((route) => `${addressOf(route, slug, world)}?${queryFor(route, world)}`);
}

/** Pages come without the policy that would stop a script; `spoil` may break them on purpose. */
const withoutPolicy =
  (spoil: (html: string) => string = (html) => html) =>
  async (route: Route): Promise<void> => {
    const answer = await route.fetch({ maxRedirects: 0 });
    const { 'content-security-policy': _policy, ...headers } = answer.headers();
    await route.fulfill({ response: answer, headers, body: spoil(await answer.text()) });
  };

const isPage = (url: URL): boolean => !url.pathname.startsWith('/static') && !/\.\w+$/.test(url.pathname);

/** Functions that a payload would call, each telling that it was. */
const traps = (n: number): void => {
  const hits: string[] = [];
  for (let at = 1; at <= n; at++) Object.assign(globalThis, { [`canary${at}`]: () => hits.push(`canary${at}`) });
  Object.assign(globalThis, { hits, alert: () => hits.push('alert') });
};

/** What has run or was asked for on a page. */
async function openedWithout(page: Page, path: string, asked: string[]): Promise<readonly string[]> {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  if (!(await answer.text()).startsWith('<!doctype html>')) return [];
  asked.length = 0;
  await page.goto(path, { waitUntil: 'load' });
  const hits = await page.evaluate(() => (globalThis as unknown as { hits: readonly string[] }).hits);
  const landed = new URL(page.url()).pathname;
  return [...hits, ...asked, ...(landed.includes('canary') ? [landed] : [])].map((what) => `${path}: ${what}`);
}

it('no text runs, fetches or becomes part of a page, not even without the policy', { timeout: 600_000 }, async () => {
  const running = await runningServer();
  const { ctx } = running;
  const { ada, scope, slug } = await reviewOfAda(ctx);
  const world = await worldOf(ctx, scope);
  const document = await hostileFile(ctx, scope);
  const browser = await openBrowser();
  const at = await seat(browser, running, { as: ada });
  await at.page.addInitScript(traps, payloads.length);
  const asked: string[] = [];
  at.page.on('request', (request) => {
    if (/canary|evil\.example/.test(new URL(request.url()).pathname + new URL(request.url()).host)) asked.push(request.url());
  });
  const found: string[] = [];
  for (const shift of from('nightly') ? [0, 7, 19, 31] : [0]) {
    expect(await poison(ctx, shift)).toBeGreaterThan(60);
    for (const isOpen of from('nightly') ? [true, false] : [true]) {
      if (isOpen) await at.page.route(isPage, withoutPolicy());
      for (const path of [...pages(slug, world), paths.reader(slug, document), paths.home()])
        found.push(...(await openedWithout(at.page, path, asked)));
      await at.page.unrouteAll();
      if (!isOpen) expectQuiet(at);
    }
  }
  expect(found).toEqual([]);
  await at.page.route(
    isPage,
    withoutPolicy((html) => html.replaceAll('&lt;', '<').replaceAll('&quot;', '"')),
  );
  expect(await openedWithout(at.page, paths.memos(slug), asked), 'a page that escapes nothing (the control)').not.toEqual([]);
});
