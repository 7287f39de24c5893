/** How long a roll-up takes beside the bare SQL that counts the same: from memory, after what it counts was written, and cold. */
import Sqlite from 'better-sqlite3';
import { databaseFile } from '../../../server/main.ts';
import type { Context } from '../../../server/platform/context.ts';
import { rolledUp } from '../../../server/reports/roll-up.queries.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { readElements } from '../../../server/synthesis/element-text.ts';
import { addElements } from '../../../server/synthesis/elements.service.ts';
import { linkPassages } from '../../../server/synthesis/links.service.ts';
import { roleOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';
import { type Large, largest, makeLarge, scaled } from '../large-review.ts';
import { type Figure, figure, median, timed } from '../measure.ts';
import { opened, scratch } from '../served.ts';

/** What a roll-up answers at least: the counts per code and the outcomes per code, grouped by the database. */
const bare = [
  `select c.filed_under_id, count(distinct c.id), count(distinct case when s.counts = 'for' then d.reference_id end),
     count(distinct case when s.counts = 'for' then coalesce(r.study_id, r.id) end),
     count(distinct case when s.counts = 'for' then l.excerpt_id end), count(distinct case when s.counts = 'against' then d.reference_id end)
   from cmoc c
   left join evidence_link l on l.cmoc_id = c.id and l.trashed_at is null
   left join stance s on s.review_id = l.review_id and s.key = l.stance
   left join excerpt e on e.id = l.excerpt_id and e.trashed_at is null
   left join document_version v on v.id = e.document_version_id
   left join document d on d.id = v.document_id and d.trashed_at is null
   left join reference r on r.id = d.reference_id and r.trashed_at is null
   where c.review_id = ? and c.trashed_at is null group by c.filed_under_id`,
  `select c.filed_under_id, o.code_id, count(distinct c.id) from cmoc c
   join element o on o.cmoc_id = c.id and o.trashed_at is null
   join role on role.id = o.role_id and role.kind = 'outcome'
   where c.review_id = ? and c.trashed_at is null group by c.filed_under_id, o.code_id`,
  `select c.filed_under_id, m.direction, count(distinct c.id) from cmoc c
   join element m on m.cmoc_id = c.id and m.code_id = c.filed_under_id and m.trashed_at is null
   where c.review_id = ? and c.trashed_at is null group by c.filed_under_id, m.direction`,
];

const warmUps = 5;
const barMs = 50;

/** A database that remembers nothing: the same connection under another name. */
const forgetful = (scope: Scope): Scope => ({
  ...scope,
  db: scope.db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => result }),
});

function bareCounts(ctx: Context, scope: Scope): { readonly count: () => unknown; readonly close: () => void } {
  const plain = new Sqlite(databaseFile(ctx.settings), { readonly: true });
  const statements = bare.map((sql) => plain.prepare(sql));
  return { count: () => statements.map((statement) => statement.all(scope.reviewId)), close: () => void plain.close() };
}

async function writesOf(ctx: Context, scope: Scope, { cmocs, excerpts }: Large): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const outcome = await roleOf(scope, 'outcome');
  const typed = readElements('Code 7');
  let n = 0;
  return {
    'a link': () => linkPassages(ctx, scope, { cmocId: cmocs[++n] ?? '', excerptIds: [excerpts[n] ?? ''], stance: 'supports' }),
    'an element': () => addElements(ctx, scope, { cmocId: cmocs[++n] ?? '', roleId: outcome, typed, basis: 'stated' }),
  };
}

async function atSize(runs: number, factor: number): Promise<readonly Figure[]> {
  const ctx = await opened(scratch());
  const { scope } = await reviewOfAda(ctx);
  const size = scaled(largest, factor);
  const large = await makeLarge(ctx, scope, size);
  const { count, close } = bareCounts(ctx, scope);
  const beside = { name: 'bare SQL', value: median(await timed(runs * 3, count, { warmUps })) };
  const rest = factor === 1 ? { bar: barMs, beside } : { beside };
  const title = `roll-up of ${size.cmocs} CMOCs, ${size.links} links`;
  const cold = await timed(runs * 3, () => rolledUp(forgetful(scope), wholeReview), { warmUps });
  const warm = await timed(runs * 3, () => rolledUp(scope, wholeReview), { warmUps });
  const figures = [figure(`${title}: cold`, 'ms', cold, rest), figure(`${title}: remembered`, 'ms', warm, rest)];
  for (const [what, before] of Object.entries(await writesOf(ctx, scope, large))) {
    const after = await timed(runs * 3, () => rolledUp(scope, wholeReview), { warmUps, before });
    figures.push(figure(`${title}: after ${what}`, 'ms', after, rest));
  }
  close();
  ctx.parsers.close();
  ctx.db.close();
  return figures;
}

export async function rollUps(runs: number, factors: readonly number[] = [0.1, 1, 3]): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const factor of factors) figures.push(...(await atSize(runs, factor)));
  return figures;
}
