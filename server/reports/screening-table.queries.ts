/** The table of screening: one row per reference, phase, stage and reviewer, with what stands there. Read in pieces. */
import { visibleDecision, visibleStanding } from '../agreement/blind.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { namesOf, vocabulary } from '../reviews/reviews.queries.ts';
import { asChoice, asStage, choiceNames, madeHowNames, stageNames } from '../screening/stage.ts';
import { counts, words } from './column.ts';
import type { Column, TableHead, TableRow } from './table.ts';
import type { TableScope } from './table-scope.ts';
import type { RowWindow } from './cmoc-tables.queries.ts';

const columns: readonly Column[] = [
  counts('number', 'Record'),
  words('title', 'Title', 34),
  counts('year', 'Year'),
  words('doi', 'DOI', 16),
  words('phase', 'Phase', 14),
  words('stage', 'Stage', 12),
  words('reviewer', 'Reviewer', 12),
  words('decision', 'Decision', 9),
  words('primary_reason', 'Main reason', 20),
  words('reasons', 'Reasons', 24),
  words('note', 'Note', 24),
  words('decided_on', 'On', 10),
  words('stands', 'Stands', 9),
  words('stands_how', 'How it came to stand', 16),
];

export function screeningHead({ phase, total }: { readonly phase: string | null; readonly total: number }): TableHead {
  return {
    name: 'screening',
    caption: 'Screening decisions',
    columns,
    totals: null,
    notes: [
      `Scope: decisions ${phase ? `in the phase “${phase}”` : 'in all phases'}, references in the trash left out.`,
      'A row without a reviewer is an outcome that stands without anybody’s own decision: discussed together, or set by a lead.',
    ],
    scope: { phase, decisions: total },
  };
}

type Asked = Pick<TableScope, 'phaseId'>;

/** Everybody's decisions that may be seen, the last where somebody decided twice. */
const decided = (scope: Scope, { phaseId }: Asked) =>
  scope.db
    .selectFrom('decision as d')
    .innerJoin('reference as r', (on) => on.onRef('r.id', '=', 'd.reference_id').on('r.trashed_at', 'is', null))
    .leftJoin('standing_decision as s', (on) =>
      on
        .onRef('s.reference_id', '=', 'd.reference_id')
        .onRef('s.phase_id', '=', 'd.phase_id')
        .onRef('s.stage', '=', 'd.stage')
        .on('s.trashed_at', 'is', null)
        .on(() => visibleStanding(scope, 's')),
    )
    .where('d.review_id', '=', scope.reviewId)
    .where('d.trashed_at', 'is', null)
    .where(visibleDecision(scope, 'd'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as l')
            .select('l.id')
            .whereRef('l.phase_id', '=', 'd.phase_id')
            .whereRef('l.stage', '=', 'd.stage')
            .whereRef('l.reference_id', '=', 'd.reference_id')
            .whereRef('l.author_id', '=', 'd.author_id')
            .whereRef('l.id', '>', 'd.id')
            .where('l.trashed_at', 'is', null),
        ),
      ),
    )
    .$if(phaseId !== null, (query) => query.where('d.phase_id', '=', phaseId ?? ''));

/** What stands where nobody's own decision may be seen. */
const standingAlone = (scope: Scope, { phaseId }: Asked) =>
  scope.db
    .selectFrom('standing_decision as s')
    .innerJoin('reference as r', (on) => on.onRef('r.id', '=', 's.reference_id').on('r.trashed_at', 'is', null))
    .where('s.review_id', '=', scope.reviewId)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(scope, 's'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('decision as d')
            .select('d.id')
            .whereRef('d.phase_id', '=', 's.phase_id')
            .whereRef('d.stage', '=', 's.stage')
            .whereRef('d.reference_id', '=', 's.reference_id')
            .where('d.trashed_at', 'is', null)
            .where(visibleDecision(scope, 'd')),
        ),
      ),
    )
    .$if(phaseId !== null, (query) => query.where('s.phase_id', '=', phaseId ?? ''));

