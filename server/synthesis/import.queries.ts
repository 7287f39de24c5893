/** What an import looks up in the review: references by any name, phases, cases, theories, mechanism types. */
import type { Reader } from '../platform/database.ts';
import { nameKey } from '../reviews/name-key.ts';

type In = { readonly db: Reader; readonly reviewId: string };

/** The reference that a cell names: by DOI, title, "Lee 2018" or "#12"; null when none or several fit. */
export async function referenceFinder({ db, reviewId }: In): Promise<(text: string) => string | null> {
  const rows = await db
    .selectFrom('reference')
    .select(['id', 'number', 'doi_key', 'title_key', 'authors', 'year'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  const byName = new Map<string, Set<string>>();
  for (const row of rows)
    for (const name of [`#${row.number}`, row.doi_key, row.title_key, ...authorYear(row.authors, row.year)])
      if (name) byName.set(name, (byName.get(name) ?? new Set<string>()).add(row.id));
  return (text) => {
    const found = byName.get(referenceKey(text)) ?? byName.get(nameKey(text).replace(/^(https?:\/\/)?(dx\.)?doi\.org\/|^doi:\s*/, ''));
    return found?.size === 1 ? ([...found][0] ?? null) : null;
  };
}

/** "Lee et al. (2018)" and "Lee 2018" are one name. */
const referenceKey = (text: string): string =>
  nameKey(text)
    .replace(/[(),]/g, ' ')
    .replace(/\bet al\.?/, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function authorYear(authors: string, year: number | null): readonly string[] {
  const families = (JSON.parse(authors) as string[]).map((author) => author.split(',')[0] ?? '');
  const [first, second] = families;
  if (!first || year === null) return [];
  return [`${first} ${year}`, ...(second ? [`${first} and ${second} ${year}`, `${first} & ${second} ${year}`] : [])].map(referenceKey);
}

/** Ids by the key of their name, of one of the review's lists. */
export async function namedIn({ db, reviewId }: In, table: 'phase' | 'case' | 'mechanism_type'): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom(table)
    .select(['id', 'name_key'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.name_key, row.id]));
}

export async function theoryTitled({ db, reviewId }: In, title: string): Promise<string | null> {
  const rows = await db
    .selectFrom('theory')
    .select(['id', 'title'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.find((row) => nameKey(row.title) === nameKey(title))?.id ?? null;
}
