/** Everything of the largest review as files: time, size, memory, and whether others are answered meanwhile. */
import { paths } from '../../../server/paths.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { reviewOfAda, sessionOf } from '../../support/people.ts';
import { largest, makeLarge } from '../large-review.ts';
import { type Figure, figure, quantile } from '../measure.ts';
import { filled, type Process, serve } from '../served.ts';

interface Export {
  readonly name: string;
  readonly path: (slug: string) => string;
  /** Seconds. */
  readonly bar?: number;
}

const exports: readonly Export[] = [
  { name: 'passages, CSV (30,000)', path: (slug) => paths.tableFile(slug, 'excerpts', 'csv'), bar: 1 },
  { name: 'passages, XLSX (30,000)', path: (slug) => paths.tableFile(slug, 'excerpts', 'xlsx') },
  { name: 'CMOCs, DOCX (3,000)', path: (slug) => paths.tableFile(slug, 'cmocs', 'docx'), bar: 10 },
  { name: 'CMOCs, CSV (3,000)', path: (slug) => paths.tableFile(slug, 'cmocs', 'csv') },
];

interface Taken {
  readonly seconds: number;
  readonly megabytes: number;
  readonly extraMemory: number;
  readonly othersP99: number;
}

async function take(process: Process, path: string, cookie: string): Promise<Taken> {
  const before = process.memory().own;
  let [peak, going] = [before, true];
  const others: number[] = [];
  const asking = (async () => {
    while (going) {
      const began = performance.now();
      await (await fetch(`${process.address}/sign-in`)).arrayBuffer();
      others.push(performance.now() - began);
      peak = Math.max(peak, process.memory().own);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  })();
  const began = performance.now();
  const answer = await fetch(process.address + path, { headers: { cookie } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  const seconds = (performance.now() - began) / 1000;
  going = false;
  await asking;
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return { seconds, megabytes: bytes / 1024 / 1024, extraMemory: peak - before, othersP99: quantile(others, 0.99) };
}

export async function exportsOfAll(runs: number): Promise<readonly Figure[]> {
  const { folder, made } = await filled(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    await makeLarge(ctx, scope, largest);
    return { slug, cookie: `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, ada)}` };
  });
  const process = await serve(folder);
  const figures: Figure[] = [];
  for (const { name, path, bar } of exports) {
    const all: Taken[] = [];
    for (let run = 0; run < runs; run++) all.push(await take(process, path(made.slug), made.cookie));
    figures.push(
      figure(
        `${name}: time`,
        's',
        all.map(({ seconds }) => seconds),
        bar === undefined ? {} : { bar },
      ),
    );
    figures.push(
      figure(
        `${name}: file`,
        'MB',
        all.map(({ megabytes }) => megabytes),
      ),
    );
    figures.push(
      figure(
        `${name}: extra memory`,
        'MB',
        all.map(({ extraMemory }) => extraMemory),
        bar === 1 ? { bar: 100 } : {},
      ),
    );
    figures.push(
      figure(
        `${name}: others wait, p99`,
        'ms',
        all.map(({ othersP99 }) => othersP99),
        bar === 1 ? { bar: 100 } : {},
      ),
    );
  }
  await process.stop();
  return figures;
}
