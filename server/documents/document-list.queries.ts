/** The list of documents with what has been done with each: counts are subqueries on the rows they count. */
import type { ExpressionBuilder, SelectQueryBuilder } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import { phasesOf, type StandingChoice, standingChoices } from '../references/reference-facts.queries.ts';
import { nameKey } from '../reviews/name-key.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../web/pagination.ts';
import type { DocumentFilter, DocumentSort } from './document-filter.ts';
import { type ReadingState, readingState } from './reading-state.ts';

export interface DocumentListed {
  readonly id: string;
  readonly number: number;
  readonly fileName: string;
  readonly referenceId: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly kind: string;
  readonly use: string;
  readonly isGuessed: boolean;
  readonly pages: number;
  readonly warnings: readonly string[];
  readonly passages: number;
  /** Questions of forms answered for its reference. */
  readonly answers: number;
  /** Judgements of its reference. */
  readonly judgements: number;
  readonly phases: readonly string[];
  readonly decisions: readonly StandingChoice[];
  readonly mine: ReadingState;
  /** Of others who have opened it. */
  readonly others: readonly { readonly name: string; readonly state: ReadingState }[];
}

type Tables = Schema & { d: Schema['document']; r: Schema['reference']; v: Schema['document_version'] };
type Builder = ExpressionBuilder<Tables, 'd' | 'r' | 'v'>;

/** One window of the documents that a filter finds. */
export async function documentList(scope: Scope, filter: DocumentFilter, window: Window): Promise<Windowed<DocumentListed>> {
  const found = narrowed(scope, filter);
  const [rows, count] = await Promise.all([
    sorted(
      found.select(columns).select((eb) => counts(scope, eb)),
      filter.sort,
    )
      .limit(window.limit)
      .offset(window.offset)
      .execute(),
    found.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst(),
  ]);
  const [readings, phases, decisions] = await Promise.all([
    readingsIn(
      scope,
      rows.map((row) => row.id),
    ),
    phasesOf(
      scope,
      rows.map((row) => row.referenceId),
    ),
    standingChoices(
      scope,
      rows.map((row) => row.referenceId),
    ),
  ]);
  const listed = rows.map(({ authors, warnings, guessed, ...row }) => ({
    ...row,
    authors: JSON.parse(authors) as string[],
    warnings: JSON.parse(warnings) as string[],
    isGuessed: guessed !== '[]',
    phases: phases.get(row.referenceId) ?? [],
    decisions: decisions.get(row.referenceId) ?? [],
    ...readings(row.id),
  }));
  return windowed(window, listed, count?.n ?? 0);
}

const columns = [
  'd.id',
  'd.number',
  'd.file_name as fileName',
  'd.reference_id as referenceId',
  'r.title',
  'r.authors',
  'r.year',
  'r.kind',
  'r.used_as as use',
  'r.guessed',
  'v.pages',
  'v.warnings',
] as const;

function counts(scope: Scope, eb: Builder) {
  return [
    passagesOf(scope, eb).as('passages'),
    eb
      .selectFrom('answer as a')
      .select(eb.fn.countAll<number>().as('n'))
      .whereRef('a.reference_id', '=', 'd.reference_id')
      .where('a.state', '!=', 'blank')
      .where('a.trashed_at', 'is', null)
      .where(visible(scope, 'a'))
      .$asScalar()
      .$notNull()
      .as('answers'),
    eb
      .selectFrom('judgement as j')
      .select(eb.fn.countAll<number>().as('n'))
      .whereRef('j.reference_id', '=', 'd.reference_id')
      .where('j.trashed_at', 'is', null)
      .where(visible(scope, 'j'))
      .$asScalar()
      .$notNull()
      .as('judgements'),
  ] as const;
}

const passagesOf = (scope: Scope, eb: Builder) =>
  eb
    .selectFrom('excerpt as e')
    .innerJoin('document_version as ev', 'ev.id', 'e.document_version_id')
    .select(eb.fn.countAll<number>().as('n'))
    .whereRef('ev.document_id', '=', 'd.id')
    .where('e.review_id', '=', scope.reviewId)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'e'))
    .$asScalar()
    .$notNull();

/** Documents whose text is whole, with their reference. */
function base({ db, reviewId }: Scope, isTrash: boolean) {
  return db
    .selectFrom('document as d')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .innerJoin('document_version as v', (on) => on.onRef('v.document_id', '=', 'd.id').on('v.is_current', '=', 1))
    .where('d.review_id', '=', reviewId)
    .where('d.trashed_at', isTrash ? 'is not' : 'is', null);
}

function narrowed(scope: Scope, { show, q, use, phase }: DocumentFilter) {
  let query = base(scope, show === 'trash');
  for (const word of nameKey(q).split(' ').filter(Boolean)) query = query.where((eb) => holds(eb as Builder, word));
  if (use) query = query.where('r.used_as', '=', use === 'none' ? '' : use);
  if (phase) query = query.where((eb) => usedIn(eb as Builder, phase));
  if (show === 'warnings') query = query.where('v.warnings', '!=', '[]');
  if (show === 'unmarked') query = query.where((eb) => eb(passagesOf(scope, eb as Builder), '=', 0));
  if (show === 'next' || show === 'reading' || show === 'read') query = query.where((eb) => readAs(scope, eb as Builder, show));
  return query;
}

