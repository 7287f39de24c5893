/** The material beside the project, where it is: tests that use it are skipped elsewhere, and have a counterpart that is not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/bundle.mjs';

const candidates = [process.env['RETRODUCE_SHARED'], join(projectRoot, '../shared'), join(projectRoot, '../../shared')];

/** Its folder, or null. */
export const sharedFolder: string | null = candidates.find((path) => path && existsSync(join(path, 'gold'))) ?? null;

export const sharedPath = (...parts: readonly string[]): string => join(sharedFolder ?? '', ...parts);
