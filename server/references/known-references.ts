/**
 * Which reference a record that comes in already stands for: itself, read before; certainly the same by DOI or PubMed number; or
 * alike in every field, as when our own file comes back.
 */
import { nameKey } from '../reviews/name-key.ts';
import { doiKey } from './reference.ts';
import { type Comparable, keyed } from './duplicate-keys.ts';
import { judgePair } from './duplicate-pairs.ts';

export class KnownReferences {
  readonly #byIdentifier = new Map<string, Comparable[]>();
  readonly #byFingerprint = new Map<string, string>();
  readonly #byFields = new Map<string, string>();

  constructor(references: Iterable<Comparable>, fingerprints: Iterable<readonly [fingerprint: string, reference: string]>) {
    for (const reference of references) this.#file(reference);
    for (const [fingerprint, reference] of fingerprints) this.#byFingerprint.set(fingerprint, reference);
  }

  /** The id of the reference, or null: then `add` it. */
  find(record: Comparable, fingerprint: string): string | null {
    return this.#byFingerprint.get(fingerprint) ?? this.#certainlySame(record) ?? this.#byFields.get(fieldsKey(record) ?? '') ?? null;
  }

  add(reference: Comparable, fingerprint: string): void {
    this.#byFingerprint.set(fingerprint, reference.id);
    this.#file(reference);
  }

  /** Few share an identifier: only those are made ready to be compared. */
  #certainlySame(record: Comparable): string | null {
    const others = identifiersOf(record).flatMap((name) => this.#byIdentifier.get(name) ?? []);
    if (!others.length) return null;
    const made = keyed(record);
    return others.find((other) => judgePair(keyed(other), made)?.is === 'certain')?.id ?? null;
  }

  #file(reference: Comparable): void {
    const fields = fieldsKey(reference);
    if (fields && !this.#byFields.has(fields)) this.#byFields.set(fields, reference.id);
    for (const name of identifiersOf(reference)) {
      const known = this.#byIdentifier.get(name);
      if (known) known.push(reference);
      else this.#byIdentifier.set(name, [reference]);
    }
  }
}

function identifiersOf(reference: Comparable): readonly string[] {
  const [doi, pmid] = [doiKey(reference.doi), reference.pmid.trim()];
  return [...(doi ? [`d${doi}`] : []), ...(pmid ? [`p${pmid}`] : [])];
}

/** What references are looked up by that a record may stand for. */
export function soughtFor(records: readonly Comparable[]) {
  const distinct = (values: readonly string[]): readonly string[] => [...new Set(values.filter(Boolean))];
  return {
    doiKeys: distinct(records.map((record) => doiKey(record.doi))),
    pmids: distinct(records.map((record) => record.pmid.trim())),
    titleKeys: distinct(records.map((record) => nameKey(record.title)).filter((key) => key.length >= tellingTitle)),
  };
}

/** A shorter title tells too little ("Editorial"). */
const tellingTitle = 20;

/** The same for records that say the same in every field; null when they say too little to be told apart. */
function fieldsKey({ id: _, ...said }: Comparable): string | null {
  const title = nameKey(said.title);
  if (title.length < tellingTitle || (!said.authors.length && said.year === null)) return null;
  const { kind, authors, year, container, volume, issue, pages, doi, pmid } = said;
  return JSON.stringify([kind, title, authors, year, nameKey(container), volume, issue, pages, doi.toLowerCase(), pmid]);
}