/** A word in the title, among the authors or in the file's name. SQL's `lower` knows ASCII only: other letters match any. */
function holds(eb: Builder, word: string) {
  const like = `%${word.replace(/[^\u0020-\u007e]|[\\%]/gu, '_')}%`;
  const within = (column: 'r.title_key' | 'r.authors' | 'd.file_name') => eb(eb.fn<string>('lower', [column]), 'like', eb.val(like));
  return eb.or([within('r.title_key'), within('r.authors'), within('d.file_name')]);
}

const usedIn = (eb: Builder, phase: string) =>
  eb.exists(
    eb
      .selectFrom('reference_phase as p')
      .select('p.id')
      .whereRef('p.reference_id', '=', 'd.reference_id')
      .where('p.phase_id', '=', phase)
      .where('p.trashed_at', 'is', null),
  );

function readAs(scope: Scope, eb: Builder, show: 'next' | 'reading' | 'read') {
  const mine = (isOpen: boolean) =>
    eb.exists(
      eb
        .selectFrom('reading as g')
        .select('g.id')
        .whereRef('g.document_id', '=', 'd.id')
        .where('g.author_id', '=', scope.actorId)
        .where('g.trashed_at', 'is', null)
        .where('g.finished_at', isOpen ? 'is' : 'is not', null),
    );
  if (show === 'reading') return mine(true);
  if (show === 'read') return eb.and([mine(false), eb.not(mine(true))]);
  return eb.or([mine(true), eb.not(mine(false))]);
}

function sorted<O>(
  query: SelectQueryBuilder<Tables, 'd' | 'r' | 'v', O>,
  sort: DocumentSort,
): SelectQueryBuilder<Tables, 'd' | 'r' | 'v', O> {
  const last = (q: typeof query) => q.orderBy('d.number').orderBy('d.id');
  switch (sort) {
    case 'title':
      return last(query.orderBy('r.title_key'));
    case 'author':
      return last(query.orderBy((eb) => eb.fn('lower', ['r.authors'])).orderBy('r.year', (o) => o.asc().nullsLast()));
    case 'year':
      return last(query.orderBy('r.year', (o) => o.desc().nullsLast()));
    case 'pages':
      return last(query.orderBy('v.pages', 'desc'));
    case 'passages':
      return last(query.orderBy((eb) => eb.ref('passages' as 'd.number'), 'desc'));
    case 'added':
      return last(query);
  }
}

/** The readings of a window of documents: mine, and those of others who have opened them. */
async function readingsIn(scope: Scope, ids: readonly string[]) {
  const rows = ids.length
    ? await scope.db
        .selectFrom('reading as g')
        .innerJoin('account as a', 'a.id', 'g.author_id')
        .select(['g.document_id', 'g.author_id', 'a.name', 'g.pass', 'g.finished_at as finishedAt'])
        .where('g.review_id', '=', scope.reviewId)
        .where('g.document_id', 'in', ids)
        .where('g.trashed_at', 'is', null)
        .orderBy('a.name')
        .execute()
    : [];
  const byDocument = Map.groupBy(rows, (row) => row.document_id);
  return (id: string): Pick<DocumentListed, 'mine' | 'others'> => {
    const byReader = Map.groupBy(byDocument.get(id) ?? [], (row) => row.author_id);
    const mine = readingState(byReader.get(scope.actorId) ?? []);
    byReader.delete(scope.actorId);
    return { mine, others: [...byReader.values()].map((own) => ({ name: own[0]?.name ?? '', state: readingState(own) })) };
  };
}

export interface NextDocument {
  readonly id: string;
  readonly title: string;
  readonly isOpen: boolean;
  /** How many documents come before it in the order in which they were added. */
  readonly before: number;
}

/** What I go on with: the document I am reading, else the first I have not read. */
export async function myNext(scope: Scope): Promise<NextDocument | null> {
  const one = async (show: 'reading' | 'next') =>
    narrowed(scope, { show, q: '', use: '', phase: '', sort: 'added' })
      .select(['d.id', 'r.title', 'd.number'])
      .orderBy('d.number')
      .executeTakeFirst();
  const reading = await one('reading');
  const next = reading ?? (await one('next'));
  if (!next) return null;
  const before = await base(scope, false)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('d.number', '<', next.number)
    .executeTakeFirst();
  return { id: next.id, title: next.title, isOpen: Boolean(reading), before: before?.n ?? 0 };
}

/** How many documents the review has, in the trash and out of it. */
export async function documentTotals(scope: Scope): Promise<{ readonly all: number; readonly trash: number }> {
  const count = async (isTrash: boolean) =>
    (
      await base(scope, isTrash)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n ?? 0;
  return { all: await count(false), trash: await count(true) };
}
