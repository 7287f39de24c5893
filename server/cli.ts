/** The command line: the same services as the web pages, for people who run the server and for scripts (design: cli.md). */
import { pipeline } from 'node:stream/promises';
import type { Built } from './bundle.mjs';
import { type Command, commandFor, Misused, parseWords, type Terminal } from './commands/command.ts';
import { demo } from './commands/demo.ts';
import { drill } from './commands/drill.ts';
import { exportCommand } from './commands/export.ts';
import { importCmocs } from './commands/import-cmocs.ts';
import { importDocuments } from './commands/import-documents.ts';
import { importReferences } from './commands/import-references.ts';
import { reviewCreate, reviewList, userCreate } from './commands/people.ts';
import { serve } from './commands/serve.ts';
import { backup, doctor, migrate, restore } from './commands/upkeep.ts';
import { Busy, Conflict, Forbidden, Invalid, isStorageFull, LowStorage, NotFound, Refused, TooLarge } from './platform/errors.ts';
import { readSettings, type Settings } from './platform/settings.ts';

export const commands: readonly Command[] = [
  serve,
  demo,
  reviewCreate,
  reviewList,
  userCreate,
  importDocuments,
  importCmocs,
  importReferences,
  exportCommand,
  backup,
  restore,
  drill,
  doctor,
  migrate,
];

const expected = [Misused, Refused, Invalid, NotFound, Forbidden, Busy, Conflict, TooLarge, LowStorage];

/** Runs one command. Returns the exit code: 0, 1 (failed, with the reason) or 2 (usage). */
export async function run(argv: readonly string[], built: Built, terminal: Terminal = ownTerminal): Promise<number> {
  try {
    return await answer(argv, built, terminal);
  } catch (error) {
    terminal.err(sentenceFor(error));
    return error instanceof Misused ? 2 : 1;
  }
}

async function answer(argv: readonly string[], built: Built, terminal: Terminal): Promise<number> {
  const help = helpFor(argv, built);
  if (help !== null) {
    terminal.out(help);
    return 0;
  }
  const found = commandFor(commands, argv);
  if (!found) throw new Misused(`There is no command “${argv.slice(0, 2).join(' ')}”. “retroduce --help” lists them.`);
  return execute(found.command, found.rest, { built, terminal });
}

/** What is asked for by --version and --help, of all commands, of a family of them (“review --help”) or of one. */
function helpFor(argv: readonly string[], built: Built): string | null {
  const [first = ''] = argv;
  if (first === '--version') return built.version;
  if (['', '--help', 'help'].includes(first)) return overview(commands);
  if (!argv.includes('--help')) return null;
  const named = commandFor(commands, argv);
  if (named) return `retroduce ${named.command.usage}\n\n${named.command.help}`;
  const family = commands.filter((command) => command.name.startsWith(`${first} `));
  return family.length ? overview(family) : null;
}

async function execute(
  command: Command,
  rest: readonly string[],
  { built, terminal }: { readonly built: Built; readonly terminal: Terminal },
): Promise<number> {
  const { words, values } = parseWords(command, rest);
  const option = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const flag = (name: string) => values[name] === true;
  const settings = settingsFor(terminal, option, flag);
  const outcome = await command.run({ settings, built, terminal, words, option, flag });
  if (!outcome) return 0;
  terminal.out(flag('json') ? JSON.stringify(outcome.json) : outcome.text);
  return outcome.code ?? 0;
}

function settingsFor(terminal: Terminal, option: (name: string) => string | undefined, flag: (name: string) => boolean): Settings {
  const port = option('port');
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) throw new Misused('A port is a number from 0 to 65535.');
  const settings = readSettings(terminal.env, {
    RETRODUCE_DATA: option('data'),
    RETRODUCE_PORT: port,
    RETRODUCE_HOST: option('host'),
    RETRODUCE_INSECURE_HTTP: flag('insecure-http') ? '1' : undefined,
  });
  if (terminal.env['DATABASE_URL'] && !option('data'))
    terminal.err(`DATABASE_URL is set, but this version keeps its data in a folder only: ${settings.data}. --data DIR names another.`);
  return settings;
}

const overview = (shown: readonly Command[]): string =>
  [
    'Retroduce – the workbench for realist synthesis',
    '',
    ...shown.map((command) => `retroduce ${command.usage}\n    ${command.help}`),
    '',
    'Every command takes --data DIR (default ./data), --json and --help.',
  ].join('\n');

/** A fault of ours is shown with where it happened, for whoever reports it. */
function sentenceFor(error: unknown): string {
  if (expected.some((kind) => error instanceof kind)) return (error as Error).message;
  if (isStorageFull(error)) return 'The disk is full, or failing. What was under way was not done; everything before is kept.';
  return `Something went wrong that Retroduce did not expect. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

const hasStoppedReading = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '');

const ownTerminal: Terminal = {
  env: process.env,
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  pour: (content) =>
    pipeline(content, process.stdout, { end: false }).catch((error: unknown) => {
      if (!hasStoppedReading(error)) throw error;
    }),
  isScreen: process.stdout.isTTY,
  input: async () => {
    if (process.stdin.isTTY) return null;
    let text = '';
    for await (const chunk of process.stdin) text += String(chunk);
    return text;
  },
};
