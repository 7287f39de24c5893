import { describe, expect, it } from 'vitest';
import { everyPassage } from '../../../server/reports/passages.queries.ts';
import { passagePieces, passageSource, passageWindow } from '../../../server/reports/passages-table.queries.ts';
import type { TableRow } from '../../../server/reports/table.ts';
import { makeLarge } from '../../bench/large-review.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

/** Ten texts; the first holds more passages than are read at once. */
async function longTable() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  await makeLarge(ctx, scope, { documents: 10, excerpts: 1400, cmocs: 1, links: 1, codes: 5, inFirst: 0.5 });
  const source = await passageSource(scope, { filter: everyPassage, takes: () => true, baseUrl: '' });
  return { scope, source };
}

describe('the table of passages', () => {
  it('has the same rows in pieces as in windows, by document and place, each once', async () => {
    const { scope, source } = await longTable();
    const pieces: (readonly TableRow[])[] = [];
    for await (const piece of passagePieces(scope, source)) pieces.push(piece);
    const rows = pieces.flat();
    const windows: TableRow[] = [];
    for (let offset = 0; offset < source.total; offset += 90) windows.push(...(await passageWindow(scope, source, { offset, limit: 90 })));
    expect(rows).toEqual(windows);
    expect(new Set(rows.map((row) => row.key)).size).toBe(1400);
    expect(pieces.length).toBeLessThan(6);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(500);
    expect(rows.map((row) => row.key.split(' ')[0])).toEqual(await inOrder(scope));
  });
});

async function inOrder(scope: Parameters<typeof passageWindow>[0]): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('excerpt as e')
    .innerJoin('document_version as v', 'v.id', 'e.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select(['e.id', 'e.start_at', 'e.end_at', 'd.number'])
    .execute();
  return rows
    .sort((a, b) => a.number - b.number || a.start_at - b.start_at || b.end_at - a.end_at || (a.id < b.id ? -1 : 1))
    .map((row) => row.id);
}
