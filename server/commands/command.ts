/** What a command is, and how words on the command line become one (design: one JSON object with --json, exit 0, 1 or 2). */
import type { Readable } from 'node:stream';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Built } from '../bundle.mjs';
import type { Settings } from '../platform/settings.ts';

export interface Outcome {
  /** Printed with --json, on one line. */
  readonly json: unknown;
  /** Printed without. */
  readonly text: string;
  /** 1 when some items failed though the command went through. */
  readonly code?: 0 | 1;
}

/** Where a command reads and writes: the process's own streams, or a test's. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** One line on standard output. */
  readonly out: (line: string) => void;
  /** One line on standard error. */
  readonly err: (line: string) => void;
  /** Bytes on standard output; ends quietly when their reader has stopped (`… | head`). */
  readonly pour: (content: Readable) => Promise<void>;
  /** Somebody looks at standard output. */
  readonly isScreen: boolean;
  /** All of standard input; null where nothing is piped in. */
  readonly input: () => Promise<string | null>;
}

export interface CommandCall {
  readonly settings: Settings;
  readonly built: Built;
  readonly terminal: Terminal;
  /** Words after the command's name. */
  readonly words: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
}

export interface Command {
  /** One or two words: "review create". */
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Options that must be given. */
  readonly required?: readonly string[];
  /** How many words it takes: at least, at most. */
  readonly words: readonly [least: number, most: number];
  /** Null: it has said all itself (serve). */
  readonly run: (call: CommandCall) => Promise<Outcome | null>;
}

/** The words can't be understood: exit 2, with the usage. */
export class Misused extends Error {}

export const common = { data: { type: 'string' }, json: { type: 'boolean' }, as: { type: 'string' }, help: { type: 'boolean' } } as const;

export interface Parsed {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** @throws Misused saying which word does not fit, or which is missing. */
export function parseWords(command: Command, argv: readonly string[]): Parsed {
  const { values, words } = parsed(command, argv);
  if (values['help']) return { words, values };
  const [least, most] = command.words;
  if (words.length < least || words.length > most) throw new Misused(usageOf(command));
  const missing = command.required?.find((name) => !values[name]);
  if (missing) throw new Misused(`--${missing} is missing. ${usageOf(command)}`);
  return { words, values };
}

const usageOf = (command: Command): string => `Usage: retroduce ${command.usage}`;

function parsed(command: Command, argv: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { ...common, ...command.options }, allowPositionals: true });
    return { words: positionals, values };
  } catch (error) {
    const [what = ''] = (error as Error).message.split(/[.\n]/);
    throw new Misused(`${what}. ${usageOf(command)}`);
  }
}

/** The command that the first one or two words name. */
export function commandFor(
  commands: readonly Command[],
  argv: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | null {
  for (const n of [2, 1]) {
    const command = commands.find((one) => one.name === argv.slice(0, n).join(' ') && one.name.split(' ').length === n);
    if (command) return { command, rest: argv.slice(n) };
  }
  return null;
}

/** An option that is one of some words; undefined when it is not given. @throws Misused */
export function oneOf<T extends string>(known: readonly T[], option: string, call: CommandCall): T | undefined {
  const asked = call.option(option);
  const found = known.find((one) => one === asked);
  if (asked !== undefined && found === undefined) throw new Misused(`--${option} is one of ${known.join(', ')}.`);
  return found;
}
