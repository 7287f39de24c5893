/** `drill`: a backup that was never restored is a hope (reliability R-41). */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { databaseFile, openContext } from '../main.ts';
import { Refused } from '../platform/errors.ts';
import { examine } from '../upkeep/doctor.ts';
import type { Drilled } from '../upkeep/drilled.ts';
import { noteDrill } from '../upkeep/drill.queries.ts';
import { restoreInto } from '../upkeep/restore.ts';
import { withContext } from './acting.ts';
import { type Command, type CommandCall, Misused, type Outcome } from './command.ts';

export const drill: Command = {
  name: 'drill',
  usage: 'drill FILE|FOLDER [--max-age HOURS] [--data DIR] [--json]',
  help: 'Tries a backup out, the newest of a folder: restores it where nobody works, compares every row and file, looks whether all is well, says how old it is and how long it took. The outcome is shown on the page of this server.',
  options: { 'max-age': { type: 'string' } },
  words: [1, 1],
  async run(call) {
    const oldest = hours(call.option('max-age'));
    const archive = await newest(resolve(call.words[0] ?? ''));
    const drilled = await tryOut(call, archive, oldest);
    if (existsSync(databaseFile(call.settings)))
      await withContext(call, (ctx) => ctx.db.write((tx) => noteDrill(tx, drilled)), { asItIs: true, mustExist: true });
    return outcomeOf(drilled);
  },
};

function hours(typed: string | undefined): number {
  if (typed === undefined) return Number.POSITIVE_INFINITY;
  const read = Number(typed);
  if (!(read > 0)) throw new Misused('--max-age is a number of hours.');
  return read;
}

/** The archive itself, or the one that was written last in a folder. */
async function newest(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new Refused(`There is nothing at ${path}.`);
  if (!found.isDirectory()) return path;
  const archives = (await readdir(path)).filter((name) => name.endsWith('.zip')).map((name) => join(path, name));
  const times = await Promise.all(archives.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
  const last = times.sort((a, b) => b.at - a.at)[0];
  if (!last) throw new Refused(`There is no backup in ${path}.`);
  return last.file;
}

/** Restores into a folder of its own, which is removed again. Never throws for what a backup can be: that is the outcome. */
async function tryOut(call: CommandCall, archive: string, oldest: number): Promise<Drilled> {
  const scratch = await mkdtemp(join(tmpdir(), 'retroduce-drill-'));
  const at = new Date().toISOString();
  const began = performance.now();
  const unknown = { at, file: basename(archive), madeAt: '', rows: 0, files: 0 };
  const took = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    const { madeAt, rows, files } = await restoreInto(archive, join(scratch, 'data'));
    const [finding = ''] = await findingsIn(call, join(scratch, 'data'));
    const age = (Date.parse(at) - Date.parse(madeAt)) / 3600_000;
    const failure = finding || (age > oldest ? `It is ${Math.round(age)} hours old, and may be ${oldest}.` : '');
    return { ...unknown, madeAt, rows, files, took: took(), failure };
  } catch (error) {
    return { ...unknown, took: took(), failure: (error as Error).message };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function findingsIn(call: CommandCall, data: string): Promise<readonly string[]> {
  const settings = { ...call.settings, data, anyFolder: true };
  const ctx = await openContext(settings, call.built, { process: 'command', mustExist: true, asItIs: true });
  try {
    return (await examine(ctx)).findings;
  } finally {
    ctx.parsers.close();
    ctx.db.close();
  }
}

function outcomeOf(drilled: Drilled): Outcome {
  const { file, madeAt, rows, files, took, failure } = drilled;
  const made = madeAt && `, made ${madeAt},`;
  return {
    json: drilled,
    text: failure
      ? `The backup ${file}${made} failed the drill after ${took} s: ${failure}`
      : `The backup ${file}${made} was restored and looked through in ${took} s: ${rows} rows and ${files} files, all equal and whole.`,
    code: failure ? 1 : 0,
  };
}
