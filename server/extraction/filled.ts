/** A form with its answers, laid out: each answer in exactly one place, under a present question or among those removed. */
import { type AnswerPlace, asState } from './answer.ts';
import { type Asked, everAsked, type Version } from './asked.ts';
import { columnsOf, type Design, isAnswered, type Question } from './template.ts';

export interface Given extends AnswerPlace {
  readonly linePosition: number;
  readonly state: string;
  readonly value: string;
}

export interface Line<A> {
  readonly id: string;
  /** The line's own row. */
  readonly mark: A | undefined;
  readonly cells: ReadonlyMap<string, A>;
}

export interface Filled<A> {
  readonly question: Question;
  /** The answer to the question itself; of a table, a state such as "not reported" for the whole of it. */
  readonly answer: A | undefined;
  /** table: its lines in order. */
  readonly lines: readonly Line<A>[];
}

/** Answers to a question that the present form does not ask, or to a column that its table no longer has. */
export interface Kept<A> {
  readonly asked: Asked;
  readonly answers: readonly A[];
}

export interface FilledForm<A> {
  readonly questions: readonly Filled<A>[];
  readonly removed: readonly Kept<A>[];
  readonly asked: ReadonlyMap<string, Asked>;
}

/** Lays answers out over the latest version. Blank answers of removed questions are left away: there is nothing to read. */
export function filledForm<A extends Given>(versions: readonly Version[], answers: readonly A[]): FilledForm<A> {
  const asked = everAsked(versions);
  const design = versions.at(-1)?.design ?? [];
  const byQuestion = Map.groupBy(answers, (answer) => answer.question);
  const questions = design.map((question) => filled(question, byQuestion.get(question.id) ?? []));
  const present = new Map(design.map((question) => [question.id, new Set(columnsOf(question).map((column) => column.id))]));
  const stray = answers.filter((answer) => isStray(answer, present) && asState(answer.state) !== 'blank');
  const removed = [...Map.groupBy(stray, (answer) => answer.column || answer.question)].map(([id, kept]) => ({
    asked: asked.get(id) ?? unknown(id),
    answers: kept.toSorted(byLine),
  }));
  return { questions, removed, asked };
}

const isStray = (answer: Given, present: ReadonlyMap<string, ReadonlySet<string>>): boolean => {
  const columns = present.get(answer.question);
  return !columns || (answer.column !== '' && !columns.has(answer.column));
};

function filled<A extends Given>(question: Question, answers: readonly A[]): Filled<A> {
  const columns = new Set(columnsOf(question).map((column) => column.id));
  const inLines = Map.groupBy(
    answers.filter((answer) => answer.line && (!answer.column || columns.has(answer.column))),
    (answer) => answer.line,
  );
  const lines = [...inLines].map(([id, rows]) => ({
    id,
    mark: rows.find((row) => !row.column),
    cells: new Map(rows.filter((row) => row.column).map((row) => [row.column, row])),
  }));
  return { question, answer: answers.find((answer) => !answer.line), lines: lines.toSorted(byMark) };
}

const byMark = <A extends Given>(a: Line<A>, b: Line<A>): number =>
  (a.mark?.linePosition ?? 0) - (b.mark?.linePosition ?? 0) || (a.id < b.id ? -1 : 1);

const byLine = (a: Given, b: Given): number => a.linePosition - b.linePosition || (a.line < b.line ? -1 : 1);

/** A question of a version that is missing (an archive cut short): its answers are shown under its id. */
const unknown = (id: string): Asked => ({
  question: { id, kind: 'text', label: id, help: '', expected: false, options: [], other: false, columns: [], which: 'all', fields: [] },
  options: [],
  since: 0,
  until: 0,
  table: null,
});

export interface Progress {
  readonly answered: number;
  readonly questions: number;
  /** Expected questions without an answer. */
  readonly open: number;
}

/** How far a form is: questions with an answer or a named state; a table with one filled cell counts. */
export function progressOf(design: Design, answers: readonly Given[]): Progress {
  const answered = new Set(answers.filter((answer) => asState(answer.state) !== 'blank').map((answer) => answer.question));
  const questions = design.filter((question) => isAnswered(question.kind));
  return {
    answered: questions.filter((question) => answered.has(question.id)).length,
    questions: questions.length,
    open: questions.filter((question) => question.expected && !answered.has(question.id)).length,
  };
}
