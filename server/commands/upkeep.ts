/** `backup`, `restore`, `doctor`, `migrate`. */
import { existsSync } from 'node:fs';
import { databaseFile, upgrade } from '../main.ts';
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { newestSchema } from '../platform/migrate.ts';
import { backUp } from '../upkeep/backup.ts';
import { examine } from '../upkeep/doctor.ts';
import { restoreInto } from '../upkeep/restore.ts';
import { withContext } from './acting.ts';
import type { Command, CommandCall, Outcome } from './command.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'backup -o FILE [--data DIR] [--json]',
  help: 'Writes a verified backup of the whole data folder into one file, also while the server runs.',
  options: { output: { type: 'string', short: 'o' } },
  required: ['output'],
  words: [0, 0],
  run(call) {
    const target = call.option('output') ?? '';
    assertData(call);
    const backedUp = async (ctx: Context): Promise<Outcome> => {
      const made = await backUp(ctx, target);
      return { json: made, text: `Backed up ${made.rows} rows and ${made.files} files to ${made.file}, read back and compared.` };
    };
    return withContext(call, backedUp, asItIs);
  },
};

export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE --data NEWDIR [--json]',
  help: 'Brings a backup back into a new folder and compares every row and file.',
  options: {},
  required: ['data'],
  words: [1, 1],
  async run(call) {
    const restored = await restoreInto(call.words[0] ?? '', call.settings.data);
    return {
      json: restored,
      text: `Restored ${restored.rows} rows and ${restored.files} files of ${restored.madeAt} into ${restored.folder}; all equal the backup.`,
    };
  },
};

export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--data DIR] [--json]',
  help: 'Looks whether everything is there and unchanged: database, history, files. Changes nothing.',
  options: {},
  words: [0, 0],
  run(call) {
    assertData(call);
    const examined = async (ctx: Context): Promise<Outcome> => {
      const { findings, looked } = await examine(ctx);
      const seen = `Looked at ${looked.rows} rows, ${looked.activities} activities and ${looked.files} files.`;
      return {
        json: { ok: findings.length === 0, findings, looked },
        text: findings.length ? `${findings.join('\n')}\n${seen}` : `All is well. ${seen}`,
        code: findings.length ? 1 : 0,
      };
    };
    return withContext(call, examined, asItIs);
  },
};

export const migrate: Command = {
  name: 'migrate',
  usage: 'migrate [--data DIR] [--json]',
  help: 'Brings the database to the newest schema, after a verified backup; starting the server does the same.',
  options: {},
  words: [0, 0],
  run(call) {
    assertData(call);
    const upgraded = async (ctx: Context): Promise<Outcome> => {
      const { from, to, backup: kept } = await upgrade(ctx);
      return {
        json: { from, to, backup: kept },
        text: from === to ? `The schema is ${newestSchema} already.` : `The schema went from ${from} to ${to}.`,
      };
    };
    return withContext(call, upgraded, asItIs);
  },
};

/** Looking changes nothing, and a backup before an upgrade is of what is there. */
const asItIs = { asItIs: true, mustExist: true } as const;

function assertData(call: CommandCall): void {
  if (!existsSync(databaseFile(call.settings)))
    throw new Refused(`There is no database in ${call.settings.data}. Name the data folder with --data DIR.`);
}
