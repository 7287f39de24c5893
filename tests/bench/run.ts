/**
 * `npm run bench [-- SECTION… --quick --keep]`: prints a table and writes tests/bench/results/latest.json. With --keep the results
 * become those of the release, against which later ones are compared. Never a timed test: it says "1.3× slower", it fails nothing.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { bundle, projectRoot } from '../../server/bundle.mjs';
import type { Figure } from './measure.ts';
import { type Results, table } from './report.ts';
import { codingWrites } from './sections/coding-writes.ts';
import { exportsOfAll } from './sections/exports.ts';
import { imports } from './sections/import.ts';
import { largePages } from './sections/pages.ts';
import { installed } from './sections/install.ts';
import { reader } from './sections/reader.ts';
import { rollUps } from './sections/roll-up.ts';
import { screening } from './sections/screening.ts';
import { manyReferences } from './sections/references.ts';
import { starts } from './sections/start.ts';
import { removeScratch } from './served.ts';

const words = process.argv.slice(2);
const isQuick = words.includes('--quick');
const runs = isQuick ? 2 : 5;

const sections: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  install: installed,
  start: () => starts(runs),
  coding: () => codingWrites(runs, isQuick ? 2 : 5),
  pages: () => largePages(runs, isQuick ? [0.1, 1] : [0.1, 1, 3]),
  'roll-up': () => rollUps(runs, isQuick ? [1] : [0.1, 1, 3]),
  reader: () => reader(runs),
  exports: () => exportsOfAll(runs),
  import: () => imports(runs, isQuick ? 10 : 100),
  references: () => manyReferences(runs, isQuick ? 2500 : 20_000),
  screening: () => screening(runs),
};

const folder = join(projectRoot, 'tests/bench/results');
const kept = join(folder, 'release.json');

async function measured(names: readonly string[]): Promise<Readonly<Record<string, readonly Figure[]>>> {
  const done: Record<string, readonly Figure[]> = {};
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    done[name] = (await sections[name]?.()) ?? [];
    process.stderr.write(`${JSON.stringify(done[name])}\n`);
  }
  return done;
}

const asked = words.filter((word) => !word.startsWith('--'));
const [load = 0] = loadavg();
const machine = `${cpus()[0]?.model ?? 'an unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`;
const results: Results = {
  at: new Date().toISOString(),
  version: (await bundle()).version,
  machine,
  load,
  sections: await measured(asked.length ? asked : Object.keys(sections)),
};
mkdirSync(folder, { recursive: true });
const last = existsSync(kept) ? (JSON.parse(readFileSync(kept, 'utf8')) as Results) : null;
console.log(table(results, last));
writeFileSync(words.includes('--keep') ? kept : join(folder, 'latest.json'), `${JSON.stringify(results, null, 2)}\n`);
removeScratch();
