/** Imports files that lie on this machine: for the command line. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Context } from '../platform/context.ts';
import { Refused, TooLarge } from '../platform/errors.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { cleanName } from '../web/upload.ts';
import { faultOf } from './extract.service.ts';
import { faultSentence } from './file-words.ts';
import { type Imported, importStored } from './import.service.ts';

/** What became of one file (design/cli.md). */
export interface FileOutcome {
  readonly file: string;
  readonly document?: string;
  readonly reference?: string;
  readonly pages: number;
  readonly characters: number;
  readonly status: Imported['status'];
  readonly reason?: string;
  readonly warnings: readonly string[];
}

/** Of a folder, what looks like a paper or a transcript is taken, with its subfolders; a file named by itself is tried whatever it is. */
const taken = /\.(pdf|txt|md|markdown)$/i;
const atATime = 2;

/** @throws Refused when a path leads nowhere; then nothing was imported. */
export async function importFiles(ctx: Context, scope: Scope, paths: readonly string[]): Promise<readonly FileOutcome[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const outcomes: FileOutcome[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < files.length; at = next++) outcomes[at] = await importOne(ctx, scope, files[at] ?? '');
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return outcomes;
}

async function filesAt(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Refused(`There is no file or folder ${path}. Nothing was imported.`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new Refused(`The folder ${path} can’t be read: ${(error as Error).message}. Nothing was imported.`);
  });
  const files = entries.filter((entry) => entry.isFile() && taken.test(entry.name) && !entry.name.startsWith('.'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

async function importOne(ctx: Context, scope: Scope, path: string): Promise<FileOutcome> {
  const fileName = cleanName(basename(path));
  try {
    const stored = await ctx.blobs.put(createReadStream(path), ctx.settings.maxUpload);
    return outcomeOf(path, await importStored(ctx, scope, { ...stored, fileName }));
  } catch (error) {
    const reason = reasonOf(error, fileName);
    if (reason === null) throw error;
    return outcomeOf(path, { status: 'refused', reason });
  }
}

/** Why this one file is refused; null when the fault is not the file's. */
function reasonOf(error: unknown, fileName: string): string | null {
  const fault = faultOf(error);
  if (fault) return faultSentence(fileName, fault);
  if (error instanceof TooLarge) return `“${fileName}”: ${error.message}`;
  const { code } = error as { code?: string };
  if (code === 'EACCES' || code === 'EPERM') return `“${fileName}” can’t be read: you have no permission for it.`;
  if (code === 'ENOENT') return `“${fileName}” was there a moment ago and is gone.`;
  return null;
}

function outcomeOf(file: string, outcome: Imported): FileOutcome {
  if (outcome.status === 'refused') return { file, pages: 0, characters: 0, status: 'refused', reason: outcome.reason, warnings: [] };
  const { documentId, referenceId, ...rest } = outcome;
  return { file, document: documentId, reference: referenceId, ...rest };
}
