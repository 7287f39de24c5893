/** two people at the same thing. Every text that was ever sent is in the row, its history, or the sender's kept texts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { create, restore, operate, trash, change } from '../../server/platform/operation.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { cellText, type GridField } from '../../server/synthesis/grid.ts';
import { gridRows } from '../../server/synthesis/grid.queries.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { importStored } from '../../server/documents/import.service.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext, type TestContext } from '../support/context.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf, roleOf } from '../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../support/people.ts';
import { assertInvariants } from './support/invariants.ts';
import { mutantOf } from './support/mutant.ts';
import { serve, type Served } from './support/server.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { seed, times } from './support/tier.ts';

async function team(ctx: TestContext, n: number) {
  const { slug, scope, ada } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const agents = [await agentOf(ctx, app, ada)];
  const scopes = [scope];
  for (let at = 1; at < n; at++) {
    const who = await person(ctx, `Coder ${at}`);
    scopes.push(await joinReview(ctx, slug, who, 'reviewer', scope));
    agents.push(await agentOf(ctx, app, who));
  }
  return { slug, scope, scopes, agents };
}

/** All texts kept anywhere: in the history, which holds what is live, too, or as drafts. */
async function keptTexts(ctx: TestContext): Promise<string> {
  const [history, drafts] = await Promise.all([
    ctx.db.read.selectFrom('activity_payload').select('payload').execute(),
    ctx.db.read.selectFrom('draft').select('text').execute(),
  ]);
  return JSON.stringify([history, drafts]);
}

type Sent = Readonly<Record<string, string | number>>;

/** Something that several people write in. */
interface Field {
  readonly name: string;
  readonly make: (ctx: TestContext, scope: Scope, run: number) => Promise<string>;
  readonly address: (slug: string, id: string) => string;
  /** What somebody's page knows of it when they look. */
  readonly look: (scope: Scope, id: string) => Promise<Sent>;
  readonly write: (id: string, text: string, run: number) => Sent;
}

const versionIn = (table: 'memo' | 'code' | 'cmoc') => async (scope: Scope, id: string) => ({
  version: (await scope.db.selectFrom(table).select('version').where('id', '=', id).executeTakeFirstOrThrow()).version,
});

const outcomeCell = async (scope: Scope): Promise<string> => `slot:${await roleOf(scope, 'outcome')}`;

const fields: readonly Field[] = [
  {
    name: 'a memo',
    make: (ctx, scope, run) =>
      operate(ctx, scope, { verb: 'begin' }, (op) =>
        create(op, 'memo', { object: 'review', object_id: scope.reviewId, text: `run ${run} begins`, foreign_guid: null }),
      ),
    address: paths.memo,
    look: versionIn('memo'),
    write: (_id, text) => ({ text }),
  },
  {
    name: 'the definition of a code',
    make: (ctx, scope, run) => codeOf(ctx, scope, `Code ${run}`),
    address: paths.code,
    look: versionIn('code'),
    write: (_id, text, run) => ({ name: `Code ${run}`, aliases: '', definition: text, mechanism_words: '', level: '' }),
  },
  {
    name: 'the statement of a CMOC',
    make: (ctx, scope) => cmocOf(ctx, scope, { elements: [{ kind: 'mechanism', wording: 'trust' }] }),
    address: (slug, id) => paths.cmocDo(slug, id, 'statement'),
    look: versionIn('cmoc'),
    write: (_id, text) => ({ statement: text }),
  },
  {
    name: 'a cell of a CMOC',
    make: (ctx, scope) => cmocOf(ctx, scope, { elements: [{ kind: 'outcome', wording: 'sharing' }] }),
    address: paths.cmocCell,
    async look(scope, id) {
      const { rows, names } = await gridRows(scope, [id]);
      const field = (await outcomeCell(scope)) as GridField;
      return { field, columns: '', seen: rows[0] ? cellText(rows[0].cmoc, field, names) : '' };
    },
    write: (_id, text) => ({ text }),
  },
];

interface Step {
  readonly who: number;
  /** Looks at it again before writing. */
  readonly looks: boolean;
}

interface Playing extends Awaited<ReturnType<typeof team>> {
  readonly ctx: TestContext;
  readonly field: Field;
}

/** Plays one interleaving. Returns how often two met. */
async function play({ ctx, slug, scope, agents, field }: Playing, steps: readonly Step[], run: number): Promise<number> {
  const id = await field.make(ctx, scope, run);
  const first = await field.look(scope, id);
  const seen = agents.map(() => first);
  const sent: string[] = [];
  let met = 0;
  for (const [n, { who, looks }] of steps.entries()) {
    if (looks) seen[who] = await field.look(scope, id);
    const text = `run ${run} text ${n} by ${who}`;
    sent.push(text);
    const before = await field.look(scope, id);
    const answer = await agents[who]?.post(field.address(slug, id), { ...seen[who], ...field.write(id, text, run) });
    const isStale = JSON.stringify(before) !== JSON.stringify(seen[who]);
    expect(answer?.status, `${field.name}, step ${n} of ${JSON.stringify(steps)}`).toBe(isStale ? 409 : 303);
    if (isStale) {
      met += 1;
      expect(answer?.text).toContain(text);
      expect(await field.look(scope, id), 'a conflict writes nothing').toEqual(before);
    } else seen[who] = await field.look(scope, id);
  }
  const kept = await keptTexts(ctx);
  expect(sent.filter((text) => !kept.includes(text))).toEqual([]);
  return met;
}

