/** A stored file to its text: read in a throw-away child, checked, in small steps so that nobody else waits. */
import { createHash } from 'node:crypto';
import { setImmediate as breath } from 'node:timers/promises';
import type { Context } from '../platform/context.ts';
import { ParserFault } from '../platform/parser-process.ts';
import type { Progress } from '../platform/jobs.ts';
import type { ParsedEnd, Refusal } from './parsed.ts';
import { parserLimits } from './parsed.ts';
import { BadAnswer, checkedLine, type CheckedLine, type CheckedPage } from './parsed-check.ts';

export interface StoredFile {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface Extracted {
  readonly pages: readonly CheckedPage[];
  readonly end: ParsedEnd;
  /** Code points of the whole text, pages joined by one LF. */
  readonly characters: number;
  /** SHA-256 of that text in UTF-8, hexadecimal. */
  readonly textSha256: string;
}

/**
 * Reads a stored file; `group` (the review) shares its children with nobody.
 * @throws ParserFault when the child was lost over it; @throws BadAnswer when its answer does not hold together.
 */
export async function extract(ctx: Context, group: string, file: StoredFile, progress: Progress = () => {}): Promise<Extracted | Refusal> {
  if (!file.size) return 'empty';
  let total: number | null = null;
  let read = 0;
  const lines = await ctx.parsers.read(group, {
    size: file.size,
    content: ctx.blobs.open(file.sha256),
    onLine(line) {
      total ??= totalIn(line);
      progress(read++, total);
    },
  });
  return assembled(lines);
}

function totalIn(line: Buffer): number | null {
  const match = /^\{"kind":"start","pages":(\d{1,5})\}$/.exec(line.toString('utf8', 0, 60));
  return match ? Number(match[1]) : null;
}

async function assembled(lines: readonly Buffer[]): Promise<Extracted | Refusal> {
  const hash = createHash('sha256');
  const pages: CheckedPage[] = [];
  let characters = 0;
  let last: CheckedLine | null = null;
  for (const line of lines) {
    last = checkedLine(line.toString('utf8'));
    if (last.kind !== 'page') continue;
    if (pages.length) hash.update('\n');
    hash.update(last.page.text);
    characters += last.page.length + (pages.length ? 1 : 0);
    pages.push(last.page);
    await breath();
  }
  if (last?.kind === 'refused') return last.why;
  return { pages, end: endOf(last, pages.length), characters, textSha256: hash.digest('hex') };
}

function endOf(last: CheckedLine | null, pages: number): ParsedEnd {
  if (last?.kind !== 'end' || !pages || pages > parserLimits.pages) throw new BadAnswer('no end');
  return last.end;
}

/** Which fault an error of `extract` is; null for anything else. */
export function faultOf(error: unknown): ParserFault['kind'] | 'answer' | null {
  if (error instanceof ParserFault) return error.kind;
  return error instanceof BadAnswer ? 'answer' : null;
}
