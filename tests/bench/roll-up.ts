/** Prints how long a roll-up takes beside the bare SQL that counts the same, at three sizes. Run: npx tsx tests/bench/roll-up.ts */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { bundle } from '../../server/bundle.mjs';
import { databaseFile, openContext } from '../../server/main.ts';
import { readSettings } from '../../server/platform/settings.ts';
import { rolledUp } from '../../server/reports/roll-up.queries.ts';
import { wholeReview } from '../../server/reports/table-scope.ts';
import { reviewOfAda } from '../support/people.ts';
import { largest, makeLarge, scaled } from './large-review.ts';

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

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function timed(runs: number, work: () => unknown): Promise<readonly number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}

const shown = (times: readonly number[]): string =>
  `${median(times).toFixed(1)} ms (${Math.min(...times).toFixed(1)}–${Math.max(...times).toFixed(1)})`;

for (const factor of [0.1, 1, 3]) {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'));
  const settings = readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent' });
  const ctx = await openContext(settings, await bundle(), { process: 'server' });
  const { scope } = await reviewOfAda(ctx);
  const size = scaled(largest, factor);
  await makeLarge(ctx, scope, size);
  const plain = new Sqlite(databaseFile(settings), { readonly: true });
  const statements = bare.map((sql) => plain.prepare(sql));
  const work = () => rolledUp(scope, wholeReview);
  await timed(5, work);
  const ours = await timed(15, work);
  const reference = await timed(15, () => statements.map((statement) => statement.all(scope.reviewId)));
  process.stdout.write(
    `${size.cmocs} CMOCs, ${size.links} links: roll-up ${shown(ours)}; bare SQL ${shown(reference)}; ratio ${(median(ours) / median(reference)).toFixed(2)}\n`,
  );
  plain.close();
  ctx.db.close();
  rmSync(folder, { recursive: true, force: true });
}
