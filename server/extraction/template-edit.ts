/** Editing a form's design. A question that was asked is never overwritten: it changes its words, or makes room for a new one. */
import { blankQuestion, type Design, flatten, keepsAnswers, type Question } from './template.ts';

/** Puts a question at the end, after the one named, or among the columns of a table. */
export function addQuestion(design: Design, question: Question, at: { readonly after?: string; readonly table?: string } = {}): Design {
  const { after, table } = at;
  if (table) return inList(design, table, (list, n) => spliced(list, n, 1, [withColumn(list[n], question)]));
  if (!after) return [...design, question];
  return inList(design, after, (list, n) => spliced(list, n + 1, 0, [question]));
}

const withColumn = (table: Question | undefined, column: Question): Question => {
  const of = table ?? blankQuestion('', 'table');
  return { ...of, columns: [...of.columns, column] };
};

export type Patch = Partial<Omit<Question, 'id' | 'columns'>>;

export interface Rules {
  /** Ids of questions of published versions: these may have answers. */
  readonly asked: ReadonlySet<string>;
  readonly newId: () => string;
}

/**
 * Changes a question. One that was asked and becomes a kind its answers don't fit gets a new id: the old question leaves the
 * form and stays readable with its answers.
 */
export function changeQuestion(design: Design, id: string, patch: Patch, rules: Rules): Design {
  return inList(design, id, (list, n) => {
    const before = list[n];
    if (!before) return list;
    const after = { ...before, ...patch };
    const isNew = rules.asked.has(id) && !keepsAnswers(before.kind, after.kind);
    return spliced(list, n, 1, [isNew ? { ...after, id: rules.newId() } : after]);
  });
}

/** Moves a question to a place of the list it is in, counted without it; beyond the ends is the end. */
export function moveQuestion(design: Design, id: string, to: number): Design {
  return inList(design, id, (list, n) => {
    const rest = spliced(list, n, 1, []);
    const at = Math.max(0, Math.min(rest.length, to));
    return spliced(rest, at, 0, list.slice(n, n + 1));
  });
}

/** Where a question is in its list, from 0; -1 when it isn't in the design. */
export function placeOf(design: Design, id: string): number {
  const lists = [design, ...design.map((question) => question.columns)];
  return lists.map((list) => list.findIndex((question) => question.id === id)).find((n) => n >= 0) ?? -1;
}

/** A copy right after the original, with ids of its own. */
export function duplicateQuestion(design: Design, id: string, newId: () => string): Design {
  return inList(design, id, (list, n) =>
    spliced(
      list,
      n + 1,
      0,
      list.slice(n, n + 1).map((question) => copyOf(question, newId)),
    ),
  );
}

const copyOf = (question: Question, newId: () => string): Question => ({
  ...question,
  id: newId(),
  columns: question.columns.map((column) => ({ ...column, id: newId() })),
});

/** A whole design for another form. */
export const copyDesign = (design: Design, newId: () => string): Design => design.map((question) => copyOf(question, newId));

export const removeQuestion = (design: Design, id: string): Design => inList(design, id, (list, n) => spliced(list, n, 1, []));

/** Puts a question that was asked in an earlier version back, as it was last asked; a column into its table. */
export function takeBack(design: Design, question: Question, table: string | null): Design {
  if (flatten(design).some((one) => one.id === question.id)) return design;
  const home = table ? design.find((one) => one.id === table && one.kind === 'table') : undefined;
  return addQuestion(design, question, home ? { table: home.id } : {});
}

type List = readonly Question[];

/** Applies a change to the list that holds `id`, the form's own or a table's columns. */
function inList(design: Design, id: string, change: (list: List, n: number) => List): Design {
  const n = design.findIndex((question) => question.id === id);
  if (n >= 0) return change(design, n);
  return design.map((question) => {
    const at = question.columns.findIndex((column) => column.id === id);
    return at >= 0 ? { ...question, columns: change(question.columns, at) } : question;
  });
}

const spliced = (list: List, at: number, remove: number, add: List): List => [...list.slice(0, at), ...add, ...list.slice(at + remove)];
