/** The example review as it lies in the database: as large and as various as promised, told in order, and nothing wrong with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { cmocs } from '../../../server/demo/cmocs/index.ts';
import { storyDays } from '../../../server/demo/seed.ts';
import type { KeptTable } from '../../../server/platform/schema/index.ts';
import { examine } from '../../../server/upkeep/doctor.ts';
import { demoReview, type DemoReview, warmDemo } from '../../support/demo.ts';

const hour = 3600_000;

async function count({ ctx }: DemoReview, table: KeptTable, column?: string, value?: string | number): Promise<number> {
  const live = ctx.db.read
    .selectFrom(table as 'memo')
    .where('trashed_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'));
  const counted = column === undefined ? live : live.where(column as 'object', '=', value as string);
  return (await counted.executeTakeFirstOrThrow()).n;
}

describe('the seeded example review', () => {
  beforeAll(warmDemo, 180_000);

  it('holds what the command promises', async () => {
    const demo = await demoReview();
    expect(await count(demo, 'document')).toBe(16);
    expect(await count(demo, 'document', 'media_type', 'application/pdf')).toBe(14);
    expect(await count(demo, 'excerpt')).toBeGreaterThanOrEqual(200);
    expect(await count(demo, 'cmoc')).toBeGreaterThanOrEqual(70);
    for (const status of ['draft', 'proposed', 'agreed', 'retired']) expect(await count(demo, 'cmoc', 'status', status)).toBeGreaterThan(0);
    for (const verdict of ['affirmed', 'revised', 'refuted', 'mixed'])
      expect(await count(demo, 'cmoc', 'verdict', verdict)).toBeGreaterThan(0);
    for (const stance of ['supports', 'refines', 'refutes'])
      expect(await count(demo, 'evidence_link', 'stance', stance)).toBeGreaterThan(5);
    for (const finding of ['identical', 'novel', 'conflicts', 'silent'])
      expect(await count(demo, 'cmoc_test', 'finding', finding)).toBeGreaterThan(0);
    expect(await count(demo, 'standing_decision', 'choice', 'exclude')).toBe(1);
    expect(await count(demo, 'study')).toBe(1);
    expect(await count(demo, 'case')).toBe(3);
    expect(await count(demo, 'code', 'merged_inverse', 1)).toBeGreaterThan(0);
    expect(await count(demo, 'demi_regularity')).toBeGreaterThanOrEqual(10);
    expect(await count(demo, 'theory_version')).toBeGreaterThanOrEqual(3);
    expect(await count(demo, 'answer')).toBeGreaterThan(100);
    expect(await count(demo, 'judgement')).toBe(45);
    expect(await count(demo, 'memo')).toBeGreaterThanOrEqual(10);
  });

  it('has every CMOC under the theories that its content names', async () => {
    const demo = await demoReview();
    const { read } = demo.ctx.db;
    const rows = await read.selectFrom('cmoc_theory').select(['cmoc_id', 'theory_id']).where('trashed_at', 'is', null).execute();
    const wanted = cmocs.flatMap((cmoc) =>
      (cmoc.theories ?? []).map((theory) => `${demo.seeded.cmocs.get(cmoc.key)?.id} ${demo.seeded.theories.get(theory)}`),
    );
    expect(new Set(rows.map((row) => `${row.cmoc_id} ${row.theory_id}`))).toEqual(new Set(wanted));
  });

  it('was coded by two people, each passage in the words of its page', async () => {
    const demo = await demoReview();
    const { read } = demo.ctx.db;
    const coders = await read.selectFrom('excerpt').select('author_id').distinct().execute();
    expect(coders.map((row) => row.author_id).sort()).toEqual([demo.people.marit.accountId, demo.people.tomasz.accountId].sort());
    const over = await read.selectFrom('excerpt').select('quote').whereRef('sheet', '<', 'last_sheet').execute();
    expect(over.length, 'passages that cross a page').toBeGreaterThanOrEqual(3);
    expect(over.filter(({ quote }) => /continued|Journal of|\d{4};/.test(quote))).toEqual([]);
  });

  it('tells its story in order and ends before today', async () => {
    const { ctx } = await demoReview();
    const acts = await ctx.db.read.selectFrom('activity').select(['at', 'verb', 'actor_id']).orderBy('review_id').orderBy('seq').execute();
    const first = acts.map((act) => act.at).sort()[0] ?? '';
    const last =
      acts
        .map((act) => act.at)
        .sort()
        .at(-1) ?? '';
    expect(Date.parse(last) - Date.parse(first)).toBeLessThan(storyDays * 24 * hour);
    expect(last < ctx.now()).toBe(true);
    const hours = new Set(acts.map((act) => new Date(act.at).getUTCHours()));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...hours)).toBeLessThanOrEqual(17);
    expect(new Set(acts.map((act) => act.verb)).size).toBeGreaterThan(25);
  });

  it('is found well by doctor', async () => {
    const { ctx } = await demoReview();
    const { findings, looked } = await examine(ctx);
    expect(findings).toEqual([]);
    expect(looked.files).toBe(16);
    expect(looked.activities).toBeGreaterThan(1000);
  });
});
