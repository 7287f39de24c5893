/** A broken copy of the product: the same test run against it must fail, otherwise the test proves nothing. */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Built } from '../../../server/bundle.mjs';
import { product } from '../../support/product.ts';

export type { Built };

/** Replaces texts of the built server. @throws Error when one is not there: the product has changed, so must the mutation. */
export async function mutantOf(name: string, changes: readonly (readonly [from: string | RegExp, to: string])[]): Promise<Built> {
  const built = await product();
  const folder = join(dirname(built.folder), `mutant-${name}-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(built.folder, 'server'), join(folder, 'server'), { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [from, to] of changes) {
    const hits = scripts(join(folder, 'server')).filter((file) => replaceIn(file, from, to));
    if (!hits.length) throw new Error(`the mutation ${name} changes nothing: ${String(from)} is not in the product`);
  }
  return { ...built, folder, server: join(folder, 'server', 'cli.js'), parserChild: join(folder, 'server', 'parser-child.js') };
}

const scripts = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => join(folder, name));

function replaceIn(file: string, from: string | RegExp, to: string): boolean {
  const text = readFileSync(file, 'utf8');
  const changed = text.replaceAll(from instanceof RegExp ? new RegExp(from.source, 'g') : from, to);
  if (changed === text) return false;
  writeFileSync(file, changed);
  return true;
}
