/**
 * Reads hostile files in throw-away children (reliability D10): at most two at a time, each for one group (a review) only,
 * replaced after 25 files, after any fault or when it has grown; one spare stands warm.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FileGiven, ParserChild, ParserFault, type ParserLimits } from './parser-child.ts';
import { type ChildProgram, startChild } from './parser-launch.ts';

export { ParserFault, type FileGiven } from './parser-child.ts';

export interface Parsers {
  /**
   * The lines that the child writes about a file. Children are never shared between groups.
   * @throws ParserFault when the child was lost over it.
   */
  readonly read: (group: string, file: FileGiven) => Promise<readonly Buffer[]>;
  /** Starts the spare, if there is none. */
  readonly warm: () => void;
  /** Process ids of the living children. */
  readonly pids: () => readonly number[];
  readonly close: () => void;
}

const shipped: ParserLimits = {
  time: 30_000,
  memory: 700 * 1024 * 1024,
  memoryToKeep: 400 * 1024 * 1024,
  line: 32 * 1024 * 1024,
  output: 320 * 1024 * 1024,
};
const atATime = 2;
const filesPerChild = 25;
/** Milliseconds that a child waits for the next file of its group. */
const patience = 5000;

interface Kept {
  readonly child: ParserChild;
  readonly group: string;
  readonly clock: NodeJS.Timeout;
}

/** Nothing is started before the first call. */
export function openParsers(program: () => Promise<ChildProgram>, limits: Partial<ParserLimits> = {}): Parsers {
  const pool = new Pool(program, { ...shipped, ...limits });
  return {
    read: (group, file) => pool.read(group, file),
    warm: () => pool.warm(),
    pids: () => pool.pids(),
    close: () => pool.close(),
  };
}

class Pool {
  readonly #program: () => Promise<ChildProgram>;
  readonly #limits: ParserLimits;
  readonly #alive = new Set<ParserChild>();
  readonly #kept = new Map<ParserChild, Kept>();
  readonly #queue: (() => void)[] = [];
  #running = 0;
  #spare: Promise<ParserChild> | null = null;
  #folder: string | null = null;
  #closed = false;

  constructor(program: () => Promise<ChildProgram>, limits: ParserLimits) {
    this.#program = program;
    this.#limits = limits;
  }

  async read(group: string, file: FileGiven): Promise<readonly Buffer[]> {
    await this.#turn();
    try {
      return await this.#readIn(await this.#childFor(group), group, file);
    } finally {
      this.#running -= 1;
      this.#queue.shift()?.();
    }
  }

  async #readIn(child: ParserChild, group: string, file: FileGiven): Promise<readonly Buffer[]> {
    try {
      const lines = await child.read(file);
      await this.#keep(child, group);
      return lines;
    } catch (error) {
      this.#discard(child);
      throw error;
    }
  }

  warm(): void {
    if (this.#closed || this.#spare) return;
    this.#spare = this.#start();
    this.#spare.catch(() => {
      this.#spare = null;
    });
  }

  pids(): readonly number[] {
    return [...this.#alive].filter((child) => child.isAlive).flatMap((child) => (child.pid ? [child.pid] : []));
  }

  close(): void {
    this.#closed = true;
    for (const { clock } of this.#kept.values()) clearTimeout(clock);
    for (const child of this.#alive) child.end();
    this.#alive.clear();
    if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #turn(): Promise<void> {
    while (this.#running >= atATime) await new Promise<void>((resolve) => this.#queue.push(resolve));
    if (this.#closed) throw new ParserFault('closed');
    this.#running += 1;
  }

  async #childFor(group: string): Promise<ParserChild> {
    for (const kept of this.#kept.values())
      if (kept.group === group && kept.child.isAlive) {
        this.#forget(kept);
        return kept.child;
      }
    this.#endOthers();
    const spare = this.#spare;
    this.#spare = null;
    const child = (await spare?.then(isReady).catch(() => null)) ?? (await isReady(await this.#start()));
    this.warm();
    return child;
  }

  /** Children that wait for other groups make room. */
  #endOthers(): void {
    for (const kept of this.#kept.values()) {
      this.#forget(kept);
      this.#discard(kept.child);
    }
  }

  async #start(): Promise<ParserChild> {
    this.#folder ??= mkdtempSync(join(tmpdir(), 'retroduce-parser-'));
    const child = new ParserChild(await startChild(await this.#program(), this.#folder), this.#limits);
    this.#alive.add(child);
    if (this.#closed) child.end();
    return child;
  }

  async #keep(child: ParserChild, group: string): Promise<void> {
    if (this.#closed || !child.isAlive || child.served >= filesPerChild || (await child.isTooBig())) return this.#discard(child);
    const clock = setTimeout(() => {
      this.#kept.delete(child);
      this.#discard(child);
    }, patience);
    clock.unref();
    this.#kept.set(child, { child, group, clock });
  }

  #forget({ child, clock }: Kept): void {
    clearTimeout(clock);
    this.#kept.delete(child);
  }

  #discard(child: ParserChild): void {
    child.end();
    this.#alive.delete(child);
  }
}

/** A spare may have died while it waited; then it is passed over. @throws ParserFault */
async function isReady(child: ParserChild): Promise<ParserChild> {
  await child.ready;
  if (!child.isAlive) throw new ParserFault('start');
  return child;
}
