/**
 * While a check round is open its second reviewer reads the same pages, byte for byte, whether the first reviewer has decided or
 * not: every GET route, every link, every export, every search (decision record 0007).
 */
import { describe, expect, it } from 'vitest';
import { formats } from '../../server/reports/formats.ts';
import { tableNames } from '../../server/reports/table-name.ts';
import { paths } from '../../server/paths.ts';
import { create, operate } from '../../server/platform/operation.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { routes } from '../../server/routes.ts';
import { drawSample } from '../../server/screening/check-rounds.service.ts';
import { roundShown } from '../../server/screening/rounds-shown.queries.ts';
import { decide, leaveOut, settle } from '../../server/screening/decisions.service.ts';
import { setUpStage } from '../../server/screening/stages.service.ts';
import { stages } from '../../server/screening/stage.ts';
import { temporaryFolder, testContext, type TestContext } from '../support/context.ts';
import type { Step } from '../support/crawl.ts';
import { codeOf, codingOf, documentOf, excerptOf, referenceOf, roleOf } from '../support/factories.ts';
import { addressOf, queryFor } from '../support/matrix.ts';
import { joinReview, person, type Person, reviewOfAda, scopeFor, sessionOf } from '../support/people.ts';
import { compareAll, readerOf, twinOf } from '../support/twin.ts';
import { worldOf, type World } from '../support/world.ts';

const phrase = 'unmistakable words of Ada';

interface Team {
  readonly slug: string;
  readonly people: Readonly<Record<'ada' | 'ben' | 'cleo', Person>>;
  readonly phaseId: string;
  readonly drawn: readonly string[];
  readonly world: World;
  readonly round: string;
}

