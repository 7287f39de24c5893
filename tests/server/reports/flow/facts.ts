/** Facts of a small review for tests of the flow, said in few words. */
import type { Arrival, FlowFacts, RecordFact, ReferenceFact, SearchFact, StandingFact } from '../../../../server/reports/flow/facts.ts';
import type { SourceKind } from '../../../../server/references/search.ts';
import type { Choice, Stage } from '../../../../server/screening/stage.ts';

export const gleaning = { id: 'gleaning', name: 'Theory gleaning' };
export const refinement = { id: 'refinement', name: 'Theory refinement' };

export interface Said {
  readonly phases?: string;
  readonly isTrashed?: boolean;
  readonly usedAs?: string;
  readonly study?: string;
  readonly hasFile?: boolean;
  readonly isNotRetrieved?: boolean;
  readonly arrivals?: Readonly<Record<string, Arrival>>;
}

/** Builds facts step by step. */
export class Telling {
  readonly #searches: SearchFact[] = [];
  readonly #records: RecordFact[] = [];
  readonly #references = new Map<string, ReferenceFact>();
  readonly #joined = new Map<string, string>();
  readonly #standing: StandingFact[] = [];

  /** A search that found these references, each word a record; a reference is new where it is said first. */
  search(kind: SourceKind, source: string, phaseId: string | null, words: string, skipped = 0): this {
    const id = `search ${this.#searches.length + 1}`;
    this.#searches.push({ id, number: this.#searches.length + 1, phaseId, kind, source, skipped });
    for (const [position, referenceId] of words.split(' ').filter(Boolean).entries()) {
      const isNew = !this.#references.has(referenceId);
      if (isNew) this.reference(referenceId, phaseId ? { phases: phaseId } : {});
      this.#records.push({ searchId: id, position, referenceId, isNew, n: 1 });
    }
    return this;
  }

  reference(id: string, { phases = '', study, arrivals = {}, ...said }: Said = {}): this {
    this.#references.set(id, {
      id,
      isTrashed: false,
      usedAs: 'empirical',
      studyId: study ?? null,
      phases: phases.split(' ').filter(Boolean),
      hasFile: true,
      isNotRetrieved: false,
      ...said,
      arrivals: new Map(Object.entries(arrivals)),
      broughtFrom: new Map(),
    });
    return this;
  }

  join(id: string, into: string): this {
    this.#joined.set(id, into);
    const fact = this.#references.get(id);
    if (fact) this.#references.set(id, { ...fact, isTrashed: true });
    return this;
  }

  decide(words: string, phaseId: string, stage: Stage, choice: Choice, ...reasons: readonly string[]): this {
    for (const referenceId of words.split(' ')) this.#standing.push({ referenceId, phaseId, stage, choice, reasons });
    return this;
  }

  facts(): FlowFacts {
    return {
      phases: [gleaning, refinement],
      searches: this.#searches,
      records: this.#records,
      references: this.#references,
      joined: this.#joined,
      standing: this.#standing,
      reasons: new Map([
        ['no-theory', 'No theory'],
        ['not-health', 'Not health care'],
      ]),
    };
  }
}
