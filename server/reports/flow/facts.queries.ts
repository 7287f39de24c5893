/** Reads what a document flow is counted from, and what was entered by hand. */
import type { Eyes } from '../../agreement/blind.queries.ts';
import { isBlindSomewhere } from '../../agreement/round-place.queries.ts';
import { asSourceKind, type Findings } from '../../references/search.ts';
import { remembered } from '../../platform/remembered.ts';
import type { Schema } from '../../platform/schema/index.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import { meaningOf } from '../../screening/mode.ts';
import { stagesSetUp } from '../../screening/stages.queries.ts';
import { allStanding, type StandingOne } from '../../screening/standing.queries.ts';
import { type Crowd, standingOn, withCrowds } from './crowds.ts';
import { crowdsOf } from './crowds.queries.ts';
import type { Arrival, FlowFacts, RecordFact, ReferenceFact, SearchFact } from './facts.ts';
import type { EnteredNumber } from './flow.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;
/** What stands is counted as this person may see it. */
export type Seeing = Pick<Scope, 'db'> & Eyes;

/** Everything one by one. */
export const flowFacts = (where: Seeing): Promise<FlowFacts> => gathered(where, null);

/** Facts in which most records of a large review are told as crowds. */
export interface CountedFacts {
  readonly facts: FlowFacts;
  readonly crowds: readonly Crowd[];
  /** Ids of the references that are in no crowd. */
  readonly others: readonly string[];
}

/** What is counted, and what numbers open. */
export async function countedFacts(where: Seeing): Promise<CountedFacts> {
  return (await isBlindSomewhere(where.db, where)) ? readCounted(where) : seenByAll(where);
}

/** For those from whom nothing is hidden. Records in a file that is being imported come with references, or when it is done. */
const seenByAll = remembered(
  {
    rows: [
      ...(['phase', 'screening_stage', 'exclusion_reason', 'search', 'reference', 'reference_phase', 'standing_decision'] as const),
      ...(['duplicate_verdict', 'document', 'retrieval', 'arrival', 'screening_entry', 'check_round', 'check_round_reviewer'] as const),
    ],
    along: ['search_record', 'check_round_unit'],
  },
  ({ db, reviewId }: Where) => readCounted({ db, reviewId, actorId: '' }),
);

async function readCounted(where: Seeing): Promise<CountedFacts> {
  const found = await crowdsOf(where);
  const { crowds, others } = found ?? { crowds: [], others: [] };
  return { facts: await gathered(where, found && others, crowds), crowds, others };
}

/** Ids of references; null for all. */
type Among = readonly string[] | null;

async function gathered(where: Seeing, among: Among, crowds: readonly Crowd[] = []): Promise<FlowFacts> {
  const [phases, stages, searches, records, references, joined, standing, reasons] = await Promise.all([
    vocabulary(where, 'phase'),
    stagesSetUp(where),
    searchesMade(where),
    recordsFound(where, among),
    referenceFacts(where, among),
    joinedInto(where),
    allStanding(where, among),
    reasonNames(where),
  ]);
  const facts = {
    phases: phases.map(({ id, name }) => ({ id, name })),
    searches,
    records,
    references,
    joined,
    standing: [...standing, ...standingOn(crowds)].map((one) => ({
      ...one,
      choice: meaningOf(one.choice, one.stage, goesOn(stages, one)),
    })),
    reasons,
  };
  return withCrowds(facts, crowds);
}

/** Where the team has not said otherwise, "maybe" on an abstract sends a record on to its full text. */
const goesOn = (stages: Awaited<ReturnType<typeof stagesSetUp>>, { phaseId, stage }: Pick<StandingOne, 'phaseId' | 'stage'>): boolean =>
  stages.find((one) => one.phaseId === phaseId && one.stage === stage)?.maybeGoesOn ?? true;

/**
 * What an import under way has brought in so far is counted; what it skips is when it is done. A file imported a second time added
 * nothing and skipped nothing.
 */
async function searchesMade({ db, reviewId }: Where): Promise<readonly SearchFact[]> {
  const rows = await db
    .selectFrom('search')
    .select(['id', 'number', 'phase_id', 'source_kind', 'source', 'file_name', 'findings', 'state', 'message'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    phaseId: row.phase_id,
    kind: asSourceKind(row.source_kind),
    source: row.source || row.file_name,
    skipped: row.state !== 'done' || row.message ? 0 : (JSON.parse(row.findings) as Findings).skippedCount,
  }));
}

