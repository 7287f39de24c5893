/** Passages that no CMOC uses yet: what a configuration is made from. */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asDirection, type Direction } from '../reviews/vocabulary.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import { areThere, pageLabelOf, type Passage } from './evidence.queries.ts';
import { portionsOf } from '../web/portions.ts';

export interface PassageCoding {
  readonly id: string;
  readonly roleId: string | null;
  readonly codeId: string | null;
  readonly direction: Direction;
}

export interface CodedPassage extends Passage {
  readonly codings: readonly PassageCoding[];
}

export interface PassageFilter {
  /** A role; "none": highlighted, no role yet; "any": with a role or not; empty: those with any slot's role. */
  readonly role: string;
  readonly codeIds: readonly string[];
  readonly documentId: string | null;
  readonly coderId: string | null;
  readonly words: string;
  /** Passages that some CMOC uses already as well. */
  readonly withPlaced: boolean;
}

export const anyPassage: PassageFilter = { role: '', codeIds: [], documentId: null, coderId: null, words: '', withPlaced: false };

/**
 * In the order of documents and pages. Counted per document first, so that only the documents in the window are sorted: with
 * 30,000 passages that halves the time.
 */
export async function unplacedPassages(scope: Scope, filter: PassageFilter, window: Window): Promise<Windowed<CodedPassage>> {
  const counts = await countsByVersion(scope, filter);
  const { portions, total } = portionsOf(counts, window);
  const rows: PassageRow[] = [];
  for (const { id, offset, limit } of portions)
    rows.push(
      ...(await passages(scope, filter)
        .select(shown)
        .where('x.document_version_id', '=', id)
        .orderBy('x.start_at')
        .orderBy('x.end_at', 'desc')
        .orderBy('x.id')
        .offset(offset)
        .limit(limit)
        .execute()),
    );
  return windowed(window, await withCodings(scope, rows), total);
}

/** Passages by their ids, in the order of documents and pages; those that are gone are left out. */
export async function passagesById(scope: Scope, ids: readonly string[]): Promise<readonly CodedPassage[]> {
  if (!ids.length) return [];
  const rows = await passages(scope, { ...anyPassage, role: 'any', withPlaced: true })
    .select(shown)
    .where('x.id', 'in', ids)
    .orderBy('d.number')
    .orderBy('x.start_at')
    .execute();
  return withCodings(scope, rows);
}

/** Versions of documents in their order, with how many passages fit. */
async function countsByVersion(scope: Scope, filter: PassageFilter): Promise<readonly { readonly id: string; readonly n: number }[]> {
  const counted = await scope.db
    .selectFrom('excerpt as x')
    .select((eb) => ['x.document_version_id as id', eb.fn.countAll<number>().as('n')])
    .where('x.review_id', '=', scope.reviewId)
    .where('x.trashed_at', 'is', null)
    .where(visible(scope, 'x'))
    .where(fitting(scope, filter, 'all'))
    .groupBy('x.document_version_id')
    .execute();
  const counts = new Map(counted.map((row) => [row.id, row.n]));
  let versions = scope.db
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select('v.id')
    .where('v.review_id', '=', scope.reviewId)
    .where('d.trashed_at', 'is', null)
    .orderBy('d.number')
    .orderBy('v.number');
  if (filter.documentId) versions = versions.where('d.id', '=', filter.documentId);
  return (await versions.execute()).map(({ id }) => ({ id, n: counts.get(id) ?? 0 }));
}

const shown = [
  'x.id',
  'x.kind',
  'x.quote',
  'x.note',
  'x.sheet',
  'x.typed_label',
  'x.author_id',
  'd.id as document_id',
  'd.first_label',
  'd.reference_id',
  'p.label',
] as const;

