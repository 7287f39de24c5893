/** Prints what the pages of the tables cost the server at the largest review: processor time and size. Run: npx tsx tests/bench/tables.ts */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../server/bundle.mjs';
import { openContext } from '../../server/main.ts';
import { paths } from '../../server/paths.ts';
import { readSettings } from '../../server/platform/settings.ts';
import { rolledUp } from '../../server/reports/roll-up.queries.ts';
import { tableNames } from '../../server/reports/table-name.ts';
import { wholeReview } from '../../server/reports/table-scope.ts';
import { agentOf, testApp } from '../support/app.ts';
import { reviewOfAda } from '../support/people.ts';
import { largest, makeLarge } from './large-review.ts';

/** Median milliseconds of processor time: other programs on the machine don't count. */
async function processorTime(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), 'retroduce-bench-'));
const ctx = await openContext(readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent' }), await bundle(), { process: 'server' });
const { scope, slug, ada } = await reviewOfAda(ctx);
const { codes } = await makeLarge(ctx, scope, largest);
const agent = await agentOf(ctx, await testApp(ctx), ada);
const row = { row: `c:${codes[0] ?? ''}`, count: 'cmocs' };
const pages = [
  ...tableNames.map((table) => [table, paths.table(slug, table)] as const),
  ['behind a number', paths.behind(slug, 'demi-regularities', row)] as const,
];
process.stdout.write(`${(await processorTime(9, () => rolledUp(scope, wholeReview))).toFixed(0)} ms  roll-up of ${largest.cmocs} CMOCs\n`);
for (const [name, url] of pages) {
  let size = 0;
  const ms = await processorTime(7, async () => {
    size = (await agent.get(url).expect(200)).text.length;
  });
  process.stdout.write(`${ms.toFixed(0)} ms  ${Math.round(size / 1024)} kB  ${name}\n`);
}
ctx.parsers.close();
ctx.db.close();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
