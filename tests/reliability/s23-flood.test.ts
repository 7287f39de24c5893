/** S-23: sockets that say nothing, uploads, exports and searches all at once. Whoever codes is answered all the while. */
import { connect, type Socket } from 'node:net';
import { availableParallelism, loadavg } from 'node:os';
import { expect, it, onTestFinished } from 'vitest';
import { paths } from '../../server/paths.ts';
import { assertInvariants } from './support/invariants.ts';
import { codeUntil } from './support/load.ts';
import { serve } from './support/server.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { from, times } from './support/tier.ts';
import { sendFile } from './support/upload.ts';

const sockets = times({ commit: 60, nightly: 200, release: 200 });
const uploads = times({ commit: 10, nightly: 100, release: 100 });
const exports = times({ commit: 5, nightly: 20, release: 20 });
const searches = times({ commit: 150, nightly: 1000, release: 1000 });

/** Opens a socket that sends a head, or a body, one letter at a time. */
function drip(address: string, head: string): Socket {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(head);
  const clock = setInterval(() => socket.writable && socket.write('x'), 500);
  socket.on('close', () => clearInterval(clock));
  onTestFinished(() => void socket.destroy());
  return socket;
}

const heads = (at: Prepared): readonly string[] => [
  'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ',
  `POST ${paths.memosOn(at.slug, 'review', '')} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${at.cookies[0] ?? ''}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\ntext=`,
  `POST ${paths.documents(at.slug)} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ${at.cookies[0] ?? ''}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 100000\r\n\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`,
];

/** Everything at once. Returns what was not answered as it should be. */
async function flood(address: string, at: Prepared): Promise<readonly string[]> {
  const faults: string[] = [];
  const ask = async (path: string, wanted: readonly number[]) => {
    const { status } = await fetch(address + path, { headers: { cookie: at.cookies[1] ?? '' }, redirect: 'manual' });
    if (!wanted.includes(status)) faults.push(`${path}: ${status}`);
  };
  const files = Array.from({ length: uploads }, async (_, n) => {
    const { status } = await sendFile(address, at, `flood ${n}.txt`, `Words of file ${n}. `.repeat(5000));
    if (status !== 303) faults.push(`upload ${n}: ${status}`);
  });
  const tables = Array.from({ length: exports }, () => ask(paths.tableFile(at.slug, 'excerpts', 'csv'), [200]));
  const words = Array.from({ length: searches }, (_, n) => ask(paths.find(at.slug, `trust ${n}`), [200]));
  await Promise.all([...files, ...tables, ...words]);
  return faults;
}

it('all are answered, nothing is lost, nobody waits for a socket that says nothing', { timeout: 1_800_000 }, async () => {
  const at = await prepare(6);
  const server = await serve(at.folder);
  const silent = Array.from({ length: sockets }, (_, n) => drip(server.address, heads(at)[n % 3] ?? ''));
  const isQuiet = (loadavg()[0] ?? 0) < availableParallelism();
  const pace = { clients: 5, every: 100 };
  const before = performance.now() + 2000;
  const alone = await codeUntil(server.address, at, pace, () => performance.now() > before);
  const began = performance.now();
  let flooded = 0;
  const [load, faults] = await Promise.all([
    codeUntil(server.address, at, pace, () => flooded > 0),
    flood(server.address, at).finally(() => (flooded = performance.now() - began)),
  ]);
  expect(faults).toEqual([]);
  expect([load.refused, load.unanswered]).toEqual([[], []]);
  const p99 = [...load.took].sort((a, b) => a - b)[Math.floor(load.took.length * 0.99)] ?? 0;
  const [quiet, loud] = [alone.acknowledged.length / 2, load.acknowledged.length / (flooded / 1000)];
  console.log(`S-23: ${loud.toFixed(1)} codings a second beside the flood, ${quiet.toFixed(1)} without, p99 ${p99.toFixed(0)} ms`);
  // Without turns (server/web/turns) it is less than a twentieth: whoever codes waits for the last of the searches.
  expect(loud / quiet).toBeGreaterThan(0.1);
  if (from('nightly')) {
    if (isQuiet) expect(p99, 'on a machine that did nothing else before').toBeLessThan(1000);
    await expect.poll(() => silent.filter((socket, n) => n % 3 === 0 && !socket.destroyed).length, { timeout: 60_000 }).toBe(0);
  }
  silent.forEach((socket) => socket.destroy());
  expect(await server.stop()).toBe(0);
  await assertInvariants(at.folder, [...alone.acknowledged, ...load.acknowledged]);
});
