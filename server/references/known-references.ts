/**
 * Which reference a record that comes in already stands for: itself, read before; certainly the same by DOI or PubMed number; or
 * alike in every field, as when our own file comes back.
 */
import { nameKey } from '../reviews/name-key.ts';
import { type Comparable, keyed, type Keyed } from './duplicate-keys.ts';
import { judgePair } from './duplicate-pairs.ts';

export class KnownReferences {
  readonly #byIdentifier = new Map<string, Keyed[]>();
  readonly #byFingerprint = new Map<string, string>();
  readonly #byFields = new Map<string, string>();

  constructor(references: Iterable<Comparable>, fingerprints: Iterable<readonly [fingerprint: string, reference: string]>) {
    for (const reference of references) this.#file(reference);
    for (const [fingerprint, reference] of fingerprints) this.#byFingerprint.set(fingerprint, reference);
  }

  /** The id of the reference, or null: then `add` it. */
  find(record: Comparable, fingerprint: string): string | null {
    const again = this.#byFingerprint.get(fingerprint);
    if (again) return again;
    const made = keyed(record);
    for (const name of identifiersOf(made))
      for (const other of this.#byIdentifier.get(name) ?? []) if (judgePair(other, made)?.is === 'certain') return other.reference.id;
    return this.#byFields.get(fieldsKey(record) ?? '') ?? null;
  }

  add(reference: Comparable, fingerprint: string): void {
    this.#byFingerprint.set(fingerprint, reference.id);
    this.#file(reference);
  }

  #file(reference: Comparable): void {
    const fields = fieldsKey(reference);
    if (fields && !this.#byFields.has(fields)) this.#byFields.set(fields, reference.id);
    if (!reference.doi && !reference.pmid) return;
    const made = keyed(reference);
    for (const name of identifiersOf(made)) {
      const known = this.#byIdentifier.get(name);
      if (known) known.push(made);
      else this.#byIdentifier.set(name, [made]);
    }
  }
}

const identifiersOf = ({ doi, pmid }: Keyed): readonly string[] => [...(doi ? [`d${doi}`] : []), ...(pmid ? [`p${pmid}`] : [])];

/** A shorter title tells too little ("Editorial"). */
const tellingTitle = 20;

/** The same for records that say the same in every field; null when they say too little to be told apart. */
function fieldsKey({ id: _, ...said }: Comparable): string | null {
  const title = nameKey(said.title);
  if (title.length < tellingTitle || (!said.authors.length && said.year === null)) return null;
  const { kind, authors, year, container, volume, issue, pages, doi, pmid } = said;
  return JSON.stringify([kind, title, authors, year, nameKey(container), volume, issue, pages, doi.toLowerCase(), pmid]);
}
