/**
 * How a throw-away child for hostile files is started (reliability D10): no writing, no child processes, no native code, reads
 * its own program only, bounded memory, low priority, and no network where the kernel lets us take it away.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { setPriority } from 'node:os';
import { dirname } from 'node:path';

export interface ChildProgram {
  /** Plain bundled JavaScript; what lies beside it may be read by it. */
  readonly file: string;
  /** Passed as arguments, each may be read with all it holds. */
  readonly folders: readonly string[];
}

/** Kilobytes of data segment. Node 24 maps 573 MB before its first line: 700 MB kills good papers (measured). */
const dataLimit = 1200 * 1024;
/** Megabytes of JavaScript objects; what a PDF unpacks to lies outside it, hence the other two limits. */
const heapLimit = 256;
/** Seconds of work in a whole life: ends a child that is busy for ever when its parent was killed and can't end it. */
const workLimit = 1000;

/** Behind the server, but not so far that a busy machine starves it into its time limit. */
const niceness = 3;

/**
 * How V8 compiles in a child that lives for some files only: at once, and not to the utmost. The optimizer took a fifth of the work
 * of ten papers and a third of the first one's, and won nothing back; it is also the part in which most holes are found. Threads of
 * its own for compiling and clearing up took another sixth, and made no paper readable sooner.
 */
const compiling = ['--always-sparkplug', '--no-turbofan', '--single-threaded'];

/** Starts the program in an empty folder. Input and output are pipes; what it says on the error channel is dropped. */
export async function startChild(program: ChildProgram, emptyFolder: string): Promise<ChildProcess> {
  const file = realpathSync(program.file);
  const folders = program.folders.map((folder) => realpathSync(folder));
  const readable = [dirname(file), ...folders].map((folder) => `--allow-fs-read=${folder}`);
  const node = [
    process.execPath,
    '--permission',
    ...readable,
    `--max-old-space-size=${heapLimit}`,
    '--max-semi-space-size=32',
    ...compiling,
    file,
    ...folders,
  ];
  const [command = '', ...args] = process.platform === 'linux' ? await confined(node) : node;
  const child = spawn(command, args, {
    cwd: emptyFolder,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : { PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    windowsHide: true,
  });
  lowerPriority(child);
  return child;
}

/** Each step replaces itself by the next, so that the process we started is the process we watch. */
async function confined(node: readonly string[]): Promise<readonly string[]> {
  return ['/bin/sh', '-c', `ulimit -d ${dataLimit}; ulimit -t ${workLimit}; exec "$@"`, 'sh', ...(await withoutNetwork()), ...node];
}

let known: Promise<readonly string[]> | undefined;

/** A network of its own, empty: as root plainly, otherwise in a user namespace, where the kernel allows that. Tried once. */
function withoutNetwork(): Promise<readonly string[]> {
  known ??= (async () => {
    for (const flag of ['-n', '-rn']) if (await works(['unshare', flag, 'true'])) return ['unshare', flag];
    return [];
  })();
  return known;
}

const works = ([command = '', ...args]: readonly string[]): Promise<boolean> =>
  new Promise((resolve) => {
    execFile(command, args, { timeout: 5000 }, (error) => resolve(!error));
  });

function lowerPriority(child: ChildProcess): void {
  try {
    if (child.pid) setPriority(child.pid, niceness);
  } catch {
    // Not every system lets us; the limits hold without it.
  }
}
