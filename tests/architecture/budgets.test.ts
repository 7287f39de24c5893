/** Each budget and ban of the house catches what it is there for. The lint run itself is a step of `npm test`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';

const overrideConfigFile = join(projectRoot, 'tests/conventions/eslint.config.mjs');

/** Most rules need no types: without them the whole project need not be understood for a few lines. */
const plain = new ESLint({
  cwd: projectRoot,
  overrideConfigFile,
  overrideConfig: { ...(tseslint.configs.disableTypeChecked as Linter.Config), files: ['**/*.{ts,tsx}'] },
});

/** Rules that need types look at a project of one file. */
function typed(file: string, text: string): ESLint {
  const cwd = mkdtempSync(join(tmpdir(), 'retroduce-budgets-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  mkdirSync(join(cwd, dirname(file)), { recursive: true });
  writeFileSync(join(cwd, file), text);
  writeFileSync(
    join(cwd, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { strict: true, types: [], lib: ['es2022'] }, include: ['server'] }),
  );
  const parserOptions = { projectService: true, tsconfigRootDir: cwd };
  return new ESLint({ cwd, overrideConfigFile, overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions } } });
}

const needTypes = ['@typescript-eslint/no-floating-promises', '@typescript-eslint/switch-exhaustiveness-check'];

/** Rules broken by a text, as if it stood in this file. */
async function broken(eslint: ESLint, file: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: file });
  return [...new Set((result?.messages ?? []).map((message) => message.ruleId ?? message.message))];
}

const lines = (n: number): string => Array.from({ length: n }, (_, at) => `export const a${at} = ${at};`).join('\n');
const pure = 'server/reviews/name-key.ts';
const service = 'server/reviews/reviews.service.ts';
const view = 'views/shared/page.tsx';

const breaches: readonly (readonly [what: string, file: string, text: string, rule: string])[] = [
  ['a file of 301 lines', pure, lines(301), 'max-lines'],
  ['a function of 51 lines', pure, `export function f() {\n${'  g();\n'.repeat(51)}}\nfunction g() {}`, 'max-lines-per-function'],
  [
    'a function with 11 ways through',
    pure,
    `export const f = (a: number) => ${Array.from({ length: 11 }, (_, at) => `a === ${at} ? ${at} :`).join(' ')} 0;`,
    'complexity',
  ],
  ['five parameters', pure, 'export const f = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;', 'max-params'],
  [
    'four levels deep',
    pure,
    'export function f(a: number) { if (a) { if (a > 1) { if (a > 2) { if (a > 3) { return 1; } } } } return 0; }',
    'max-depth',
  ],
  ['any', pure, 'export const f = (a: any) => a;', '@typescript-eslint/no-explicit-any'],
  ['a promise nobody waits for', service, 'export function f() { Promise.resolve(1); }', '@typescript-eslint/no-floating-promises'],
  ['the clock in pure code', pure, 'export const f = () => Date.now();', 'no-restricted-syntax'],
  ['chance in pure code', pure, 'export const f = () => Math.random();', 'no-restricted-syntax'],
  ['the environment in pure code', pure, 'export const f = () => process.env;', 'no-restricted-globals'],
  ['raw HTML', view, 'export const F = () => <p dangerouslySetInnerHTML={{ __html: "" }} />;', 'no-restricted-syntax'],
  ['a style attribute', view, 'export const F = () => <p style="color: red" />;', 'no-restricted-syntax'],
  ['an inline handler', view, 'export const F = () => <p hx-on:click="x" />;', 'no-restricted-syntax'],
  ['a form without a method', view, 'export const F = () => <form action="/x" />;', 'no-restricted-syntax'],
  [
    'text inside SQL',
    'server/reviews/reviews.queries.ts',
    "import { sql } from 'kysely';\nexport const f = (a: string) => sql.raw(a);",
    'no-restricted-syntax',
  ],
  ['a transaction of its own', service, 'export const f = (db: { transaction: () => void }) => db.transaction();', 'no-restricted-syntax'],
  [
    'a switch that forgets a case',
    service,
    "export function f(a: 'x' | 'y') { switch (a) { case 'x': return 1; } return 2; }",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  ['talk on the console', service, "export const f = () => console.log('x');", 'no-console'],
];

describe('the budgets', { timeout: 120_000 }, () => {
  it.each(breaches)('catch %s', async (_what, file, text, rule) => {
    const found = needTypes.includes(rule) ? await broken(typed(file, text), file, text) : await broken(plain, file, text);
    expect(found).toContain(rule);
  });
});
