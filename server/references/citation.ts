/** How a reference is named in the text: "Smith 2019", "Smith & Jones 2019", "Smith et al. 2019", told apart by a, b, c. */
import { byCodePoint, nameKey } from '../reviews/name-key.ts';
import { familyOf } from './reference.ts';

export interface Cited {
  readonly id: string;
  /** "Family, Given" each. */
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly title: string;
}

/** Without the letter that tells namesakes apart. Without authors the first words of the title stand in. */
export function citationOf({ authors, year, title }: Omit<Cited, 'id'>): string {
  return `${namesOf(authors) || shortTitle(title)} ${year ?? 'n.d.'}`;
}

function namesOf(authors: readonly string[]): string {
  const [first = '', second = ''] = authors.map(familyOf);
  if (authors.length > 2) return `${first} et al.`;
  return second ? `${first} & ${second}` : first;
}

function shortTitle(title: string): string {
  const words = title.trim().split(/\s+/).filter(Boolean);
  if (!words.length) return 'Untitled';
  return words.length > 5 ? `${words.slice(0, 5).join(' ')} …` : words.join(' ');
}

/** The label of each reference by its id. Namesakes of one year get a, b, c … in the order of their titles. */
export function citationLabels(references: readonly Cited[]): ReadonlyMap<string, string> {
  const groups = new Map<string, Cited[]>();
  for (const reference of references) {
    const key = nameKey(citationOf(reference));
    const group = groups.get(key);
    if (group) group.push(reference);
    else groups.set(key, [reference]);
  }
  const labels = new Map<string, string>();
  for (const group of groups.values()) {
    const sorted = group.length > 1 ? [...group].sort(byTitle) : group;
    for (const [at, reference] of sorted.entries()) labels.set(reference.id, citationOf(reference) + (group.length > 1 ? letter(at) : ''));
  }
  return labels;
}

const byTitle = (a: Cited, b: Cited): number => byCodePoint(nameKey(a.title), nameKey(b.title)) || byCodePoint(a.id, b.id);

/** 0 → a, 25 → z, 26 → aa. */
function letter(n: number): string {
  return n < 26 ? String.fromCharCode(97 + n) : letter(Math.floor(n / 26) - 1) + letter(n % 26);
}
