/** Cells of the grid: one edited in place, or many pasted as one step. */
import type { Context } from '../platform/context.ts';
import { Conflict, Invalid, NotFound } from '../platform/errors.ts';
import { change, create, type Operation, operate } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Verdict, verdicts } from './cmoc.ts';
import { addCmoc, snapshotNow, writeStatus } from './cmocs.service.ts';
import { codeNamer, type CodeNamer } from './constructs.service.ts';
import { writeSlot } from './elements.service.ts';
import { readElements } from './element-text.ts';
import { cellText, type GridColumn, type GridField, roleOfField, statusChoices } from './grid.ts';
import { gridRows } from './grid.queries.ts';
import { namedIn } from './import.queries.ts';

export interface CellGiven {
  readonly field: GridField;
  readonly text: string;
}

export interface CellEdited extends CellGiven {
  /** What stood in it when it was opened; left out: whatever stands there now. */
  readonly seen?: string | undefined;
}

/** Writes one cell. @throws Conflict when somebody else has written something else there meanwhile. */
export async function editCell(ctx: Context, scope: Scope, cmocId: string, cell: CellEdited): Promise<null> {
  return operate(ctx, scope, { verb: 'edit a cell' }, async (op) => {
    if (cell.seen !== undefined) await assertAsSeen({ ...scope, db: op.tx }, cmocId, { ...cell, seen: cell.seen });
    await writeCell({ op, scope, namer: await codeNamer(op) }, cmocId, cell);
    return null;
  });
}

async function assertAsSeen(scope: Scope, cmocId: string, { field, text, seen }: CellGiven & { readonly seen: string }): Promise<void> {
  const { rows, names } = await gridRows(scope, [cmocId]);
  const cmoc = rows[0]?.cmoc;
  if (!cmoc) throw new NotFound();
  const theirs = cellText(cmoc, field, names);
  if (theirs === seen || theirs === text.trim()) return;
  throw new Conflict({
    object: 'cmoc',
    objectId: cmocId,
    version: cmoc.version,
    fields: [{ field: 'text', yours: text, theirs, base: seen }],
  });
}

export interface RowGiven {
  /** Null: a new CMOC of the theory. */
  readonly cmocId: string | null;
  readonly cells: readonly CellGiven[];
}

/** Writes many cells as one step. Returns how many CMOCs were made and changed. */
export async function pasteCells(ctx: Context, scope: Scope, rows: readonly RowGiven[]): Promise<{ made: number; changed: number }> {
  return operate(ctx, scope, { verb: 'paste cells' }, async (op) => {
    const writing = { op, scope, namer: await codeNamer(op) };
    for (const { cmocId, cells } of rows) {
      const id = cmocId ?? (await addCmoc(op, scope, { level: 'theory' })).id;
      for (const cell of cells) await writeCell(writing, id, cell);
    }
    const made = rows.filter((row) => row.cmocId === null).length;
    return { made, changed: rows.length - made };
  });
}

interface Writing {
  readonly op: Operation;
  readonly scope: Scope;
  readonly namer: CodeNamer;
}

async function writeCell(writing: Writing, id: string, { field, text }: CellGiven): Promise<void> {
  const roleId = roleOfField(field);
  if (roleId !== null) await writeSlot(writing.op, writing.namer, { cmocId: id, roleId, typed: readElements(text) });
  else await writers[field as GridColumn](writing, id, text.trim());
}

type Writer = (writing: Writing, id: string, text: string) => Promise<unknown>;

const plain =
  (column: 'label' | 'group_name' | 'strategy', most: number): Writer =>
  ({ op }, id, text) =>
    change(op, 'cmoc', { id }, { [column]: text.replace(/\s+/g, ' ').slice(0, most) });

const notHere: Writer = () => Promise.reject(new Invalid({ field: 'This column is not edited here.' }));

const writers: Readonly<Record<GridColumn, Writer>> = {
  label: plain('label', 40),
  group: plain('group_name', 120),
  strategy: plain('strategy', 300),
  async statement({ op, scope }, id, text) {
    await change(op, 'cmoc', { id }, { statement: text.slice(0, 4000), statement_of: text ? await snapshotNow(op, scope, id) : '' });
  },
  async filed_under({ op, namer }, id, text) {
    const code = text ? namer.find(text) : null;
    if (text && !code) throw new Invalid({ filed_under: `There is no code “${text}”.` });
    await change(op, 'cmoc', { id }, { filed_under_id: code?.id ?? null });
  },
  async phase({ op }, id, text) {
    const phase = (await namedIn({ db: op.tx, reviewId: op.reviewId }, 'phase')).get(nameKey(text)) ?? null;
    if (text && !phase) throw new Invalid({ phase: `This review has no phase “${text}”.` });
    await change(op, 'cmoc', { id }, { phase_id: phase });
  },
  async case({ op }, id, text) {
    await change(op, 'cmoc', { id }, { case_id: text ? await caseNamed(op, text) : null });
  },
  async status({ op, scope }, id, text) {
    const choice = statusChoices.find((one) => nameKey(one.text) === nameKey(text));
    if (!choice) throw new Invalid({ status: `“${text}” is no status.` });
    await writeStatus(op, id, { status: choice.status, because: choice.because, who: scope.actorName, note: '' });
  },
  async verdict({ op }, id, text) {
    const verdict = ['' as const, ...verdicts].find((one): one is Verdict => nameKey(one) === nameKey(text));
    if (verdict === undefined) throw new Invalid({ verdict: `“${text}” is no verdict.` });
    await change(op, 'cmoc', { id }, { verdict });
  },
  evidence: notHere,
  theories: notHere,
};

/** A case by name, made when missing. */
export async function caseNamed(op: Operation, name: string): Promise<string> {
  const known = await namedIn({ db: op.tx, reviewId: op.reviewId }, 'case');
  const own = { name, name_key: nameKey(name), abbreviation: name, attributes: '{}', position: known.size };
  return known.get(own.name_key) ?? create(op, 'case', own);
}
