/** Where every record and every reference stands in the flow of each phase: the one thing that numbers and lists are read from. */
import type { SourceKind } from '../../references/search.ts';
import type { Stage } from '../../screening/stage.ts';
import type { FlowFacts, RecordFact, ReferenceFact, SearchFact } from './facts.ts';
import { type Reached, reachedBy, reachedUnscreened, type StandingByStage, stagesAsked } from './reached.ts';

/** databases: databases and registers; other: other methods; brought: from another phase; purposive: theory papers chosen on purpose. */
export type Arm = 'databases' | 'other' | 'brought' | 'purposive';

export interface Source {
  readonly kind: SourceKind;
  readonly name: string;
}

export interface PlacedRecord {
  readonly searchId: string;
  readonly position: number;
  /** The reference it stands for now, after joining. */
  readonly referenceId: string;
  readonly arm: Arm;
  readonly source: Source;
  /** enters: it is screened; duplicate: its reference has entered already; removed: it was put away. */
  readonly fate: 'enters' | 'duplicate' | 'removed';
  /** How many records it speaks for (facts). */
  readonly n: number;
}

export interface Entry {
  readonly referenceId: string;
  readonly studyId: string | null;
  readonly arm: Arm;
  readonly source: Source;
  /** The phase it was brought over from. */
  readonly from: string | null;
  readonly reached: Reached;
  /** Why it is out: ids of exclusion reasons. */
  readonly reasons: readonly string[];
  /** How many references it speaks for: as many as the record it entered with. */
  readonly n: number;
  /** That record; null for what no search found. */
  readonly found: FoundAt | null;
}

export interface PlacedPhase {
  /** Null: of no phase. */
  readonly phaseId: string | null;
  readonly records: readonly PlacedRecord[];
  /** Records that could not be read, by search. */
  readonly unread: readonly { readonly searchId: string; readonly arm: Arm; readonly source: Source; readonly n: number }[];
  readonly entries: readonly Entry[];
  /** The same by column: a flow asks some thirty times. */
  readonly byArm: Readonly<Partial<Record<Arm, readonly Entry[]>>>;
}

/** Every phase in the review's order; last, when there are any, records of no phase. */
export function placed(facts: FlowFacts): readonly PlacedPhase[] {
  const review = new Review(facts);
  const phases = [...facts.phases.map((phase) => phase.id), null];
  const begun = phases.map((phaseId) => ({ phaseId, ...review.recordsIn(phaseId) }));
  const enteredIn = new Map(begun.map(({ phaseId, entering }) => [phaseId, new Set(entering.keys())]));
  return begun
    .map(({ phaseId, records, unread, entering }) => {
      const entries = review.entriesIn(phaseId, entering, enteredIn);
      return { phaseId, records, unread, entries, byArm: Object.groupBy(entries, (one) => one.arm) };
    })
    .filter((phase) => phase.phaseId !== null || phase.records.length > 0);
}

const armOf = (kind: SourceKind): Arm =>
  kind === 'database' || kind === 'register' ? 'databases' : kind === 'purposive' ? 'purposive' : 'other';

const armRank = (arm: Arm): number => (arm === 'databases' ? 0 : 1);

/** Records as they are taken in: those of databases first, each search in the order of its file. */
export function recordOrder({ searches }: Pick<FlowFacts, 'searches'>) {
  const ranks = new Map(searches.map((search, at) => [search.id, armRank(armOf(search.kind)) * searches.length + at]));
  const rankOf = (searchId: string): number => ranks.get(searchId) ?? 2 * searches.length;
  return (a: FoundAt, b: FoundAt): number => rankOf(a.searchId) - rankOf(b.searchId) || a.position - b.position;
}

/** Where in which search. */
export type FoundAt = Pick<RecordFact, 'searchId' | 'position'>;

type Entering = ReadonlyMap<string, PlacedRecord>;

class Review {
  readonly #facts: FlowFacts;
  readonly #standing = new Map<string, Map<string, StandingByStage>>();
  readonly #reasons = new Map<string, readonly string[]>();
  readonly #recordsBy = new Map<string | null, { readonly record: RecordFact; readonly search: SearchFact }[]>();

  /** Of a search without a phase: that of its first record. */
  readonly #phaseOfSearch = new Map<string, string | null>();

  constructor(facts: FlowFacts) {
    this.#facts = facts;
    for (const { phaseId, referenceId, stage, choice, reasons } of facts.standing) {
      const inPhase = this.#standing.get(phaseId) ?? new Map<string, StandingByStage>();
      inPhase.set(referenceId, { ...inPhase.get(referenceId), [stage]: choice });
      this.#standing.set(phaseId, inPhase);
      this.#reasons.set(`${phaseId} ${referenceId} ${stage}`, reasons);
    }
    this.#fileRecords();
  }

