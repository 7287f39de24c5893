/** Removing a document for good: for a participant who takes their words back, or a file that must not be here. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { addJob, type JobHandler, jobsChannel } from '../platform/jobs.ts';
import { anyRow, operate, type Operation, reverse } from '../platform/operation.ts';
import { forgetTexts, type Hanging, hangingOn, removeForGood } from '../platform/purge.ts';
import { forgetPages } from '../platform/search/pages.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { neededBlobs } from '../upkeep/manifest.queries.ts';
import { isOnlyOfDocument, restingOn, uploadsOf } from './removal.queries.ts';

export const forgetFileKind = 'remove a file for good';

/**
 * Takes a document of the trash out of the database and its file out of the store: text, passages, what was coded on them, evidence,
 * answers' citations, and the texts of all of it in the history. The record loses its words when nothing else stands behind it.
 * @throws Refused while it is not in the trash.
 */
export async function removeDocument(ctx: Context, scope: Scope, id: string): Promise<null> {
  await operate(ctx, scope, { verb: 'remove a document for good' }, async (op) => {
    const row = await anyRow(op, 'document', id);
    if (row.trashed_at === null) throw new Refused('Put the document in the trash first: from there it can be removed for good.');
    const going = await hangingOn(op.tx, 'document', id);
    await loosen(op, id, going);
    for (const version of going.get('document_version') ?? []) await forgetPages(op.tx, version);
    await forgetUploads(op, id);
    await removeForGood(op, going);
    await blankRecord(op, String(row['reference_id']));
    const job = { kind: forgetFileKind, reviewId: op.reviewId, accountId: op.actorId, subjectId: String(row['sha256']), payload: {} };
    await addJob(op.tx, { id: ctx.newId(), now: op.at }, job);
    return null;
  });
  ctx.events.emit(jobsChannel);
  return null;
}

/** What elsewhere was said to rest on this document says so no longer. */
async function loosen(op: Operation, id: string, going: Hanging): Promise<void> {
  for (const table of ['coding', 'element'] as const)
    for (const one of await restingOn(op.tx, table, id))
      if (!going.get(table)?.includes(one)) await reverse(op, table, one, { action: 'change', patch: () => ({ basis_document_id: null }) });
}

/** Rows of arrived files hold the name of the file, and so do their jobs. */
async function forgetUploads(op: Operation, id: string): Promise<void> {
  for (const upload of await uploadsOf(op.tx, id)) {
    await op.tx.deleteFrom('job').where('subject_id', '=', upload).execute();
    await op.tx.deleteFrom('upload').where('id', '=', upload).execute();
  }
}

const wordless = {
  authors: '[]',
  year: null,
  container: '',
  volume: '',
  issue: '',
  pages: '',
  doi: '',
  doi_key: '',
  pmid: '',
  url: '',
  abstract: '',
  note: '',
  guessed: '[]',
} as const;

/** A record that only this file had made keeps its number and its place; its title and everything else told of the file. */
async function blankRecord(op: Operation, referenceId: string): Promise<void> {
  if (!(await isOnlyOfDocument(op.tx, referenceId))) return;
  const row = await anyRow(op, 'reference', referenceId);
  const title = `Source ${String(row['number'])}, removed`;
  const own = { ...wordless, title, title_key: title.toLowerCase() };
  const version = row.version + 1;
  await forgetTexts(op, [referenceId]);
  await op.tx
    .updateTable('reference')
    .set({ ...own, version, changed_at: op.at })
    .where('id', '=', referenceId)
    .execute();
  op.note({ action: 'change', object: 'reference', objectId: referenceId, objectVersion: version, before: null, after: own });
}

/**
 * What is left of a document outside its rows: the stored file, once no row needs it (in a transaction of its own, so that nobody can
 * begin to need it meanwhile), and what the write-ahead log still holds.
 */
export const forgetFileJob: JobHandler = {
  atATime: 1,
  async run(ctx, job) {
    const sha256 = job.subjectId ?? '';
    await ctx.db.write(async (tx) => {
      if (!(await neededBlobs(tx)).includes(sha256)) await ctx.blobs.remove(sha256);
    });
    ctx.db.pragma('wal_checkpoint(truncate)');
  },
  explain: () => ({ message: 'The file could not be removed from the store.', isFinal: false }),
};
