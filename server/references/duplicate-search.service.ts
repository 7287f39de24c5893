/**
 * Looking for duplicates among many references takes seconds: it is done in the background once, and what it found is kept
 * until it is asked again. A small review is searched whenever somebody looks.
 */
import { setImmediate as pause } from 'node:timers/promises';
import type { Context } from '../platform/context.ts';
import { addJob, type JobHandler, jobsChannel, type Progress } from '../platform/jobs.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { comparables, keptApart, liveAmong, newerThan, referenceCount, storedSearch } from './duplicates.queries.ts';
import { type Duplicates, type SearchKept, searching, stillOpen } from './duplicates.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export const duplicatesKind = 'search for duplicates';

/** Up to here a search takes less than a page may. */
const searchedAtOnce = 1500;

export interface DuplicatesFound {
  readonly duplicates: Duplicates;
  /** Null: searched just now. */
  readonly kept: SearchKept | null;
}

const nothing: Duplicates = { groups: [], related: [] };

export async function duplicatesFound(where: Where): Promise<DuplicatesFound> {
  const many = await referenceCount(where);
  if (many <= searchedAtOnce) return { duplicates: await searchAll(where), kept: null };
  const row = await storedSearch(where);
  if (!row) return { duplicates: nothing, kept: { state: 'never', compared: many, at: null, newer: 0 } };
  const found = JSON.parse(row.found) as Duplicates;
  const ids = [...found.groups.flatMap((group) => group.ids), ...found.related.flatMap((pair) => pair.ids)];
  const [live, apart, newer] = await Promise.all([liveAmong(where, ids), keptApart(where), newerThan(where, row.begun_at)]);
  const state = row.state === 'searching' || row.state === 'failed' ? row.state : 'done';
  return { duplicates: stillOpen(found, live, apart), kept: { state, compared: row.compared, at: row.done_at, newer } };
}

/** Looks through all references, giving way to others in between. */
async function searchAll(where: Where, progress: Progress = () => {}): Promise<Duplicates> {
  const references = await comparables(where);
  const search = searching(references, await keptApart(where));
  let step = search.next();
  while (!step.done) {
    progress(step.value, references.length);
    await pause();
    step = search.next();
  }
  return step.value;
}

/** Begins a search in the background. A second click while one is under way does nothing. */
export async function startDuplicateSearch(ctx: Context, scope: Scope): Promise<void> {
  const now = ctx.now();
  await ctx.db.write(async (tx) => {
    const row = await storedSearch({ db: tx, reviewId: scope.reviewId });
    if (row?.state === 'searching') return;
    const begun = { state: 'searching', begun_at: now };
    if (row) await tx.updateTable('duplicate_search').set(begun).where('review_id', '=', scope.reviewId).execute();
    else
      await tx
        .insertInto('duplicate_search')
        .values({ review_id: scope.reviewId, found: JSON.stringify(nothing), compared: 0, done_at: null, ...begun })
        .execute();
    const job = { kind: duplicatesKind, reviewId: scope.reviewId, accountId: scope.actorId, subjectId: scope.reviewId, payload: {} };
    await addJob(tx, { id: ctx.newId(), now }, job);
  });
  ctx.events.emit(jobsChannel);
}

export const duplicateSearchJob: JobHandler = {
  atATime: 1,
  async run(ctx, job, progress) {
    const where = { db: ctx.db.read, reviewId: job.reviewId ?? '' };
    const found = await searchAll(where, progress);
    const compared = await referenceCount(where);
    await keep(ctx, where.reviewId, { state: 'done', found: JSON.stringify(found), compared, done_at: ctx.now() });
  },
  explain: () => ({ message: 'The search for duplicates stopped because of a fault.', isFinal: false }),
  parked: (ctx, job) => keep(ctx, job.reviewId ?? '', { state: 'failed' }),
};

async function keep(
  ctx: Context,
  reviewId: string,
  patch: { readonly state: string; readonly found?: string; readonly compared?: number; readonly done_at?: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx.updateTable('duplicate_search').set(patch).where('review_id', '=', reviewId).execute();
  });
  ctx.events.emit(reviewId);
}
