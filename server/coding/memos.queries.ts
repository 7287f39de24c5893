/** Reads memos with what they are about, newest first. */
import type { SelectQueryBuilder } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import { isMemoObject, type MemoObject, type MemoPlace } from './memo.ts';
import { memoLabels } from './memo-labels.queries.ts';

export interface MemoShown extends MemoPlace {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly author: string;
  readonly authorId: string;
  readonly madeAt: string;
  readonly changedAt: string;
  /** What it is about, in a few words. */
  readonly about: string;
  readonly isObjectTrashed: boolean;
}

export interface MemoFilter {
  readonly object?: MemoObject | null;
  readonly author?: string | null;
  readonly words?: string;
}

type Reading = Pick<Scope, 'db' | 'reviewId'>;

/** All memos of the review that the filter finds. */
export async function memosOf(scope: Reading, filter: MemoFilter, window: Window): Promise<Windowed<MemoShown>> {
  if (filter.words) return memosWithWords(scope, filter, window);
  const rows = await selectMemos(scope, filter).limit(window.limit).offset(window.offset).execute();
  const { total } = await filtered(scope, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return windowed(window, await labelled(scope, rows), total);
}

/** Words are looked for without regard to case; the texts are few enough to be read (3,000 memos take about 10 ms). */
async function memosWithWords(scope: Reading, filter: MemoFilter, window: Window): Promise<Windowed<MemoShown>> {
  const words = nameKey(filter.words ?? '').split(' ');
  const rows = (await selectMemos(scope, filter).execute()).filter((row) => {
    const text = nameKey(row.text);
    return words.every((word) => text.includes(word));
  });
  return windowed(window, await labelled(scope, rows.slice(window.offset, window.offset + window.limit)), rows.length);
}

/** The memos on one object, newest first. */
export async function memosOn(scope: Reading, place: MemoPlace): Promise<readonly MemoShown[]> {
  const rows = await selectMemos(scope, { object: place.object }).where('memo.object_id', '=', place.objectId).execute();
  return labelled(scope, rows);
}

/** The memos on a document, on its reference and on its passages. */
export async function memosInDocument(
  scope: Reading,
  of: { readonly document: string; readonly version: string; readonly reference: string },
): Promise<readonly MemoShown[]> {
  const rows = await selectMemos(scope, {})
    .where((eb) =>
      eb.or([
        eb('memo.object_id', 'in', [of.document, of.reference]),
        eb.exists(
          eb
            .selectFrom('excerpt as e')
            .select('e.id')
            .whereRef('e.id', '=', 'memo.object_id')
            .where('e.document_version_id', '=', of.version)
            .where('e.trashed_at', 'is', null),
        ),
      ]),
    )
    .execute();
  return labelled(scope, rows);
}

export async function memoById(scope: Reading, id: string): Promise<MemoShown | undefined> {
  const rows = await selectMemos(scope, {}).where('memo.id', '=', id).execute();
  return (await labelled(scope, rows))[0];
}

/** People who wrote memos. */
/** True when the object that a memo would hang on is there: in this review and not in the trash. */
export async function isMemoPlace(scope: Reading, place: MemoPlace): Promise<boolean> {
  const row = await scope.db
    .selectFrom(place.object as 'code')
    .select('id')
    .where('review_id', '=', scope.reviewId)
    .where('id', '=', place.objectId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export function memoAuthors(scope: Reading): Promise<readonly { id: string; name: string }[]> {
  return scope.db
    .selectFrom('memo')
    .innerJoin('account as a', 'a.id', 'memo.author_id')
    .select(['a.id', 'a.name'])
    .distinct()
    .where('memo.review_id', '=', scope.reviewId)
    .where('memo.trashed_at', 'is', null)
    .orderBy('a.name')
    .execute();
}

function filtered(scope: Reading, filter: MemoFilter): SelectQueryBuilder<Schema, 'memo', object> {
  let query = scope.db.selectFrom('memo').where('memo.review_id', '=', scope.reviewId).where('memo.trashed_at', 'is', null);
  if (filter.object) query = query.where('memo.object', '=', filter.object);
  if (filter.author) query = query.where('memo.author_id', '=', filter.author);
  return query;
}

const selectMemos = (scope: Reading, filter: MemoFilter) =>
  filtered(scope, filter)
    .innerJoin('account as a', 'a.id', 'memo.author_id')
    .select(['memo.id', 'memo.version', 'memo.object', 'memo.object_id as objectId', 'memo.text'])
    .select(['a.name as author', 'a.id as authorId', 'memo.made_at as madeAt', 'memo.changed_at as changedAt'])
    .orderBy('memo.made_at', 'desc')
    .orderBy('memo.id', 'desc');

type MemoRow = Omit<MemoShown, 'object' | 'about' | 'isObjectTrashed'> & { readonly object: string };

async function labelled(scope: Reading, rows: readonly MemoRow[]): Promise<readonly MemoShown[]> {
  const labels = await memoLabels(scope, rows);
  return rows.map((row) => {
    const label = labels.get(row.objectId);
    const object = isMemoObject(row.object) ? row.object : 'review';
    return { ...row, object, about: label?.about ?? '', isObjectTrashed: label?.isTrashed ?? true };
  });
}
