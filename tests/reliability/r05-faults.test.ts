/** the k-th write, sync, rename or unlink fails, for every k until the operation gets through. */
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Format, formats } from '../../server/reports/formats.ts';
import { temporaryFolder, testContext } from '../support/context.ts';
import { assertInvariants, missing } from './support/invariants.ts';
import { type Answered, type Attempted, coding, send } from './support/load.ts';
import { mutantOf } from './support/mutant.ts';
import { command, type Served, serve } from './support/server.ts';
import { canShim, errnos, type Faults, faultsIn } from './support/shim.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { from, times } from './support/tier.ts';
import { sendFile } from './support/upload.ts';

interface Kind {
  readonly name: string;
  /** Prepares one attempt; sending it again is a retry. */
  readonly attempt: (
    at: Prepared,
    n: number,
  ) => { readonly send: (address: string) => Promise<Answered>; readonly written: readonly Attempted[] };
}

const kinds: readonly Kind[] = [
  {
    name: 'a coding',
    attempt(at, n) {
      const one = coding(at, n);
      return { send: (address) => send(address, one), written: [one] };
    },
  },
  {
    name: 'a memo',
    attempt(at) {
      const body = new URLSearchParams({ text: 'x'.repeat(20_000) }).toString();
      const one = { mark: '', key: newId(), body, path: paths.memosOn(at.slug, 'review', ''), cookie: at.cookies[0] ?? '' };
      return { send: (address) => send(address, one), written: [] };
    },
  },
  {
    name: 'an upload',
    attempt: (at, n) => ({ send: (address) => sendFile(address, at, `file ${n}.txt`, `Words of file ${n}. `.repeat(500)), written: [] }),
  },
];

const ways = from('nightly')
  ? (['EIO', 'ENOSPC'] as const).flatMap((error) => [false, true].map((forEver) => ({ error, forEver })))
  : ([{ error: 'EIO', forEver: true }] as const);

const mostCalls = 200;

/** Which of a backup's calls fail, each in a process of its own: with each commit the last ones, which write the archive; later every ninth, every third. */
const failing = (calls: number): readonly number[] => {
  const all = Array.from({ length: calls + 1 }, (_, at) => at + 1);
  return from('nightly') ? all.filter((k) => k % times({ commit: 1, nightly: 9, release: 3 }) === 0) : [1, ...all.slice(-7)];
};

/** Lets call after call fail until one attempt needs fewer calls than that. Returns what was acknowledged and what went wrong. */
async function everyCall(server: Served, at: Prepared, faults: Faults, way: { error: 'EIO' | 'ENOSPC'; forEver: boolean; kind: Kind }) {
  const acknowledged: Attempted[] = [];
  const faulty: string[] = [];
  for (let k = 1; k < mostCalls; k++) {
    const attempt = way.kind.attempt(at, k);
    faults.arm(k, errnos[way.error], way.forEver);
    const first = await attempt.send(server.address);
    const isThrough = faults.disarm() < k;
    if (first.status >= 400 && first.status < 500) faulty.push(`${k}: ${first.status} blames the person`);
    if (first.status >= 500 && !/nothing|Nothing/.test(first.text)) faulty.push(`${k}: does not say what was kept`);
    const again = first.status < 400 ? first : await attempt.send(server.address);
    if (again.status >= 400) faulty.push(`${k}: the same request fails after the fault is gone: ${again.status}`);
    acknowledged.push(...attempt.written);
    if (isThrough) return { acknowledged, faulty, calls: k };
  }
  return { acknowledged, faulty: [...faulty, `still failing after ${mostCalls} calls`], calls: mostCalls };
}

