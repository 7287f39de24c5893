/**
 * The sentences for the methods section: who screened, which sample was judged again, how far they agreed, how conflicts ended.
 * Wording after published realist reviews and AMSTAR 2 item 5; figures with one decimal for percent, two for coefficients.
 */
import type { FrozenRound, PairFigures, Rater } from './frozen.ts';
import type { SampleSize } from './sample.ts';
import type { Statistic } from './statistic.ts';
import { coefficient } from './written.ts';

export interface Methods {
  readonly stage: string;
  readonly size: SampleSize;
  /** '' · source · year · kind */
  readonly stratify: string;
  readonly seed: string;
  readonly frame: number;
  readonly drawn: number;
  /** True when an earlier round of the same stage was closed or is open. */
  readonly isFurther: boolean;
  readonly round: FrozenRound;
  /** One per conflict: how it ended, '' while it waits; `people` for a third reviewer. */
  readonly conflicts: readonly { readonly how: string; readonly people: string }[];
}

const screened: Readonly<Record<string, string>> = {
  title_abstract: 'Titles and abstracts were screened',
  full_text: 'Full texts were screened',
  relevance_rigour: 'Relevance and rigour were assessed',
};

const again: Readonly<Record<string, string>> = { relevance_rigour: 'independently assessed' };
const strataWords: Readonly<Record<string, string>> = { source: 'source', year: 'year of publication', kind: 'type of publication' };

export function methodsSentence(methods: Methods): string {
  const named = shortNames([...methods.round.first, ...methods.round.second]);
  return [whoScreened(methods, named), agreement(methods, named), conflictsEnded(methods)].filter(Boolean).join(' ');
}

function whoScreened({ stage, size, stratify, seed, frame, drawn, isFurther, round }: Methods, named: Naming): string {
  const first = listed(round.first.map(named));
  const share = 'percent' in size ? ` ${number(size.percent)}%` : '';
  const strata = stratify ? `, stratified by ${strataWords[stratify] ?? stratify}` : '';
  const judged = round.judged < drawn ? `; ${round.judged} judged by both` : '';
  return (
    `${screened[stage] ?? 'Records were screened'}${first && ` by ${first}`}; a ${isFurther ? 'further ' : ''}random${share} sample${strata} ` +
    `(n = ${drawn} of ${frame}, seed ${seed}${judged}) was ${again[stage] ?? 'independently screened'} by ${listed(round.second.map(named))}` +
    `, blind to ${round.first.length === 1 ? possessive(first) : 'the first reviewers’'} decisions.`
  );
}

function agreement({ round }: Methods, named: Naming): string {
  if (!round.judged) return 'Agreement could not be calculated, because no record was judged by both.';
  const share = `Agreement was ${percent(round.agreed / round.judged)} (${round.agreed} of ${round.judged})`;
  const counted = round.pairs.some((pair) => pair.asGiven) ? ', “maybe” counted as inclusion' : '';
  const [only, ...others] = round.pairs.filter((pair) => pair.table.n > 0);
  if (!only) return `${share}${counted}.`;
  if (!others.length) return `${share}${counted}; ${coefficients(only)}.`;
  const each = [only, ...others].map((pair) => `${kappaOf(pair)} for ${named(pair.a)} and ${named(pair.b)}`);
  const alpha = round.all?.alpha.value;
  const overall = typeof alpha === 'number' ? `; Krippendorff’s α over all reviewers was ${coefficient(alpha)}` : '';
  return `${share}${counted}; Cohen’s κ was ${listed(each)}${overall}.`;
}

const kappaOf = ({ kappa }: PairFigures): string => (kappa.value === null ? 'not defined' : coefficient(kappa.value));

function coefficients({ kappa, pabak, ac1 }: PairFigures): string {
  const others = [figure('PABAK', pabak), figure('Gwet’s AC1', ac1)].filter(Boolean).join(', ');
  if (kappa.value === null) return `Cohen’s κ is not defined, because only one category was used${others && `; ${others}`}`;
  return [`${figure('Cohen’s κ', kappa)}${interval(kappa)}`, others].filter(Boolean).join('; ');
}

const figure = (name: string, { value }: Statistic): string => (value === null ? '' : `${name} ${coefficient(value)}`);

function interval(statistic: Statistic): string {
  const range = statistic.value === null ? null : statistic.interval;
  return range ? ` (95% CI ${coefficient(range.low)} to ${coefficient(range.high)})` : '';
}

/** What is said of how a conflict ended, by the word it is kept under. */
const endings: Readonly<Record<string, string>> = {
  discussion: 'by discussion',
  third: 'by a third reviewer',
  lead: 'by the lead reviewer',
  '': '',
};

function conflictsEnded({ conflicts }: Methods): string {
  const n = conflicts.length;
  if (!n) return '';
  const open = conflicts.filter((one) => one.how === '').length;
  const ways = [
    ...Map.groupBy(
      conflicts.filter((one) => one.how !== ''),
      (one) => one.how,
    ),
  ].map(([how, ones]) => ({ words: wayOf(how, ones), n: ones.length }));
  const waiting = open ? `${open} of ${n} disagreements ${open === 1 ? 'is' : 'are'} not resolved yet.` : '';
  if (open === n) return n === 1 ? 'The disagreement is not resolved yet.' : `The ${n} disagreements are not resolved yet.`;
  const words = ways.length === 1 ? (ways[0]?.words ?? '') : listed(ways.map((way) => `${way.words} (${way.n})`));
  const resolved = n === 1 ? `The disagreement was resolved ${words}.` : `Disagreements (n = ${n}) were resolved ${words}.`;
  return [resolved, waiting].filter(Boolean).join(' ');
}

function wayOf(how: string, ones: readonly { readonly people: string }[]): string {
  const words = endings[how] ?? 'when a reviewer reconsidered';
  const third = [...new Set(ones.map((one) => one.people).filter(Boolean))];
  return how === 'third' && third.length ? `${words}, ${listed(third)}` : words;
}

type Naming = (rater: Rater) => string;

/** "Ada Okafor" → "AO", when everybody's initials differ and nobody has one name only. */
function shortNames(raters: readonly Rater[]): Naming {
  const initials = raters.map(({ name }) =>
    name
      .split(/[\s-]+/)
      .filter(Boolean)
      .map((word) => [...word][0]?.toUpperCase() ?? '')
      .join(''),
  );
  const areFit = new Set(initials).size === raters.length && initials.every((one) => one.length > 1);
  const byId = new Map(raters.map((rater, at) => [rater.id, areFit ? (initials[at] ?? rater.name) : rater.name]));
  return ({ id, name }) => byId.get(id) ?? name;
}

/** "a", "a and b", "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

const possessive = (name: string): string => `${name}’s`;
const number = (n: number): string => String(Number(n.toFixed(1)));
const percent = (share: number): string => `${number(share * 100)}%`;
