/**
 * The large pages at a tenth, once and three times the largest review: time on the server, size, and how both grow. Counts are
 * remembered (decision record 0010), so each page is asked also right after somebody else has coded a passage, which leaves most of
 * them standing, and right after somebody has linked one to a CMOC, which doesn't.
 */
import { codePassages } from '../../../server/coding/codings.service.ts';
import { paths } from '../../../server/paths.ts';
import type { Context } from '../../../server/platform/context.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { linkPassages } from '../../../server/synthesis/links.service.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { joinReview, person, reviewOfAda, scopeFor, sessionOf } from '../../support/people.ts';
import { type Large, largest, makeLarge, scaled } from '../large-review.ts';
import { type Figure, figure, quantile, timed } from '../measure.ts';
import { filled, opened, type Process, serve } from '../served.ts';

interface At {
  readonly slug: string;
  readonly cookie: string;
  readonly document: string;
  readonly code: string;
}

const pages: Readonly<Record<string, (at: At) => string>> = {
  'review home': ({ slug }) => paths.review(slug),
  'CMOC table': ({ slug }) => paths.cmocs(slug),
  'demi-regularities': ({ slug }) => paths.table(slug, 'demi-regularities'),
  'drill-down': ({ slug, code }) => paths.mechanism(slug, code),
  documents: ({ slug }) => paths.documents(slug),
  'passages of one document': ({ slug, document }) => paths.excerpts(slug, document),
};

const barMs = 100;
const barKb = 300;
const warmUps = 5;

const prepare = (factor: number) =>
  filled(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const large = await makeLarge(ctx, scope, { ...scaled(largest, factor), inFirst: 0.067 });
    const cookie = `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, ada)}`;
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'reviewer', scope);
    return { at: { slug, cookie, document: large.documents[0] ?? '', code: large.codes[0] ?? '' }, large, ben };
  });

async function get(process: Process, path: string, cookie: string): Promise<{ readonly status: number; readonly bytes: number }> {
  const answer = await fetch(process.address + path, { headers: { cookie } });
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
}

type Write = () => Promise<unknown>;

/** What a colleague does, in a process of its own, each time to other passages. */
function writesOf(ctx: Context, scope: Scope, { excerpts, codes, cmocs }: Large): Readonly<Record<string, Write>> {
  let n = 0;
  const next = (list: readonly string[]): string => list[(n * 7) % list.length] ?? '';
  return {
    'a coding': () => codePassages(ctx, scope, [next(excerpts)], { roleId: null, codeId: codes[++n % codes.length] ?? null }),
    'a link': () => linkPassages(ctx, scope, { cmocId: next(cmocs), excerptIds: [excerpts[++n] ?? ''], stance: 'supports' }),
  };
}

interface Asked {
  readonly name: string;
  readonly factor: number;
  readonly runs: number;
  readonly writes: Readonly<Record<string, Write>>;
  readonly ask: () => Promise<{ readonly status: number; readonly bytes: number }>;
}

async function figuresOf({ name, factor, runs, writes, ask }: Asked): Promise<readonly Figure[]> {
  const { status, bytes } = await ask();
  if (status !== 200) throw new Error(`${name} answers ${status}`);
  const title = `${factor}× · ${name}`;
  const bar = factor === 1 ? { bar: barMs } : {};
  const times = await timed(runs * 8, ask, { warmUps });
  const figures = [
    figure(`${title}: p95`, 'ms', [quantile(times, 0.95)], bar),
    figure(`${title}: median`, 'ms', times),
    figure(`${title}: size`, 'kB', [bytes / 1024], { bar: barKb }),
  ];
  for (const [what, before] of Object.entries(writes)) {
    const after = await timed(runs * 8, ask, { warmUps, before });
    figures.push(figure(`${title}: p95 after ${what}`, 'ms', [quantile(after, 0.95)], bar));
    figures.push(figure(`${title}: median after ${what}`, 'ms', after));
  }
  return figures;
}

export async function largePages(runs: number, factors: readonly number[] = [0.1, 1, 3]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const factor of factors) {
    const { folder, made } = await prepare(factor);
    const process = await serve(folder);
    const ctx = await opened(folder);
    const writes = writesOf(ctx, await scopeFor(ctx, made.at.slug, made.ben), made.large);
    for (const [name, pathOf] of Object.entries(pages))
      figures.push(...(await figuresOf({ name, factor, runs, writes, ask: () => get(process, pathOf(made.at), made.at.cookie) })));
    figures.push(figure(`${factor}× · server afterwards`, 'MB', [process.memory().own]));
    ctx.parsers.close();
    ctx.db.close();
    await process.stop();
  }
  return [...figures, ...growth(figures)];
}

/** How much slower a page is when the review is 30 times as large: no faster than what it shows, which is windowed. */
function growth(figures: readonly Figure[]): readonly Figure[] {
  const at = (factor: number, name: string, what: string) =>
    figures.find((one) => one.name === `${factor}× · ${name}: ${what}`)?.median ?? NaN;
  return Object.keys(pages).map((name) =>
    figure(`${name}: time at 3× over time at 0.1×`, '×', [at(3, name, 'median') / at(0.1, name, 'median')]),
  );
}
