/** A window of the grid: lines with their evidence, names and counts. */
import { again } from '../platform/again.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Windowed, windowed, windowOf } from '../web/pagination.ts';
import type { Cmoc } from './cmoc.ts';
import { filtered, inQueue, type Line, type ListFacts, noFilter, queues, type Queue } from './cmoc-list.ts';
import { cmocsById, type Material, materialOf } from './cmocs.queries.ts';
import type { CellNames } from './grid.ts';
import { type ListAsked, linesOf, type Named, supportAmong, type Surroundings, surroundingsOf, theoriesByCmoc } from './lists.queries.ts';
import { noSupport, type Support } from './support.ts';

export interface GridRow {
  readonly cmoc: Cmoc;
  readonly support: Support;
  readonly theories: readonly Named[];
}

export interface GridLine extends GridRow {
  /** A heading stands above this line. */
  readonly heading: { readonly name: string; readonly n: number } | null;
}

export interface Grid {
  readonly lines: Windowed<GridLine>;
  /** All that are not in the trash, whatever the filter. */
  readonly all: number;
  readonly found: number;
  readonly material: Material;
  readonly around: Surroundings;
  readonly names: CellNames;
  readonly queueCounts: Readonly<Partial<Record<Queue, number>>>;
}

export async function gridOf(scope: Scope, asked: ListAsked, page: number): Promise<Grid> {
  const { cmocs, lines, material, around, facts } = await linesOf(scope, asked);
  const window = windowOf(page, 100);
  const shown = lines.slice(window.offset, window.offset + window.limit);
  const rows = await rowsOf(scope, { material, around }, [...new Set(shown.map((line) => line.cmoc))]);
  const byId = new Map(rows.map((row) => [row.cmoc.id, row]));
  const gridLines = shown.flatMap((line, at): readonly GridLine[] => {
    const row = byId.get(line.cmoc.id);
    return row ? [{ ...row, heading: headingAt(line, shown[at - 1] ?? lines[window.offset - 1]) }] : [];
  });
  return {
    lines: windowed(window, gridLines, lines.length),
    all: cmocs.length,
    found: new Set(lines.map((line) => line.cmoc.id)).size,
    material,
    around,
    names: cellNames({ material, around }),
    queueCounts: queueCounts(cmocs, facts),
  };
}

/** Rows again after they were edited. */
export async function gridRows(
  scope: Scope,
  ids: readonly string[],
): Promise<{ rows: readonly GridRow[]; names: CellNames; material: Material }> {
  const [material, around] = await Promise.all([materialOf(scope), surroundingsOf(scope)]);
  const cmocs = await cmocsById(scope, material, ids);
  return { rows: await rowsOf(scope, { material, around }, cmocs), names: cellNames({ material, around }), material };
}

interface Known {
  readonly material: Material;
  readonly around: Surroundings;
}

async function rowsOf(scope: Scope, { around }: Known, cmocs: readonly Cmoc[]): Promise<readonly GridRow[]> {
  if (!cmocs.length) return [];
  const ids = cmocs.map((cmoc) => cmoc.id);
  const [support, theories] = await Promise.all([supportAmong(scope, cmocs), theoriesByCmoc(scope, ids)]);
  return cmocs.map((cmoc) => ({
    cmoc,
    support: support.get(cmoc.id) ?? noSupport,
    theories: around.theories.filter((theory) => theories.get(cmoc.id)?.includes(theory.id)),
  }));
}

const headingAt = (line: Line, before: Line | undefined): GridLine['heading'] =>
  line.heading === null || before?.heading === line.heading ? null : { name: line.heading, n: line.underHeading };

export function cellNames({ material, around }: Known): CellNames {
  const finder = (list: readonly Named[]) => {
    const names = new Map(list.map((one) => [one.id, one.name]));
    return (id: string): string => names.get(id) ?? '';
  };
  return { code: (id) => material.constructs.get(id)?.name ?? '', phase: finder(around.phases), case: finder(around.cases) };
}

/** Those that cost nothing extra to count. */
const counted = queues.filter((queue) => queue !== 'thin' && queue !== 'contested');

const countedQueues = again<Grid['queueCounts']>();

const queueCounts = (cmocs: readonly Cmoc[], facts: ListFacts): Grid['queueCounts'] =>
  countedQueues(cmocs, [facts.assigned], () => {
    const waiting = filtered(cmocs, noFilter, facts);
    return Object.fromEntries(counted.map((queue) => [queue, waiting.filter(inQueue(queue, facts)).length]));
  });
