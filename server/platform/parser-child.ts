/**
 * One throw-away child and the conversation with it. A file goes in as eight hexadecimal digits of length and its bytes; lines
 * come out; an empty line ends the answer (and, once at the start, says that the child is ready).
 */
import type { ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { residentBytes, workedFor } from './parser-usage.ts';

export interface ParserLimits {
  /** Milliseconds of work for one file; where the system does not tell the work, of waiting. */
  readonly time: number;
  /** Resident bytes above which a child is ended while it works, and above which it is not used again. */
  readonly memory: number;
  readonly memoryToKeep: number;
  /** Bytes of one line and of a whole answer. */
  readonly line: number;
  readonly output: number;
}

/** crashed: ended by itself without an answer; start: never came up; the others: ended by us. */
export type FaultKind = 'crashed' | 'start' | 'time' | 'memory' | 'output' | 'closed';

/** The child was lost over a file; nothing else was. */
export class ParserFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind) {
    super(`parser child: ${kind}`);
    this.kind = kind;
  }
}

export interface FileGiven {
  readonly size: number;
  readonly content: Readable;
  /** Called with each line as it arrives. */
  readonly onLine?: ((line: Buffer) => void) | undefined;
}

interface Answer {
  readonly lines: Buffer[];
  readonly file: FileGiven | null;
  size: number;
  readonly settle: (fault: ParserFault | null) => void;
}

const workSince = (before: number | null, now: number | null): number | null => (now === null ? null : now - (before ?? 0));

/** Milliseconds of work that show a child is reading; less is the runtime's own housekeeping. */
const leastWork = 100;

const watchEvery = 200;
/** Milliseconds in which a child must say that it is ready. */
const patience = 30_000;

export class ParserChild {
  readonly ready: Promise<void>;
  /** Files answered. */
  served = 0;
  readonly #process: ChildProcess;
  readonly #limits: ParserLimits;
  #answer: Answer | null = null;
  #held: Buffer[] = [];
  #heldSize = 0;
  #ended = false;

  constructor(process: ChildProcess, limits: ParserLimits) {
    this.#process = process;
    this.#limits = limits;
    process.on('error', () => this.#end('crashed'));
    process.on('exit', () => this.#end('crashed'));
    process.stdin?.on('error', () => {});
    process.stdout?.on('data', (chunk: Buffer) => this.#take(chunk));
    process.stdout?.on('error', () => {});
    const clock = setTimeout(() => this.#end('start'), patience);
    this.ready = this.#expect(null).then(
      () => clearTimeout(clock),
      () => {
        clearTimeout(clock);
        throw new ParserFault('start');
      },
    );
    this.ready.catch(() => {});
  }

  get isAlive(): boolean {
    return !this.#ended;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** The lines about one file. @throws ParserFault; the child is gone then. */
  async read(file: FileGiven): Promise<readonly Buffer[]> {
    await this.ready;
    const lines = this.#expect(file);
    const stopWatching = this.#watch();
    try {
      this.#send(file);
      return await lines;
    } finally {
      stopWatching();
      file.content.destroy();
      this.served += 1;
    }
  }

  async isTooBig(): Promise<boolean> {
    const bytes = this.pid && (await residentBytes(this.pid));
    return Boolean(bytes && bytes > this.#limits.memoryToKeep);
  }

  end(): void {
    this.#end('closed');
  }

  #expect(file: FileGiven | null): Promise<readonly Buffer[]> {
    return new Promise((resolve, reject) => {
      const lines: Buffer[] = [];
      const settle = (fault: ParserFault | null) => {
        this.#answer = null;
        if (fault) reject(fault);
        else resolve(lines);
      };
      if (this.#ended) reject(new ParserFault('crashed'));
      else this.#answer = { lines, file, size: 0, settle };
    });
  }

  #send({ size, content }: FileGiven): void {
    const input = this.#process.stdin;
    content.on('error', () => this.#end('crashed'));
    input?.write(size.toString(16).padStart(8, '0'));
    if (input) content.pipe(input, { end: false });
  }

  /**
   * Time and memory while a file is read. The limit is of work done, since a machine with other things to do would make good
   * papers look endless; a child that does nothing for twice the limit, or isn't ready after ten times, is ended as well.
   */
  #watch(): () => void {
    const began = performance.now();
    const before = this.pid ? workedFor(this.pid) : Promise.resolve(null);
    const moved = { at: began, worked: 0 };
    const look = async () => {
      const [bytes, total, base] = await Promise.all([
        this.pid ? residentBytes(this.pid) : null,
        this.pid ? workedFor(this.pid) : null,
        before,
      ]);
      if (bytes && bytes > this.#limits.memory) this.#end('memory');
      const now = performance.now();
      const worked = workSince(base, total) ?? now - began;
      if (worked - moved.worked >= leastWork) Object.assign(moved, { at: now, worked });
      const { time } = this.#limits;
      const [idle, all] = [now - moved.at, now - began];
      if (worked > time || idle > 2 * time || all > 10 * time) this.#end('time');
    };
    const clock = setInterval(() => void look(), watchEvery);
    return () => clearInterval(clock);
  }

  #take(chunk: Buffer): void {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      this.#hold(chunk.subarray(from, at));
      this.#line(Buffer.concat(this.#held));
      this.#held = [];
      this.#heldSize = 0;
      from = at + 1;
    }
    this.#hold(chunk.subarray(from));
  }

  #hold(bytes: Buffer): void {
    if (this.#ended || !bytes.length) return;
    this.#held.push(bytes);
    this.#heldSize += bytes.length;
    if (this.#answer) this.#answer.size += bytes.length;
    if (this.#heldSize > this.#limits.line || (this.#answer?.size ?? Infinity) > this.#limits.output) this.#end('output');
  }

  #line(line: Buffer): void {
    const answer = this.#answer;
    if (this.#ended || !answer) return;
    if (!line.length) answer.settle(null);
    else {
      answer.lines.push(line);
      answer.file?.onLine?.(line);
    }
  }

  #end(kind: FaultKind): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#process.kill('SIGKILL');
    this.#process.stdout?.destroy();
    this.#held = [];
    this.#answer?.settle(new ParserFault(kind));
  }
}
