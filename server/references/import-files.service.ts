/** Imports files of references that lie on this machine: for the command line. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Context } from '../platform/context.ts';
import { Refused, TooLarge } from '../platform/errors.ts';
import { operate } from '../platform/operation.ts';
import { vocabulary } from '../reviews/reviews.queries.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { cleanName } from '../web/upload.ts';
import { streamReferences } from './formats/open-file.adapter.ts';
import { importKind, importSearch } from './import.service.ts';
import type { SearchDetails } from './search.ts';
import { searchById, type SearchShown } from './searches.queries.ts';
import { beginImport, readSearchFile } from './searches.service.ts';
import { takeImportBack } from './taking-back.service.ts';

/** What became of one file (design/cli.md): read = imported + duplicates + skipped. */
export interface ReferenceFileOutcome {
  readonly file: string;
  readonly format: string;
  readonly encoding: string;
  readonly read: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly skipped: readonly { readonly line: number; readonly reason: string; readonly text: string }[];
  /** Lines outside any record. */
  readonly stray: readonly { readonly line: number; readonly text: string }[];
  /** Why nothing of it could be read. */
  readonly reason?: string;
}

export interface FileAbout {
  readonly source: string;
  readonly date: string;
  /** The name of a phase; '' for none. */
  readonly phase: string;
}

/** @throws Refused when a path leads nowhere or the phase is not one of the review's; then nothing was imported. */
export async function importReferenceFiles(
  ctx: Context,
  scope: Scope,
  paths: readonly string[],
  about: FileAbout,
): Promise<readonly ReferenceFileOutcome[]> {
  for (const path of paths)
    if (!(await stat(path).catch(() => null))?.isFile()) throw new Refused(`There is no file ${path}. Nothing was imported.`);
  const details = { source: about.source, searched_on: about.date, phase_id: await phaseNamed(scope, about.phase) };
  const outcomes: ReferenceFileOutcome[] = [];
  for (const path of paths) outcomes.push(await importOne(ctx, scope, path, details));
  return outcomes;
}

async function phaseNamed(scope: Scope, name: string): Promise<string | null> {
  if (!name) return null;
  const phases = await vocabulary(scope, 'phase');
  const found = phases.find((phase) => nameKey(phase.name) === nameKey(name));
  if (!found) throw new Refused(`There is no phase “${name}”. There are: ${phases.map((phase) => phase.name).join(', ')}.`);
  return found.id;
}

async function importOne(ctx: Context, scope: Scope, path: string, details: Partial<SearchDetails>): Promise<ReferenceFileOutcome> {
  const author = { reviewId: scope.reviewId, actorId: scope.actorId };
  const stored = await ctx.blobs.put(createReadStream(path), ctx.settings.maxUpload).catch((error: unknown) => {
    if (error instanceof TooLarge) return null;
    throw error;
  });
  if (!stored) return { ...nothing(path), reason: `It is larger than ${Math.floor(ctx.settings.maxUpload / 1024 / 1024)} MB.` };
  const id = await readSearchFile(ctx, author, { ...stored, fileName: cleanName(basename(path)) }, details);
  const read = await searchById(scope, id);
  if (read?.state === 'refused') {
    await takeImportBack(ctx, scope, id);
    return { ...nothing(path), format: read.format, encoding: read.encoding, reason: read.message };
  }
  await operate(ctx, author, { verb: importKind }, (op) => beginImport(op, id));
  await importSearch(ctx, author, { id, progress: () => {} });
  return outcomeOf(ctx, scope, path, id);
}

const nothing = (file: string): ReferenceFileOutcome => ({
  file,
  format: '',
  encoding: '',
  read: 0,
  imported: 0,
  duplicates: 0,
  skipped: [],
  stray: [],
});

/** A file that was imported before leaves no second search. */
async function outcomeOf(ctx: Context, scope: Scope, file: string, id: string): Promise<ReferenceFileOutcome> {
  const search = await searchById(scope, id);
  if (!search) return nothing(file);
  const { format, encoding, findings, imported, duplicates, message } = search;
  if (message) await takeImportBack(ctx, scope, id);
  const { skipped, stray } = await notTakenFrom(ctx, search);
  return { file, format, encoding, read: findings.read, imported, duplicates, skipped, stray };
}

/** All of it: a page shows the first only. */
async function notTakenFrom(ctx: Context, { sha256, mapping }: SearchShown): Promise<Pick<ReferenceFileOutcome, 'skipped' | 'stray'>> {
  const { found } = await streamReferences(() => ctx.blobs.open(sha256), mapping);
  const skipped: { line: number; reason: string; text: string }[] = [];
  const stray: { line: number; text: string }[] = [];
  for await (const one of found)
    if (one.is === 'skipped') skipped.push({ line: one.line, reason: one.reason, text: one.text });
    else if (one.is === 'stray') stray.push({ line: one.line, text: one.text });
  return { skipped, stray };
}
