/** How an element is said in running English. Short rules that are right most of the time; a statement can always be edited. */
import { oneLine } from '../reviews/one-line.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Direction } from '../reviews/vocabulary.ts';

/** What a phrase needs of an element. */
export interface Spoken {
  readonly code: { readonly name: string; readonly aliases: readonly string[] } | null;
  readonly wording: string;
  readonly direction: Direction;
  readonly dependsOn: string;
}

/** True when the element has words of its own: they are said as they stand, since they carry their direction themselves. */
export function hasOwnWords({ wording, code }: Pick<Spoken, 'wording' | 'code'>): boolean {
  const key = nameKey(wording);
  return key !== '' && ![code?.name ?? '', ...(code?.aliases ?? [])].some((name) => nameKey(name) === key);
}

/** The words without their direction, on one line: the wording, or else the code's name. */
export const wordsOf = ({ wording, code }: Pick<Spoken, 'wording' | 'code'>): string => oneLine(wording) || code?.name || '';

/** "more trust", "the absence of conflict", "more or less trust (depending on …)"; own words as they stand. */
export function nounPhrase(element: Spoken): string {
  if (hasOwnWords(element)) return midSentence(element.wording);
  const name = midSentence(wordsOf(element));
  switch (element.direction) {
    case 'more':
      return `more ${name}`;
    case 'less':
      return `${isPlural(name) ? 'fewer' : 'less'} ${name}`;
    case 'present':
      return `the presence of ${name}`;
    case 'absent':
      return `the absence of ${name}`;
    case 'depends':
      return `more or less ${name}${conditionOf(element.dependsOn)}`;
    case 'not_stated':
      return name;
  }
}

/** The same as a clause that "if" and "then" can stand before: "there is more trust". */
export function clause(element: Spoken): string {
  if (hasOwnWords(element)) return asClause(midSentence(element.wording));
  const name = midSentence(wordsOf(element));
  if (element.direction === 'present') return `there ${verb(name)} ${name}`;
  if (element.direction === 'absent') return `there ${verb(name)} no ${name}`;
  return `there ${verb(name)} ${nounPhrase(element)}`;
}

function asClause(text: string): string {
  const having = /^having (.*)$/is.exec(text)?.[1];
  if (having) return `there ${verb(having)} ${having}`;
  return startsAsNoun.test(text) && !hasVerb.test(text) ? `there ${verb(text)} ${text}` : text;
}

const startsAsNoun =
  /^(an?|the|no|some|more|less|fewer|greater|larger|higher|lower|better|worse|stronger|weaker|high|low|strong|weak|good|poor|clear|unclear|lack|absence|increased|decreased|reduced|improved|enhanced|limited|significant)\b/i;
const hasVerb =
  /\b(is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|feels?|felt|becomes?|became|leads?|led|makes?|made|gives?|gave|brings?|brought)\b/i;

const verb = (phrase: string): 'is' | 'are' => (isPlural(phrase) ? 'are' : 'is');

/** Judged by the head: the last word before "of", "in", "that" and the like. */
export function isPlural(phrase: string): boolean {
  const article = /^(an?|one|every|each)\s/i.test(phrase);
  const head = phrase.split(/\s(?:of|in|for|to|between|with|within|among|on|at|by|from|that|which|who|where)\s/i)[0] ?? phrase;
  if (article) return false;
  if (/\s(?:and|or)\s/i.test(head)) return true;
  const last = head.trim().split(/\s+/).at(-1)?.toLowerCase() ?? '';
  return /[a-z]{3}s$/.test(last) && !/(ss|us|is|ness|ics|news|ous)$/.test(last);
}

function conditionOf(dependsOn: string): string {
  const on = dependsOn.trim().replace(/^(depend(s|ing)?\s+)?on\s+/i, '');
  return on ? ` (depending on ${midSentence(on)})` : '';
}

/** Ready to stand inside a sentence: no full stop at its end, a small first letter unless it is an abbreviation. */
export function midSentence(text: string): string {
  const words = oneLine(text);
  const bare = words.replace(/(?<![.;,:])[.;,:]+$/, '') || words;
  const [first = '', second = ''] = [...bare];
  const isAbbreviation = second !== '' && (second === second.toUpperCase() || /\d/.test(second)) && /[\p{Lu}\d]/u.test(second);
  const isPronoun = /^I\b/.test(bare);
  return isAbbreviation || isPronoun ? bare : first.toLowerCase() + bare.slice(first.length);
}

/** With a capital and a full stop. */
export const asSentence = (text: string): string => {
  const [first = ''] = [...text];
  return text && `${first.toUpperCase()}${text.slice(first.length)}${/[.!?]$/.test(text) ? '' : '.'}`;
};

/** "a", "a and b", "a, b and c". */
export function joined(phrases: readonly string[], word: 'and' | 'or'): string {
  if (phrases.length < 2) return phrases[0] ?? '';
  return `${phrases.slice(0, -1).join(', ')} ${word} ${phrases.at(-1)}`;
}
