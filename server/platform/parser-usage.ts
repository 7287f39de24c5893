/** What a process takes of the machine, where the system tells; null elsewhere or when it has ended. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** Bytes in memory. */
export async function residentBytes(pid: number): Promise<number | null> {
  if (process.platform === 'linux') return fromProc(await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
  if (process.platform === 'win32') return null;
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, out) => resolve(error ? null : Number(out.trim()) * 1024 || null));
  });
}

function fromProc(status: string): number | null {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1];
  return kilobytes ? Number(kilobytes) * 1024 : null;
}

/** Milliseconds of work done so far; Linux only. */
export async function workedFor(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isFinite(ticks) ? ticks * 10 : null;
}
