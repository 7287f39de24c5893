/** the server is killed again and again while it reads papers and imports thousands of references. */
import { expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { testContext } from '../support/context.ts';
import { paperPdf } from '../support/pdf.ts';
import { assertInvariants } from './support/invariants.ts';
import { serve, type Served } from './support/server.ts';
import { prepare, type Prepared } from './support/stage.ts';
import { times } from './support/tier.ts';

const papers = times({ commit: 10, nightly: 200, release: 200 });
const records = times({ commit: 600, nightly: 13_000, release: 13_000 });
const kills = times({ commit: 3, nightly: 20, release: 40 });

const ofPaper = (n: number) =>
  paperPdf({ title: `Partnership synergy ${n}`, authors: 'Ada Okafor', body: [`Paper ${n} tells how trust grew. `.repeat(60)] });

const ris = (): string =>
  Array.from(
    { length: records },
    (_, n) => `TY  - JOUR\nTI  - On trust and time, part ${n} of a long series\nAU  - Lind, Bo\nPY  - ${1900 + (n % 120)}\nER  - \n`,
  ).join('\n');

function postTo(server: Served, at: Prepared, path: string, body: FormData | URLSearchParams): Promise<Response> {
  const headers = { cookie: at.cookies[0] ?? '', 'sec-fetch-site': 'same-origin' };
  return fetch(server.address + path, { method: 'POST', body, headers, redirect: 'manual' });
}

/** Sends everything, and begins the import of the references. The papers are made before: the server closes connections that say nothing. */
async function sendAll(server: Served, at: Prepared): Promise<void> {
  const files: File[] = [];
  for (let n = 0; n < papers; n++) files.push(new File([new Uint8Array(await ofPaper(n))], `paper ${n}.pdf`));
  for (let from = 0; from < papers; from += 50) {
    const form = new FormData();
    for (const file of files.slice(from, from + 50)) form.append('file', file);
    expect((await postTo(server, at, paths.documents(at.slug), form)).status).toBe(303);
  }
  const form = new FormData();
  form.append('file', new File([ris()], 'search.ris'));
  const search = (await postTo(server, at, paths.searches(at.slug), form)).headers.get('location') ?? '';
  expect((await postTo(server, at, `${search}/import`, new URLSearchParams())).status).toBe(303);
}

interface Progress {
  readonly waiting: number;
  readonly documents: number;
  readonly references: number;
}

/** What is done, and what is still to do. Leases of a killed server are made to look old, so that nobody has to wait 35 seconds. */
async function progress(at: Prepared, { isKilled = false } = {}): Promise<Progress> {
  const ctx = await testContext(at.folder);
  const { db } = ctx;
  if (isKilled) await db.write((tx) => tx.updateTable('job').set({ lease_until: ctx.now() }).where('state', '=', 'running').execute());
  const [jobs, documents, references] = await Promise.all([
    db.read.selectFrom('job').select('id').where('state', 'in', ['waiting', 'running']).execute(),
    db.read.selectFrom('document').select('id').where('file_name', 'like', 'paper %').execute(),
    db.read.selectFrom('reference').select('id').where('title', 'like', 'On trust and time%').execute(),
  ]);
  db.close();
  return { waiting: jobs.length, documents: documents.length, references: references.length };
}

it('goes on where it was: every file and every record is in, none is there twice', { timeout: 3_600_000 }, async () => {
  const at = await prepare();
  let server = await serve(at.folder);
  await sendAll(server, at);
  let cutOff = 0;
  for (let kill = 0; kill < kills; kill++) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    await server.kill();
    if ((await progress(at, { isKilled: true })).waiting > 0) cutOff += 1;
    server = await serve(at.folder);
  }
  await expect.poll(async () => (await progress(at)).waiting, { timeout: 1_800_000, interval: 300 }).toBe(0);
  expect(await server.stop()).toBe(0);
  expect(await progress(at)).toEqual({ waiting: 0, documents: papers, references: records });
  (await assertInvariants(at.folder)).db.close();
  expect(cutOff, 'a kill that meets nothing proves nothing').toBeGreaterThan(0);
  console.log(`R-07: ${papers} papers and ${records} references through ${cutOff} kills, each there once`);
});
