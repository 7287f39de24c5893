import { type ICruiseResult, cruise } from 'dependency-cruiser';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { temporaryFolder } from '../support/context.ts';
import { rules } from './rules.ts';

async function violationsIn(baseDir: string, folders: readonly string[]): Promise<readonly string[]> {
  const result = await cruise(folders.slice(), {
    baseDir,
    ruleSet: { forbidden: [...rules] },
    validate: true,
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  });
  return (result.output as ICruiseResult).summary.violations.map(
    (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
  );
}

/** One file that breaks a rule, and the files it imports. */
const breaches: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-cycles': {
    'server/coding/a.ts': "import { b } from './b.ts';\nexport const a = b;",
    'server/coding/b.ts': "import { a } from './a.ts';\nexport const b = a;",
  },
  'upstream-only-coding': {
    'server/coding/excerpt.ts': "import type { T } from '../reports/table.ts';\nexport type U = T;",
    'server/reports/table.ts': 'export type T = 1;',
  },
  'floor-knows-nothing': {
    'server/web/x.ts': "import { a } from '../coding/a.ts';\nexport const b = a;",
    'server/coding/a.ts': 'export const a = 1;',
  },
  'platform-below-web': {
    'server/platform/x.ts': "import { a } from '../web/a.ts';\nexport const b = a;",
    'server/web/a.ts': 'export const a = 1;',
  },
  'pure-has-no-packages': { 'server/coding/anchor.ts': "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;" },
  'pure-has-no-roles': {
    'server/coding/anchor.ts': "import { a } from './x.queries.ts';\nexport const b = a;",
    'server/coding/x.queries.ts': 'export const a = 1;',
  },
  'pure-has-no-platform': {
    'server/coding/anchor.ts': "import { a } from '../platform/x.ts';\nexport const b = a;",
    'server/platform/x.ts': 'export const a = 1;',
  },
  'input-is-the-edge': {
    'server/coding/x.input.ts': "import { a } from './x.queries.ts';\nexport const b = a;",
    'server/coding/x.queries.ts': 'export const a = 1;',
  },
  'queries-decide-nothing': {
    'server/coding/x.queries.ts': "import { a } from './x.service.ts';\nexport const b = a;",
    'server/coding/x.service.ts': 'export const a = 1;',
  },
  'adapters-stand-alone': {
    'server/coding/x.adapter.ts': "import { a } from './x.queries.ts';\nexport const b = a;",
    'server/coding/x.queries.ts': 'export const a = 1;',
  },
  'services-have-no-http': {
    'server/coding/x.service.ts': "import { a } from '../../views/a.tsx';\nexport const b = a;",
    'views/a.tsx': 'export const a = 1;',
  },
  'routes-stay-home': {
    'server/reports/x.routes.tsx': "import { a } from '../coding/x.routes.tsx';\nexport const b = a;",
    'server/coding/x.routes.tsx': 'export const a = 1;',
  },
  'views-show': {
    'views/coding/x.tsx': "import { a } from '../../server/coding/x.service.ts';\nexport const b = a;",
    'server/coding/x.service.ts': 'export const a = 1;',
  },
  'views-take-types-of-queries': {
    'views/coding/x.tsx': "import { a } from '../../server/coding/x.queries.ts';\nexport const b = a;",
    'server/coding/x.queries.ts': 'export const a = 1;',
  },
  'scripts-are-pure-too': {
    'static/scripts/x.ts': "import { a } from '../../server/platform/a.ts';\nexport const b = a;",
    'server/platform/a.ts': 'export const a = 1;',
  },
  'migrations-are-frozen': {
    'migrations/0002-x.ts': "import { a } from '../server/coding/a.ts';\nexport const b = a;",
    'server/coding/a.ts': 'export const a = 1;',
  },
  'product-has-no-tests': {
    'server/coding/a.ts': "import { a } from '../../tests/a.ts';\nexport const b = a;",
    'tests/a.ts': 'export const a = 1;',
  },
};

describe('the architecture', () => {
  it('is kept by every file', { timeout: 120_000 }, async () => {
    expect(await violationsIn(projectRoot, ['server', 'views', 'migrations', 'static'])).toEqual([]);
  });

  it.each(Object.entries(breaches))('rule %s catches a breach', async (name, files) => {
    const folder = temporaryFolder();
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const folders = [...new Set(Object.keys(files).map((file) => file.split('/')[0] ?? ''))];
    expect((await violationsIn(folder, folders)).map((line) => line.split(':')[0])).toContain(name);
  });
});
