/** Whoever opens the example review finds every page of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { routes } from '../../server/routes.ts';
import { tablesOf } from '../../server/upkeep/manifest.queries.ts';
import { agentOf, testApp } from '../support/app.ts';
import { crawl, faultAt } from '../support/crawl.ts';
import { demoReview, type DemoReview, warmDemo } from '../support/demo.ts';
import { addressOf, queryFor } from '../support/matrix.ts';
import type { World } from '../support/world.ts';

const inReview = routes.filter((route) => route.method === 'get' && route.path.startsWith('/reviews/:review'));

const paramsOf = (path: string): readonly string[] => [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '');

interface Rows {
  /** One row of the example for every table that the routes name. */
  readonly world: World;
  /** Tables of which the example has no row: their pages are tested elsewhere. */
  readonly empty: ReadonlySet<string>;
}

async function rowsIn({ ctx, scopes }: DemoReview): Promise<Rows> {
  const named = new Set([
    'excerpt',
    'document',
    'reference',
    'code',
    'cmoc',
    'theory',
    'template',
    ...inReview.flatMap(({ path }) => paramsOf(path)),
  ]);
  const world = new Map<string, string>();
  const empty = new Set<string>();
  for (const table of await tablesOf(ctx.db.read)) {
    if (!named.has(table) || table === 'review') continue;
    const rows = ctx.db.read
      .selectFrom(table as 'memo')
      .select('id')
      .where('review_id', '=', scopes.marit.reviewId);
    const row = await rows.where('trashed_at', 'is', null).orderBy('id').executeTakeFirst();
    if (row) world.set(table, row.id);
    else empty.add(table);
  }
  return { world, empty };
}

describe('the example review', { timeout: 240_000 }, () => {
  beforeAll(warmDemo, 180_000);

  it.each([
    ['marit', 6],
    ['tomasz', 3],
    ['ines', 3],
  ] as const)('has no dead end for %s', async (key, ofAKind) => {
    const { ctx, people, seeded } = await demoReview();
    const agent = await agentOf(ctx, await testApp(ctx), people[key]);
    const { asked, faults } = await crawl(agent, { from: paths.review(seeded.slug), ofAKind });
    expect(faults).toEqual([]);
    expect(asked.length).toBeGreaterThan(150);
  });

  it('answers at every address that only scripts ask for', async () => {
    const demo = await demoReview();
    const agent = await agentOf(demo.ctx, await testApp(demo.ctx), demo.people.marit);
    const { world, empty } = await rowsIn(demo);
    const faults: string[] = [];
    for (const route of inReview.filter(({ path }) => !paramsOf(path).some((name) => empty.has(name)))) {
      const url = `${addressOf(route, demo.seeded.slug, world)}?${queryFor(route, world)}`;
      const fault = await faultAt(agent, url);
      if (fault) faults.push(`${fault} ${url}`);
    }
    expect(faults).toEqual([]);
  });
});
