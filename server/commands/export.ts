/** `export TABLE` */
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refused } from '../platform/errors.ts';
import { exportTable } from '../reports/export.service.ts';
import { formats, formatsShown } from '../reports/formats.ts';
import { referenceFormatsShown } from '../reports/references/reference-file.ts';
import { rankings } from '../reports/outcomes.ts';
import { tableNames } from '../reports/table-name.ts';
import { levelChoices } from '../reports/table-scope.ts';
import { scopeFor, withContext } from './acting.ts';
import { type Command, type CommandCall, Misused, oneOf, type Outcome } from './command.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: `export TABLE --review SLUG --format ${formats.join('|')} [-o FILE] [--level extracted|theory|all] [--rank cmocs|studies] [--json]`,
  help: `Writes a table as it stands now, to a file or to standard output; its scope goes to standard error. Tables: ${tableNames.join(', ')}; flow, which is drawn as svg or png, too; references, as ris, bib, csl-json, csv or xlsx.`,
  options: {
    review: { type: 'string' },
    format: { type: 'string' },
    output: { type: 'string', short: 'o' },
    level: { type: 'string' },
    rank: { type: 'string' },
  },
  required: ['review'],
  words: [1, 1],
  run(call) {
    const [table = ''] = call.words;
    const [format, target] = [formatOf(call), call.option('output')];
    const scope = {
      level: oneOf(levelChoices, 'level', call) ?? ('auto' as const),
      rankBy: oneOf(rankings, 'rank', call) ?? null,
    };
    return withContext(call, async (ctx): Promise<Outcome | null> => {
      const { content, scopeSentence } = await exportTable(ctx, await scopeFor(ctx, call, 'read'), { table, format, scope });
      if (scopeSentence) call.terminal.err(scopeSentence);
      if (target === undefined) {
        await call.terminal.pour(content);
        return null;
      }
      const { bytes, sha256 } = await toFile(content, target);
      return {
        json: { table, format, file: target, bytes, sha256, scope: scopeSentence },
        text: `Wrote ${target} (${bytes.toLocaleString('en-GB')} bytes).`,
      };
    });
  },
};

type Shown = Readonly<Record<string, { readonly isText: boolean }>>;

/** What is no plain table has formats of its own. */
const own: Readonly<Record<string, Shown>> = {
  flow: { ...formatsShown, svg: { isText: true }, png: { isText: false } },
  references: referenceFormatsShown,
};

/** As asked; else as the file is named; else the one that --json means. */
function formatOf(call: CommandCall): string {
  const known: Shown = own[call.words[0] ?? ''] ?? formatsShown;
  const asked = call.option('format') ?? extname(call.option('output') ?? '').slice(1);
  const format = asked === '' && call.flag('json') ? 'json' : asked;
  const shown = known[format];
  if (!shown) throw new Misused(`Say the format with --format: ${Object.keys(known).join(', ')}.`);
  if (call.option('output') === undefined) assertPrintable(format, shown.isText, call);
  return format;
}

function assertPrintable(format: string, isText: boolean, call: CommandCall): void {
  if (call.flag('json') && format !== 'json') throw new Misused('With --json and without -o FILE the format can only be json.');
  if (call.terminal.isScreen && !isText) throw new Misused(`Name a file with -o FILE: a terminal can’t show ${format}.`);
}

/** The file is there whole, or as it was before. */
async function toFile(content: Readable, target: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const unfinished = `${target}.${process.pid}.part`;
  const hash = createHash('sha256');
  let bytes = 0;
  content.on('data', (piece: Buffer) => {
    bytes += piece.length;
    hash.update(piece);
  });
  try {
    await pipeline(content, createWriteStream(unfinished, { flags: 'wx' }));
    await rename(unfinished, target);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new Refused(`${target} can’t be written: ${(error as Error).message}`);
  }
  return { bytes, sha256: hash.digest('hex') };
}