describe('R-16: several people write in one field', () => {
  it.each(fields)('$name: no text is lost, whoever wins', { timeout: 1_800_000 }, async (field) => {
    const ctx = await testContext();
    const playing = { ctx, field, ...(await team(ctx, 3)) };
    const steps = fc.array(fc.record({ who: fc.nat({ max: 2 }), looks: fc.boolean() }), { minLength: 2, maxLength: 6 });
    let [run, met] = [0, 0];
    await fc.assert(
      fc.asyncProperty(steps, async (some) => void (met += await play(playing, some, run++))),
      { numRuns: times({ commit: 10, nightly: 300, release: 1500 }), seed, endOnFailure: true },
    );
    expect(met).toBeGreaterThan(3);
    expect((await examine(ctx)).findings).toEqual([]);
  });

  it('in different fields of one form: both are there, and nobody is asked', async () => {
    const ctx = await testContext();
    const { slug, scope, agents } = await team(ctx, 2);
    const code = await codeOf(ctx, scope, 'Trust');
    const form = { name: 'Trust', aliases: '', definition: '', mechanism_words: '', level: '', version: 1 };
    expect((await agents[0]?.post(paths.code(slug, code), { ...form, definition: 'Ada defines it' }))?.status).toBe(303);
    expect((await agents[1]?.post(paths.code(slug, code), { ...form, mechanism_words: 'Ben words it' }))?.status).toBe(303);
    const row = await ctx.db.read.selectFrom('code').selectAll().where('id', '=', code).executeTakeFirstOrThrow();
    expect([row.definition, row.mechanism_words, row.version]).toEqual(['Ada defines it', 'Ben words it', 3]);
  });
});

describe('R-18: one deletes what another uses', () => {
  it('no coding goes with its code, and the code comes back with all that was on it', { timeout: 600_000 }, async () => {
    const ctx = await testContext();
    const { scopes } = await team(ctx, 2);
    const [ada, ben] = scopes;
    if (!ada || !ben) throw new Error('no team');
    const paper = await documentOf(ctx, ada, 'Paper', ['Trust grew slowly between them.']);
    for (let run = 0; run < times({ commit: 10, nightly: 100, release: 100 }); run++) {
      const code = await codeOf(ctx, ada, `Code ${run}`);
      const made: string[] = [];
      const codeSome = async (n: number) => {
        for (let at = 0; at < n; at++) made.push(await codingOf(ctx, ben, await excerptOf(ctx, ben, paper, 'Trust'), { code }));
      };
      const remove = () => operate(ctx, ada, { verb: 'remove a code' }, async (op) => (await trash(op, 'code', code), null));
      await codeSome(2);
      await Promise.allSettled([codeSome(3), remove()]);
      const again = await codeOf(ctx, ada, `Code ${run}`);
      await operate(ctx, ada, { verb: 'rename' }, (op) =>
        change(op, 'code', { id: again }, { name: `Other ${run}`, name_key: `other ${run}` }),
      );
      await operate(ctx, ada, { verb: 'bring back' }, async (op) => (await restore(op, 'code', code), null));
      const rows = await ctx.db.read.selectFrom('coding').select(['id', 'trashed_at', 'author_id']).where('code_id', '=', code).execute();
      expect(rows.map((row) => row.id).sort()).toEqual([...made].sort());
      expect(rows.filter((row) => row.trashed_at !== null || row.author_id !== ben.actorId)).toEqual([]);
    }
    expect((await examine(ctx)).findings.filter((finding) => !finding.includes('.pdf'))).toEqual([]);
  });
});

const poster = (server: Served, at: Prepared) => (path: string, values: Record<string, string>) =>
  fetch(server.address + path, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams(values),
    headers: { cookie: at.cookies[0] ?? '', 'sec-fetch-site': 'same-origin' },
  });

/** Meets one conflict after the other with the same old version. Returns what was lost or changed; nothing, one hopes. */
async function meetConflicts(server: Served, at: Prepared, conflicts: number): Promise<readonly string[]> {
  const post = poster(server, at);
  await post(paths.memosOn(at.slug, 'review', ''), { text: 'first' });
  const rows = () => inFolder(at, (ctx) => ctx.db.read.selectFrom('memo').selectAll().execute());
  const [memo] = await rows();
  await post(paths.memo(at.slug, memo?.id ?? ''), { text: 'second', version: '1' });
  const before = JSON.stringify(await rows());
  const found: string[] = [];
  for (let n = 0; n < conflicts; n++) {
    const { status } = await post(paths.memo(at.slug, memo?.id ?? ''), { text: `third ${n}.`, version: '1' });
    if (status !== 409) found.push(`attempt ${n}: ${status}`);
  }
  if (JSON.stringify(await rows()) !== before) found.push('the row has changed');
  const kept = await inFolder(at, keptTexts);
  for (let n = 0; n < conflicts; n++) if (!kept.includes(`third ${n}.`)) found.push(`text ${n} is gone`);
  return found;
}