  #fileRecords(): void {
    const searches = new Map(this.#facts.searches.map((search) => [search.id, search]));
    const ranked = this.#facts.records.flatMap((record) => {
      const search = searches.get(record.searchId);
      return search ? [{ record, search }] : [];
    });
    ranked.sort((a, b) => armRank(armOf(a.search.kind)) - armRank(armOf(b.search.kind)));
    for (const one of ranked) {
      const phaseId = one.search.phaseId ?? this.#firstPhaseOf(this.#final(one.record.referenceId));
      if (!this.#phaseOfSearch.has(one.search.id)) this.#phaseOfSearch.set(one.search.id, phaseId);
      const known = this.#recordsBy.get(phaseId);
      if (known) known.push(one);
      else this.#recordsBy.set(phaseId, [one]);
    }
  }

  #final(referenceId: string): string {
    let id = referenceId;
    for (let hops = 0, into = this.#facts.joined.get(id); into !== undefined && hops < 100; hops++, into = this.#facts.joined.get(id))
      id = into;
    return id;
  }

  #live(referenceId: string): ReferenceFact | undefined {
    const fact = this.#facts.references.get(referenceId);
    return fact?.isTrashed ? undefined : fact;
  }

  #firstPhaseOf(referenceId: string): string | null {
    return this.#facts.phases.find((phase) => this.#belongs(referenceId, phase.id))?.id ?? null;
  }

  #belongs(referenceId: string, phaseId: string | null): boolean {
    if (phaseId === null) return true;
    const isUsed = this.#facts.references.get(referenceId)?.phases.includes(phaseId);
    return Boolean(isUsed) || Boolean(this.#standing.get(phaseId)?.has(referenceId));
  }

  /** What was found for a phase, databases first; and with which record each reference enters. */
  recordsIn(phaseId: string | null): Pick<PlacedPhase, 'records' | 'unread'> & { readonly entering: Entering } {
    const seen = new Set<string>();
    const entering = new Map<string, PlacedRecord>();
    const records = (this.#recordsBy.get(phaseId) ?? []).map(({ record, search }): PlacedRecord => {
      const referenceId = this.#final(record.referenceId);
      const fate = this.#fateOf(record, referenceId, { phaseId, seen });
      const made = { searchId: search.id, position: record.position, referenceId, fate, n: record.n, ...this.#sourceOf(search) };
      if (fate === 'enters') entering.set(referenceId, made);
      return made;
    });
    const unread = this.#facts.searches
      .filter((search) => search.skipped > 0 && (search.phaseId ?? this.#phaseOfSearch.get(search.id) ?? null) === phaseId)
      .map((search) => ({ searchId: search.id, n: search.skipped, ...this.#sourceOf(search) }));
    return { records, unread, entering };
  }

  #sourceOf = ({ kind, source }: SearchFact): { readonly arm: Arm; readonly source: Source } => ({
    arm: armOf(kind),
    source: { kind, name: source },
  });

  #fateOf(
    record: RecordFact,
    referenceId: string,
    { phaseId, seen }: { readonly phaseId: string | null; readonly seen: Set<string> },
  ): PlacedRecord['fate'] {
    if (seen.has(referenceId)) return 'duplicate';
    seen.add(referenceId);
    if (!this.#live(referenceId)) return 'removed';
    if (this.#belongs(referenceId, phaseId)) return 'enters';
    return record.isNew && referenceId === record.referenceId ? 'removed' : 'duplicate';
  }

  entriesIn(phaseId: string | null, entering: Entering, enteredIn: ReadonlyMap<string | null, ReadonlySet<string>>): readonly Entry[] {
    const found = [...entering.values()].map(({ referenceId, arm, source, n, searchId, position }) => ({
      ...{ referenceId, arm, source, n, from: null },
      found: { searchId, position },
    }));
    const added = phaseId === null ? [] : this.#addedIn(phaseId, entering, enteredIn);
    const standing = (phaseId !== null && this.#standing.get(phaseId)) || new Map<string, StandingByStage>();
    const all = [...found, ...added];
    const standingOf = (arm: Arm) => all.filter((one) => one.arm === arm).flatMap((one) => standing.get(one.referenceId) ?? []);
    const asked = { databases: stagesAsked(standingOf('databases'), true), other: stagesAsked(standingOf('other'), false) };
    return all.map((one): Entry => {
      const own = standing.get(one.referenceId) ?? {};
      const fact = this.#facts.references.get(one.referenceId) ?? nothingKnown;
      const reached = one.arm === 'databases' || one.arm === 'other' ? reachedBy(own, asked[one.arm], fact) : reachedUnscreened(own);
      return { ...one, studyId: fact.studyId, reached, reasons: this.#reasonsFor(phaseId, one.referenceId, reached) };
    });
  }

  #reasonsFor(phaseId: string | null, referenceId: string, reached: Reached): readonly string[] {
    const stage = excludedAt[reached];
    return stage ? (this.#reasons.get(`${phaseId} ${referenceId} ${stage}`) ?? []) : [];
  }

  /** References of a phase that none of its searches found: brought over, or added by hand. */
  #addedIn(phaseId: string, entering: Entering, enteredIn: ReadonlyMap<string | null, ReadonlySet<string>>) {
    const at = this.#facts.phases.findIndex((phase) => phase.id === phaseId);
    const earlier = this.#facts.phases.slice(0, at);
    const cameFrom = (id: string): string | null =>
      (
        this.#facts.phases.find((phase) => phase.id !== phaseId && enteredIn.get(phase.id)?.has(id)) ??
        earlier.find((phase) => this.#belongs(id, phase.id))
      )?.id ?? null;
    return [...this.#facts.references.values()]
      .filter((fact) => !fact.isTrashed && !entering.has(fact.id) && this.#belongs(fact.id, phaseId))
      .map((fact) => {
        const from = fact.broughtFrom.get(phaseId) ?? cameFrom(fact.id);
        const arrival = fact.arrivals.get(phaseId);
        if (from && !arrival) return { referenceId: fact.id, arm: 'brought' as const, source: byHand, from, n: 1, found: null };
        const kind = arrival ?? (fact.usedAs === 'theory' ? 'purposive' : 'other');
        return { referenceId: fact.id, arm: armOf(kind), source: { kind, name: byHand.name }, from: null, n: 1, found: null };
      });
  }
}

const byHand: Source = { kind: 'other', name: 'added by hand' };

const nothingKnown = { studyId: null, hasFile: false, isNotRetrieved: false };

const excludedAt: Partial<Readonly<Record<Reached, Stage>>> = {
  excluded_screening: 'title_abstract',
  excluded_eligibility: 'full_text',
  excluded_relevance: 'relevance_rigour',
};
