/**
 * Files come in one request each: announced, stored, then read in the background. A row tells at any time what became of a
 * file; what is in the store is durable before its row says so.
 */
import type { Context } from '../platform/context.ts';
import type { Tx } from '../platform/database.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { addJob, type Job, type JobHandler, jobsChannel, type Progress } from '../platform/jobs.ts';
import { assertRoom } from '../platform/room.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { faultOf } from './extract.service.ts';
import { faultSentence } from './file-words.ts';
import { type Imported, importStored } from './import.service.ts';
import { changeUpload, uploadById, type UploadState } from './uploads.queries.ts';

export interface Announced {
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
}

export interface ArrivedFile extends Announced {
  readonly sha256: string;
}

/** Notes the files that a browser is about to send. Returns their ids in the same order. @throws LowStorage */
export async function announceFiles(
  ctx: Context,
  scope: Scope,
  files: readonly Announced[],
): Promise<{ batch: string; ids: readonly string[] }> {
  await assertRoom(ctx.settings);
  const batch = ctx.newId();
  const rows = files.map((file, position) => rowOf(ctx, scope, { batch, position, state: 'expected', ...file }));
  await ctx.db.write(async (tx) => {
    await forgetLost(tx, scope, files);
    await insertRows(tx, rows);
  });
  ctx.parsers.warm();
  return { batch, ids: rows.map((row) => row.id) };
}

/** A file chosen again takes the place of the one that did not come. */
async function forgetLost(tx: Tx, scope: Scope, files: readonly Announced[]): Promise<void> {
  for (const { fileName, size } of files)
    await tx
      .deleteFrom('upload')
      .where('review_id', '=', scope.reviewId)
      .where('account_id', '=', scope.actorId)
      .where('state', 'in', ['expected', 'lost'])
      .where('file_name', '=', fileName)
      .where('size', '=', size)
      .execute();
}

/** An announced file has come and lies in the store: it is read in the background. A second arrival of the same changes nothing. */
export async function receiveFile(ctx: Context, scope: Scope, uploadId: string, file: ArrivedFile): Promise<void> {
  const now = ctx.now();
  await ctx.db.write(async (tx) => {
    const row = await uploadById(tx, scope.reviewId, uploadId);
    if (!row || row.account_id !== scope.actorId) throw new NotFound();
    if (row.state !== 'expected' && row.state !== 'lost') return;
    await assertStored(ctx, [file]);
    await changeUpload(tx, uploadId, { state: 'arrived', sha256: file.sha256, size: file.size, changed_at: now });
    await enqueue(ctx, tx, scope, { id: uploadId, fileName: row.file_name });
  });
  ctx.events.emit(jobsChannel);
}

/** Files that came all at once, from a browser without script. */
export async function receiveFiles(
  ctx: Context,
  scope: Scope,
  files: readonly ArrivedFile[],
  /** The reference they are files of; null: each says itself where it belongs. */
  into: string | null = null,
): Promise<void> {
  const batch = ctx.newId();
  const made = files.map((file, position) => rowOf(ctx, scope, { batch, position, state: 'arrived', ...file }));
  const rows = made.map((row) => ({ ...row, reference_id: into }));
  await ctx.db.write(async (tx) => {
    await assertStored(ctx, files);
    await forgetLost(tx, scope, files);
    await insertRows(tx, rows);
    for (const row of rows) await enqueue(ctx, tx, scope, { id: row.id, fileName: row.file_name });
  });
  ctx.events.emit(jobsChannel);
}

/** The same bytes may have been removed for good between their arrival and this transaction. */
async function assertStored({ blobs }: Context, files: readonly ArrivedFile[]): Promise<void> {
  for (const { sha256, fileName } of files)
    if ((await blobs.size(sha256)) === null) throw new Refused(`“${fileName}” did not arrive whole. Choose it again.`);
}

/** The browser went away: what it had announced and not sent must be chosen again. */
export async function loseBatch(ctx: Context, scope: Scope, batch: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx
      .updateTable('upload')
      .set({ state: 'lost', changed_at: ctx.now() })
      .where('review_id', '=', scope.reviewId)
      .where('account_id', '=', scope.actorId)
      .where('batch', '=', batch)
      .where('state', '=', 'expected')
      .execute();
  });
}

/** Puts what is done, and what was lost, out of sight. */
export async function dismissUploads(ctx: Context, scope: Scope): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx
      .updateTable('upload')
      .set({ seen_at: ctx.now() })
      .where('review_id', '=', scope.reviewId)
      .where('account_id', '=', scope.actorId)
      .where('seen_at', 'is', null)
      .where('state', 'not in', ['arrived', 'working'])
      .execute();
  });
}

type NewRow = Announced & { readonly batch: string; readonly position: number; readonly state: UploadState; readonly sha256?: string };

const rowOf = (ctx: Context, scope: Scope, { batch, position, state, fileName, size, sha256 }: NewRow): Schema['upload'] => ({
  id: ctx.newId(),
  review_id: scope.reviewId,
  account_id: scope.actorId,
  batch,
  position,
  file_name: fileName,
  size,
  sha256: sha256 ?? null,
  state,
  document_id: null,
  reference_id: null,
  reason: null,
  warnings: '[]',
  made_at: ctx.now(),
  changed_at: ctx.now(),
  seen_at: null,
});

async function insertRows(tx: Tx, rows: readonly Schema['upload'][]): Promise<void> {
  for (const row of rows) await tx.insertInto('upload').values(row).execute();
}

export const importJobKind = 'import file';

const enqueue = (ctx: Context, tx: Tx, scope: Scope, { id, fileName }: { readonly id: string; readonly fileName: string }): Promise<void> =>
  addJob(
    tx,
    { id: ctx.newId(), now: ctx.now() },
    { kind: importJobKind, reviewId: scope.reviewId, accountId: scope.actorId, subjectId: id, payload: { fileName } },
  );

export const importJob: JobHandler = {
  atATime: 2,
  run: importUpload,
  explain(error, job) {
    const fault = faultOf(error);
    const { fileName } = job.payload as { readonly fileName: string };
    return { message: faultSentence(fileName, fault ?? 'unknown'), isFinal: false };
  },
  async parked(ctx, job, message) {
    await settle(ctx, job.subjectId ?? '', { status: 'refused', reason: message });
  },
};

async function importUpload(ctx: Context, job: Job, progress: Progress): Promise<void> {
  const reviewId = job.reviewId ?? '';
  const upload = await uploadById(ctx.db.read, reviewId, job.subjectId ?? '');
  if (!upload?.sha256 || !['arrived', 'working'].includes(upload.state)) return;
  await ctx.db.write((tx) => changeUpload(tx, upload.id, { state: 'working', changed_at: ctx.now() }));
  const file = { fileName: upload.file_name, sha256: upload.sha256, size: upload.size, into: upload.reference_id };
  await settle(ctx, upload.id, await importStored(ctx, { reviewId, actorId: upload.account_id }, file, progress));
}

async function settle(ctx: Context, id: string, outcome: Imported): Promise<void> {
  const found =
    outcome.status === 'refused'
      ? { reason: outcome.reason }
      : { document_id: outcome.documentId, reference_id: outcome.referenceId, warnings: JSON.stringify(outcome.warnings) };
  await ctx.db.write((tx) => changeUpload(tx, id, { state: outcome.status, ...found, changed_at: ctx.now() }));
}
