/** Which reference a record that comes in already stands for: itself, read before, or certainly the same by DOI or PubMed number. */
import { type Comparable, keyed, type Keyed } from './duplicate-keys.ts';
import { judgePair } from './duplicate-pairs.ts';

export class KnownReferences {
  readonly #byIdentifier = new Map<string, Keyed[]>();
  readonly #byFingerprint = new Map<string, string>();

  constructor(references: Iterable<Comparable>, fingerprints: Iterable<readonly [fingerprint: string, reference: string]>) {
    for (const reference of references) this.#file(keyed(reference));
    for (const [fingerprint, reference] of fingerprints) this.#byFingerprint.set(fingerprint, reference);
  }

  /** The id of the reference, or null: then `add` it. */
  find(record: Comparable, fingerprint: string): string | null {
    const again = this.#byFingerprint.get(fingerprint);
    if (again) return again;
    const made = keyed(record);
    for (const name of identifiersOf(made))
      for (const other of this.#byIdentifier.get(name) ?? []) if (judgePair(other, made)?.is === 'certain') return other.reference.id;
    return null;
  }

  add(reference: Comparable, fingerprint: string): void {
    this.#byFingerprint.set(fingerprint, reference.id);
    this.#file(keyed(reference));
  }

  #file(reference: Keyed): void {
    for (const name of identifiersOf(reference)) {
      const known = this.#byIdentifier.get(name);
      if (known) known.push(reference);
      else this.#byIdentifier.set(name, [reference]);
    }
  }
}

const identifiersOf = ({ doi, pmid }: Keyed): readonly string[] => [...(doi ? [`d${doi}`] : []), ...(pmid ? [`p${pmid}`] : [])];
