/** A review screened through the browser's own routes by two reviewers, with a blind tenth: its figures equal a hand calculation. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFrozen } from '../../../../server/agreement/frozen.ts';
import { paths } from '../../../../server/paths.ts';
import { startJobs } from '../../../../server/platform/jobs.ts';
import { openReferences } from '../../../../server/references/formats/open-file.adapter.ts';
import { nameKey } from '../../../../server/reviews/name-key.ts';
import { vocabulary } from '../../../../server/reviews/reviews.queries.ts';
import { jobHandlers } from '../../../../server/subscriptions.ts';
import { agentOf, testApp } from '../../../support/app.ts';
import { testContext } from '../../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../../support/people.ts';
import { ris } from '../../../support/searched.ts';
import { sharedFolder, sharedPath } from '../../../support/shared.ts';

type Staged = readonly [found: Buffer, abstracts: Buffer, included: Buffer];

/** Titles of a file, as they are compared. */
async function titlesOf(file: Buffer): Promise<ReadonlySet<string>> {
  const { found } = await openReferences(file);
  return new Set([...found].flatMap((one) => (one.is === 'record' ? [nameKey(one.fields.title)] : [])));
}

const mode = { criteria: '', include_terms: '', exclude_terms: '', sample_percent: '10', maybe_goes_on: 'on' };

async function team() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const ben = await person(ctx, 'Ben');
  await joinReview(ctx, slug, ben, 'reviewer', scope);
  const app = await testApp(ctx);
  const [phase = ''] = (await vocabulary(scope, 'phase')).map((one) => one.id);
  const [reason = ''] = (await vocabulary(scope, 'exclusion_reason')).map((one) => one.id);
  return { ctx, scope, slug, phase, reason, ben, lead: await agentOf(ctx, app, ada), second: await agentOf(ctx, app, ben) };
}

type Team = Awaited<ReturnType<typeof team>>;

/** Sends the file to the page of searches, says where it is from and imports it. */
async function bringIn({ ctx, slug, phase, lead }: Team, file: Buffer, source_kind: string): Promise<void> {
  const sent = await lead.post(paths.searches(slug)).type('multipart/form-data').attach('file', file, 'export.ris').expect(303);
  const details = { source_kind, source: 'A search', searched_on: '2026-03-31', phase_id: phase, then: 'import' };
  await lead.post(sent.headers['location'] ?? '', details).expect(303);
  const jobs = startJobs(ctx, jobHandlers);
  await jobs.idle();
  await jobs.stop();
}

