/** No page exceeds 300 kB, however large the review: lists and texts are windowed. Times are measured in the bench, not here. */
import { describe, expect, it } from 'vitest';
import { codeSorts } from '../../server/coding/codebook.ts';
import { documentShows } from '../../server/documents/document-filter.ts';
import { type Kept, paths } from '../../server/paths.ts';
import { literatureShows } from '../../server/references/literature-filter.ts';
import { tableNames } from '../../server/reports/table-name.ts';
import { rolesOf } from '../../server/reviews/reviews.queries.ts';
import { routes } from '../../server/routes.ts';
import { groupings, orders, queues } from '../../server/synthesis/cmoc-list.ts';
import { makeLargeAnswers } from '../bench/large-answers.ts';
import { type Large, largest, makeLarge } from '../bench/large-review.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage, type Stage } from '../support/matrix.ts';

const limit = 300 * 1024;

/** Every list of the review: as it opens, filtered, sorted, grouped, and far down. */
function listsOf(slug: string, role: string, { codes, documents, cmocs }: Large): readonly string[] {
  const [code = '', document = '', cmoc = ''] = [codes[0], documents[0], cmocs[0]];
  const behind = (count: string): string => paths.behind(slug, 'demi-regularities', { row: `c:${code}`, count });
  const tables: readonly Kept[] = [{}, { page: 2 }, { level: 'all' }];
  return [
    ...documentShows.map((show) => paths.documents(slug, { show })),
    ...[{ q: 'trust' }, { page: 3 }].map((filter) => paths.documents(slug, filter)),
    ...literatureShows.map((show) => paths.literature(slug, { show })),
    ...[{ q: 'trust' }, { page: 3 }].map((filter) => paths.literature(slug, filter)),
    ...[{}, { lacks: 'role' }, { lacks: 'code' }, { role }, { page: 600 }].map((filter) => paths.passages(slug, filter)),
    ...codeSorts.map((sort) => paths.codes(slug, { sort })),
    ...[{ role }, { q: 'trust' }, { page: 2 }].map((filter) => paths.codes(slug, filter)),
    ...[{}, { page: 2 }, { role }].map((at) => paths.code(slug, code, at)),
    ...queues.map((queue) => paths.cmocs(slug, { queue })),
    ...orders.map((order) => paths.cmocs(slug, { order })),
    ...groupings.map((group) => paths.cmocs(slug, { group })),
    ...[{ page: 20 }, { words: 'trust' }].map((filter) => paths.cmocs(slug, filter)),
    ...[{}, { page: 20 }, { role }, { role: 'none' }, { placed: 1 }].map((filter) => paths.unplaced(slug, filter)),
    ...['for', 'against', 'all'].map((side) => paths.cmocQuotes(slug, cmoc, side)),
    ...tableNames.flatMap((table) => tables.map((kept) => paths.table(slug, table, kept))),
    ...['cmocs', 'documents', 'studies', 'excerpts', 'excerpts_against', 'increases'].map(behind),
    paths.table(slug, 'demi-regularities', { rank: 'studies' }),
    paths.mechanism(slug, code),
    paths.find(slug, 'trust'),
    paths.duplicates(slug, 2),
    paths.reader(slug, document, { view: 'text' }),
    ...['codes', 'cmocs', 'memos'].map((pane) => paths.pane(slug, document, pane)),
  ];
}

/** Every page of the review by its route, with the ids of what is large. */
function pagesOf(stage: Stage, large: Large): readonly string[] {
  const ids = { document: large.documents[0], code: large.codes[0], cmoc: large.cmocs[0], reference: large.references[0] };
  const world = new Map([...stage.world, ...Object.entries(ids).map(([name, id]) => [name, id ?? ''] as const)]);
  return routes
    .filter((route) => route.method === 'get' && route.path.startsWith('/reviews/:review'))
    .map((route) => addressOf(route, stage.slug, world));
}

describe('the largest review', { timeout: 300_000 }, () => {
  it('has no page above 300 kB, and no list that is not answered', async () => {
    const ctx = await testContext();
    const stage = await setStage(ctx);
    const large = await makeLarge(ctx, stage.scope, largest);
    await makeLargeAnswers(ctx, stage.scope, large);
    const role = (await rolesOf(stage.scope)).find(({ kind }) => kind === 'mechanism')?.id ?? '';
    const lists = listsOf(stage.slug, role, large);
    const found: { readonly path: string; readonly size: number; readonly ms: number; readonly status: number }[] = [];
    const get = { method: 'get' } as (typeof routes)[number];
    for (const path of new Set([...lists, ...pagesOf(stage, large)])) {
      const before = process.cpuUsage();
      const { text, headers, status } = await stage.clients.lead.send(get, path, {});
      const { user, system } = process.cpuUsage(before);
      if (headers.get('content-type')?.startsWith('text/html') || lists.includes(path))
        found.push({ path, size: text.length, ms: Math.round((user + system) / 1000), status });
    }
    console.log(
      found
        .toSorted((a, b) => b.ms - a.ms)
        .slice(0, 20)
        .map(({ path, size, ms }) => `${ms} ms of processor  ${Math.round(size / 1024)} kB  ${path}`)
        .join('\n'),
    );
    expect(found.filter(({ size }) => size > limit)).toEqual([]);
    expect(found.filter(({ path, status }) => status !== 200 && lists.includes(path))).toEqual([]);
  });
});
