/** What a form's draft would change: shown on each question before one publishes. */
import { oneLine } from '../reviews/one-line.ts';
import { type Design, flatten, type Question } from './template.ts';

export type DraftChange = 'new' | 'changed';

/** By the question's id; a table is changed by its own words, its columns each by theirs. */
export function draftChanges(draft: Design, published: Design): ReadonlyMap<string, DraftChange> {
  const before = new Map(flatten(published).map((question) => [question.id, own(question)]));
  return new Map(
    flatten(draft).flatMap((question): [string, DraftChange][] => {
      const was = before.get(question.id);
      if (was === undefined) return [[question.id, 'new']];
      return was === own(question) ? [] : [[question.id, 'changed']];
    }),
  );
}

const own = (question: Question): string => JSON.stringify({ ...question, columns: [] });

/** Options after an edit: those that came back with their ids, then pasted lines; a line that names an old option keeps its id. */
export function editedOptions(
  rows: readonly { readonly id: string; readonly label: string }[],
  pasted: string,
  known: { readonly options: Question['options']; readonly newId: () => string },
): Question['options'] {
  const kept = rows.filter((row) => row.label);
  const labels = new Set(kept.map((row) => row.label.toLowerCase()));
  const added = pasted
    .split('\n')
    .map(oneLine)
    .filter((line) => line && !labels.has(line.toLowerCase()) && labels.add(line.toLowerCase()));
  const idOf = (label: string): string =>
    known.options.find((option) => option.label.toLowerCase() === label.toLowerCase())?.id ?? known.newId();
  return [...kept, ...added.map((label) => ({ id: idOf(label), label }))];
}

/** Moves or drops one row: "up:2", "down:0", "drop:1"; anything else changes nothing. */
export function movedRow<T>(rows: readonly T[], act: string): readonly T[] {
  const [verb = '', place = ''] = act.split(':');
  const at = Number(place);
  const row = rows[at];
  if (!place || row === undefined) return rows;
  const rest = rows.filter((_, n) => n !== at);
  if (verb === 'drop') return rest;
  const to = verb === 'up' ? Math.max(0, at - 1) : verb === 'down' ? at + 1 : at;
  return [...rest.slice(0, to), row, ...rest.slice(to)];
}
