/** The design of an extraction form, as data: a list of questions with stable ids. What happened to it over versions: asked.ts. */

export const kinds = ['heading', 'text', 'long', 'number', 'date', 'yesno', 'single', 'multiple', 'table', 'cmocs', 'record'] as const;
export type Kind = (typeof kinds)[number];

export const kindNames: Readonly<Record<Kind, string>> = {
  heading: 'Section heading',
  text: 'Short text',
  long: 'Long text',
  number: 'Number',
  date: 'Date',
  yesno: 'Yes, no or unclear',
  single: 'One of several options',
  multiple: 'Any of several options',
  table: 'Repeating table',
  cmocs: 'CMOCs of this document',
  record: 'From the record',
};

/** What the columns of a repeating table may be. */
export const simpleKinds = ['text', 'long', 'number', 'date', 'yesno', 'single', 'multiple'] as const satisfies readonly Kind[];

/** Shown, never answered. */
const shownKinds: ReadonlySet<Kind> = new Set<Kind>(['heading', 'cmocs', 'record']);
const optionKinds: ReadonlySet<Kind> = new Set<Kind>(['single', 'multiple']);

export const isAnswered = (kind: Kind): boolean => !shownKinds.has(kind);
export const hasOptions = (kind: Kind): boolean => optionKinds.has(kind);
export const isSimple = (kind: Kind): boolean => (simpleKinds as readonly Kind[]).includes(kind);

export interface Option {
  readonly id: string;
  readonly label: string;
}

export const recordFields = ['authors', 'year', 'countries', 'title', 'study', 'used_as', 'phases'] as const;
export type RecordField = (typeof recordFields)[number];

export const recordFieldNames: Readonly<Record<RecordField, string>> = {
  authors: 'Authors',
  year: 'Year',
  countries: 'Country',
  title: 'Title',
  study: 'Study',
  used_as: 'Use',
  phases: 'Phase',
};

/** Which CMOCs of the document a question shows: all, those the prior theory has, those it has not. */
export const cmocChoices = ['all', 'fit', 'novel'] as const;
export type CmocChoice = (typeof cmocChoices)[number];

/** Every question has every property, so that trying another kind in the builder and coming back loses nothing. */
export interface Question {
  /** Unique in the form, columns included; an answer is found by it for ever. */
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  readonly help: string;
  /** An answer is expected: advice, counted in the progress, never a gate. */
  readonly expected: boolean;
  /** single, multiple */
  readonly options: readonly Option[];
  /** single, multiple: a line for what the options don't name. */
  readonly other: boolean;
  /** table: questions of simple kinds. */
  readonly columns: readonly Question[];
  /** cmocs */
  readonly which: CmocChoice;
  /** record */
  readonly fields: readonly RecordField[];
}

export type Design = readonly Question[];

export const blankQuestion = (id: string, kind: Kind, label = ''): Question => ({
  id,
  kind,
  label,
  help: '',
  expected: false,
  options: [],
  other: false,
  columns: [],
  which: 'all',
  fields: ['authors', 'year', 'countries'],
});

/** A design as it is kept in a column: `{"questions": […]}`; only our own writing is read back. */
export const readDesign = (stored: string): Design => (stored ? (JSON.parse(stored) as { questions: Design }).questions : []);
export const writeDesign = (questions: Design): string => JSON.stringify({ questions });

/** All questions, columns right after their table. */
export const flatten = (design: Design): readonly Question[] => design.flatMap((question) => [question, ...columnsOf(question)]);

/** The columns that a question has as the kind it is. */
export const columnsOf = (question: Question): readonly Question[] => (question.kind === 'table' ? question.columns : []);

export const findQuestion = (design: Design, id: string): Question | undefined => flatten(design).find((question) => question.id === id);

/** True when an answer to the first kind reads the same under the second: then the question keeps its id. */
export function keepsAnswers(from: Kind, to: Kind): boolean {
  if (from === to) return true;
  if (to === 'text' || to === 'long') return ['text', 'long', 'number', 'date'].includes(from);
  return (from === 'single' && to === 'multiple') || !isAnswered(from);
}
