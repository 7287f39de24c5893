/** From the rows of the scale editor to a scale's design. */
import { oneLine } from '../reviews/one-line.ts';
import type { ScaleDesign } from './scale.ts';

export interface ScaleTyped {
  readonly help: string;
  readonly per_theory: boolean;
  readonly level_id: readonly string[];
  readonly level_name: readonly string[];
  readonly level_definition: readonly string[];
  readonly question_id: readonly string[];
  readonly question_text: readonly string[];
}

/** Rows keep their ids, new ones get one, empty ones go. `act` moves or drops a row: "up-level:1", "drop-question:0". */
export function designTyped(typed: ScaleTyped, act: string, newId: () => string): ScaleDesign {
  const levels = typed.level_name.map((name, n) => ({
    id: typed.level_id[n] ?? '',
    name: oneLine(name),
    definition: (typed.level_definition[n] ?? '').trim(),
  }));
  const questions = typed.question_text.map((text, n) => ({ id: typed.question_id[n] ?? '', text: oneLine(text) }));
  const named = <T extends { id: string }>(rows: readonly T[]): readonly T[] => rows.map((row) => ({ ...row, id: row.id || newId() }));
  return {
    help: typed.help,
    levels: named(moved(levels, act, 'level').filter((level) => level.name)),
    questions: named(moved(questions, act, 'question').filter((question) => question.text)),
    perTheory: typed.per_theory,
  };
}

function moved<T>(rows: readonly T[], act: string, of: 'level' | 'question'): readonly T[] {
  const match = /^(up|down|drop)-(level|question):(\d+)$/.exec(act);
  const at = Number(match?.[3] ?? -1);
  const row = rows[at];
  if (match?.[2] !== of || row === undefined) return rows;
  const rest = rows.filter((_, n) => n !== at);
  if (match[1] === 'drop') return rest;
  const to = match[1] === 'up' ? Math.max(0, at - 1) : at + 1;
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
