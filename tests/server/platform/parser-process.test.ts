/** whatever a file does to the child that reads it, the server lives on and the next file is read. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { openParsers, ParserFault, type Parsers } from '../../../server/platform/parser-process.ts';

const megabyte = 1024 * 1024;

/** Children that do what a file tells them to, under small limits; only what is to run into the time limit has a short one. */
function badChildren(time = 60_000): Parsers {
  const program = () => Promise.resolve({ file: join(projectRoot, 'tests/fixtures/bad-child.mjs'), folders: [] });
  const parsers = openParsers(program, { time, memory: 450 * megabyte, line: 4 * megabyte, output: 16 * megabyte });
  onTestFinished(() => parsers.close());
  return parsers;
}

function tell(parsers: Parsers, words: string, group = 'review'): Promise<readonly string[]> {
  const bytes = Buffer.from(words);
  return parsers.read(group, { size: bytes.length, content: Readable.from([bytes]) }).then((lines) => lines.map(String));
}

const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof ParserFault ? error.kind : String(error)),
  );

describe('a parser child', () => {
  it.each([
    ['segv', 'crashed'],
    ['abort', 'crashed'],
    ['leave', 'crashed'],
    ['half', 'crashed'],
    ['heap', 'crashed'],
    ['endless', 'output'],
    ['lines', 'output'],
    ['buffers', 'memory'],
    ['spin', 'time'],
    ['sleep', 'time'],
  ])('that does “%s” is a named fault, and the next file is read by another', async (way, fault) => {
    const parsers = badChildren(fault === 'time' ? 2000 : undefined);
    const [bad, good] = await Promise.all([faultOf(tell(parsers, way)), tell(parsers, 'pid')]);
    expect(bad).toBe(fault);
    expect(good).toHaveLength(1);
    expect(Number(good[0])).not.toBe(process.pid);
    expect(await tell(parsers, 'pid')).toHaveLength(1);
  });

  it('is used again for the same review, for 25 files, and never for another', async () => {
    const parsers = badChildren();
    const pids: string[] = [];
    for (let n = 0; n < 26; n++) pids.push(...(await tell(parsers, 'pid', 'one')));
    expect(new Set(pids.slice(0, 25)).size).toBe(1);
    expect(pids[25]).not.toBe(pids[0]);
    const [other] = await tell(parsers, 'pid', 'two');
    expect(pids).not.toContain(other);
    expect(await tell(parsers, 'pid', 'one')).not.toContain(pids[25]);
  });

  it('is one of two at most, and a spare stands warm', async () => {
    const parsers = badChildren();
    parsers.warm();
    const work = Array.from({ length: 6 }, (_, n) => faultOf(tell(parsers, n % 2 ? 'pid' : 'leave')));
    const most = { children: 0 };
    const watch = setInterval(() => (most.children = Math.max(most.children, parsers.pids().length)), 5);
    await Promise.all(work);
    clearInterval(watch);
    expect(most.children).toBeLessThanOrEqual(3);
    expect(parsers.pids().length).toBeGreaterThanOrEqual(1);
  });

  it('can neither read nor write nor start anything, and has no network where the kernel takes it away', async () => {
    const [tried = '[]'] = await tell(badChildren(), 'peek');
    const canUnshare = ['-n', '-rn'].some((flag) => spawnSync('unshare', [flag, 'true']).status === 0);
    expect(JSON.parse(tried)).toEqual([canUnshare ? 'net ENETUNREACH' : 'net ECONNREFUSED']);
  });

  it('goes when the pool is closed, and what it was asked is refused', async () => {
    const parsers = badChildren();
    const waiting = faultOf(tell(parsers, 'sleep'));
    await expect.poll(() => parsers.pids().length, { timeout: 10_000 }).toBeGreaterThan(0);
    const [pid = 0] = parsers.pids();
    parsers.close();
    expect(['closed', 'start']).toContain(await waiting);
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
