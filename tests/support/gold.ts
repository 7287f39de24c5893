/** The shared folder of corpora and expected tables, where it is: tests that use it are skipped elsewhere. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/bundle.mjs';

const folder = [process.env['RETRODUCE_SHARED'], join(projectRoot, '..', 'shared'), join(projectRoot, '..', '..', 'shared')].find(
  (path): path is string => Boolean(path) && existsSync(path ?? ''),
);

export const hasShared = folder !== undefined;

/** A file of the shared folder, as bytes. */
export const sharedFile = (...path: readonly string[]): Uint8Array => new Uint8Array(readFileSync(join(folder ?? '', ...path)));