const passages = (scope: Scope, filter: PassageFilter) =>
  scope.db
    .selectFrom('excerpt as x')
    .innerJoin('document_version as v', 'v.id', 'x.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .leftJoin('page as p', (join) => join.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'x.sheet'))
    .where('x.review_id', '=', scope.reviewId)
    .where(areThere(['x', 'd']))
    .where(visible(scope, 'x'))
    .where(fitting(scope, filter, 'few'));

/** `all` when every passage is tried: what they are held against is gathered once. Else it is looked up for each. */
type Reach = 'all' | 'few';

function fitting(scope: Scope, filter: PassageFilter, reach: Reach): Expression<SqlBool> {
  const eb = expressionBuilder<Schema & { x: Schema['excerpt'] }, 'x'>();
  const isAmong = (ids: ReturnType<typeof coded>): Expression<SqlBool> =>
    reach === 'all' ? eb('x.id', 'in', ids) : eb.exists(ids.where('c.excerpt_id', '=', eb.ref('x.id')));
  const isLinked = reach === 'all' ? eb('x.id', 'in', linked(scope)) : eb.exists(linked(scope).where('l.excerpt_id', '=', eb.ref('x.id')));
  const conditions: Expression<SqlBool>[] = [];
  if (!filter.withPlaced) conditions.push(eb.not(isLinked));
  if (filter.role === 'none') conditions.push(eb.not(isAmong(coded(scope).where('c.role_id', 'is not', null))));
  else if (filter.role === '') conditions.push(isAmong(coded(scope).where('c.role_id', 'in', slotRoles(scope))));
  else if (filter.role !== 'any') conditions.push(isAmong(coded(scope).where('c.role_id', '=', filter.role)));
  if (filter.codeIds.length) conditions.push(isAmong(coded(scope).where('c.code_id', 'in', filter.codeIds)));
  if (filter.coderId) conditions.push(eb('x.author_id', '=', filter.coderId));
  if (filter.words.trim()) conditions.push(eb(eb.fn('lower', ['x.quote']), 'like', containing(filter.words)));
  return eb.and(conditions);
}

const containing = (words: string): string =>
  `%${words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, ' ')
    .split(/\s+/)
    .join('%')}%`;

const slotRoles = (scope: Scope) =>
  scope.db.selectFrom('role').select('id').where('review_id', '=', scope.reviewId).where('is_slot', '=', 1);

/** Ids of passages with a coding. */
const coded = ({ db, reviewId, setId }: Scope) =>
  db
    .selectFrom('coding as c')
    .select('c.excerpt_id')
    .where('c.review_id', '=', reviewId)
    .where('c.trashed_at', 'is', null)
    .where(visible({ setId }, 'c'));

/** Ids of passages that some CMOC uses. */
const linked = ({ db, reviewId, setId }: Scope) =>
  db
    .selectFrom('evidence_link as l')
    .innerJoin('cmoc as m', 'm.id', 'l.cmoc_id')
    .select('l.excerpt_id')
    .where('l.review_id', '=', reviewId)
    .where(areThere(['l', 'm']))
    .where(visible({ setId }, 'l'));

interface PassageRow {
  readonly id: string;
  readonly kind: string;
  readonly quote: string;
  readonly note: string;
  readonly sheet: number;
  readonly typed_label: string;
  readonly author_id: string;
  readonly document_id: string;
  readonly first_label: string;
  readonly reference_id: string;
  readonly label: string | null;
}

async function withCodings(scope: Scope, rows: readonly PassageRow[]): Promise<readonly CodedPassage[]> {
  const codings = await codingsBy(
    scope,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    quote: row.quote,
    note: row.note,
    sheet: row.sheet,
    pageLabel: pageLabelOf(row),
    documentId: row.document_id,
    referenceId: row.reference_id,
    authorId: row.author_id,
    codings: codings.get(row.id) ?? [],
  }));
}

async function codingsBy(scope: Scope, excerptIds: readonly string[]): Promise<ReadonlyMap<string, readonly PassageCoding[]>> {
  if (!excerptIds.length) return new Map();
  const rows = await scope.db
    .selectFrom('coding')
    .select(['id', 'excerpt_id', 'role_id', 'code_id', 'direction'])
    .where('excerpt_id', 'in', excerptIds)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'coding'))
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  const codings = new Map<string, PassageCoding[]>();
  for (const row of rows) {
    const coding = { id: row.id, roleId: row.role_id, codeId: row.code_id, direction: asDirection(row.direction) };
    codings.set(row.excerpt_id, [...(codings.get(row.excerpt_id) ?? []), coding]);
  }
  return codings;
}
