/** Any table of a review, as it stands now: in pieces for files, a window of it for the page. */
import type { Scope } from '../reviews/scope.queries.ts';
import { agreementOf } from './agreement-table.queries.ts';
import { scopeNames, referencesTaken } from './asked.queries.ts';
import { codebookTable } from './codebook.queries.ts';
import { type CmocTableName, cmocTable, type RowWindow } from './cmoc-tables.queries.ts';
import type { CmocLine } from './cmoc-line.ts';
import { codeReading } from './code-reading.ts';
import { codesKept } from './counted.queries.ts';
import { demiTable } from './demi-table.queries.ts';
import { appraisalTable, characteristicsTable, extractionOf } from './literature-tables.queries.ts';
import { everyPassage, type PassageFilter } from './passages.queries.ts';
import { passageColumns, passageColumnsForScripts, readable } from './passage-rows.ts';
import { passagePieces, passageSource, type PassageSource, passageWindow } from './passages-table.queries.ts';
import { roleTableOf } from './role-table.queries.ts';
import { screeningCounts, screeningHead, screeningRows } from './screening-table.queries.ts';
import { documentScopeSentence, leftOutNote } from './scope-words.ts';
import { flowOf, type Table, type TableFlow, type TableHead, type TableRow, withColumns } from './table.ts';
import type { TableName } from './table-name.ts';
import type { TableRequest } from './table-view.ts';

export interface TableWindow {
  readonly table: Table;
  /** Rows, or passages, of the whole table. */
  readonly total: number;
  /** Of tables of configurations: what each row is about. */
  readonly lines?: ReadonlyMap<string, CmocLine>;
}

/** A table in pieces: what files are written from. `baseUrl` is for links out of files. */
export async function tableFlow(scope: Scope, asked: TableRequest, baseUrl: string): Promise<TableFlow> {
  if (asked.table === 'screening') return screeningFlow(scope, asked);
  if (asked.table !== 'excerpts') return flowOf(withColumns((await tableNow(scope, asked, null)).table, isShown(asked)));
  const source = await passagesFor(scope, asked, baseUrl);
  const head = await passageHead(scope, asked, source);
  const shown = withColumns({ ...head, rows: [] }, isShown(asked));
  return { ...shown, pieces: shownPieces(passagePieces(scope, source), asked, head) };
}

/** Ids, addresses and times are for scripts. */
const isShown =
  ({ table, style, view }: TableRequest) =>
  ({ name }: { readonly name: string }): boolean =>
    !view.hide.includes(name) && !(table === 'excerpts' && style === 'print' && passageColumnsForScripts.has(name));

/** Rows in a window, or all of them. */
export async function tableNow(scope: Scope, asked: TableRequest, window: RowWindow | null): Promise<TableWindow> {
  if (asked.table === 'excerpts') return passagesNow(scope, asked, window);
  if (isCmocTable(asked)) return cmocTable(scope, asked, window);
  if (asked.table === 'screening') return screeningNow(scope, asked, window);
  const table = await whole[asked.table as keyof typeof whole](scope, asked);
  return {
    total: table.rows.length,
    table: window ? { ...table, rows: table.rows.slice(window.offset, window.offset + window.limit) } : table,
  };
}

const cmocTables: readonly TableName[] = ['cmocs', 'cmocs-by-document', 'cmocs-by-case', 'action-statements'];
const isCmocTable = (asked: TableRequest): asked is TableRequest & { readonly table: CmocTableName } => cmocTables.includes(asked.table);

/** Tables with one row per mechanism, code, document or case: never so long that they have to be read in pieces. */
const whole: Readonly<
  Record<Exclude<TableName, CmocTableName | 'excerpts' | 'screening'>, (scope: Scope, asked: TableRequest) => Promise<Table>>
> = {
  'demi-regularities': async (scope, asked) => (await demiTable(scope, asked)).table,
  'by-role': async (scope, asked) => (await roleTableOf(scope, asked))?.table ?? noRoles,
  codebook: codebookTable,
  characteristics: characteristicsTable,
  appraisal: appraisalTable,
  extraction: extractionOf,
  agreement: agreementOf,
};

const noRoles: Table = { name: 'by-role', caption: 'Codes by role', columns: [], rows: [], totals: null, notes: [], scope: {} };

async function passagesFor(scope: Scope, asked: TableRequest, baseUrl: string): Promise<PassageSource> {
  return passageSource(scope, { filter: await filterOf(scope, asked), takes: await referencesTaken(scope, asked.scope), baseUrl });
}

async function filterOf(scope: Scope, { view }: TableRequest): Promise<PassageFilter> {
  if (view.isUncoded) return { ...everyPassage, isUncoded: true };
  if (view.codeId === null) return { ...everyPassage, roleId: view.roleId };
  const codes = await codesKept(scope);
  const reading = codeReading(codes);
  const wanted = reading.merged(view.codeId)?.id;
  const codeIds = codes.filter((code) => code.id === view.codeId || reading.merged(code.id)?.id === wanted).map((code) => code.id);
  return { roleId: view.roleId, codeIds, isUncoded: false };
}

async function passageHead(scope: Scope, asked: TableRequest, source: PassageSource): Promise<TableHead> {
  const names = await scopeNames(scope, asked.scope);
  const leftOut = leftOutNote({ passages: source.leftOut });
  return {
    name: 'excerpts',
    caption: 'Passages and their codes',
    columns: passageColumns,
    totals: null,
    notes: [documentScopeSentence(asked.scope, names), leftOut].filter(Boolean),
    scope: {
      phase: names.phase,
      uses: asked.scope.uses,
      set: 'working',
      passages: source.total,
      passages_from_excluded_documents: source.leftOut,
    },
  };
}

async function* shownPieces(
  pieces: AsyncIterable<readonly TableRow[]>,
  asked: TableRequest,
  head: TableHead,
): AsyncGenerator<readonly TableRow[]> {
  for await (const rows of pieces) {
    const worded = asked.style === 'print' ? rows.map(readable) : rows;
    yield withColumns({ ...head, rows: worded }, isShown(asked)).rows;
  }
}

async function passagesNow(scope: Scope, asked: TableRequest, window: RowWindow | null): Promise<TableWindow> {
  const source = await passagesFor(scope, asked, '');
  const rows = await passageWindow(scope, source, window ?? { offset: 0, limit: source.total });
  return { total: source.total, table: { ...(await passageHead(scope, asked, source)), rows: rows.map(readable) } };
}

async function screeningFlow(scope: Scope, asked: TableRequest): Promise<TableFlow> {
  const [{ phase }, { decisions, total }] = await Promise.all([scopeNames(scope, asked.scope), screeningCounts(scope, asked.scope)]);
  const head = screeningHead({ phase, total });
  const shown = withColumns({ ...head, rows: [] }, isShown(asked));
  async function* pieces(): AsyncGenerator<readonly TableRow[]> {
    for (let offset = 0; offset < total; offset += 1000) {
      const rows = await screeningRows(scope, asked.scope, { decisions, window: { offset, limit: 1000 } });
      yield withColumns({ ...head, rows }, isShown(asked)).rows;
    }
  }
  return { ...shown, pieces: pieces() };
}

async function screeningNow(scope: Scope, asked: TableRequest, window: RowWindow | null): Promise<TableWindow> {
  const [{ phase }, { decisions, total }] = await Promise.all([scopeNames(scope, asked.scope), screeningCounts(scope, asked.scope)]);
  const rows = await screeningRows(scope, asked.scope, { decisions, window: window ?? { offset: 0, limit: total } });
  return { total, table: { ...screeningHead({ phase, total }), rows } };
}
