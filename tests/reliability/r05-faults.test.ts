/** the k-th write, sync, rename or unlink fails, for every k until the operation gets through. */
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { newId } from '../../server/platform/ids.ts';
import { testContext } from '../support/context.ts';
import { assertInvariants, missing } from './support/invariants.ts';
import { type Answered, type Attempted, coding, send } from './support/load.ts';
import { mutantOf } from './support/mutant.ts';
import { type Served, serve } from './support/server.ts';
import { canShim, errnos, type Faults, faultsIn } from './support/shim.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { from } from './support/tier.ts';
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
