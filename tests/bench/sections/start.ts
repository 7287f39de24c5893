/** Start to first answer, idle memory, and what a browser loads. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import { bundle } from '../../../server/bundle.mjs';
import { reviewOfAda } from '../../support/people.ts';
import { type Figure, figure } from '../measure.ts';
import { filled, serve } from '../served.ts';

export async function starts(runs: number): Promise<readonly Figure[]> {
  const { folder } = await filled((ctx) => reviewOfAda(ctx));
  const [took, memory]: [number[], number[]] = [[], []];
  for (let run = 0; run <= runs; run++) {
    const process = await serve(folder);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if (run > 0) {
      took.push(process.took);
      memory.push(process.memory().own);
    }
    await process.stop();
  }
  return [
    figure('start to first answer', 'ms', took, { bar: 1500 }),
    figure('idle memory', 'MB', memory, { bar: 150 }),
    ...(await assets()),
  ];
}

async function assets(): Promise<readonly Figure[]> {
  const { static: built } = await bundle();
  const sizes = readdirSync(built.folder).map((name) => ({ name, bytes: readFileSync(join(built.folder, name)) }));
  const kb = (pattern: RegExp, pack = false) =>
    sizes.filter(({ name }) => pattern.test(name)).reduce((sum, { bytes }) => sum + (pack ? gzipSync(bytes).length : bytes.length), 0) /
    1024;
  return [
    figure('scripts of every page', 'kB', [kb(/^app-.*\.js$/)]),
    figure('scripts of every page, compressed', 'kB', [kb(/^app-.*\.js$/, true)]),
    figure('styles', 'kB', [kb(/\.css$/)]),
    figure('styles, compressed', 'kB', [kb(/\.css$/, true)]),
  ];
}
