/** The review's codes as configurations name them, and what a code counts as after merges. */
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { CodeName } from './cmoc.ts';

export interface Construct extends CodeName {
  readonly mergedIntoId: string | null;
  readonly isMergedInverse: boolean;
  /** Deleted: what was made with it keeps it; nothing new finds it. */
  readonly isTrashed: boolean;
}

export type Constructs = ReadonlyMap<string, Construct>;

/** Every code by id, deleted ones too. */
export async function constructsOf(scope: Pick<Scope, 'db' | 'reviewId'>): Promise<Constructs> {
  const rows = await scope.db
    .selectFrom('code')
    .select(['id', 'name', 'aliases', 'merged_into_id', 'merged_inverse', 'trashed_at'])
    .where('review_id', '=', scope.reviewId)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.name,
        aliases: row.aliases === '[]' ? [] : (JSON.parse(row.aliases) as string[]),
        mergedIntoId: row.merged_into_id,
        isMergedInverse: row.merged_inverse === 1,
        isTrashed: row.trashed_at !== null,
      },
    ]),
  );
}

/** What a code counts as: itself, or where its merges end. */
export function canonical(constructs: Constructs, codeId: string): Construct | null {
  let at = constructs.get(codeId) ?? null;
  for (let steps = 0; at?.mergedIntoId && steps < 50; steps++) at = constructs.get(at.mergedIntoId) ?? at;
  return at;
}

/** Finds codes by name or alias, ignoring case and white space; a name wins over an alias. */
export function finderOf(constructs: Constructs): (name: string) => Construct | null {
  const byName = new Map<string, Construct>();
  const byAlias = new Map<string, Construct>();
  for (const construct of constructs.values()) {
    if (construct.isTrashed) continue;
    byName.set(nameKey(construct.name), construct);
    for (const alias of construct.aliases) byAlias.set(nameKey(alias), construct);
  }
  return (name) => byName.get(nameKey(name)) ?? byAlias.get(nameKey(name)) ?? null;
}
