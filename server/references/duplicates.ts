/** Finds what is there more than once among thousands of references, without comparing each with each. */
import { type Comparable, keyed, type Keyed } from './duplicate-keys.ts';
import { type Certainty, judgePair, type Relation } from './duplicate-pairs.ts';

export type { Comparable } from './duplicate-keys.ts';

export interface DuplicateGroup {
  /** In the order they were given, two or more. */
  readonly ids: readonly string[];
  /** Certain when every two of them are. */
  readonly certainty: Certainty;
}

export interface RelatedPair {
  readonly ids: readonly [string, string];
  readonly as: Relation;
}

export interface Duplicates {
  readonly groups: readonly DuplicateGroup[];
  /** Alike, and not the same thing. */
  readonly related: readonly RelatedPair[];
}

/** What is known of a search that was done in the background. */
export interface SearchKept {
  readonly state: 'never' | 'searching' | 'done' | 'failed';
  /** How many references were compared. */
  readonly compared: number;
  readonly at: string | null;
  /** References that came in since. */
  readonly newer: number;
}

/** Names two references that people have said are not the same. */
export const pairName = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What is left of an earlier search: references that are gone since, and groups that people have kept apart, drop out. */
export function stillOpen({ groups, related }: Duplicates, live: ReadonlySet<string>, kept: ReadonlySet<string>): Duplicates {
  const isOpen = (ids: readonly string[]): boolean =>
    ids.length > 1 && ids.some((a, at) => ids.slice(at + 1).some((b) => !kept.has(pairName(a, b))));
  return {
    groups: groups.map((group) => ({ ...group, ids: group.ids.filter((id) => live.has(id)) })).filter((group) => isOpen(group.ids)),
    related: related.filter(({ ids }) => ids.every((id) => live.has(id)) && isOpen(ids)),
  };
}

/** A place that many share tells nothing: without this bound, 20,000 records without a year and author would be all compared. */
const mostInBlock = 300;

/** `kept`: pairs (by `pairName`) that people have kept apart. */
export function findDuplicates(references: readonly Comparable[], kept: ReadonlySet<string> = new Set()): Duplicates {
  const search = searching(references, kept);
  let step = search.next();
  while (!step.done) step = search.next();
  return step.value;
}

/** The same search, pausing now and then so that a server can do other things in between. Yields how many are looked at. */
export function* searching(references: readonly Comparable[], kept: ReadonlySet<string>): Generator<number, Duplicates> {
  const records: Keyed[] = [];
  const found = new Findings(kept);
  const blocks = new Map<string, Keyed[]>();
  for (const [at, reference] of references.entries()) {
    const record = keyed(reference);
    records.push(record);
    found.compare(record, partnersOf(record, blocks));
    if (at % 50 === 49) yield at + 1;
  }
  return found.result(records);
}

/** Earlier records that share a key with this one, which is then filed under its own. */
function partnersOf(record: Keyed, blocks: Map<string, Keyed[]>): ReadonlySet<Keyed> {
  const partners = new Set<Keyed>();
  for (const key of blockKeys(record)) {
    const block = blocks.get(key);
    if (!block) blocks.set(key, [record]);
    else if (block.length < mostInBlock) {
      for (const other of block) partners.add(other);
      block.push(record);
    }
  }
  return partners;
}

function* blockKeys(record: Keyed): Generator<string> {
  const { title, families, doi, pmid, volume, firstPage } = record;
  const { year } = record.reference;
  if (doi) yield `d${doi}`;
  if (pmid) yield `p${pmid}`;
  if (title.length >= 12) {
    yield `b${title.slice(0, 20)}`;
    yield `e${title.slice(-20)}`;
  }
  if (volume && firstPage) yield `v${volume} ${firstPage}`;
  if (families[0] && year !== null) {
    yield `a${families[0]} ${year} ${title.slice(0, 3)}`;
    yield `a${families[0]} ${year + 1} ${title.slice(0, 3)}`;
  }
}

class Findings {
  readonly #kept: ReadonlySet<string>;
  readonly #certainty = new Map<string, Certainty>();
  readonly #related: RelatedPair[] = [];
  readonly #parent = new Map<string, string>();

  constructor(kept: ReadonlySet<string>) {
    this.#kept = kept;
  }

  compare(record: Keyed, partners: ReadonlySet<Keyed>): void {
    for (const other of partners) {
      const [a, b] = [other.reference.id, record.reference.id];
      const judged = judgePair(other, record);
      if (!judged || this.#kept.has(pairName(a, b))) continue;
      if (judged.is === 'related') this.#related.push({ ids: [a, b], as: judged.as });
      else {
        this.#certainty.set(pairName(a, b), judged.is);
        this.#parent.set(this.#rootOf(b), this.#rootOf(a));
      }
    }
  }

  result(records: readonly Keyed[]): Duplicates {
    const members = new Map<string, string[]>();
    for (const { reference } of records) {
      const root = this.#rootOf(reference.id);
      const known = members.get(root);
      if (known) known.push(reference.id);
      else members.set(root, [reference.id]);
    }
    const groups = [...members.values()].filter((ids) => ids.length > 1).map((ids) => ({ ids, certainty: this.#certaintyOf(ids) }));
    return { groups, related: this.#related };
  }

  #rootOf(id: string): string {
    let root = id;
    for (let up = this.#parent.get(root); up !== undefined && up !== root; up = this.#parent.get(root)) root = up;
    if (root !== id) this.#parent.set(id, root);
    return root;
  }

  #certaintyOf(ids: readonly string[]): Certainty {
    const isAll = ids.every((a, at) => ids.slice(at + 1).every((b) => this.#certainty.get(pairName(a, b)) === 'certain'));
    return isAll ? 'certain' : 'likely';
  }
}
