/** The lines of a repeating table: each has a row of its own, which carries its place, and a row per cell. */
import type { Context } from '../platform/context.ts';
import { NotFound } from '../platform/errors.ts';
import { change, operate, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { createAnswer, linesOf, openPlace, rowsAt, type WholeQuestion } from './answer-place.service.ts';

export interface LinePlace extends WholeQuestion {
  readonly line: string;
}

/** Adds a line to a repeating table, at the end. Returns the line's id. */
export async function addLine(ctx: Context, scope: Scope, place: WholeQuestion): Promise<string> {
  return operate(ctx, scope, { verb: 'add a line' }, async (op) => {
    const at = { ...place, line: '', column: '' };
    const { latest, question } = await openPlace(op, at);
    if (question.kind !== 'table') throw new NotFound();
    const marks = await linesOf(op, scope, place);
    const line = op.newId();
    const line_position = Math.max(-1, ...marks.map((mark) => mark.line_position)) + 1;
    const own = { state: 'blank', value: '', template_version_id: latest.id };
    await createAnswer(op, scope, { ...at, line }, { ...own, line_position });
    return line;
  });
}

/** Puts a line with its cells in the trash; undo brings all of it back. */
export async function removeLine(ctx: Context, scope: Scope, place: LinePlace): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a line' }, async (op) => {
    const rows = (await rowsAt(op, scope, place)).filter((row) => row.line === place.line);
    if (!place.line || !rows.length) throw new NotFound();
    for (const row of rows) await trash(op, 'answer', row.id);
    return null;
  });
}

/** Moves a line one place up or down. */
export async function moveLine(ctx: Context, scope: Scope, place: LinePlace, direction: 'up' | 'down'): Promise<null> {
  return operate(ctx, scope, { verb: 'reorder lines' }, async (op) => {
    const marks = [...(await linesOf(op, scope, place))];
    const at = marks.findIndex((mark) => mark.line === place.line);
    const [mark] = at < 0 ? [] : marks.splice(at, 1);
    if (!mark) throw new NotFound();
    marks.splice(Math.max(0, direction === 'up' ? at - 1 : at + 1), 0, mark);
    for (const [position, { id }] of marks.entries()) await change(op, 'answer', { id }, { line_position: position });
    return null;
  });
}
