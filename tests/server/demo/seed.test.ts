/** The example review as it lies in the database: as large and as various as promised, told in order, and nothing wrong with it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { duplicatesFound } from '../../../server/references/duplicate-search.service.ts';
import { flowFacts } from '../../../server/reports/flow/facts.queries.ts';
import type { PhaseBox } from '../../../server/reports/flow/box.ts';
import { flowOf } from '../../../server/reports/flow/flow.ts';
import { roundShown, roundsOf } from '../../../server/screening/rounds-shown.queries.ts';
import { sentenceOf } from '../../../server/screening/round-records.queries.ts';
import { papers } from '../../../server/demo/papers/index.ts';
import type { Fate } from '../../../server/demo/record.ts';
import { papersFound, records } from '../../../server/demo/records/index.ts';
import type { SearchKey } from '../../../server/demo/searches.ts';
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

/** Keys of papers and records, as often as these searches found them. */
const foundBy = (keys: readonly SearchKey[]): readonly string[] =>
  keys.flatMap((search) => [
    ...Object.keys(papersFound).filter((key) => papersFound[key]?.includes(search)),
    ...records.filter((record) => record.found.includes(search)).map((record) => record.key),
  ]);

const outAt = (at: Fate['at'], ...keys: readonly SearchKey[]): number =>
  records.filter((record) => record.fate.at === at && record.found.some((one) => keys.includes(one))).length;

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
    expect(await count(demo, 'study')).toBe(1);
    expect(await count(demo, 'case')).toBe(3);
    expect(await count(demo, 'code', 'merged_inverse', 1)).toBeGreaterThan(0);
    expect(await count(demo, 'demi_regularity')).toBeGreaterThanOrEqual(10);
    expect(await count(demo, 'theory_version')).toBeGreaterThanOrEqual(3);
    expect(await count(demo, 'answer')).toBeGreaterThan(100);
    expect(await count(demo, 'judgement')).toBe(45);
    expect(await count(demo, 'memo')).toBeGreaterThanOrEqual(10);
  });

  it('shows a document flow whose numbers are those of its content', async () => {
    const { scopes } = await demoReview();
    const { phases, review, doubts } = flowOf(await flowFacts(scopes.ines));
    const [gleaned, refined] = phases.map((phase) => (box: PhaseBox) => phase.counts[box].n);
    const found = (...keys: readonly SearchKey[]) => foundBy(keys).length;
    expect(gleaned?.('databases')).toBe(found('scoping'));
    expect(gleaned?.('hand')).toBe(found('journals'));
    expect(gleaned?.('purposive')).toBe(found('advisers'));
    expect(gleaned?.('included')).toBe(papers.filter((paper) => paper.record.phases[0] === 'gleaning').length);
    expect(gleaned?.('excluded')).toBe(outAt('title_abstract', 'scoping'));
    expect(gleaned?.('other_excluded')).toBe(outAt('title_abstract', 'journals', 'schemes'));
    expect(refined?.('databases')).toBe(found('medline') + found('cinahl') + found('update'));
    expect(refined?.('excluded')).toBe(outAt('title_abstract', 'medline', 'cinahl'));
    expect(refined?.('other_excluded')).toBe(outAt('title_abstract', 'citations', 'annals'));
    expect(refined?.('ineligible')).toBe(outAt('full_text', 'medline', 'cinahl'));
    expect(refined?.('other_not_retrieved')).toBe(outAt('not_retrieved', 'citations', 'annals'));
    expect(refined?.('irrelevant')).toBe(1);
    expect(refined?.('brought')).toBe(3);
    const open = records.filter((record) => record.fate.at === 'open').length;
    expect(phases[1]?.awaiting.databases.awaiting_screening).toBe(open);
    const distinct = new Set([...foundBy(['medline', 'cinahl', 'update'])]).size;
    expect(refined?.('screened')).toBe(distinct);
    expect(refined?.('duplicates')).toBe(found('medline') + found('cinahl') + found('update') - distinct);
    expect(review.new_reports.n).toBe(papers.length + 1 - 1);
    expect(review.new_studies.n).toBe(papers.length - 1);
    expect(doubts).toEqual([]);
  });

  it('had a sample judged blind, a conflict resolved, and waits with new records', async () => {
    const { ctx, scopes } = await demoReview();
    const [listed] = await roundsOf(scopes.ines);
    const round = listed && (await roundShown(scopes.ines, listed.id));
    expect(round).toMatchObject({ isOpen: false, drawsTheSame: true, drawn: 8, frame: 39 });
    expect(round?.frozen).toMatchObject({ judged: 8, agreed: 7 });
    expect(round && (await sentenceOf(scopes.ines, round))).toContain('The disagreement was resolved by discussion.');
    const { groups } = (await duplicatesFound(scopes.ines)).duplicates;
    expect(groups, 'duplicates left').toEqual([]);
    const hows = await ctx.db.read.selectFrom('duplicate_verdict').select('how').execute();
    expect(hows.map((row) => row.how).sort()).toEqual(['certain', 'person']);
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
    expect(looked.files, 'documents and exports of searches').toBe(16 + 9);
    expect(looked.activities).toBeGreaterThan(1000);
  });
});