describe.skipIf(!canShim)('R-05: a disk that fails', () => {
  it.each(kinds)(
    'never makes $name look saved that is not, and the same request succeeds afterwards',
    { timeout: 1_800_000 },
    async (kind) => {
      const at = await prepare();
      const faults = faultsIn(at.folder);
      const server = await serve(at.folder, { environment: { ...faults.environment, RETRODUCE_LOG: 'silent' } });
      const acknowledged: Attempted[] = [];
      for (const way of ways) {
        const found = await everyCall(server, at, faults, { ...way, kind });
        expect(found.faulty).toEqual([]);
        expect(found.calls).toBeGreaterThan(2);
        acknowledged.push(...found.acknowledged);
      }
      await server.stop();
      await assertInvariants(at.folder, acknowledged);
    },
  );

  it('never makes a backup look made that is not whole, and the same command succeeds afterwards', { timeout: 3_600_000 }, async () => {
    const root = temporaryFolder();
    const [data, scratch, out] = [join(root, 'data'), join(root, 'scratch'), join(root, 'out')];
    cpSync((await prepare()).folder, data, { recursive: true });
    for (const folder of [scratch, out]) mkdirSync(folder);
    const faults = faultsIn(root);
    const backUp = (file: string) =>
      command(['backup', '-o', file, '--data', data], { environment: { ...faults.environment, TMPDIR: scratch } });
    const comesBack = async (file: string) => (await command(['restore', file, '--data', `${file}-back`])).code === 0;
    const faulty: string[] = [];
    faults.arm(2 ** 30, errnos.EIO, false);
    expect((await backUp(join(out, 'before.zip'))).code).toBe(0);
    const calls = faults.disarm();
    for (const { error, forEver } of ways)
      for (const k of failing(calls)) {
        const file = join(out, `${error}-${forEver ? 'ever' : 'once'}-${k}.zip`);
        faults.arm(k, errnos[error], forEver);
        const made = await backUp(file);
        const isThrough = faults.disarm() < k;
        if (made.code === 0 && !(await comesBack(file))) faulty.push(`${k}: what was called made can't be restored`);
        // on a disk that lets nothing be removed a whole one may stay
        if (made.code !== 0 && existsSync(file) && !(await comesBack(file))) faulty.push(`${k}: a failed backup lies there`);
        if (made.code !== 0 && !made.err.trim()) faulty.push(`${k}: failed without a word`);
        if (isThrough && made.code !== 0) faulty.push(`${k}: failed though nothing did`);
      }
    console.log(`R-05: ${calls} calls of a backup, ${failing(calls).length} of them failed`);
    expect(faulty).toEqual([]);
    expect(calls).toBeGreaterThan(10);
    expect((await backUp(join(out, 'after.zip'))).code).toBe(0);
    expect(await comesBack(join(out, 'after.zip'))).toBe(true);
    await assertInvariants(data);
  });

  it('holds up no export: it comes whole while nothing can be written', { timeout: 600_000 }, async () => {
    const at = await prepare();
    const faults = faultsIn(at.folder);
    const server = await serve(at.folder, { environment: { ...faults.environment, RETRODUCE_LOG: 'silent' } });
    for (let n = 0; n < 20; n++) expect((await send(server.address, coding(at, n))).status).toBeLessThan(400);
    const ask = async (format: Format) => {
      const answer = await fetch(server.address + paths.tableFile(at.slug, 'excerpts', format), {
        headers: { cookie: at.cookies[0] ?? '' },
      });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    const before = await ask('csv');
    expect([before.status, before.bytes.toString().split('write ').length]).toEqual([200, 21]);
    for (const { error } of ways) {
      faults.arm(1, errnos[error], true);
      expect(await ask('csv')).toEqual(before);
      for (const format of formats) expect((await ask(format)).status, format).toBe(200);
      faults.disarm();
    }
    await server.stop();
    await assertInvariants(at.folder);
  });

  it('is noticed: a server that swallows a failed commit is found out (the control)', async () => {
    const careless = await mutantOf('swallowing', [
      [/\}\);(\n {2}ctx\.events\.emit\(author\.reviewId\);\n {2}return )/, '}).catch(() => "careless");$1'],
    ]);
    const at = await prepare();
    const faults = faultsIn(at.folder);
    const server = await serve(at.folder, { built: careless, environment: { ...faults.environment, RETRODUCE_LOG: 'silent' } });
    const [kind] = kinds;
    if (!kind) throw new Error('no kind');
    const { acknowledged } = await everyCall(server, at, faults, { error: 'EIO', forEver: true, kind });
    await server.stop();
    expect((await missing(await testContext(at.folder), acknowledged)).length).toBeGreaterThan(0);
  });
});
