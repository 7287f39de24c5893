/** The command line: the same services as the web pages, for people who run the server and for scripts (design: cli.md). */
import type { Built } from './bundle.mjs';
import { type Command, type CommandCall, commandFor, Misused, parseWords } from './commands/command.ts';
import { demo } from './commands/demo.ts';
import { importDocuments } from './commands/import-documents.ts';
import { reviewCreate, reviewList, userCreate } from './commands/people.ts';
import { serve } from './commands/serve.ts';
import { backup, doctor, migrate, restore } from './commands/upkeep.ts';
import { Busy, Conflict, Forbidden, Invalid, NotFound, Refused, TooLarge } from './platform/errors.ts';
import { readSettings } from './platform/settings.ts';

export const commands: readonly Command[] = [
  serve,
  demo,
  reviewCreate,
  reviewList,
  userCreate,
  importDocuments,
  backup,
  restore,
  doctor,
  migrate,
];

const expected = [Refused, Invalid, NotFound, Forbidden, Busy, Conflict, TooLarge];

/** Runs one command. Returns the exit code: 0, 1 (failed, with the reason) or 2 (usage). */
export async function run(argv: readonly string[], built: Built): Promise<number> {
  try {
    if (argv[0] === '--version') return say(built.version);
    if (!argv.length || argv[0] === '--help' || argv[0] === 'help') return say(overview());
    const found = commandFor(commands, argv);
    if (!found) throw new Misused(`There is no command “${argv.slice(0, 2).join(' ')}”. “retroduce --help” lists them.`);
    return await execute(found.command, found.rest, built);
  } catch (error) {
    if (error instanceof Misused) return complain(error.message, 2);
    if (expected.some((kind) => error instanceof kind)) return complain((error as Error).message, 1);
    throw error;
  }
}

async function execute(command: Command, rest: readonly string[], built: Built): Promise<number> {
  const { words, values } = parseWords(command, rest);
  if (values['help']) return say(`retroduce ${command.usage}\n\n${command.help}`);
  const option = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined);
  const flag = (name: string) => values[name] === true;
  const settings = readSettings(process.env, {
    RETRODUCE_DATA: option('data'),
    RETRODUCE_PORT: option('port'),
    RETRODUCE_HOST: option('host'),
    RETRODUCE_INSECURE_HTTP: flag('insecure-http') ? '1' : undefined,
  });
  const call: CommandCall = { settings, built, words, option, flag, say: (line) => void say(line) };
  const outcome = await command.run(call);
  if (!outcome) return 0;
  say(flag('json') ? JSON.stringify(outcome.json) : outcome.text);
  return outcome.code ?? 0;
}

const overview = (): string =>
  [
    'Retroduce – the workbench for realist synthesis',
    '',
    ...commands.map((command) => `retroduce ${command.usage}\n    ${command.help}`),
    '',
    'Every command takes --data DIR (default ./data) and --json.',
  ].join('\n');

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

function complain(text: string, code: 1 | 2): number {
  process.stderr.write(`${text}\n`);
  return code;
}