export async function screeningCounts(scope: Scope, asked: Asked): Promise<{ readonly decisions: number; readonly total: number }> {
  const [own, alone] = await Promise.all(
    [decided(scope, asked), standingAlone(scope, asked)].map(async (query) => {
      const row = await (query as ReturnType<typeof standingAlone>).select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirst();
      return row?.n ?? 0;
    }),
  );
  return { decisions: own ?? 0, total: (own ?? 0) + (alone ?? 0) };
}

/** Rows in a window: decisions by number and time, then what stands without one. */
export async function screeningRows(
  scope: Scope,
  asked: Asked,
  { decisions, window: { offset, limit } }: { readonly decisions: number; readonly window: RowWindow },
): Promise<readonly TableRow[]> {
  const own = Math.max(0, Math.min(limit, decisions - offset));
  const named = await namesFor(scope);
  const first = own ? await ownRows(scope, asked, { offset, limit: own }) : [];
  const rest = limit > own ? await aloneRows(scope, asked, { offset: Math.max(0, offset - decisions), limit: limit - own }) : [];
  return [...first, ...rest].map((row) => rowOf(row, named));
}

const ownRows = (scope: Scope, asked: Asked, window: RowWindow) =>
  decided(scope, asked)
    .select(['d.id', 'd.author_id', 'd.phase_id', 'd.stage', 'd.choice', 'd.reasons', 'd.primary_reason_id', 'd.note', 'd.changed_at'])
    .select(['r.number', 'r.title', 'r.year', 'r.doi', 's.choice as stands', 's.made_how', 's.people', 's.decided_on'])
    .orderBy('r.number')
    .orderBy('d.made_at')
    .orderBy('d.id')
    .limit(window.limit)
    .offset(window.offset)
    .execute();

const aloneRows = async (scope: Scope, asked: Asked, window: RowWindow): Promise<Awaited<ReturnType<typeof ownRows>>> => {
  const rows = await standingAlone(scope, asked)
    .select(['s.id', 's.phase_id', 's.stage', 's.reasons', 's.primary_reason_id', 's.note', 's.changed_at'])
    .select(['r.number', 'r.title', 'r.year', 'r.doi', 's.choice as stands', 's.made_how', 's.people', 's.decided_on'])
    .orderBy('r.number')
    .orderBy('s.id')
    .limit(window.limit)
    .offset(window.offset)
    .execute();
  return rows.map((row) => ({ ...row, author_id: '', choice: '' }));
};

type Row = Awaited<ReturnType<typeof ownRows>>[number];
type Names = Awaited<ReturnType<typeof namesFor>>;

async function namesFor(scope: Scope) {
  const [people, phases, reasons] = await Promise.all([namesOf(scope), vocabulary(scope, 'phase'), vocabulary(scope, 'exclusion_reason')]);
  const called = (rows: readonly { readonly id: string; readonly name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]));
  return { people, phases: called(phases), reasons: called(reasons) };
}

function rowOf(row: Row, { people, phases, reasons }: Names): TableRow {
  const reason = (id: string): string => reasons.get(id) ?? 'a reason no longer on the list';
  const how = row.made_how ? [madeHowNames[row.made_how] ?? row.made_how, row.people, row.decided_on].filter(Boolean).join(', ') : '';
  return {
    key: row.id,
    cells: [
      row.number,
      row.title,
      row.year,
      row.doi,
      phases.get(row.phase_id) ?? 'a phase removed since',
      stageNames[asStage(row.stage)],
      people.get(row.author_id) ?? '',
      row.choice && choiceNames[asChoice(row.choice)].toLowerCase(),
      row.primary_reason_id ? reason(row.primary_reason_id) : '',
      (JSON.parse(row.reasons) as string[]).map(reason).join('; '),
      row.note,
      row.changed_at.slice(0, 10),
      row.stands ? choiceNames[asChoice(row.stands)].toLowerCase() : '',
      how,
    ],
  };
}
