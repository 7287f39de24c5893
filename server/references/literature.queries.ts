/** The list of references, windowed, with what belongs to each. */
import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { visibleStanding } from '../agreement/blind.queries.ts';
import type { Schema } from '../platform/schema/index.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import type { LiteratureDecision, LiteratureFilter, LiteratureSort } from './literature-filter.ts';
import { phasesOf, type StandingChoice, standingChoices } from './reference-facts.queries.ts';

export interface ReferenceListed {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly container: string;
  readonly kind: string;
  readonly use: string;
  readonly isGuessed: boolean;
  /** How many references its study has besides it; 0 without a study. */
  readonly siblings: number;
  readonly studyName: string | null;
  readonly documents: number;
  /** The first of its documents. */
  readonly documentId: string | null;
  readonly phases: readonly string[];
  readonly decisions: readonly StandingChoice[];
}

type Seeing = Pick<Scope, 'db' | 'reviewId' | 'actorId'>;
type Tables = Schema & { r: Schema['reference'] };
type Builder = ExpressionBuilder<Schema & { r: Schema['reference'] }, 'r'>;
type Found = SelectQueryBuilder<Schema & { r: Schema['reference'] }, 'r', object>;

/** Which references come first, from indexes alone; then what belongs to the few that are shown. */
export async function literatureList(scope: Scope, filter: LiteratureFilter, window: Window): Promise<Windowed<ReferenceListed>> {
  const { ids, total } = await idsListed(scope, filter, window);
  if (!ids.length) return windowed(window, [], total);
  const [rows, phases, decisions] = await Promise.all([withFacts(scope, ids), phasesOf(scope, ids), standingChoices(scope, ids)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const listed = ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { authors, guessed, members, ...own } = row;
    return {
      ...own,
      authors: JSON.parse(authors) as string[],
      isGuessed: guessed !== '[]',
      siblings: Math.max(0, members - 1),
      phases: phases.get(id) ?? [],
      decisions: decisions.get(id) ?? [],
    };
  });
  return windowed(window, listed, total);
}

/** Where words are sought every reference is looked at: once, for the window and the count together. */
async function idsListed(where: Seeing, filter: LiteratureFilter, { limit, offset }: Window) {
  const found = narrowed(where, filter);
  const ordered = sorted(found.select('r.id'), filter.sort).limit(limit).offset(offset);
  const counted = async (): Promise<number> => (await found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst())?.n ?? 0;
  if (!wordsOf(filter.q).length) {
    const [rows, total] = await Promise.all([ordered.execute(), counted()]);
    return { ids: rows.map((row) => row.id), total };
  }
  const rows = await ordered.select((eb) => eb.fn.countAll<number>().over().as('n')).execute();
  return { ids: rows.map((row) => row.id), total: rows[0]?.n ?? (offset ? await counted() : 0) };
}

const withFacts = ({ db, reviewId }: Pick<Scope, 'db' | 'reviewId'>, ids: readonly string[]) =>
  db
    .selectFrom('reference as r')
    .leftJoin('study as s', (on) => on.onRef('s.id', '=', 'r.study_id').on('s.trashed_at', 'is', null))
    .select(['r.id', 'r.number', 'r.title', 'r.authors', 'r.year', 'r.container', 'r.kind', 'r.used_as as use', 'r.guessed'])
    .select('s.name as studyName')
    .select((eb) => [
      documentsIn(eb as unknown as Builder)
        .select(eb.fn.countAll<number>().as('n'))
        .$asScalar()
        .$notNull()
        .as('documents'),
      documentsIn(eb as unknown as Builder)
        .select('d.id')
        .orderBy('d.position')
        .orderBy('d.number')
        .limit(1)
        .$asScalar()
        .as('documentId'),
      eb
        .selectFrom('reference as m')
        .select(eb.fn.countAll<number>().as('n'))
        .whereRef('m.study_id', '=', 'r.study_id')
        .where('m.trashed_at', 'is', null)
        .$asScalar()
        .$notNull()
        .as('members'),
    ])
    .where('r.review_id', '=', reviewId)
    .where('r.id', 'in', ids)
    .execute();

const documentsIn = (eb: Builder) =>
  eb.selectFrom('document as d').whereRef('d.reference_id', '=', 'r.id').where('d.trashed_at', 'is', null);

function narrowed(scope: Seeing, { show, q, use, phase, search, decision }: LiteratureFilter) {
  const { db, reviewId } = scope;
  let query = db
    .selectFrom('reference as r')
    .where('r.review_id', '=', reviewId)
    .where('r.trashed_at', show === 'trash' ? 'is not' : 'is', null);
  for (const word of wordsOf(q)) query = query.where((eb) => holdsWord(eb, word));
  if (use) query = query.where('r.used_as', '=', use === 'none' ? '' : use);
  if (phase) query = query.where((eb) => usedIn(eb, phase));
  if (search) query = query.where((eb) => foundBy(eb, search));
  if (decision) query = query.where((eb) => isDecided(eb, scope, decision));
  return shownAs(query, show);
}

