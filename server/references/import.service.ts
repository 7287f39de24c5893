/**
 * Imports the records of a search, a hundred per transaction: others can write in between, and an interrupted import goes on
 * where it stopped. Every record is kept as its database wrote it, also one that was known already.
 */
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Author, Context } from '../platform/context.ts';
import type { Job, JobHandler, Progress } from '../platform/jobs.ts';
import { oneLine } from '../reviews/one-line.ts';
import { change, operate, type Operation } from '../platform/operation.ts';
import type { FoundRecord } from './formats/found.ts';
import { openReferences } from './formats/open-file.adapter.ts';
import { KnownReferences } from './known-references.ts';
import { useInPhase } from './phases.service.ts';
import { makeReference } from './references.service.ts';
import { fingerprints, knownAlready, recordCounts, sameFile, searchById, type SearchShown } from './searches.queries.ts';

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

const batch = 100;

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
  const importing: Importing = {
    ctx,
    author,
    search,
    known: new KnownReferences(await knownAlready(ctx.db.read, author.reviewId), await fingerprints(ctx.db.read, author.reviewId)),
  };
  const { all: done } = await recordCounts(ctx.db.read, id);
  await takeAll(importing, done, progress);
  await finish(ctx, author, search, { message: '', isRepeat: false });
}

interface Importing {
  readonly ctx: Context;
  readonly author: Author;
  readonly search: SearchShown;
  readonly known: KnownReferences;
}

async function takeAll(importing: Importing, done: number, progress: Progress): Promise<void> {
  const { ctx, search } = importing;
  const { found } = await openReferences(await buffer(ctx.blobs.open(search.sha256)), search.mapping);
  let position = 0;
  let waiting: Placed[] = [];
  for (const record of found) {
    if (record.is !== 'record') continue;
    if (position >= done) waiting.push({ record, position });
    position += 1;
    if (waiting.length < batch) continue;
    await takeBatch(importing, waiting);
    waiting = [];
    progress(position, search.findings.read - search.findings.skippedCount);
  }
  if (waiting.length) await takeBatch(importing, waiting);
}

interface Placed {
  readonly record: FoundRecord;
  readonly position: number;
}

const takeBatch = ({ ctx, author, search, known }: Importing, records: readonly Placed[]): Promise<null> =>
  operate(ctx, author, { verb: importKind }, async (op) => {
    for (const placed of records) await takeOne(op, { search, known }, placed);
    return null;
  });

async function takeOne(op: Operation, { search, known }: Pick<Importing, 'search' | 'known'>, { record, position }: Placed): Promise<void> {
  const { fields, line, raw } = record;
  const fingerprint = fingerprintOf(raw);
  const there = known.find({ ...fields, id: '' }, fingerprint);
  const reference_id = there ?? (await makeReference(op, ownFields(record)));
  if (search.phase_id) await useInPhase(op, reference_id, search.phase_id);
  if (!there) known.add({ ...fields, id: reference_id }, fingerprint);
  await op.tx
    .insertInto('search_record')
    .values({
      search_id: search.id,
      position,
      review_id: op.reviewId,
      reference_id,
      line,
      raw,
      fields: JSON.stringify(fields),
      fingerprint,
      is_new: there ? 0 : 1,
    })
    .execute();
}

/** Keywords stay with the record as it was found. */
function ownFields({ fields }: FoundRecord) {
  const { keywords: _, ...own } = fields;
  return own;
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
