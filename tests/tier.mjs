/**
 * `npm run test:nightly`, `npm run test:release`: the reliability tests with more repetitions, and the unit tests with freshly drawn
 * inputs. Loopback and own processes only.
 */
import { spawnSync } from 'node:child_process';

const [tier = 'nightly', ...rest] = process.argv.slice(2);
const { status } = spawnSync(
  'vitest',
  ['run', '--config', 'tests/vitest.config.ts', '--project', 'unit', '--project', 'broken on purpose', '--project', 'alone', ...rest],
  {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, RETRODUCE_TIER: tier },
  },
);
process.exitCode = status ?? 1;
