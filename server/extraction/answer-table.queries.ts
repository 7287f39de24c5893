/** All answers to a form as a table: what it is about in rows, its questions in columns. Windowed; counted in SQL. */
import { expressionBuilder } from 'kysely';
import type { Schema } from '../platform/schema/index.ts';
import type { Window, Windowed } from '../web/pagination.ts';
import { windowed } from '../web/pagination.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { type Answer, answersAbout, type Reading } from './answers.queries.ts';
import { filledForm, type FilledForm, type Progress, progressOf } from './filled.ts';
import { shortName } from './record.queries.ts';
import type { TemplateListed, TemplateVersion } from './templates.queries.ts';

/** all: every reference with a document or an answer, every case; begun, blank: with or without an answer to this form. */
export type RowsShown = 'all' | 'begun' | 'blank';

export interface AnswerRow {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly isLeftOut: boolean;
  readonly filled: FilledForm<Answer>;
  readonly progress: Progress;
}

export interface AnswerTable {
  readonly rows: Windowed<AnswerRow>;
  readonly counts: Readonly<Record<RowsShown, number>>;
}

export interface TableAsked {
  readonly form: Pick<TemplateListed, 'id' | 'subject'>;
  readonly versions: readonly TemplateVersion[];
  readonly show: RowsShown;
  readonly window: Window;
}

export async function answerTable(scope: Reading & Pick<Scope, 'actorId'>, asked: TableAsked): Promise<AnswerTable> {
  const rowsOf = asked.form.subject === 'case' ? caseRows : referenceRows;
  const shows = ['all', 'begun', 'blank'] as const;
  const [rows, leftOut, ...totals] = await Promise.all([
    rowsOf(scope, asked.form.id, asked.show).page(asked.window),
    standingExclusions(scope),
    ...shows.map((show) => rowsOf(scope, asked.form.id, show).count()),
  ]);
  const [all = 0, begun = 0, blank = 0] = totals;
  const counts = { all, begun, blank };
  const answers = await answersAbout(
    scope,
    asked.form.id,
    rows.map((row) => row.id),
  );
  const design = asked.versions.at(-1)?.design ?? [];
  const shown = rows.map((row) => {
    const own = answers.get(row.id) ?? [];
    return { ...row, isLeftOut: leftOut.has(row.id), filled: filledForm(asked.versions, own), progress: progressOf(design, own) };
  });
  return { rows: windowed(asked.window, shown, counts[asked.show]), counts };
}

interface Subject {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

interface Rows {
  readonly page: (window: Window) => Promise<readonly Subject[]>;
  readonly count: () => Promise<number>;
}

function referenceRows(scope: Reading, templateId: string, show: RowsShown): Rows {
  const rows = scope.db
    .selectFrom('reference as r')
    .where('r.review_id', '=', scope.reviewId)
    .where('r.trashed_at', 'is', null)
    .where((eb) => {
      const answered = answersIn(scope, templateId).whereRef('a.reference_id', '=', 'r.id');
      if (show === 'begun') return eb.exists(answered);
      const documents = eb
        .selectFrom('document as d')
        .select('d.id')
        .whereRef('d.reference_id', '=', 'r.id')
        .where('d.trashed_at', 'is', null);
      return show === 'blank'
        ? eb.and([eb.exists(documents), eb.not(eb.exists(answered))])
        : eb.or([eb.exists(documents), eb.exists(answered)]);
    });
  return {
    async page({ offset, limit }) {
      const found = await rows.select(['r.id', 'r.title', 'r.authors', 'r.year']).orderBy('r.number').limit(limit).offset(offset).execute();
      return found.map(({ id, title, authors, year }) => ({ id, title, name: shortName(JSON.parse(authors) as string[], year, title) }));
    },
    count: async () => (await rows.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
  };
}

function caseRows(scope: Reading, templateId: string, show: RowsShown): Rows {
  const rows = scope.db
    .selectFrom('case as c')
    .where('c.review_id', '=', scope.reviewId)
    .where('c.trashed_at', 'is', null)
    .$if(show !== 'all', (qb) =>
      qb.where((eb) => {
        const begun = eb.exists(answersIn(scope, templateId).whereRef('a.case_id', '=', 'c.id'));
        return show === 'begun' ? begun : eb.not(begun);
      }),
    );
  return {
    page: ({ offset, limit }) =>
      rows
        .select(['c.id', 'c.name', 'c.abbreviation as title'])
        .orderBy('c.position')
        .orderBy('c.id')
        .limit(limit)
        .offset(offset)
        .execute(),
    count: async () => (await rows.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n,
  };
}

/** Answers to a form that say something; the row it is about is joined by the caller. */
const answersIn = (scope: Reading, templateId: string) =>
  expressionBuilder<Schema & { r: Schema['reference']; c: Schema['case'] }, 'r' | 'c'>()
    .selectFrom('answer as a')
    .select('a.id')
    .where('a.review_id', '=', scope.reviewId)
    .where('a.template_id', '=', templateId)
    .where('a.state', '!=', 'blank')
    .where('a.trashed_at', 'is', null)
    .where(visible(scope, 'a'));
