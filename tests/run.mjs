/**
 * `npm test`: types, lint and format beside every test; the last line is `N passed, N failed`. The browser is found or, on Debian as
 * root, installed; elsewhere a sentence says how to get one.
 */
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { findBrowser, howToGetOne, installOnDebian } from './support/browser-path.mjs';

const report = 'tests/.report.json';

/** Steps that are one pass or one failure each. */
const steps = [
  ['types', 'tsc', ['-p', '.']],
  [
    'lint',
    'eslint',
    ['-c', 'tests/conventions/eslint.config.mjs', '--max-warnings', '0', 'server', 'views', 'migrations', 'static', 'tests'],
  ],
  ['format', 'prettier', ['--check', '--log-level', 'warn', 'server', 'views', 'migrations', 'static', 'tests']],
];

let passed = 0;
let failed = 0;

/** Pictures are for people who look at them: RETRODUCE_SHOTS=all takes them in a whole run, too. */
const env = { RETRODUCE_SHOTS: 'none', ...process.env };

/** Starts a command and keeps what it says, to be printed in one piece. */
const said = (command, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { shell: process.platform === 'win32', env, ...options });
    const parts = [];
    if (child.pid && !options.stdio) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    child.stdout?.on('data', (part) => parts.push(part));
    child.stderr?.on('data', (part) => parts.push(part));
    child.once('error', (error) => resolve({ ok: false, words: `${error.message}\n` }));
    child.once('close', (code) => resolve({ ok: code === 0, words: Buffer.concat(parts).toString() }));
  });

if (!findBrowser() && !installOnDebian()) console.error(howToGetOne);
rmSync(report, { force: true });
const checks = Promise.all(steps.map(async ([name, command, args]) => ({ name, ...(await said(command, args)) })));
const { ok: vitest } = await said('vitest', ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
for (const { name, ok, words } of await checks) {
  process.stdout.write(words);
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}
const counted = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { numPassedTests: 0, numFailedTests: 0 };
passed += counted.numPassedTests;
failed += counted.numFailedTests;
if (!vitest && counted.numFailedTests === 0) failed += 1;

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