async function recordsFound({ db, reviewId }: Where, among: Among): Promise<readonly RecordFact[]> {
  const rows = await db
    .selectFrom('search_record as r')
    .innerJoin('search as s', 's.id', 'r.search_id')
    .select(['r.search_id', 'r.position', 'r.reference_id', 'r.is_new'])
    .where('r.review_id', '=', reviewId)
    .where('s.trashed_at', 'is', null)
    .$if(among !== null, (query) => query.where('r.reference_id', 'in', [...(among ?? []), '']))
    .orderBy('s.number')
    .orderBy('r.position')
    .execute();
  return rows.map((row) => ({
    searchId: row.search_id,
    position: row.position,
    referenceId: row.reference_id,
    isNew: row.is_new === 1,
    n: 1,
  }));
}

async function referenceFacts(where: Where, among: Among): Promise<ReadonlyMap<string, ReferenceFact>> {
  const [rows, phases, files, retrievals, arrivals, entries] = await Promise.all([
    referenceRows(where, among),
    usesOf(where, among),
    withFiles(where),
    liveOf(where, 'retrieval'),
    liveOf(where, 'arrival'),
    liveOf(where, 'screening_entry'),
  ]);
  const phasesOf = Map.groupBy(phases, (row) => row.reference_id);
  const arrivalsOf = Map.groupBy(arrivals, (row) => row.reference_id);
  const entriesOf = Map.groupBy(entries, (row) => row.reference_id);
  const notRetrieved = new Set(retrievals.filter((row) => row.state === 'not_retrieved').map((row) => row.reference_id));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        isTrashed: row.trashed_at !== null,
        usedAs: row.used_as,
        studyId: row.study_id,
        phases: (phasesOf.get(row.id) ?? []).map((one) => one.phase_id),
        hasFile: files.has(row.id),
        isNotRetrieved: notRetrieved.has(row.id),
        broughtFrom: new Map(
          (entriesOf.get(row.id) ?? []).flatMap((one) => (one.from_phase_id ? [[one.phase_id, one.from_phase_id]] : [])),
        ),
        arrivals: new Map((arrivalsOf.get(row.id) ?? []).map((one) => [one.phase_id, asSourceKind(one.kind) as Arrival])),
      },
    ]),
  );
}

const referenceRows = ({ db, reviewId }: Where, among: Among) =>
  db
    .selectFrom('reference')
    .select(['id', 'trashed_at', 'used_as', 'study_id'])
    .where('review_id', '=', reviewId)
    .$if(among !== null, (query) => query.where('id', 'in', [...(among ?? []), '']))
    .orderBy('number')
    .execute();

const usesOf = ({ db, reviewId }: Where, among: Among) =>
  db
    .selectFrom('reference_phase')
    .select(['reference_id', 'phase_id'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .$if(among !== null, (query) => query.where('reference_id', 'in', [...(among ?? []), '']))
    .execute();

const liveOf = <T extends 'retrieval' | 'arrival' | 'screening_entry'>({ db, reviewId }: Where, table: T): Promise<readonly Schema[T][]> =>
  db
    .selectFrom(table as 'arrival')
    .selectAll()
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute() as Promise<unknown> as Promise<readonly Schema[T][]>;

async function withFiles({ db, reviewId }: Where): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('document')
    .select('reference_id')
    .distinct()
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.reference_id));
}

async function joinedInto({ db, reviewId }: Where): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('duplicate_verdict')
    .select(['reference_id', 'other_id'])
    .where('review_id', '=', reviewId)
    .where('verdict', '=', 'same')
    .where('trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.reference_id, row.other_id]));
}

/** Those removed from the list since, too: they still stand where they were given. */
async function reasonNames({ db, reviewId }: Where): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('exclusion_reason').select(['id', 'name']).where('review_id', '=', reviewId).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface EnteredShown extends EnteredNumber {
  readonly id: string;
  readonly version: number;
}

export async function enteredNumbers({ db, reviewId }: Where): Promise<readonly EnteredShown[]> {
  const rows = await db
    .selectFrom('flow_number')
    .select(['id', 'version', 'phase_id', 'box', 'numbers', 'note'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('made_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    phaseId: row.phase_id,
    box: row.box,
    numbers: JSON.parse(row.numbers) as { label: string; n: number }[],
    note: row.note,
  }));
}
