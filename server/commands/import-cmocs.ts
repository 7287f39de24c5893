/** `import cmocs` */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Refused } from '../platform/errors.ts';
import { cmocLevels } from '../synthesis/cmoc.ts';
import { blankRules, codeRules, type Listed } from '../synthesis/cmoc-table.ts';
import { importCmocs as importFile, type ImportOptions, type ImportOutcome } from '../synthesis/import.service.ts';
import { scopeFor, withContext } from './acting.ts';
import { type Command, type CommandCall, oneOf, type Outcome } from './command.ts';

export const importCmocs: Command = {
  name: 'import cmocs',
  usage: `import cmocs --review SLUG FILE.(csv|tsv|xlsx) [--level ${cmocLevels.toReversed().join('|')}] [--theory TITLE] [--phase NAME] [--codes ${codeRules.join('|')}] [--blank ${blankRules.join('|')}] [--as EMAIL] [--json]`,
  help: [
    'Imports a table of configurations as one step that can be undone. Columns by header name: statement, context, mechanism, outcome(s),',
    'and optionally number, group, strategy, case, mechanism_type, reference, context_codes, and <role>_direction(s) with +, -, ±.',
    'Rows that are not taken are listed with the reason; the others are in.',
  ].join(' '),
  options: {
    review: { type: 'string' },
    level: { type: 'string' },
    theory: { type: 'string' },
    phase: { type: 'string' },
    codes: { type: 'string' },
    blank: { type: 'string' },
  },
  required: ['review'],
  words: [1, 1],
  run(call) {
    const [path = ''] = call.words;
    const options = optionsOf(call);
    return withContext(call, async (ctx): Promise<Outcome> => {
      const scope = await scopeFor(ctx, call, 'code');
      const done = await importFile(ctx, scope, { bytes: await bytesOf(path), fileName: basename(path) }, options);
      for (const line of remarks(done)) call.terminal.err(line);
      return { json: shown(done), text: said(done), code: done.read > 0 && done.imported === 0 ? 1 : 0 };
    });
  },
};

function optionsOf(call: CommandCall): ImportOptions {
  const [theory, phase] = [call.option('theory'), call.option('phase')];
  return {
    level: oneOf(cmocLevels, 'level', call) ?? 'theory',
    codes: oneOf(codeRules, 'codes', call) ?? 'short',
    blank: oneOf(blankRules, 'blank', call) ?? 'nothing',
    ...(theory ? { theory } : {}),
    ...(phase ? { phase } : {}),
  };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new Refused(`There is no file “${path}”, or it can't be read.`);
  }
}

/** The contract's three; what was kept without a part of it, and columns nobody knows, only where there are any. */
const shown = ({ read, imported, skipped, notes, unknownColumns }: ImportOutcome) => ({
  read,
  imported,
  skipped,
  ...(notes.length ? { notes } : {}),
  ...(unknownColumns.length ? { unknown_columns: unknownColumns } : {}),
});

const lineOf = ({ line, reason, text }: Listed): string => `line ${line}: ${reason}${text ? ` (${text})` : ''}`;

const remarks = ({ notes, unknownColumns }: ImportOutcome): readonly string[] => [
  ...notes.map(lineOf),
  ...(unknownColumns.length ? [`Columns that are not known, left out: ${unknownColumns.join(', ')}.`] : []),
];

const said = ({ read, imported, skipped }: ImportOutcome): string =>
  [`${imported} of ${read} CMOCs imported.`, ...skipped.map((one) => `not taken: ${lineOf(one)}`)].join('\n');