async function inFolder<T>(at: Prepared, work: (ctx: TestContext) => Promise<T>): Promise<T> {
  const ctx = await testContext(at.folder);
  try {
    return await work(ctx);
  } finally {
    ctx.db.close();
  }
}

describe('R-19: the conflict itself', () => {
  it('changes no row and loses no text, however often it is met', { timeout: 600_000 }, async () => {
    const at = await prepare();
    const server = await serve(at.folder);
    expect(await meetConflicts(server, at, times({ commit: 50, nightly: 1000, release: 1000 }))).toEqual([]);
    await server.stop();
    await assertInvariants(at.folder);
  });

  it('gives the text back, and changes no row, when the conflict itself breaks down', { timeout: 600_000 }, async () => {
    const at = await prepare();
    const broken = await mutantOf('breaking', [
      [
        /await keepDraft\d*\(ctx, \{ accountId, reviewId, place/,
        'await (() => { throw new Error("forced"); })(ctx, { accountId, reviewId, place',
      ],
    ]);
    const server = await serve(at.folder, { built: broken, environment: { RETRODUCE_LOG: 'silent' } });
    const post = poster(server, at);
    await post(paths.memosOn(at.slug, 'review', ''), { text: 'first' });
    const rows = () => inFolder(at, (ctx) => ctx.db.read.selectFrom('memo').selectAll().execute());
    const [memo] = await rows();
    const address = paths.memo(at.slug, memo?.id ?? '');
    await post(address, { text: 'second', version: '1' });
    const before = await rows();
    const found: string[] = [];
    for (let n = 0; n < times({ commit: 5, nightly: 200, release: 200 }); n++) {
      const answer = await post(address, { text: `third ${n}, typed with care.`, version: '1' });
      if (answer.status !== 500) found.push(`attempt ${n}: ${answer.status}`);
      if (!(await answer.text()).includes(`third ${n}, typed with care.`)) found.push(`text ${n} is not given back`);
    }
    expect(found).toEqual([]);
    expect(await rows()).toEqual(before);
    await server.stop();

    const mended = await serve(at.folder);
    expect((await poster(mended, at)(address, { text: 'third 0, typed with care.', version: '1' })).status).toBe(409);
    expect(await inFolder(at, keptTexts)).toContain('third 0, typed with care.');
    expect(await rows()).toEqual(before);
    await mended.stop();
    await assertInvariants(at.folder);
  });

  it.each([
    ['keeps no text', [/await keepDraft\d*\(ctx, \{ accountId, reviewId, place/, 'await (() => {})(ctx, { accountId, reviewId, place']],
    ['lets the last writer win', [/if \(conflicts\d*\.length\) throw new Conflict\d*\(/, 'if (false) throw new Conflict(']],
  ] as const)('is found out when it %s (the control)', async (_how, change) => {
    const at = await prepare();
    const server = await serve(at.folder, { built: await mutantOf('conflict', [change]) });
    expect(await meetConflicts(server, at, 2)).not.toEqual([]);
    await server.stop();
  });
});

describe('R-20: many people bring the same file', () => {
  it('stores it once, keeps each review’s document, and one review’s trash is not the other’s', { timeout: 300_000 }, async () => {
    const ctx = await testContext();
    const reviews = [await reviewOfAda(ctx, 'One'), await reviewOfAda(ctx, 'Two')];
    const bytes = Buffer.from('Trust grew slowly between the partners. '.repeat(50));
    const stored = await Promise.all(Array.from({ length: 10 }, () => ctx.blobs.put(bytes)));
    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    const [file] = stored;
    const outcomes = await Promise.all(
      reviews.flatMap(({ scope }) =>
        Array.from({ length: 5 }, () =>
          importStored(ctx, scope, { fileName: 'paper.txt', sha256: file?.sha256 ?? '', size: bytes.length }),
        ),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'refused')).toEqual([]);
    const documents = await ctx.db.read.selectFrom('document').select(['id', 'review_id']).execute();
    expect(documents.map((row) => row.review_id).sort()).toEqual(reviews.map(({ scope }) => scope.reviewId).sort());
    const [one] = reviews;
    const own = documents.find((row) => row.review_id === one?.scope.reviewId);
    if (one && own) await operate(ctx, one.scope, { verb: 'remove' }, async (op) => (await trash(op, 'document', own.id), null));
    expect(await ctx.blobs.rehash(file?.sha256 ?? '')).toBe(file?.sha256);
    expect((await examine(ctx)).findings).toEqual([]);
  });
});
