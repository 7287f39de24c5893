/** Agreement of the reviewers in each closed check round, pair by pair, as it was frozen. */
import type { FrozenRound, PairFigures } from '../agreement/frozen.ts';
import type { Statistic } from '../agreement/statistic.ts';
import { stageNames, type Stage } from '../screening/stage.ts';
import { counts, words } from './column.ts';
import type { Cell, Table, TableRow } from './table.ts';

export interface AgreementRound {
  readonly id: string;
  readonly name: string;
  readonly stage: Stage;
  readonly drawn: number;
  /** Null while the round is open. */
  readonly frozen: FrozenRound | null;
}

const columns = [
  words('round', 'Round', 10),
  words('stage', 'Stage', 16),
  words('reviewer_a', 'Reviewer A', 16),
  words('reviewer_b', 'Reviewer B', 16),
  counts('n', 'Records'),
  counts('agree', 'Alike'),
  counts('percent', 'Percent'),
  counts('kappa', 'Cohen’s κ'),
  counts('pabak', 'PABAK'),
  counts('ac1', 'Gwet’s AC1'),
  counts('alpha', 'Krippendorff’s α', { short: 'α' }),
  words('note', 'Note', 40),
];

export function agreementTable(rounds: readonly AgreementRound[], style: 'data' | 'print'): Table {
  const open = rounds.filter((round) => !round.frozen).length;
  return {
    name: 'agreement',
    caption: 'Agreement of reviewers',
    columns,
    rows: rounds.flatMap((round) => (round.frozen ? rowsOf(round, round.frozen, style) : [])),
    totals: null,
    notes: [
      'Scope: closed check rounds of screening, as they were when each closed, before conflicts were resolved.',
      'An empty figure is not defined; the note says why.',
      ...(open ? [`${open} ${open === 1 ? 'round is' : 'rounds are'} open: agreement is calculated when a round closes.`] : []),
    ],
    scope: { rounds: rounds.length - open, open },
  };
}

function rowsOf(round: AgreementRound, frozen: FrozenRound, style: 'data' | 'print'): readonly TableRow[] {
  const stage = style === 'data' ? round.stage : stageNames[round.stage];
  const pairs = frozen.pairs.map((pair) => ({
    key: `${round.id} ${pair.a.id} ${pair.b.id}`,
    cells: [round.name, stage, pair.a.name, pair.b.name, ...figures(pair), noteOn(round, pair)],
  }));
  return frozen.all ? [...pairs, { key: `${round.id} all`, cells: [round.name, stage, 'all', 'all', ...overAll(frozen)] }] : pairs;
}

const figures = ({ table, percent, kappa, pabak, ac1, alpha }: PairFigures): readonly Cell[] => [
  table.n,
  table.agreed,
  percent.value === null ? null : rounded(percent.value * 100, 2),
  ...[kappa, pabak, ac1, alpha].map(coefficient),
];

function overAll({ judged, agreed, all }: FrozenRound): readonly Cell[] {
  const fleiss =
    typeof all?.fleiss.value === 'number'
      ? `Fleiss’ κ ${rounded(all.fleiss.value, 4)} over ${all.complete} records judged by everybody.`
      : '';
  const share = judged ? rounded((agreed / judged) * 100, 2) : null;
  return [judged, agreed, share, null, null, null, all && coefficient(all.alpha), fleiss];
}

const coefficient = ({ value }: Statistic): Cell => (value === null ? null : rounded(value, 4));
const rounded = (value: number, places: number): number => Number(value.toFixed(places));

/** Why a figure is not defined, what was left out, what counted as what. */
function noteOn({ drawn }: AgreementRound, pair: PairFigures): string {
  const reasons = [pair.percent, pair.kappa, pair.ac1, pair.alpha].flatMap((one) => (one.value === null ? [one.why] : []));
  const left = drawn > pair.table.n ? [`${drawn - pair.table.n} of ${drawn} drawn were not judged by both.`] : [];
  return [...new Set(reasons), ...left, ...(pair.asGiven ? ['“Maybe” counts as “include”.'] : [])].join(' ');
}
