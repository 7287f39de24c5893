/** The budgets and bans of the house. Each ban says why. */
import js from '@eslint/js';
import ts from 'typescript-eslint';

const pure = ['server/**/*.ts'];
const notPure = [
  '**/*.{queries,service,adapter,input,routes}.ts',
  'server/platform/**',
  'server/web/**',
  'server/upkeep/**',
  'server/commands/**',
  'server/*.ts',
];

const banned = (selector, message) => ({ selector, message });

const markup = [
  banned('JSXAttribute[name.name="dangerouslySetInnerHTML"]', 'Text is escaped by rendering it; nothing is sanitised by hand.'),
  banned('JSXAttribute[name.name="style"]', 'Our CSP blocks style attributes: use a class, an SVG attribute, or set it by script.'),
  banned('JSXAttribute[name.name=/^hx-on/]', 'Our CSP blocks inline script: write a behaviour.'),
  banned('JSXAttribute > JSXNamespacedName[namespace.name="hx-on"]', 'Our CSP blocks inline script: write a behaviour.'),
  banned(
    'JSXOpeningElement[name.name="form"]:not(:has(JSXAttribute[name.name="method"]))',
    'Use <Form>: it carries the attempt. A GET form says method="get".',
  ),
];

const data = [
  banned(
    'MemberExpression[object.name="sql"][property.name=/^(raw|lit)$/]',
    'Never text inside SQL; dialect SQL lives in platform/search and migrations/support.',
  ),
  banned(
    'CallExpression[callee.property.name="stream"][callee.object.type!="Identifier"]',
    'A streaming query blocks every reader: page by key instead.',
  ),
  banned('CallExpression[callee.property.name="transaction"]', 'Write through ctx.db.write or operate: they begin IMMEDIATE.'),
];

const clock = [
  banned('NewExpression[callee.name="Date"][arguments.length=0]', 'Pure code is told the time.'),
  banned('MemberExpression[object.name="Date"][property.name="now"]', 'Pure code is told the time.'),
  banned('MemberExpression[object.name="Math"][property.name="random"]', 'Pure code is told the seed.'),
];

export default ts.config(
  { ignores: ['**/*.d.ts', '**/*.d.mts', 'data/**'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false, attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/ban-ts-comment': 'error',
    },
  },
  {
    files: ['{server,views,migrations,static}/**/*.{ts,tsx,mjs}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'max-params': ['error', 4],
      'max-depth': ['error', 3],
      'no-restricted-syntax': ['error', ...markup, ...data],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-eval': 'error',
    },
  },
  {
    files: pure,
    ignores: notPure,
    rules: {
      'no-restricted-syntax': ['error', ...markup, ...data, ...clock],
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'Buffer'],
    },
  },
  { files: ['views/**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }] } },
  {
    files: ['migrations/**', 'server/**/*.routes.tsx', 'server/routes.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-depth': 'off', 'no-restricted-syntax': ['error', ...markup] },
  },
  {
    files: ['server/platform/{database,migrate,operation}.ts', 'server/platform/search/**', 'server/upkeep/**'],
    rules: { 'no-restricted-syntax': ['error', ...markup] },
  },
  {
    files: ['server/*.mjs', 'tests/**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly' },
    },
  },
  { files: ['server/launch.mjs'], rules: { 'no-console': 'off' } },
  { files: ['tests/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/no-unused-expressions': 'off' } },
);
