/** One of several processes that count in one row: `node increment.ts FILE TIMES product|deferred`. Prints what failed. */
import Sqlite from 'better-sqlite3';
import { openDatabase } from '../../../server/platform/database.ts';

const [file = '', times = '0', way = 'product'] = process.argv.slice(2);
const key = 'reliability';

/** All begin together: without that the first has finished before the last has started. */
const startSignal = new Promise<void>((resolve) => process.stdin.once('data', () => resolve()));
console.log('ready');
await startSignal;
process.stdin.destroy();

async function asTheProductDoes(): Promise<number> {
  const db = openDatabase(file, { process: 'server' });
  let failed = 0;
  for (let n = 0; n < Number(times); n++)
    await db
      .write(async (tx) => {
        const { value } = await tx.selectFrom('instance_setting').select('value').where('name', '=', key).executeTakeFirstOrThrow();
        await tx
          .updateTable('instance_setting')
          .set({ value: String(Number(value) + 1) })
          .where('name', '=', key)
          .execute();
      })
      .catch(() => (failed += 1));
  db.close();
  return failed;
}

/** The library's own default: BEGIN, read, write; two milliseconds of thought between, so that it doesn't depend on the machine's load. */
function deferred(): number {
  const db = new Sqlite(file, { timeout: 5000 });
  const read = db.prepare('select value from instance_setting where name = ?');
  const write = db.prepare('update instance_setting set value = ? where name = ?');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  const once = db.transaction(() => {
    const { value } = read.get(key) as { value: string };
    Atomics.wait(pause, 0, 0, 2);
    write.run(String(Number(value) + 1), key);
  });
  let failed = 0;
  for (let n = 0; n < Number(times); n++)
    try {
      once();
    } catch {
      failed += 1;
    }
  db.close();
  return failed;
}

console.log(way === 'product' ? await asTheProductDoes() : deferred());
