/** Screening 20,000 records: a decision to the next record with ten reviewers at work, and the lists behind the counts. */
import { paths } from '../../../server/paths.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { joinReview, person, reviewOfAda, sessionOf } from '../../support/people.ts';
import { type LargeStage, makeLargeStage } from '../large-screening.ts';
import { type Figure, figure, quantile, timed } from '../measure.ts';
import { filled, serve } from '../served.ts';

const reviewers = 10;

interface Made extends LargeStage {
  readonly slug: string;
  readonly cookies: readonly string[];
}

const prepare = () =>
  filled<Made>(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const people = [ada];
    for (let n = 1; n < reviewers; n++) {
      const who = await person(ctx, `Reviewer ${n}`);
      await joinReview(ctx, slug, who, 'reviewer', scope);
      people.push(who);
    }
    const made = await makeLargeStage(
      ctx,
      scope,
      people.map((who) => who.accountId),
    );
    const name = sessionCookie(ctx.settings).name;
    return { ...made, slug, cookies: await Promise.all(people.map(async (who) => `${name}=${await sessionOf(ctx, who)}`)) };
  });

/** The number of a reviewer's first open record. */
const firstOpen = (who: number): number => 15_000 + who * 500;

/** Each reviewer goes through their records, one after another. Returns the milliseconds that each decision took. */
async function screen(
  address: string,
  { slug, phase, stage, open, cookies }: Made,
  from: number,
  each: number,
): Promise<readonly number[]> {
  const url = address + paths.screeningVerb(slug, 'decide', phase, stage);
  const took = await Promise.all(
    cookies.map(async (cookie, who) => {
      const times: number[] = [];
      for (const [at, reference] of (open[who] ?? []).slice(from, from + each).entries()) {
        const next = open[who]?.[from + at + 1] ?? '';
        const body = new URLSearchParams({
          reference,
          choice: at % 5 ? 'exclude' : 'include',
          shown: next,
          after: String(firstOpen(who) + from + at + 2),
        });
        const began = performance.now();
        const answer = await fetch(url, {
          method: 'POST',
          body,
          headers: { cookie, 'HX-Request': 'true', 'sec-fetch-site': 'same-origin', 'Idempotency-Key': crypto.randomUUID() },
        });
        await answer.arrayBuffer();
        if (!answer.ok) throw new Error(`a decision answers ${answer.status}`);
        times.push(performance.now() - began);
      }
      return times;
    }),
  );
  return took.flat();
}

export async function screening(runs: number): Promise<readonly Figure[]> {
  const { folder, made } = await prepare();
  const process = await serve(folder);
  await screen(process.address, made, 0, 5);
  const times = await screen(process.address, made, 5, runs * 15);
  const alone = await screen(process.address, { ...made, cookies: made.cookies.slice(0, 1) }, 5 + runs * 15, runs * 15);
  const figures = [
    figure('decision to next record, one reviewer: p50', 'ms', [quantile(alone, 0.5)]),
    figure(`decision to next record, ${reviewers} reviewers: p50`, 'ms', [quantile(times, 0.5)]),
    figure(`decision to next record, ${reviewers} reviewers: p99`, 'ms', [quantile(times, 0.99)]),
  ];
  const { slug, phase, stage } = made;
  const at = (queue: string) => ({ phaseId: phase, stage, queue });
  const pages: Readonly<Record<string, string>> = {
    'screening page': paths.screen(slug, phase, stage),
    'screening overview': paths.screening(slug),
    'queue: mine': paths.screeningQueue(slug, at('mine')),
    'queue: done': paths.screeningQueue(slug, at('done')),
    'queue: done, by words': paths.screeningQueue(slug, at('done'), { q: 'gardens 1234' }),
    'queue: done, far page': paths.screeningQueue(slug, at('done'), { page: 120 }),
    'full text, nothing decided': paths.screen(slug, phase, 'full_text'),
    literature: paths.literature(slug),
    'literature, by words': paths.literature(slug, { q: 'gardens 1234' }),
    'literature, out': paths.literature(slug, { decision: 'out' }),
    'literature, in so far': paths.literature(slug, { decision: 'in' }),
  };
  for (const [name, path] of Object.entries(pages)) {
    let bytes = 0;
    const took = await timed(runs * 2, async () => {
      const answer = await fetch(process.address + path, { headers: { cookie: made.cookies[0] ?? '' } });
      if (!answer.ok) throw new Error(`${name} answers ${answer.status}`);
      bytes = (await answer.arrayBuffer()).byteLength;
    });
    figures.push(
      figure(`20,000 records · ${name}`, 'ms', took, { bar: 100 }),
      figure(`20,000 records · ${name}: size`, 'kB', [bytes / 1024], { bar: 300 }),
    );
  }
  await process.stop();
  return figures;
}
