/** Tables of configurations, in the shapes in which they are published. */
import { counts, words } from './column.ts';
import { type CmocLine, furtherKinds, numberOf, quotesFor, slotText, strategyOf } from './cmoc-line.ts';
import { mergeDown } from './merged-cells.ts';
import type { Cell, Column, Table, TableRow } from './table.ts';
import { statusNames, verdictNames } from '../synthesis/cmoc.ts';
import { statementOf } from '../synthesis/statement.ts';

export const wordings = ['row', 'sentence', 'if_then'] as const;
export type Wording = (typeof wordings)[number];

export interface CmocTableAsked {
  /** In the order of the table. */
  readonly lines: readonly CmocLine[];
  readonly wording: Wording;
  readonly style: 'data' | 'print';
  /** What lines are grouped under, with the group of each line; null when they are not. */
  readonly group: { readonly title: string; readonly of: (line: CmocLine) => string } | null;
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

/** A column with what stands in it. */
interface Written extends Column {
  readonly of: (line: CmocLine) => Cell;
}

const write = (column: Column, of: (line: CmocLine) => Cell): Written => ({ ...column, of });

const context = write(words('context', 'Context', 26), ({ cmoc }) => slotText(cmoc, 'context'));
const mechanism = write(words('mechanism', 'Mechanism', 26), ({ cmoc }) => slotText(cmoc, 'mechanism'));
const outcome = write(words('outcome', 'Outcome', 22), ({ cmoc }) => slotText(cmoc, 'outcome'));
const sentence = write(words('statement', 'Configuration', 46), ({ cmoc }) => statementOf(cmoc));
const ifThen = write(words('statement', 'Statement', 46), ({ cmoc }) => statementOf(cmoc, 'if_then'));
const strategy = write(words('strategy', 'Strategy', 16), ({ cmoc }) => strategyOf(cmoc));
const caseName = write(words('case', 'Case', 10), (line) => line.case);
/** The team's label stands beside the number; for scripts in a column of its own. */
const numbers = (style: CmocTableAsked['style']): readonly Written[] =>
  style === 'print'
    ? [write(words('number', 'CMOC', 8), ({ cmoc }) => numberOf(cmoc))]
    : [write(counts('number', 'Number'), ({ cmoc }) => cmoc.number), write(words('label', 'Label', 10), ({ cmoc }) => cmoc.label)];
const passages = write(words('quotes', 'Passages', 44), (line) => quotesFor(line));
const passagesAgainst = write(words('quotes_against', 'Passages against', 30), (line) => quotesFor(line, true));
const status = write(words('status', 'Status', 10), ({ cmoc }) => statusNames[cmoc.status]);
const documents = write(counts('documents', 'Documents', { short: 'Docs', under: 'For' }), (line) => line.documents);
const excerpts = write(counts('excerpts', 'Passages', { under: 'For' }), (line) => line.excerpts);
const documentsAgainst = write(
  counts('documents_against', 'Documents', { short: 'Docs', under: 'Against' }),
  (line) => line.documentsAgainst,
);
const excerptsAgainst = write(counts('excerpts_against', 'Passages', { under: 'Against' }), (line) => line.excerptsAgainst);

/** Columns as `cli.md` promises them. */
const dataColumns: readonly Written[] = [
  ...numbers('data'),
  write(words('level', 'Level', 10), ({ cmoc }) => cmoc.level),
  sentence,
  write(words('group', 'Group', 14), ({ cmoc }) => cmoc.group),
  strategy,
  caseName,
  context,
  mechanism,
  outcome,
  write(words('status', 'Status', 10), ({ cmoc }) => cmoc.status),
  write(words('verdict', 'Verdict', 10), ({ cmoc }) => cmoc.verdict || 'not tested'),
  write(words('filed_under', 'Filed under', 14), (line) => line.filedUnder),
  documents,
  write(counts('studies', 'Studies'), (line) => line.studies),
  excerpts,
  documentsAgainst,
  write(words('sufficiently_supported', 'Sufficiently supported', 12), (line) => (line.isSupported ? 'yes' : 'no')),
];

function said(wording: Wording): readonly Written[] {
  if (wording === 'row') return [context, mechanism, outcome];
  return [wording === 'sentence' ? sentence : ifThen];
}

function further(lines: readonly CmocLine[], wording: Wording): readonly Written[] {
  if (wording !== 'row') return [];
  return furtherKinds(lines).map(({ kind, name }) => write(words(kind, name, 16), ({ cmoc }) => slotText(cmoc, kind)));
}

const anyFilled = (column: Written, lines: readonly CmocLine[]): readonly Written[] =>
  lines.some((line) => column.of(line) !== '') ? [column] : [];

const rowsOf = (columns: readonly Written[], lines: readonly CmocLine[]): readonly TableRow[] =>
  lines.map((line) => ({ key: line.cmoc.id, cells: columns.map((column) => column.of(line)) }));

const bare = (columns: readonly Written[]): readonly Column[] => columns.map(({ of: _, ...column }) => column);

function table(name: string, caption: string, columns: readonly Written[], { lines, group, notes, scope }: CmocTableAsked): Table {
  const whole = { name, caption, columns: bare(columns), rows: rowsOf(columns, lines), totals: null, notes, scope };
  if (!group) return whole;
  const rows = whole.rows.map((row, at) => ({ ...row, cells: [groupOf(group, lines[at]), ...row.cells] }));
  return { ...whole, columns: [words('grouped_under', group.title, 16), ...whole.columns], rows: mergeDown(rows, [0]) };
}

const groupOf = (group: NonNullable<CmocTableAsked['group']>, line: CmocLine | undefined): string => (line ? group.of(line) : '');

const caption = 'Context–mechanism–outcome configurations';

/** One row per configuration. */
export const cmocsTable = (asked: CmocTableAsked): Table =>
  asked.style === 'data' ? table('cmocs', caption, dataColumns, { ...asked, group: null }) : cmocsPrint(asked);

/** One row per configuration, its passages beside it with the page they stand on. */
function cmocsPrint(asked: CmocTableAsked): Table {
  const { lines, wording } = asked;
  const columns = [
    ...numbers('print'),
    ...anyFilled(caseName, lines),
    ...anyFilled(strategy, lines),
    ...said(wording),
    ...further(lines, wording),
    passages,
    ...anyFilled(passagesAgainst, lines),
    status,
    write(words('filed_under', 'Filed under', 14), (line) => line.filedUnder),
    write(words('verdict', 'Verdict', 10), ({ cmoc }) => verdictNames[cmoc.verdict]),
    documents,
    documentsAgainst,
    write(words('sufficiently_supported', 'Sufficiently supported', 12), (line) => (line.isSupported ? 'Yes' : 'No')),
  ];
  return table('cmocs', caption, columns, asked);
}

/** A configuration beside one of the documents that speak of it. */
export interface DocumentLine {
  readonly document: string;
  readonly line: CmocLine;
}

export const documentLineKey = ({ document, line }: DocumentLine): string => `${document} ${line.cmoc.id}`;

/** By document: the configurations extracted from each, or that it has a passage for or against. `lines` are in order, each with the passages of that document only. */
export function byDocument(asked: Omit<CmocTableAsked, 'lines'> & { readonly lines: readonly DocumentLine[] }): Table {
  const lines = asked.lines.map(({ line }) => line);
  const columns = [
    ...numbers(asked.style),
    ...said(asked.wording),
    ...further(lines, asked.wording),
    passages,
    passagesAgainst,
    excerpts,
    excerptsAgainst,
  ];
  const whole = table('cmocs-by-document', 'Configurations by document', columns, { ...asked, lines, group: null });
  const rows = whole.rows.map((row, at) => {
    const one = asked.lines[at];
    return { key: one ? documentLineKey(one) : row.key, cells: [one?.document ?? '', ...row.cells] };
  });
  return { ...whole, columns: [words('document', 'Document', 14), ...whole.columns], rows: mergeDown(rows, [0]) };
}

/** By case and strategy; neighbours that share a case, a strategy or the words of a slot share the cell. */
export function byCase(asked: CmocTableAsked): Table {
  const columns = [caseName, strategy, ...said(asked.wording), ...further(asked.lines, asked.wording), ...numbers(asked.style)];
  const whole = table('cmocs-by-case', 'Configurations by case and strategy', columns, { ...asked, group: null });
  const wordsAt = columns.flatMap((column, at) => (at > 1 && column.kind === 'text' && column.name !== 'number' ? [at] : []));
  return { ...whole, rows: mergeDown(whole.rows, [0, 1], wordsAt) };
}

/** If … then … because, as somebody could act on it. */
export function actionStatements(asked: CmocTableAsked): Table {
  const given = (kind: string) => (line: CmocLine) => slotText(line.cmoc, kind);
  const columns = [
    ...numbers(asked.style),
    ...anyFilled(
      write(words('group', 'Group', 14), ({ cmoc }) => cmoc.group),
      asked.lines,
    ),
    write(words('if', 'If (context)', 26), (line) => [strategyOf(line.cmoc), slotText(line.cmoc, 'context')].filter(Boolean).join('; ')),
    write(words('then', 'Then (outcome)', 22), given('outcome')),
    write(words('because', 'Because (mechanism)', 26), given('mechanism')),
    ifThen,
    documents,
    documentsAgainst,
  ];
  return table('action-statements', 'If … then … because statements', columns, { ...asked, group: null });
}
