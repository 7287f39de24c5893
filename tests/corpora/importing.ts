/** Sends files as the browser does, asks for pages meanwhile, and tells what became of each file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { paths } from '../../server/paths.ts';
import type { Serving } from './serving.ts';

export interface Outcome {
  readonly state: string;
  readonly documentId: string | null;
  readonly reason: string;
  readonly warnings: readonly string[];
}

/** As the browser sends them: announced at once, then one request each, three at a time. By file name. */
export async function importAtOnce(at: Serving, files: readonly string[]): Promise<ReadonlyMap<string, Outcome>> {
  const contents = files.map((file) => ({ name: basename(file), bytes: readFileSync(file) }));
  const list = contents.map(({ name, bytes }) => ({ name, size: bytes.length }));
  const announced = await at.send(paths.uploads(at.slug), { method: 'POST', body: new URLSearchParams({ files: JSON.stringify(list) }) });
  const { ids } = (await announced.json()) as { readonly ids: readonly string[] };
  let next = 0;
  const sender = async () => {
    for (let n = next++; n < contents.length; n = next++) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(contents[n]?.bytes ?? [])]), contents[n]?.name);
      const answer = await at.send(paths.uploadFile(at.slug, ids[n] ?? ''), { method: 'POST', body });
      if (!answer.ok) throw new Error(`${contents[n]?.name ?? ''}: ${answer.status} ${await answer.text()}`);
    }
  };
  await Promise.all([sender(), sender(), sender()]);
  return settled(at, files.length);
}

async function settled(at: Serving, count: number): Promise<ReadonlyMap<string, Outcome>> {
  for (;;) {
    const rows = await at.ctx.db.read
      .selectFrom('upload')
      .select(['file_name', 'state', 'document_id', 'reason', 'warnings'])
      .where('state', 'in', ['imported', 'duplicate', 'refused'])
      .execute();
    if (rows.length >= count)
      return new Map(
        rows.map((row) => [
          row.file_name,
          { state: row.state, documentId: row.document_id, reason: row.reason ?? '', warnings: JSON.parse(row.warnings) as string[] },
        ]),
      );
    await later(200);
  }
}

export interface Answers {
  /** Milliseconds that requests took so far, shortest first. */
  readonly times: () => readonly number[];
  readonly stop: () => Promise<void>;
}

/** Somebody at work: pages of the review, one after the other. */
export function askMeanwhile(at: Serving, pause = 25): Answers {
  const times: number[] = [];
  let isOn = true;
  const addresses = [
    paths.review(at.slug),
    paths.documents(at.slug),
    paths.uploads(at.slug),
    paths.literature(at.slug),
    paths.memos(at.slug),
  ];
  const work = (async () => {
    for (let n = 0; isOn; n++) {
      const began = performance.now();
      const answer = await at.send(addresses[n % addresses.length] ?? '');
      await answer.text();
      times.push(performance.now() - began);
      if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
      await later(pause);
    }
  })();
  return {
    times: () => [...times].sort((a, b) => a - b),
    async stop() {
      isOn = false;
      await work;
    },
  };
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
