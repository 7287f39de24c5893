/** Answers: their states, their values by kind of question, what a person typed, and how they are written out. */
import { oneLine } from '../reviews/one-line.ts';
import type { Asked } from './asked.ts';
import { hasOptions, type Kind, type Option, type Question } from './template.ts';

/** Blank is not yet answered; the last three are answers of their own (the report's "not always possible to determine"). */
export const states = ['blank', 'given', 'not_reported', 'unclear', 'not_applicable'] as const;
export type State = (typeof states)[number];

/** The states that a person chooses by name. */
export const namedStates = ['not_reported', 'unclear', 'not_applicable'] as const satisfies readonly State[];

export const stateNames: Readonly<Record<State, string>> = {
  blank: 'No answer yet',
  given: 'Answered',
  not_reported: 'Not reported',
  unclear: 'Unclear',
  not_applicable: 'Not applicable',
};

export const asState = (state: string): State => states.find((one) => one === state) ?? 'blank';

/** One line of words, a number or a date as typed, "yes" or "no"; or options by id, with words of one's own. */
export type Value = { readonly words: string } | { readonly chosen: readonly string[]; readonly other: string };

const nothing: Value = { words: '' };

/** A value as it is kept: JSON, empty when nothing was given. It is read by its shape, so that a question may change its kind. */
export function readValue(stored: string): Value {
  if (!stored) return nothing;
  const value = JSON.parse(stored) as string | { chosen: string[]; other: string };
  return typeof value === 'string' ? { words: value } : value;
}

export function writeValue(value: Value): string {
  if ('words' in value) return value.words ? JSON.stringify(value.words) : '';
  return value.chosen.length || value.other ? JSON.stringify({ chosen: value.chosen, other: value.other }) : '';
}

export const wordsOf = (stored: string): string => {
  const value = readValue(stored);
  return 'words' in value ? value.words : '';
};

export function chosenOf(stored: string): { readonly chosen: readonly string[]; readonly other: string } {
  const value = readValue(stored);
  return 'words' in value ? { chosen: value.words ? [value.words] : [], other: '' } : value;
}

/** What came from a form's fields. */
export interface Typed {
  readonly values: readonly string[];
  readonly other: string;
  /** '' or a named state. */
  readonly state: string;
}

export type Parsed = { readonly state: State; readonly value: string } | { readonly problem: string };

/**
 * A typed answer as it is kept, or one sentence that says what does not fit. A named state keeps what was typed beside it:
 * changing one's mind brings it back. `before` is the stored answer: an option chosen there may stay when the form has lost it.
 */
export function parseAnswer(question: Question, typed: Typed, before = ''): Parsed {
  const value = hasOptions(question.kind) ? known(question, typed, chosenOf(before).chosen) : worded(question.kind, typed.values[0] ?? '');
  if ('problem' in value) return value;
  const stored = writeValue(value);
  const named = namedStates.find((state) => state === typed.state);
  if (named) return { state: named, value: stored };
  if (question.kind === 'yesno' && stored) return yesNo(stored);
  return { state: stored ? 'given' : 'blank', value: stored };
}

/** Of a yes/no question the named states are options among others. */
function yesNo(stored: string): Parsed {
  const words = wordsOf(stored);
  const named = namedStates.find((state) => state === words);
  return named ? { state: named, value: '' } : { state: 'given', value: stored };
}

type Read = Value | { readonly problem: string };

const worded = (kind: Kind, words: string): Read => readers[kind]?.(words) ?? nothing;

const readers: { readonly [K in Kind]?: (words: string) => Read } = {
  text: (words) => ({ words: oneLine(words) }),
  long: (words) => ({ words: words.trim() ? words : '' }),
  number: numeral,
  date,
  yesno: (words) => (['', 'yes', 'no', ...namedStates].includes(words) ? { words } : { problem: 'Choose yes, no or unclear.' }),
};

/** The chosen options in the form's order, then those that it no longer has. */
function known(question: Question, { values, other }: Typed, before: readonly string[]): Read {
  const wanted = new Set((question.kind === 'single' ? values.slice(0, 1) : values).filter(Boolean));
  const offered = question.options.filter((option) => wanted.has(option.id)).map((option) => option.id);
  const kept = before.filter((id) => wanted.has(id) && !offered.includes(id));
  if (offered.length + kept.length < wanted.size)
    return { problem: 'This option is no longer in the form. Reload the page to see it as it is now.' };
  return { chosen: [...offered, ...kept], other: question.other ? other.trim() : '' };
}

function numeral(words: string): Read {
  const compact = words
    .trim()
    .replaceAll('−', '-')
    .replace(/(?<=\d)[\s\u00a0](?=\d{3}(?!\d))/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact) ? compact.replaceAll(',', '') : compact;
  if (plain === '' || /^-?\d+(\.\d+)?$/.test(plain)) return { words: plain };
  return { problem: `“${words.trim().slice(0, 60)}” is not a number. Write digits, such as 40 or 12.5, or choose “Unclear”.` };
}

function date(words: string): Read {
  const plain = words.trim();
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(plain);
  if (plain === '' || (match && isDay(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)))) return { words: plain };
  return { problem: `“${plain.slice(0, 60)}” is not a date. Write 2019, 2019-05 or 2019-05-03.` };
}

const isDay = (year: number, month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);

const daysIn = (year: number, month: number): number => (month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** An answer in words, as tables and files print it; '' while it is blank. Options are worded as they are now. */
export function shownAnswer(
  asked: { readonly question: Pick<Question, 'kind'>; readonly options: readonly Option[] },
  answer: { readonly state: string; readonly value: string },
): string {
  const state = asState(answer.state);
  const said = shownValue(asked.question.kind, asked.options, answer.value);
  if (state === 'blank') return '';
  if (state === 'given') return said;
  return state === 'unclear' && said ? `${stateNames.unclear}: ${said}` : stateNames[state];
}

function shownValue(kind: Kind, options: readonly Option[], stored: string): string {
  const value = readValue(stored);
  if ('words' in value) return kind === 'yesno' ? capital(value.words) : value.words;
  const labels = value.chosen.map((id) => options.find((option) => option.id === id)?.label || id);
  return [...labels, ...(value.other ? [value.other] : [])].join('; ');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Where an answer belongs, beside the reference or case: unique in a set. */
export interface AnswerPlace {
  readonly question: string;
  /** The line of a repeating table; '' elsewhere. */
  readonly line: string;
  /** The column; '' for the line itself, whose row carries its place among the lines. */
  readonly column: string;
}

export const placeKey = ({ question, line, column }: AnswerPlace): string => `${question}/${line}/${column}`;

/** The question that an answer is to: the column's, in a repeating table. */
export const askedFor = (asked: ReadonlyMap<string, Asked>, place: AnswerPlace): Asked | undefined =>
  asked.get(place.column || place.question);
