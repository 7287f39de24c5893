/** the disk is full, in the two ways in which a disk can be (reliability M5: they show different codes). */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { newId } from '../../server/platform/ids.ts';
import { temporaryFolder } from '../support/context.ts';
import { assertInvariants } from './support/invariants.ts';
import { type Answered, type Attempted, coding, send } from './support/load.ts';
import { serve, type Served } from './support/server.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { sendFile } from './support/upload.ts';

const canMount = process.platform === 'linux' && spawnSync('unshare', ['-rm', 'true']).status === 0;
const fullPage = 'Storage is full – nothing you typed was lost';

function memo(at: Prepared, text: string): Attempted {
  const body = new URLSearchParams({ text }).toString();
  return { mark: '', key: newId(), body, path: paths.memosOn(at.slug, 'review', ''), cookie: at.cookies[0] ?? '' };
}

const read = async (server: Served, at: Prepared): Promise<number> =>
  (await fetch(server.address + paths.people(at.slug), { headers: { cookie: at.cookies[0] ?? '' } })).status;

/** Codes until the disk refuses. Returns what went in, and the refusal. */
async function codeUntilFull(server: Served, at: Prepared): Promise<{ readonly acknowledged: Attempted[]; readonly refusal: Answered }> {
  const acknowledged: Attempted[] = [];
  for (let n = 0; n < 20_000; n++) {
    const attempt = coding(at, n);
    const answer = await send(server.address, attempt);
    if (answer.status >= 400) return { acknowledged, refusal: answer };
    acknowledged.push(attempt);
  }
  throw new Error('the disk never filled');
}

/** What must hold while it is full, whatever is tried. */
async function expectKeptWhileFull(server: Served, at: Prepared): Promise<void> {
  const text = `A thought that must not be lost. ${'And more. '.repeat(1900)}`;
  const typed = await send(server.address, memo(at, text));
  expect([typed.status, typed.text.includes(fullPage), typed.text.includes('A thought that must not be lost.')]).toEqual([507, true, true]);
  const file = await sendFile(server.address, at, 'large.txt', 'Words. '.repeat(2_500_000));
  expect([file.status, file.text.includes('Storage is full')]).toEqual([507, true]);
  expect(await read(server, at)).toBe(200);
}

describe('R-12: a disk that takes no more of a file', () => {
  it('says so, keeps what was typed, loses nothing', { timeout: 600_000 }, async () => {
    const at = await prepare();
    const blocks = Math.ceil(statSync(join(at.folder, 'retroduce.db')).size / 1024 + 1500);
    const server = await serve(at.folder, {
      under: [
        'sh',
        '-c',
        `ulimit -f ${blocks * (spawnSync('sh', ['-c', 'ulimit -f 1024; ulimit -f']).stdout.toString().trim() === '1024' ? 1 : 2)}; exec "$@"`,
        'sh',
      ],
      environment: { RETRODUCE_LOG: 'silent' },
    });
    const acknowledged = coding(at, 1);
    expect((await send(server.address, acknowledged)).status).toBeLessThan(400);
    const file = await sendFile(server.address, at, 'large.txt', 'Words. '.repeat(2_500_000));
    expect([file.status, file.text.includes('Storage is full')]).toEqual([507, true]);
    expect(await read(server, at)).toBe(200);
    await server.stop();
    await assertInvariants(at.folder, [acknowledged]);
  });
});

describe.skipIf(!canMount)('R-11: a full disk', () => {
  it(
    'says so, keeps what was typed, lets everything be read, and goes on without a restart once there is room',
    { timeout: 900_000 },
    async () => {
      const at = await prepare();
      const [disk, source] = [temporaryFolder(), at.folder];
      const server = await serve(disk, {
        under: [
          'unshare',
          '-rm',
          'sh',
          '-c',
          `mount -t tmpfs -o size=8m none "${disk}" && cp -a "${source}/." "${disk}/" && exec "$@"`,
          'sh',
        ],
        environment: { RETRODUCE_LOG: 'silent' },
      });
      const inside = join('/proc', String(server.pid), 'root', disk);
      const ballast = join(inside, 'ballast');
      writeFileSync(ballast, Buffer.alloc(5_000_000));
      const { acknowledged, refusal } = await codeUntilFull(server, at);
      expect([refusal.status, refusal.text.includes(fullPage)]).toEqual([507, true]);
      await expectKeptWhileFull(server, at);
      truncateSync(ballast, 0);
      const after = coding(at, -1);
      expect((await send(server.address, after)).status).toBeLessThan(400);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const kept = join(temporaryFolder(), 'kept');
      mkdirSync(kept);
      await stopKeeping(server, inside, kept);
      await assertInvariants(kept, [...acknowledged, after]);
    },
  );
});

/** The mount goes with its process: what lies in it is copied while the process stands still. */
async function stopKeeping(server: Served, inside: string, kept: string): Promise<void> {
  process.kill(server.pid, 'SIGSTOP');
  for (const name of ['retroduce.db', 'retroduce.db-wal', 'blobs']) cpSync(join(inside, name), join(kept, name), { recursive: true });
  process.kill(server.pid, 'SIGCONT');
  await server.stop();
}
