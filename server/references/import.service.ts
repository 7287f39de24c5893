/**
 * Imports the records of a search, fifty per transaction: others can write in between, and an interrupted import goes on
 * where it stopped. Every record is kept as its database wrote it, also one that was known already.
 */
import { createHash } from 'node:crypto';
import type { Author, Context } from '../platform/context.ts';
import type { Job, JobHandler, Progress } from '../platform/jobs.ts';
import { oneLine } from '../reviews/one-line.ts';
import { change, create, operate, type Operation } from '../platform/operation.ts';
import { insertRow } from '../platform/prepared.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { FoundRecord } from './formats/found.ts';
import { streamReferences } from './formats/open-file.adapter.ts';
import { fingerprintsKnown, knownAlready } from './known.queries.ts';
import { KnownReferences, soughtFor } from './known-references.ts';
import { useInPhase } from './phases.service.ts';
import { makeReferences } from './references.service.ts';
import { recordCounts, recordsTaken, sameFile, searchById, type SearchShown } from './searches.queries.ts';

export const importKind = 'import references';

export const importReferencesJob: JobHandler = {
  atATime: 1,
  async run(ctx, job, progress) {
    await importSearch(ctx, { reviewId: job.reviewId ?? '', actorId: job.accountId }, { id: job.subjectId ?? '', progress });
  },
  explain: () => ({
    message: 'The import stopped because of a fault. What was imported is kept; “Import” goes on with the rest.',
    isFinal: false,
  }),
  parked: (ctx, job, message) => setBack(ctx, job, message),
};

/** Puts a search whose import failed back to where a person can start it again. */
async function setBack(ctx: Context, job: Job, message: string): Promise<void> {
  await operate(ctx, { reviewId: job.reviewId ?? '', actorId: job.accountId }, { verb: importKind }, async (op) => {
    await change(op, 'search', { id: job.subjectId ?? '' }, { state: 'read', message });
    return null;
  });
}

/** Others wait for a batch: some 30 ms. */
const batch = 50;

/** Does nothing when the search is not to be imported (any more). */
export async function importSearch(
  ctx: Context,
  author: Author,
  { id, progress }: { readonly id: string; readonly progress: Progress },
): Promise<void> {
  const where = { db: ctx.db.read, reviewId: author.reviewId };
  const search = await searchById(where, id);
  if (!search || search.state !== 'importing') return;
  const again = await sameFile(where, search.sha256, id);
  if (again) return finish(ctx, author, search, { message: `The same file as search ${again.number}: nothing was added.`, isRepeat: true });
  await takeAll({ ctx, author, search }, await recordsTaken(ctx.db.read, id), progress);
  await finish(ctx, author, search, { message: '', isRepeat: false });
}

interface Importing {
  readonly ctx: Context;
  readonly author: Author;
  readonly search: SearchShown;
}

/** Nothing is held but the batch: the file is read as it goes, and what is known already is looked up for each. */
async function takeAll(importing: Importing, done: number, progress: Progress): Promise<void> {
  const { ctx, search } = importing;
  const { found } = await streamReferences(() => ctx.blobs.open(search.sha256), search.mapping);
  let position = 0;
  let waiting: Placed[] = [];
  for await (const record of found) {
    if (record.is !== 'record') continue;
    if (position >= done) waiting.push({ ...record, position, id: ctx.newId(), fingerprint: fingerprintOf(record.raw) });
    position += 1;
    if (waiting.length < batch) continue;
    await takeBatch(importing, waiting);
    waiting = [];
    progress(position, search.findings.read - search.findings.skippedCount);
  }
  if (waiting.length) await takeBatch(importing, waiting);
}

/** A record with its place in the file, and the id of its reference should nothing here be the same. */
interface Placed extends FoundRecord {
  readonly position: number;
  readonly id: string;
  readonly fingerprint: string;
}

const takeBatch = ({ ctx, author, search }: Importing, records: readonly Placed[]): Promise<null> =>
  operate(ctx, author, { verb: importKind }, async (op) => {
    const standsFor = await recognised(op, records);
    const made = records.filter((record) => standsFor.get(record) === record.id);
    await makeReferences(op, made.map(ownFields));
    if (search.phase_id) await useAllInPhase(op, search.phase_id, made, new Set(standsFor.values()));
    for (const record of records)
      await insertRow(op.tx, 'search_record', recordRow(op, search.id, record, standsFor.get(record) ?? record.id));
    return null;
  });

/** The reference that each record stands for: one that is here, one of a record before it, or its own. */
async function recognised(op: Operation, records: readonly Placed[]): Promise<ReadonlyMap<Placed, string>> {
  const where = { db: op.tx, reviewId: op.reviewId };
  const compared = records.map(({ fields, id }) => ({ ...fields, id }));
  const [references, prints] = [
    await knownAlready(where, soughtFor(compared)),
    await fingerprintsKnown(
      where,
      records.map((record) => record.fingerprint),
    ),
  ];
  const known = new KnownReferences(references, prints);
  return new Map(
    records.map((record, at) => {
      const own = compared[at] ?? { ...record.fields, id: record.id };
      const there = known.find(own, record.fingerprint);
      if (!there) known.add(own, record.fingerprint);
      return [record, there ?? record.id];
    }),
  );
}

async function useAllInPhase(op: Operation, phase_id: string, made: readonly Placed[], all: ReadonlySet<string>): Promise<void> {
  const own = new Set(made.map((record) => record.id));
  for (const reference_id of own) await create(op, 'reference_phase', { reference_id, phase_id });
  for (const reference of all) if (!own.has(reference)) await useInPhase(op, reference, phase_id);
}

const recordRow = (op: Operation, search_id: string, record: Placed, reference_id: string): Schema['search_record'] => ({
  search_id,
  position: record.position,
  review_id: op.reviewId,
  reference_id,
  line: record.line,
  raw: record.raw,
  fields: JSON.stringify(record.fields),
  fingerprint: record.fingerprint,
  is_new: reference_id === record.id ? 1 : 0,
});

/** Keywords stay with the record as it was found. */
function ownFields({ id, fields: { keywords: _, ...fields } }: Placed) {
  return { id, fields };
}

/** White space is the exporter's. */
const fingerprintOf = (raw: string): string => createHash('sha256').update(oneLine(raw)).digest('hex');

async function finish(
  ctx: Context,
  author: Author,
  search: SearchShown,
  { message, isRepeat }: { readonly message: string; readonly isRepeat: boolean },
): Promise<void> {
  const { all, made } = await recordCounts(ctx.db.read, search.id);
  const duplicates = isRepeat ? search.findings.read - search.findings.skippedCount : all - made;
  await operate(ctx, author, { verb: importKind }, async (op) => {
    await change(op, 'search', { id: search.id }, { state: 'done', imported: made, duplicates, message });
    return null;
  });
}
