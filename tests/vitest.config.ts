import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import SlowestFirst from './slowest-first.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that put something broken in the place of a module of ours: they share no modules with others. */
const broken = ['tests/security/authorization-control.test.ts'];

/** Proofs that compare speeds run alone; where more is repeated (nightly, release) all proofs do. */
const alone = process.env['RETRODUCE_TIER'] ? ['tests/reliability/**/*.test.ts'] : ['tests/reliability/s23-flood.test.ts'];

/** Two cores: two workers. Each loads the product once, not once per file, and opens one browser. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['tests/support/built.ts'],
    setupFiles: ['tests/support/strict.ts', 'tests/support/seeded.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: SlowestFirst },
    reporters: ['default', ['json', { outputFile: 'tests/.report.json' }]],
    projects: [
      { extends: true, test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 300_000 } },
      {
        extends: true,
        test: { name: 'reliability', include: ['tests/reliability/**/*.test.ts'], exclude: alone, testTimeout: 300_000 },
      },
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{architecture,conventions,security,server,views,static,migrations,journeys}/**/*.test.{ts,tsx}'],
          exclude: broken,
        },
      },
      { extends: true, test: { name: 'broken on purpose', include: broken, isolate: true } },
      {
        extends: true,
        test: { name: 'alone', include: alone, fileParallelism: false, testTimeout: 300_000, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
