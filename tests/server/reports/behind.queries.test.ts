/** Each count equals the number of distinct things that its drill-down lists (model, Counting 3). */
import { beforeAll, describe, expect, it } from 'vitest';
import { behindNumber, type BehindShown } from '../../../server/reports/behind.queries.ts';
import { rolesOf } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { tableNow } from '../../../server/reports/tables.queries.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import { type TableRequest, usualView } from '../../../server/reports/table-view.ts';
import { demoReview, warmDemo } from '../../support/demo.ts';

const everything = { offset: 0, limit: 100_000 };

const listed = ({ kind, ofCmocs, cmocs, documents, studies, quotes }: BehindShown): readonly string[] => {
  if (kind === 'documents') return documents.map((one) => one.referenceId);
  if (kind === 'studies') return studies.map((one) => `${one.name} ${one.documents.join()}`);
  return kind === 'excerpts' || !ofCmocs ? quotes.map((one) => one.excerptId) : cmocs.map((one) => one.cmoc.id);
};

/** Figures of a table that differ from what is listed behind them; the number of figures looked at. */
async function differences(scope: Scope, asked: TableRequest): Promise<{ readonly looked: number; readonly wrong: readonly string[] }> {
  const { table } = await tableNow(scope, asked, null);
  const wrong: string[] = [];
  let looked = 0;
  for (const { key, cells } of [...table.rows, { key: '*', cells: table.totals ?? [] }])
    for (const [at, { name, kind }] of table.columns.entries()) {
      const n = cells[at];
      if (kind !== 'number' || name === 'times' || typeof n !== 'number') continue;
      looked++;
      const count = name === 'excerpts' && asked.view.counting === 'passages' ? 'cmocs' : name;
      const behind = await behindNumber(scope, { ...asked, row: key, count }, everything);
      const found = behind ? listed(behind) : [];
      if (new Set(found).size !== n || found.length !== n || behind?.total !== n)
        wrong.push(`${key} ${name}: ${n} in the table, ${found.length} listed`);
    }
  return { looked, wrong };
}

describe('behind a number', { timeout: 240_000 }, () => {
  beforeAll(warmDemo, 180_000);

  it('of the table of mechanisms stands exactly what it counts, totals too', async () => {
    const { scopes } = await demoReview();
    const { looked, wrong } = await differences(scopes.marit, {
      table: 'demi-regularities',
      scope: wholeReview,
      view: usualView,
      style: 'print',
    });
    expect(wrong).toEqual([]);
    expect(looked).toBeGreaterThan(100);
  });

  it('of a table of codes stands exactly what it counts, in CMOCs and on passages, grouped or not', async () => {
    const { scopes } = await demoReview();
    const roles = await rolesOf(scopes.marit);
    const idOf = (kind: string): string | null => roles.find((role) => role.kind === kind)?.id ?? null;
    for (const view of [
      { ...usualView, roleId: idOf('context'), underRoleId: idOf('mechanism') },
      { ...usualView, roleId: idOf('outcome') },
      { ...usualView, roleId: idOf('mechanism'), counting: 'passages' },
    ]) {
      const { looked, wrong } = await differences(scopes.marit, { table: 'by-role', scope: wholeReview, view, style: 'print' });
      expect(wrong).toEqual([]);
      expect(looked).toBeGreaterThan(20);
    }
  });
});