/** A review with one of everything, ten records to screen, a paper with a passage among them, and a round drawn for Ben. */
async function setUp(ctx: TestContext): Promise<Team> {
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const [ben, cleo] = [await person(ctx, 'Ben'), await person(ctx, 'Cleo')];
  const asBen = await joinReview(ctx, slug, ben, 'reviewer', scope);
  await joinReview(ctx, slug, cleo, 'reviewer', scope);
  const world = await worldOf(ctx, scope);
  const [phaseId = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  const paper = await documentOf(ctx, scope, 'A paper that Ada excludes', ['Trust grew over the years.']);
  const passage = await excerptOf(ctx, scope, paper, 'Trust grew');
  await codingOf(ctx, scope, passage, { role: await roleOf(scope, 'mechanism'), code: await codeOf(ctx, scope, 'Trust') });
  const references = [paper.reference];
  for (let n = 0; n < 5; n++) references.push(await referenceOf(ctx, scope, `Paper ${n}`));
  await operate(ctx, scope, { verb: 'set up' }, async (op) => {
    for (const reference of references) await create(op, 'reference_phase', { reference_id: reference, phase_id: phaseId });
    return null;
  });
  const mode = { mode: 'sample', criteria: '', includeTerms: '', excludeTerms: '', samplePercent: 10, maybeGoesOn: true } as const;
  for (const stage of stages) await setUpStage(ctx, scope, { phaseId, stage, ...mode, version: undefined });
  const sampling = { phaseId, stage: 'title_abstract', size: { count: 20 }, stratify: '', seed: '1' } as const;
  const round = await drawSample(ctx, scope, { ...sampling, reviewers: [asBen.actorId] });
  const drawn = (await roundShown(scope, round))?.drawnIds ?? [];
  return { slug, people: { ada, ben, cleo }, phaseId, drawn, world, round };
}

/** Everything that Ada decides on the sample: alone, as the lead, at this stage and later ones, with notes and reasons. */
async function adaDecides(ctx: TestContext, ada: Scope, { phaseId, drawn }: Team): Promise<void> {
  const [reason = ''] = (await vocabulary(ada, 'exclusion_reason')).map((row) => row.id);
  ctx.pass(10 * 60_000);
  for (const [n, referenceId] of drawn.entries()) {
    const out = { choice: 'exclude', reasons: [reason], primaryReasonId: reason, note: phrase } as const;
    const inside = { choice: 'include', reasons: [], primaryReasonId: null, note: phrase } as const;
    const place = { referenceId, phaseId, stage: 'title_abstract' } as const;
    await decide(ctx, ada, { ...place, ...(n % 2 ? inside : out) });
    if (n % 2) await decide(ctx, ada, { ...place, stage: 'full_text', ...out });
    if (n === 1) await settle(ctx, ada, { ...place, stage: 'relevance_rigour', ...inside });
    if (n === 0) await leaveOut(ctx, ada, { referenceId, reasons: [reason], primaryReasonId: reason, note: phrase });
  }
}

/** Every GET route of the review with every record of the sample, every export, some searches; then whatever they link to. */
function everywhere({ slug, world, drawn, phaseId, round }: Team): readonly Step[] {
  const worlds = [
    world,
    ...drawn.map((reference) => new Map([...world, ['reference', reference], ['phase', phaseId], ['check_round', round]])),
  ];
  const gets = routes.filter((route) => route.method === 'get' && route.path.startsWith('/reviews/:review'));
  const asked = gets.flatMap((route) =>
    (route.path.includes(':reference') ? worlds : worlds.slice(0, 2)).flatMap((own) => {
      const [path, query] = [addressOf(route, slug, own), queryFor(route, own)];
      return [...new Set([path, `${path}?${query}`])];
    }),
  );
  const staged = stages.flatMap((stage) =>
    drawn
      .slice(0, 2)
      .flatMap((reference) => [
        paths.decisions(slug, reference, { phase: phaseId, stage }),
        paths.conflict(slug, reference, { phase: phaseId, stage }),
      ]),
  );
  const exported = tableNames.flatMap((table) => formats.map((format) => `/reviews/${slug}/tables/${table}/file?format=${format}`));
  const found = [phrase, 'unmistakable', 'Paper'].map((words) => paths.find(slug, words));
  return pages(['/', ...asked, ...staged, ...exported, ...found]);
}

const pages = (urls: readonly string[]): readonly Step[] => [...new Set(urls)].map((url) => ({ url, from: '', isFragment: false }));

/** Pages that tell of decisions on the sample. */
const whereItShows = ({ slug, drawn, round }: Team): readonly string[] => [
  paths.review(slug),
  paths.screening(slug),
  paths.checkRound(slug, round),
  paths.literature(slug, { sort: 'added' }),
  paths.documents(slug),
  paths.reference(slug, drawn[0] ?? ''),
  paths.decisionVerb(slug, drawn[0] ?? '', 'history'),
  `/reviews/${slug}/tables/codebook/file?format=csv`,
];

describe('an open check round', { timeout: 240_000 }, () => {
  it('is byte for byte the same to its second reviewer, with and without the first reviewer’s decisions', async () => {
    const folder = temporaryFolder();
    const without = await testContext(folder);
    const team = await setUp(without);
    const tokens = { ben: await sessionOf(without, team.people.ben), cleo: await sessionOf(without, team.people.cleo) };
    const decided = await twinOf(without, folder);
    await adaDecides(decided, await scopeFor(decided, team.slug, team.people.ada), team);
    const at = '2026-03-02T09:20:00.000Z';
    const from = everywhere(team);

    const asBen = await compareAll(await readerOf(without, tokens.ben, at), await readerOf(decided, tokens.ben, at), from, 1);
    expect(asBen.differing).toEqual([]);
    expect(asBen.asked.length).toBeGreaterThan(200);

    const telling = whereItShows(team);
    const asCleo = await compareAll(await readerOf(without, tokens.cleo, at), await readerOf(decided, tokens.cleo, at), pages(telling), 0);
    expect(asCleo.differing).toHaveLength(telling.length);
  });

  it('shows nobody what its second reviewer decided, only how far they are', async () => {
    const folder = temporaryFolder();
    const without = await testContext(folder);
    const team = await setUp(without);
    const token = await sessionOf(without, team.people.ada);
    const judged = await twinOf(without, folder);
    judged.pass(10 * 60_000);
    const ben = await scopeFor(judged, team.slug, team.people.ben);
    for (const referenceId of team.drawn)
      await decide(judged, ben, {
        referenceId,
        phaseId: team.phaseId,
        stage: 'title_abstract',
        choice: 'exclude',
        reasons: [],
        primaryReasonId: null,
        note: phrase,
      });
    const at = '2026-03-02T09:20:00.000Z';
    const exported = tableNames.map((table) => `/reviews/${team.slug}/tables/${table}/file?format=csv`);
    const asked = pages([
      ...whereItShows(team),
      ...exported,
      paths.conflicts(team.slug),
      paths.find(team.slug, phrase),
      paths.checks(team.slug),
    ]);
    const { differing } = await compareAll(await readerOf(without, token, at), await readerOf(judged, token, at), asked, 0);
    expect(differing.map((one) => one.split(':')[0])).toEqual([
      `page ${paths.checkRound(team.slug, team.round)}`,
      `page ${paths.checks(team.slug)}`,
    ]);
    const { html } = await (await readerOf(judged, token, at)).ask({ url: paths.checkRound(team.slug, team.round), isFragment: false });
    expect(html).not.toContain(phrase);
  });
});
