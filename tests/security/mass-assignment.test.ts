/** S-02: a form can't write columns that it does not show. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { routes } from '../../server/routes.ts';
import { testContext, type TestContext } from '../support/context.ts';
import { addressOf, setStage } from '../support/matrix.ts';
import { sampleFor, shownFields } from '../support/sample.ts';

const canary = 'canary-of-mass-assignment';

async function tablesOf(ctx: TestContext): Promise<readonly string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select name from sqlite_schema where type = 'table' and name not like 'page_search_%'`.execute(ctx.db.read);
  return rows.map((row) => row.name);
}

/** Every column of every table, and what prototypes are polluted through. */
async function everyColumn(ctx: TestContext): Promise<readonly string[]> {
  const names = new Set(['__proto__', 'constructor', 'prototype', 'isAdmin', 'reviewId']);
  for (const table of await tablesOf(ctx)) {
    const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(ctx.db.read);
    rows.forEach((row) => names.add(row.name));
  }
  return [...names];
}

it('S-02: nothing stores a field that its schema does not name, at any writing route', { timeout: 240_000 }, async () => {
  const ctx = await testContext();
  const stage = await setStage(ctx);
  const columns = await everyColumn(ctx);
  let sent = 0;
  for (const route of routes.filter((one) => one.method === 'post' && one.body && one.permission !== 'anyone')) {
    const shown = shownFields(route.body);
    const extra = Object.fromEntries(columns.filter((name) => !shown.includes(name)).map((name) => [name, canary]));
    await stage.clients.lead.send(route, addressOf(route, stage.slug, stage.world), { ...sampleFor(route.body, stage.world), ...extra });
    sent += 1;
  }
  expect(sent).toBeGreaterThan(20);
  for (const table of await tablesOf(ctx)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(ctx.db.read);
    expect([table, rows.filter((row) => Object.values(row).some((value) => String(value).includes(canary)))]).toEqual([table, []]);
  }
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});
