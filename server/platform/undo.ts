/** Which operation undo and redo would take, from one person's operations in one review. */

export interface Done {
  readonly operation: string;
  readonly verb: string;
  /** The operation this one took back. */
  readonly undoes: string | null;
}

export interface NextUndo {
  readonly undo: Done | null;
  readonly redo: Done | null;
}

/** `done` is oldest first. A new operation empties what could be redone; verbs in `kept` are passed over. */
export function nextUndo(done: readonly Done[], kept: ReadonlySet<string>): NextUndo {
  const undoable: Done[] = [];
  const redoable: Done[] = [];
  for (const one of done) {
    if (one.undoes === null) {
      if (kept.has(one.verb)) continue;
      undoable.push(one);
      redoable.length = 0;
    } else if (undoable.at(-1)?.operation === one.undoes) {
      undoable.pop();
      redoable.push(one);
    } else if (redoable.at(-1)?.operation === one.undoes) {
      redoable.pop();
      undoable.push(one);
    }
  }
  return { undo: undoable.at(-1) ?? null, redo: redoable.at(-1) ?? null };
}
