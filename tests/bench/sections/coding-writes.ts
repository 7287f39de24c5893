/** A coding through the whole stack, at 1, 5, 10 and 25 coders, beside two bare handlers in the same run. */
import { join } from 'node:path';
import { projectRoot } from '../../../server/bundle.mjs';
import { sessionCookie } from '../../../server/web/session.ts';
import { codeUntil } from '../../reliability/support/load.ts';
import { codeOf, documentOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda, sessionOf } from '../../support/people.ts';
import { type Figure, figure, quantile } from '../measure.ts';
import { filled, type Process, scratch, serve, started } from '../served.ts';

const text = 'Trust grew slowly between the partners, and people began to share what they knew. ';

type Desk = Parameters<typeof codeUntil>[1];

function prepare(coders: number): Promise<{ readonly folder: string; readonly made: Omit<Desk, 'folder'> }> {
  return filled(async (ctx) => {
    const { slug, scope, ada } = await reviewOfAda(ctx);
    const paper = await documentOf(ctx, scope, 'Paper', [text.repeat(40), text.repeat(40)]);
    const name = sessionCookie(ctx.settings).name;
    const cookies = [`${name}=${await sessionOf(ctx, ada)}`];
    for (let n = 1; n < coders; n++) {
      const who = await person(ctx, `Coder ${n}`);
      await joinReview(ctx, slug, who, 'reviewer', scope);
      cookies.push(`${name}=${await sessionOf(ctx, who)}`);
    }
    const [role, code] = [await roleOf(scope, 'mechanism'), await codeOf(ctx, scope, 'Trust')];
    return { slug, reviewId: scope.reviewId, document: paper.document, role, code, cookies };
  });
}

interface Round {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly rate: number;
  readonly errors: number;
}

async function round(at: Process, desk: Desk, clients: number, seconds: number): Promise<Round> {
  const until = performance.now() + seconds * 1000;
  const load = await codeUntil(at.address, desk, clients, () => performance.now() > until);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(load.took, share));
  return {
    p50: p50 ?? NaN,
    p95: p95 ?? NaN,
    p99: p99 ?? NaN,
    rate: load.acknowledged.length / seconds,
    errors: load.refused.length + load.unanswered.length,
  };
}

export async function codingWrites(runs: number, seconds: number): Promise<readonly Figure[]> {
  const { folder, made } = await prepare(25);
  const desk = { ...made, folder };
  const bare = (kind: string) => started([join(projectRoot, 'tests/bench/bare-handler.mjs'), join(scratch(), 'bare.db'), kind], '/sign-in');
  const [product, seven, one] = [await serve(folder), await bare('seven'), await bare('one')];
  await round(product, desk, 5, seconds);
  const figures: Figure[] = [];
  for (const clients of [1, 5, 10, 25]) {
    const rounds: { readonly ours: Round; readonly seven: Round; readonly one: Round }[] = [];
    for (let run = 0; run < runs; run++)
      rounds.push({
        ours: await round(product, desk, clients, seconds),
        seven: await round(seven, desk, clients, seconds),
        one: await round(one, desk, clients, seconds),
      });
    figures.push(...figuresOf(clients, rounds));
  }
  await Promise.all([product, seven, one].map((process) => process.stop()));
  return figures;
}

function figuresOf(
  clients: number,
  rounds: readonly { readonly ours: Round; readonly seven: Round; readonly one: Round }[],
): readonly Figure[] {
  const of = (pick: (round: Round) => number) => rounds.map(({ ours }) => pick(ours));
  const besides = (who: 'seven' | 'one') =>
    quantile(
      rounds.map((at) => at[who].p50),
      0.5,
    );
  const name = `${clients} ${clients === 1 ? 'coder' : 'coders'}`;
  const isMost = clients === 25;
  return [
    figure(
      `${name}: p50`,
      'ms',
      of(({ p50 }) => p50),
      { beside: { name: 'bare handler, seven statements', value: besides('seven') } },
    ),
    figure(
      `${name}: p50 beside the seven statements`,
      '×',
      rounds.map(({ ours, seven }) => ours.p50 / seven.p50),
      isMost ? { bar: 2.5 } : {},
    ),
    figure(
      `${name}: p50 of one bare insert`,
      'ms',
      rounds.map(({ one }) => one.p50),
    ),
    figure(
      `${name}: p95`,
      'ms',
      of(({ p95 }) => p95),
    ),
    figure(
      `${name}: p99`,
      'ms',
      of(({ p99 }) => p99),
      isMost ? { bar: 300 } : {},
    ),
    figure(
      `${name}: writes`,
      'per s',
      of(({ rate }) => rate),
      isMost ? { bar: 400 } : {},
    ),
    figure(
      `${name}: errors`,
      '',
      of(({ errors }) => errors),
      { bar: 0 },
    ),
  ];
}
