/** What objects are called where a memo names them. Reads tables of later stages by name only: a memo may be about anything. */
import type { Scope } from '../reviews/scope.queries.ts';
import { shortened } from './memo.ts';

export interface MemoLabel {
  readonly about: string;
  readonly isTrashed: boolean;
}

interface Named {
  readonly id: string;
  readonly about: string;
  readonly trashed_at: string | null;
}

type Reading = Pick<Scope, 'db' | 'reviewId'>;
type Lookup = (scope: Reading, ids: readonly string[]) => Promise<readonly Named[]>;

const titled =
  (table: 'reference' | 'theory' | 'review'): Lookup =>
  ({ db }, ids) =>
    db
      .selectFrom(table as 'reference')
      .select(['id', 'title as about', 'trashed_at'])
      .where('id', 'in', ids)
      .execute();

const lookups: Readonly<Record<string, Lookup>> = {
  review: titled('review'),
  reference: titled('reference'),
  theory: titled('theory'),
  document: ({ db }, ids) =>
    db
      .selectFrom('document as d')
      .innerJoin('reference as r', 'r.id', 'd.reference_id')
      .select(['d.id', 'r.title as about', 'd.trashed_at'])
      .where('d.id', 'in', ids)
      .execute(),
  excerpt: ({ db }, ids) => db.selectFrom('excerpt').select(['id', 'quote as about', 'trashed_at']).where('id', 'in', ids).execute(),
  code: ({ db }, ids) => db.selectFrom('code').select(['id', 'name as about', 'trashed_at']).where('id', 'in', ids).execute(),
  cmoc: async ({ db }, ids) => {
    const rows = await db.selectFrom('cmoc').select(['id', 'number', 'label', 'trashed_at']).where('id', 'in', ids).execute();
    return rows.map((row) => ({ ...row, about: row.label || `CMOC ${row.number}` }));
  },
  demi_regularity: async ({ db }, ids) => {
    const rows = await db
      .selectFrom('demi_regularity as d')
      .innerJoin('code as c', 'c.id', 'd.code_id')
      .select(['d.id', 'd.statement', 'c.name', 'd.trashed_at'])
      .where('d.id', 'in', ids)
      .execute();
    return rows.map((row) => ({ ...row, about: row.statement || row.name }));
  },
};

/** One query per kind of object among the rows. */
export async function memoLabels(
  scope: Reading,
  rows: readonly { readonly object: string; readonly objectId: string }[],
): Promise<ReadonlyMap<string, MemoLabel>> {
  const labels = new Map<string, MemoLabel>();
  for (const [object, lookup] of Object.entries(lookups)) {
    const ids = [...new Set(rows.filter((row) => row.object === object).map((row) => row.objectId))];
    for (let at = 0; at < ids.length; at += 500)
      for (const named of await lookup(scope, ids.slice(at, at + 500)))
        labels.set(named.id, { about: shortened(named.about, 90), isTrashed: named.trashed_at !== null });
  }
  return labels;
}
