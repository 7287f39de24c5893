/** Loaded into the server by the bench (`--import`): writes how long its event loop was held, milliseconds, at each SIGUSR2, and begins anew. */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env.RETRODUCE_BENCH_LOOP;
if (file && process.argv.includes('serve')) {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  process.on('SIGUSR2', () => {
    const ms = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - 5);
    writeFileSync(file, JSON.stringify({ p99: ms(delay.percentile(99)), most: ms(delay.max) }));
    delay.reset();
  });
}
