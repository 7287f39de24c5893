/** Builds the product once before the tests, as launching it would, and makes the empty database that each test starts from. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundle, projectRoot } from '../../server/bundle.mjs';
import { openDatabase } from '../../server/platform/database.ts';
import { migrate } from '../../server/platform/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, closed, empty database: tests copy it. */
    readonly template: string;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  await bundle();
  project.provide('template', await template());
}

async function template(): Promise<string> {
  const file = join(projectRoot, 'node_modules/.cache/retroduce-templates', `${migrationsHash()}.db`);
  if (existsSync(file)) return file;
  mkdirSync(dirname(file), { recursive: true });
  const making = join(mkdtempSync(join(dirname(file), 'making-')), 'template.db');
  const db = openDatabase(making, { process: 'command' });
  await migrate(db);
  db.close();
  renameSync(making, file);
  return file;
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const folder of ['migrations', 'migrations/support'])
    for (const name of readdirSync(join(projectRoot, folder)))
      if (name.endsWith('.ts')) hash.update(readFileSync(join(projectRoot, folder, name)));
  return hash.digest('hex').slice(0, 20);
}
