/** The large pages at a tenth, once and three times the largest review: time on the server, size, and how both grow. */
import { paths } from '../../../server/paths.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { reviewOfAda, sessionOf } from '../../support/people.ts';
import { largest, makeLarge, scaled } from '../large-review.ts';
import { type Figure, figure, quantile, timed } from '../measure.ts';
import { filled, type Process, serve } from '../served.ts';

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

async function prepare(factor: number): Promise<{ readonly folder: string; readonly made: At }> {
  return filled(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const large = await makeLarge(ctx, scope, { ...scaled(largest, factor), inFirst: 0.067 });
    const cookie = `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, ada)}`;
    return { slug, cookie, document: large.documents[0] ?? '', code: large.codes[0] ?? '' };
  });
}

async function get(process: Process, path: string, cookie: string): Promise<{ readonly status: number; readonly bytes: number }> {
  const answer = await fetch(process.address + path, { headers: { cookie } });
  return { status: answer.status, bytes: (await answer.arrayBuffer()).byteLength };
}

export async function largePages(runs: number, factors: readonly number[] = [0.1, 1, 3]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const factor of factors) {
    const { folder, made } = await prepare(factor);
    const process = await serve(folder);
    for (const [name, pathOf] of Object.entries(pages)) {
      const { status, bytes } = await get(process, pathOf(made), made.cookie);
      if (status !== 200) throw new Error(`${name} answers ${status}`);
      const times = await timed(runs * 4, () => get(process, pathOf(made), made.cookie));
      figures.push(figure(`${factor}× · ${name}: p95`, 'ms', [quantile(times, 0.95)], factor === 1 ? { bar: barMs } : {}));
      figures.push(figure(`${factor}× · ${name}: median`, 'ms', times));
      figures.push(figure(`${factor}× · ${name}: size`, 'kB', [bytes / 1024], { bar: barKb }));
    }
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