const liveRecords = async ({ scope }: Team) =>
  (
    await scope.db
      .selectFrom('reference')
      .select(['id', 'title'])
      .where('review_id', '=', scope.reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('number')
      .execute()
  ).map((row) => ({ id: row.id, key: nameKey(row.title) }));

/** What the import has not joined by itself, a person joins: here, records with one title. */
async function joinSameTitles(at: Team): Promise<void> {
  for (const group of Map.groupBy(await liveRecords(at), (one) => one.key).values())
    if (group.length > 1) await at.lead.post(paths.duplicatesVerb(at.slug, 'join'), { references: group.map((one) => one.id) }).expect(303);
}

async function replay([all, abstracts, included]: Staged) {
  const at = await team();
  const { ctx, slug, phase, reason, ben, lead, second } = at;
  const [passed, kept] = [await titlesOf(abstracts), await titlesOf(included)];
  await bringIn(at, all, 'database');
  await joinSameTitles(at);
  const records = await liveRecords(at);
  const decide = (who: typeof lead, stage: string, reference: string, choice: string, own: object = {}) =>
    who.post(paths.screeningVerb(slug, 'decide', phase, stage), { reference, choice, ...own }).expect(303);

  await lead.post(paths.screeningSettings(slug, phase, 'title_abstract'), { ...mode, mode: 'sample' }).expect(303);
  await lead.post(paths.screeningSettings(slug, phase, 'full_text'), { ...mode, mode: 'single' }).expect(303);
  const drawn = await lead
    .post(paths.checks(slug), { phase, stage: 'title_abstract', percent: 10, reviewers: [ben.accountId], seed: '4021' })
    .expect(303);
  for (const { id, key } of records) await decide(lead, 'title_abstract', id, passed.has(key) ? 'include' : 'exclude');

  const round = await ctx.db.read.selectFrom('check_round').select(['id', 'drawn']).executeTakeFirstOrThrow();
  const sample = JSON.parse(round.drawn) as string[];
  const first = new Map(records.map(({ id, key }) => [id, passed.has(key)]));
  /** The second reviewer would let one more through. */
  const odd = sample.find((id) => !first.get(id)) ?? '';
  for (const id of sample) await decide(second, 'title_abstract', id, first.get(id) || id === odd ? 'include' : 'exclude');
  await lead.post(`${drawn.headers['location']}/close`).expect(303);
  const resolved = {
    phase,
    stage: 'title_abstract',
    choice: 'exclude',
    how: 'discussion',
    people: 'Ada, Ben',
    on: '2026-04-02',
    why: 'Off topic',
  };
  await lead.post(paths.conflict(slug, odd), resolved).expect(303);

  const late = [...passed].filter((key) => !records.some((one) => one.key === key));
  await bringIn(at, Buffer.from(ris(...late)), 'citation');
  for (const { id, key } of (await liveRecords(at)).filter((one) => passed.has(one.key)))
    await decide(lead, 'full_text', id, kept.has(key) ? 'include' : 'exclude', kept.has(key) ? {} : { reasons: [reason], primary: reason });

  const flow = (await lead.get(paths.flowFile(slug, 'json')).expect(200)).body as { rows: { id: string; part: string; n: number }[] };
  const statistics = await ctx.db.read.selectFrom('check_round').select('statistics').executeTakeFirst();
  return {
    numbers: Object.fromEntries(flow.rows.filter((row) => !row.part).map((row) => [row.id, row.n])),
    figures: readFrozen(statistics?.statistics ?? null),
    sample: sample.map((id) => Boolean(first.get(id))),
    sentence: (await lead.get(drawn.headers['location'] ?? '').expect(200)).text,
  };
}

/** Percent and kappa of two people who differ on one record that the first left out, straight from the definitions. */
function byHand(sample: readonly boolean[]) {
  const n = sample.length;
  const yes = sample.filter(Boolean).length;
  const agreed = (n - 1) / n;
  const chance = (yes * (yes + 1) + (n - yes) * (n - yes - 1)) / (n * n);
  return { n, agreed, kappa: (agreed - chance) / (1 - chance) };
}

async function expectHandCalculation(files: Staged, counts: readonly [number, number, number]): Promise<void> {
  const [found, abstracts, included] = counts;
  const [titles, passed, kept] = await Promise.all(files.map(titlesOf));
  const screened = titles!.size;
  /** Full texts that the search had not found: the team knew them otherwise. */
  const late = [...passed!].filter((key) => !titles!.has(key));
  const lateIn = late.filter((key) => kept!.has(key)).length;
  const through = abstracts - late.length;
  const { numbers, figures, sample, sentence } = await replay(files);
  expect(numbers).toEqual({
    databases: found,
    duplicates: found - screened,
    screened,
    excluded: screened - through,
    sought: through,
    assessed: through,
    ineligible: through - (included - lateIn),
    eligible: included - lateIn,
    citations: late.length,
    other_screened: late.length,
    other_sought: late.length,
    other_assessed: late.length,
    ...(late.length > lateIn ? { other_ineligible: late.length - lateIn } : {}),
    ...(lateIn ? { other_eligible: lateIn } : {}),
    included,
    new_studies: included,
    new_reports: included,
    total_studies: included,
    total_reports: included,
  });
  const hand = byHand(sample);
  expect(hand.n).toBe(Math.ceil(screened / 10));
  const [pair] = figures?.pairs ?? [];
  expect(pair?.table.n).toBe(hand.n);
  expect(pair?.table.agreed).toBe(hand.n - 1);
  expect(pair?.kappa.value).toBeCloseTo(hand.kappa, 10);
  expect(sentence).toContain('seed 4021');
}

describe('a review replayed through the routes', { timeout: 180_000 }, () => {
  it('has the counts, agreement and flow of a hand calculation', async () => {
    const titles = Array.from({ length: 40 }, (_, n) => `Report ${n + 1} of the partnership`);
    const heard = 'A report that a colleague knew of';
    const files = [titles, [...titles.filter((_, n) => n % 4 === 0), heard], [...titles.filter((_, n) => n % 12 === 0), heard]];
    const [all, some, few] = files.map((list) => Buffer.from(ris(...list)));
    const again = Buffer.from(ris('Report 5 of the partnership').replace('TY  - JOUR', 'TY  - BOOK'));
    await expectHandCalculation([Buffer.concat([all!, again]), some!, few!], [41, 11, 5]);
  });

  const staged = [1, 2, 3].map((n) => sharedPath('corpora', 'screening', `schoot-lgmm-ptsd-included-${n}.ris`));
  it.skipIf(!sharedFolder)('has those of a published one: 363, 38, 8', async () => {
    const [all, some, few] = staged.map((path) => readFileSync(path));
    await expectHandCalculation([all!, some!, few!], [363, 38, 8]);
  });
});
