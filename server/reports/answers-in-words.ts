/** A filled form as cells of a table: one per question, repeating tables as lines. */
import { shownAnswer } from '../extraction/answer.ts';
import type { FilledForm, Filled, Given, Line } from '../extraction/filled.ts';
import { columnsOf, isAnswered, type Question, type RecordField } from '../extraction/template.ts';
import type { ReferenceListed } from './literature.queries.ts';
import { usedAs } from './use-words.ts';

export interface AskedColumn {
  readonly id: string;
  readonly label: string;
}

/** The present questions in order, then those that were removed but have answers in any of the forms. */
export function askedColumns(forms: readonly FilledForm<Given>[], design: readonly Question[]): readonly AskedColumn[] {
  const present = design.filter((question) => question.kind !== 'heading').map(({ id, label }) => ({ id, label }));
  const removed = new Map<string, AskedColumn>();
  for (const form of forms)
    for (const { asked } of form.removed)
      removed.set(asked.question.id, { id: asked.question.id, label: `${asked.question.label} (no longer asked)` });
  return distinct([...present, ...removed.values()]);
}

/** Two questions with one label are told apart by a number. */
function distinct(columns: readonly AskedColumn[]): readonly AskedColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const n = (seen.get(column.label) ?? 0) + 1;
    seen.set(column.label, n);
    return n === 1 ? column : { ...column, label: `${column.label} (${n})` };
  });
}

export interface FormSubject {
  /** What the record says; null for a case. */
  readonly reference: ReferenceListed | null;
  /** The configurations of the document, in words. */
  readonly cmocs: (which: Question['which']) => string;
}

/** Words by the id of the question. */
export function answersInWords(form: FilledForm<Given>, about: FormSubject): ReadonlyMap<string, string> {
  const present = form.questions.map((filled) => [filled.question.id, questionInWords(form, filled, about)] as const);
  const removed = form.removed.map(({ asked, answers }) => {
    const said = answers.map((answer) => shownAnswer(asked, answer)).filter(Boolean);
    return [asked.question.id, said.join('\n')] as const;
  });
  return new Map([...removed, ...present]);
}

function questionInWords(form: FilledForm<Given>, { question, answer, lines }: Filled<Given>, about: FormSubject): string {
  if (question.kind === 'record') return about.reference ? recordInWords(question.fields, about.reference) : '';
  if (question.kind === 'cmocs') return about.cmocs(question.which);
  if (!isAnswered(question.kind)) return '';
  const whole = answer ? said(form, question.id, answer) : '';
  if (question.kind !== 'table') return whole;
  return [whole, ...lines.map((line) => lineInWords(form, question, line))].filter(Boolean).join('\n');
}

const lineInWords = (form: FilledForm<Given>, question: Question, line: Line<Given>): string =>
  columnsOf(question)
    .flatMap((column) => {
      const cell = line.cells.get(column.id);
      const words = cell ? said(form, column.id, cell) : '';
      return words ? [`${column.label}: ${words}`] : [];
    })
    .join('; ');

function said(form: FilledForm<Given>, questionId: string, answer: Given): string {
  const asked = form.asked.get(questionId);
  return asked ? shownAnswer(asked, answer) : '';
}

const recordFields: Readonly<Record<RecordField, (reference: ReferenceListed) => string>> = {
  authors: (one) => one.authors.join('; '),
  year: (one) => (one.year === null ? '' : String(one.year)),
  countries: (one) => one.countries.join('; '),
  title: (one) => one.title,
  study: (one) => one.study,
  used_as: (one) => usedAs(one.usedAs),
  phases: (one) => one.phases.join('; '),
};

const recordInWords = (fields: readonly RecordField[], reference: ReferenceListed): string =>
  fields
    .map((field) => recordFields[field](reference))
    .filter(Boolean)
    .join('; ');
