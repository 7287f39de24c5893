/** What a command is, and how words on the command line become one (design: one JSON object with --json, exit 0, 1 or 2). */
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

export interface CommandCall {
  readonly settings: Settings;
  readonly built: Built;
  /** Words after the command's name. */
  readonly words: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  readonly say: (line: string) => void;
}

export interface Command {
  /** One or two words: "review create". */
  readonly name: string;
  readonly usage: string;
  readonly help: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
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

/** @throws Misused saying which word does not fit. */
export function parseWords(command: Command, argv: readonly string[]): Parsed {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { ...common, ...command.options }, allowPositionals: true });
    const [least, most] = command.words;
    if (!values['help'] && (positionals.length < least || positionals.length > most))
      throw new Misused(`Usage: retroduce ${command.usage}`);
    return { words: positionals, values };
  } catch (error) {
    if (error instanceof Misused) throw error;
    throw new Misused(`${(error as Error).message.split('\n')[0] ?? ''} Usage: retroduce ${command.usage}`);
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