/** What the tabs above the list show. */
function shownAs(found: Found, show: LiteratureFilter['show']): Found {
  let query = found;
  if (show === 'guessed') query = query.where('r.guessed', '!=', '[]');
  if (show === 'with_files') query = query.where((eb) => eb.exists(documentsIn(eb).select('d.id')));
  if (show === 'without_files') query = query.where((eb) => eb.not(eb.exists(documentsIn(eb).select('d.id'))));
  if (show === 'not_retrieved') query = query.where(isNotRetrieved);
  if (show === 'siblings') query = query.where(hasSiblings);
  return query;
}

const isNotRetrieved = (eb: Builder) =>
  eb.exists(
    eb
      .selectFrom('retrieval as t')
      .select('t.id')
      .whereRef('t.reference_id', '=', 'r.id')
      .where('t.state', '=', 'not_retrieved')
      .where('t.trashed_at', 'is', null),
  );

const hasSiblings = (eb: Builder) =>
  eb.exists(
    eb
      .selectFrom('reference as m')
      .select('m.id')
      .whereRef('m.study_id', '=', 'r.study_id')
      .whereRef('m.id', '!=', 'r.id')
      .where('m.trashed_at', 'is', null),
  );

/** The words that a list is narrowed by. */
export const wordsOf = (q: string): readonly string[] => nameKey(q).split(' ').filter(Boolean);

/** A word in the title, among the authors or in the journal. SQL's `lower` knows ASCII only: in those two, other letters match any. */
export function holdsWord(eb: Builder, word: string) {
  const literally = word.replace(/[\\%_]/g, '_');
  const loosely = word.replace(/[^\u0020-\u007e]|[\\%]/gu, '_');
  const within = (column: 'r.authors' | 'r.container') => eb(eb.fn<string>('lower', [column]), 'like', `%${loosely}%`);
  return eb.or([eb('r.title_key', 'like', `%${literally}%`), within('r.authors'), within('r.container')]);
}

const usedIn = (eb: Builder, phase: string) =>
  eb.exists(
    eb
      .selectFrom('reference_phase as p')
      .select('p.id')
      .whereRef('p.reference_id', '=', 'r.id')
      .where('p.phase_id', '=', phase)
      .where('p.trashed_at', 'is', null),
  );

/** Out: something that stands excludes it; in: something stands, and nothing does. As this person may see it. */
function isDecided(eb: Builder, scope: Seeing, decision: Exclude<LiteratureDecision, ''>): Expression<SqlBool> {
  const stands = eb
    .selectFrom('standing_decision as w')
    .select('w.id')
    .whereRef('w.review_id', '=', 'r.review_id')
    .whereRef('w.reference_id', '=', 'r.id')
    .where('w.trashed_at', 'is', null)
    .where('w.choice', '!=', 'undecided')
    .where(visibleStanding(scope, 'w'));
  const excludes = eb.exists(stands.where('w.choice', '=', 'exclude'));
  if (decision === 'out') return excludes;
  return decision === 'none' ? eb.not(eb.exists(stands)) : eb.and([eb.exists(stands), eb.not(excludes)]);
}

const foundBy = (eb: Builder, search: string) =>
  eb.exists(
    eb.selectFrom('search_record as f').select('f.position').whereRef('f.reference_id', '=', 'r.id').where('f.search_id', '=', search),
  );

/** Whole records in the order of the list: what a file of references is written from. */
export const literatureRecords = (scope: Seeing, filter: LiteratureFilter, window: Window) =>
  sorted(
    narrowed(scope, filter)
      .selectAll('r')
      .select((eb) =>
        eb
          .selectFrom('study as s')
          .select('s.name')
          .whereRef('s.id', '=', 'r.study_id')
          .where('s.trashed_at', 'is', null)
          .$asScalar()
          .as('studyName'),
      ),
    filter.sort,
  )
    .limit(window.limit)
    .offset(window.offset)
    .execute();

function sorted<O>(query: SelectQueryBuilder<Tables, 'r', O>, sort: LiteratureSort): SelectQueryBuilder<Tables, 'r', O> {
  const last = (q: typeof query) => q.orderBy('r.number').orderBy('r.id');
  switch (sort) {
    case 'author':
      return last(query.orderBy((eb) => eb.fn('lower', ['r.authors'])).orderBy('r.year', (o) => o.asc().nullsLast()));
    case 'title':
      return last(query.orderBy('r.title_key'));
    case 'year':
      return last(query.orderBy('r.year', (o) => o.desc().nullsLast()));
    case 'added':
      return last(query);
  }
}

export async function literatureTotals({
  db,
  reviewId,
}: Pick<Scope, 'db' | 'reviewId'>): Promise<{ readonly all: number; readonly trash: number }> {
  const rows = await db
    .selectFrom('reference')
    .select((eb) => [eb.fn.countAll<number>().as('rows'), eb.fn.count<number>('trashed_at').as('trash')])
    .where('review_id', '=', reviewId)
    .executeTakeFirst();
  return { all: (rows?.rows ?? 0) - (rows?.trash ?? 0), trash: rows?.trash ?? 0 };
}
