/**
 * The example review for tests and pictures: seeded once on a machine for a state of the sources, then copied, so that a test
 * that wants a realistic review has one in a moment.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../server/bundle.mjs';
import { people, type PersonKey } from '../../server/demo/people.ts';
import { type Made, nothingMade } from '../../server/demo/seed/story.ts';
import { seedDemo, type SeededReview } from '../../server/demo/seed.ts';
import { openContext } from '../../server/main.ts';
import { readSettings } from '../../server/platform/settings.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { temporaryFolder, type TestContext, testContext } from './context.ts';
import { type Person, scopeFor } from './people.ts';
import { product } from './product.ts';

/** The team began so long ago that all is done before the tests' clock, which stands at 2 March 2026. */
const begins = '2025-12-08T00:00:00.000Z';
const cache = join(projectRoot, 'node_modules/.cache/retroduce-demo');

export interface DemoFolder {
  /** A data folder of the test's own; removed when the test ends. */
  readonly folder: string;
  readonly seeded: SeededReview;
}

/** A copy of the seeded data folder: `runningServer(folder)` serves it, `testContext(folder)` opens it. */
export async function demoFolder(): Promise<DemoFolder> {
  const source = await seededFolder();
  const folder = temporaryFolder();
  cpSync(join(source, 'data'), folder, { recursive: true });
  return { folder, seeded: readMade(join(source, 'made.json')) };
}

export interface DemoReview {
  readonly ctx: TestContext;
  readonly seeded: SeededReview;
  readonly people: Readonly<Record<PersonKey, Person>>;
  readonly scopes: Readonly<Record<PersonKey, Scope>>;
}

/** Seeds now if it must be: for a `beforeAll` with patience, so that no single test has to wait. */
export const warmDemo = async (): Promise<void> => void (await seededFolder());

/** The example review, opened. */
export async function demoReview(): Promise<DemoReview> {
  const { folder, seeded } = await demoFolder();
  const ctx = await testContext(folder);
  const everybody = demoPeople(seeded);
  const scope = (key: PersonKey): Promise<Scope> => scopeFor(ctx, seeded.slug, everybody[key]);
  return {
    ctx,
    seeded,
    people: everybody,
    scopes: { marit: await scope('marit'), tomasz: await scope('tomasz'), ines: await scope('ines') },
  };
}

/** The three of them, to take a seat in a browser as: `seat(browser, running, { as: demoPeople(seeded).tomasz })`. */
export function demoPeople({ accounts }: SeededReview): Readonly<Record<PersonKey, Person>> {
  const of = (key: PersonKey): Person => ({ ...people[key], accountId: accounts.get(key) ?? '' });
  return { marit: of('marit'), tomasz: of('tomasz'), ines: of('ines') };
}

async function seededFolder(): Promise<string> {
  const folder = join(cache, sourcesHash());
  if (!existsSync(folder)) await seedInto(folder);
  return folder;
}

async function seedInto(folder: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  removeOld();
  const making = mkdtempSync(join(dirname(folder), 'making-'));
  const settings = readSettings({ RETRODUCE_DATA: join(making, 'data'), RETRODUCE_LOG: 'silent' });
  const ctx = await openContext(settings, await product(), { process: 'command' });
  try {
    writeMade(join(making, 'made.json'), await seedDemo(ctx, { begins }));
  } finally {
    ctx.parsers.close();
    ctx.db.close();
  }
  settle(making, folder);
}

/** Whoever finishes first wins: two test processes may seed at once. */
function settle(making: string, folder: string): void {
  try {
    renameSync(making, folder);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

const keptFor = 24 * 3600 * 1000;

function removeOld(): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (Date.now() - statSync(path).mtimeMs > keptFor) rmSync(path, { recursive: true, force: true });
  }
}

/** What seeding runs through: the server without its pages, and the migrations. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(begins);
  for (const folder of ['server', 'migrations'])
    for (const path of readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).sort())
      if (/\.(ts|mjs)$/.test(path) && !path.endsWith('.routes.ts')) hash.update(path).update(readFileSync(join(projectRoot, folder, path)));
  return hash.digest('hex').slice(0, 20);
}

const writeMade = (file: string, { slug, ...made }: SeededReview): void =>
  writeFileSync(
    file,
    JSON.stringify({ slug, ...Object.fromEntries(Object.entries(made).map(([name, map]) => [name, [...map.entries()]])) }),
  );

function readMade(file: string): SeededReview {
  const { slug, ...maps } = JSON.parse(readFileSync(file, 'utf8')) as { slug: string } & { [name in keyof Made]: [string, never][] };
  const made = Object.fromEntries(Object.keys(nothingMade()).map((name) => [name, new Map(maps[name as keyof Made])]));
  return { ...(made as unknown as Made), slug };
}
