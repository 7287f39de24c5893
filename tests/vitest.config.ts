import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Two cores: two workers. Browser journeys and proofs of reliability are projects of their own, after the rest; proofs run alone. */
export default defineConfig({
  root,
  test: {
    globalSetup: ['tests/support/built.ts'],
    setupFiles: ['tests/support/strict.ts', 'tests/support/seeded.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    reporters: ['default', ['json', { outputFile: 'tests/.report.json' }]],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{architecture,conventions,security,server,views,static,migrations,journeys}/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'reliability',
          include: ['tests/reliability/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'browser', include: ['tests/browser/**/*.test.ts'], testTimeout: 300_000, sequence: { groupOrder: 2 } },
      },
    ],
  },
});
