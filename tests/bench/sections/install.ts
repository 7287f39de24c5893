/** What a new machine waits for: `npm ci` of the locked packages, and the room they take. */
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../../server/bundle.mjs';
import { type Figure, figure } from '../measure.ts';
import { scratch, sizeOf } from '../served.ts';

/** Once: it depends on the line and on what npm keeps from last time more than on us. Nothing where no registry answers. */
export function installed(): Promise<readonly Figure[]> {
  const folder = scratch();
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(projectRoot, name), join(folder, name));
  const began = performance.now();
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  if (status !== 0) return Promise.resolve([]);
  return Promise.resolve([
    figure('npm ci', 's', [(performance.now() - began) / 1000], { bar: 60 }),
    figure('packages installed, those for development included', 'MB', [sizeOf(join(folder, 'node_modules')) / 1024 / 1024]),
  ]);
}
