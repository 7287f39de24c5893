/**
 * A configuration in words, generated from its elements in three forms. A statement edited by hand is never generated again:
 * it remembers what the elements were (`statement_of`), and says which slot has changed since.
 */
import { nameKey } from '../reviews/name-key.ts';
import { type Direction, directionSigns } from '../reviews/vocabulary.ts';
import type { Cmoc, Element, Slot } from './cmoc.ts';
import { asSentence, clause, hasOwnWords, joined, nounPhrase, wordsOf } from './phrase.ts';

export const statementForms = ['sentence', 'if_then', 'row'] as const;
export type StatementForm = (typeof statementForms)[number];
export const formNames: Readonly<Record<StatementForm, string>> = {
  sentence: 'C–M–O sentence',
  if_then: 'If … then … because …',
  row: 'Table row',
};

/**
 * The elements that are said. A code that its slot's own words name already is not said twice: "high trust and faith" stands
 * for Trust and Faith.
 */
export function saidElements({ elements }: Pick<Slot, 'elements'>): readonly Element[] {
  const said = elements.filter((element) => wordsOf(element) !== '');
  const own = new Set(said.filter((element) => hasOwnWords(element)));
  if (!own.size || own.size === said.length) return said;
  const words = [...own].map(({ wording }) => ` ${nameKey(wording)} `.replace(/[^\p{L}\p{N}]+/gu, ' '));
  const isNamed = ({ code }: Element): boolean => {
    const names = [code?.name ?? '', ...(code?.aliases ?? [])].map(nameKey).filter(Boolean);
    return names.some((name) => words.some((text) => text.includes(` ${name} `)));
  };
  return said.filter((element) => own.has(element) || !isNamed(element));
}

interface Parts {
  readonly context: string;
  readonly mechanism: string;
  readonly outcome: string;
  readonly strategy: string;
  readonly actor: string;
  readonly others: readonly string[];
}

const main = ['context', 'mechanism', 'outcome', 'strategy', 'actor'];

function partsOf(slots: readonly Slot[], say: (element: Element) => string, tag: (slot: Slot) => string): Parts {
  const of = (wanted: (kind: string) => boolean): readonly string[] =>
    slots
      .filter((slot) => wanted(slot.role.kind))
      .map((slot) => ({ slot, said: joined(saidElements(slot).map(say), slot.mode) }))
      .filter(({ said }) => said)
      .map(({ slot, said }) => `${said}${tag(slot)}`);
  const one = (kind: string): string =>
    joined(
      of((each) => each === kind),
      'and',
    );
  const others = slots
    .filter((slot) => !main.includes(slot.role.kind) && saidElements(slot).length)
    .map((slot) => `${slot.role.name.toLowerCase()}: ${joined(saidElements(slot).map(say), slot.mode)}`);
  return {
    context: one('context'),
    mechanism: one('mechanism'),
    outcome: one('outcome'),
    strategy: one('strategy'),
    actor: one('actor'),
    others,
  };
}

const inBrackets = (parts: readonly string[]): string => (parts.length ? ` [${parts.join('; ')}]` : '');

/** "More trust (context) can lead to collaboration (mechanism), and so to commitment (outcome)." Empty slots are left out. */
export function sentenceOf(slots: readonly Slot[]): string {
  const { context, mechanism, outcome, strategy, actor, others } = partsOf(slots, nounPhrase, (slot) => ` (${labelOf(slot)})`);
  const start = strategy && context ? `${strategy}, with ${context},` : strategy || context;
  const response = [mechanism, actor].filter(Boolean).join(' for ');
  const chain = [response, outcome].filter(Boolean);
  const text = start ? startedBy(start, chain) : chain.join(' can lead to ');
  return asSentence(`${text}${inBrackets(others)}`.trim());
}

const startedBy = (start: string, chain: readonly string[]): string =>
  chain.length ? `${start} can lead to ${chain.join(', and so to ')}` : start.replace(/,$/, '');

/** A role is named by its usual word: "Strategy or intervention" reads as "strategy". */
const labelOf = ({ role }: Pick<Slot, 'role'>): string => (role.kind === 'strategy' ? 'strategy' : role.name.toLowerCase());

/** "If there is more trust, then there is commitment, because staff collaborate." */
export function ifThenOf(slots: readonly Slot[]): string {
  const { context, mechanism, outcome, strategy, actor, others } = partsOf(slots, clause, () => '');
  const conditions = joined([strategy, context].filter(Boolean), 'and');
  const reason = mechanism && actor ? `${mechanism} (for ${plain(actor)})` : mechanism || actor;
  const text = conditions ? conditional(conditions, outcome, reason) : [outcome, reason].filter(Boolean).join(', because ');
  return text ? asSentence(text + inBrackets(others)) : '';
}

function conditional(conditions: string, outcome: string, reason: string): string {
  if (outcome) return `if ${conditions}, then ${outcome}${reason ? `, because ${reason}` : ''}`;
  return reason ? `if ${conditions}, then ${reason}` : `if ${conditions}`;
}

const plain = (said: string): string => said.replace(/^there (is|are) /, '');

export interface RowCell {
  readonly role: Slot['role'];
  /** Elements separated by "; ", each with its sign. */
  readonly text: string;
}

/** One cell per slot: the words with their signs, as tables and files show them. */
export const rowOf = (slots: readonly Slot[]): readonly RowCell[] =>
  slots.map((slot) => ({
    role: slot.role,
    text: saidElements(slot)
      .map(signed)
      .join(slot.mode === 'or' ? '; or ' : '; '),
  }));

/** "Trust +", "Conflict (absent)". */
export function signed(element: Pick<Element, 'wording' | 'code' | 'direction'>): string {
  const words = wordsOf(element);
  const sign = signOf(element.direction);
  return sign ? `${words} ${sign}` : words;
}

export function signOf(direction: Direction): string {
  const sign = directionSigns[direction];
  return sign.length > 1 ? `(${sign})` : sign;
}

export function generated(slots: readonly Slot[], form: StatementForm): string {
  if (form === 'sentence') return sentenceOf(slots);
  if (form === 'if_then') return ifThenOf(slots);
  return rowOf(slots)
    .filter((cell) => cell.text)
    .map((cell) => `${cell.role.letter}: ${cell.text}`)
    .join(' | ');
}

/** The statement that stands: the edited one, or else the generated sentence. Exports use this. */
export const statementOf = (cmoc: Pick<Cmoc, 'statement' | 'slots'>, form: StatementForm = 'sentence'): string =>
  cmoc.statement || generated(cmoc.slots, form);

/** What is kept beside an edited statement: each slot's row cell at that time. JSON: `{"<role id>":"Trust +"}`. */
export const snapshotOf = (slots: readonly Slot[]): string =>
  JSON.stringify(Object.fromEntries(rowOf(slots).flatMap(({ role, text }) => (text ? [[role.id, text]] : []))));

/** Names of the slots that have changed since the statement was edited; empty while it is current or generated. */
export function changedSince({
  statement,
  statementOf: kept,
  slots,
}: Pick<Cmoc, 'statement' | 'statementOf' | 'slots'>): readonly string[] {
  if (!statement || !kept) return [];
  const before = new Map(Object.entries(JSON.parse(kept) as Readonly<Record<string, string>>));
  const changed = rowOf(slots).filter(({ role, text }) => (before.get(role.id) ?? '') !== text);
  const isGone = [...before.keys()].some((roleId) => !slots.some(({ role }) => role.id === roleId));
  return [...changed.map(({ role }) => labelOf({ role })), ...(isGone ? ['another slot'] : [])];
}
