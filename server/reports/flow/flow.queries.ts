/** The flow of a review, and the records that one of its numbers counts. */
import { referenceLabels } from '../../references/references.queries.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import { type Window, type Windowed, windowed } from '../../web/pagination.ts';
import { countedFacts, enteredNumbers, type Seeing } from './facts.queries.ts';
import { type Flow, flowOf, noPhase } from './flow.ts';
import { type Counted, type Members, membersOf } from './members.ts';
import { membersOfPart } from './parts.ts';
import type { PhaseBox } from './box.ts';
import { type PlacedPhase, placed } from './placing.ts';
import type { FlowFacts } from './facts.ts';
import { type Line, linesOf } from './listing.queries.ts';

type Where = Pick<Scope, 'db' | 'reviewId'>;

export async function reviewFlow(where: Seeing): Promise<Flow> {
  const [{ facts }, entered] = await Promise.all([countedFacts(where), enteredNumbers(where)]);
  return flowOf(facts, entered);
}

/** A number that somebody opens. */
export interface NumberAsked {
  /** 'none' for what is of no phase; null for the whole review. */
  readonly phase: string | null;
  readonly box: Counted | 'new_reports' | 'new_studies';
  /** A source, reason or phase of the box; '' for all. */
  readonly part: string;
}

export interface RecordListed {
  readonly key: string;
  readonly referenceId: string | null;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number | null;
  readonly isTrashed: boolean;
  readonly label: string | undefined;
  /** Number of the search and line in its file, for a record. */
  readonly search: { readonly id: string; readonly number: number; readonly source: string } | null;
  readonly reasons: readonly string[];
}

export interface Behind {
  readonly phaseName: string;
  readonly part: string;
  readonly list: Windowed<RecordListed>;
}

/** What a number counts, one line each, or null when there is no such phase. */
export async function behindFlow(where: Seeing, asked: NumberAsked, window: Window): Promise<Behind | null> {
  const counted = await countedFacts(where);
  const { facts } = counted;
  const phases = placed(facts);
  if (asked.phase === null) {
    const { lines, total } = await linesOf(where, counted, includedAnywhere(phases), window);
    return { phaseName: '', part: '', list: windowed(window, await listed(where, facts, lines), total) };
  }
  const phase = phases.find((one) => (one.phaseId ?? noPhase.id) === asked.phase);
  if (!phase) return null;
  const box = asked.box as Counted;
  const members = asked.part ? membersOfPart(phase, box as PhaseBox, asked.part) : membersOf(phase, box);
  const { lines, total } = await linesOf(where, counted, members, window);
  return {
    phaseName: facts.phases.find((one) => one.id === phase.phaseId)?.name ?? noPhase.name,
    part: partName(facts, asked.part),
    list: windowed(window, await listed(where, facts, lines), total),
  };
}

const partName = (facts: FlowFacts, part: string): string =>
  facts.reasons.get(part) ?? facts.phases.find((one) => one.id === part)?.name ?? (part === 'none' ? 'No reason of the list' : part);

/** Each once, whichever phase it is in. */
function includedAnywhere(phases: readonly PlacedPhase[]): Members {
  const included = phases.flatMap((phase) => phase.entries.filter((one) => one.reached === 'included'));
  const byReference = Map.groupBy(included, (one) => one.referenceId);
  const entries = [...byReference.values()].flatMap(([first]) => (first ? [{ ...first, reasons: [] }] : []));
  return { records: [], entries, unread: [] };
}

async function listed(where: Where, facts: FlowFacts, lines: readonly Line[]): Promise<readonly RecordListed[]> {
  const [rows, labels] = await Promise.all([
    referencesNamed(where, [...new Set(lines.flatMap((line) => line.referenceId ?? []))]),
    referenceLabels(where),
  ]);
  const searches = new Map(facts.searches.map((search) => [search.id, search]));
  return lines.map((line, at): RecordListed => {
    const search = searches.get(line.searchId ?? '');
    return {
      ...recordOf(rows.get(line.referenceId ?? ''), line),
      key: `${line.referenceId} ${line.searchId} ${at}`,
      label: labels.get(line.referenceId ?? ''),
      search: search ? { id: search.id, number: search.number, source: search.source } : null,
      reasons: line.reasons.map((id) => facts.reasons.get(id) ?? 'a reason no longer on the list'),
    };
  });
}

type Row = Awaited<ReturnType<typeof referencesNamed>> extends ReadonlyMap<string, infer R> ? R : never;

const recordOf = (row: Row | undefined, { referenceId }: Line) =>
  row
    ? {
        referenceId: row.id,
        title: row.title,
        authors: JSON.parse(row.authors) as string[],
        year: row.year,
        isTrashed: row.trashed_at !== null,
      }
    : {
        referenceId: null,
        title: referenceId === null ? 'A record that could not be read' : '',
        authors: [],
        year: null,
        isTrashed: false,
      };

async function referencesNamed({ db, reviewId }: Where, ids: readonly string[]) {
  const rows = await db
    .selectFrom('reference')
    .select(['id', 'title', 'authors', 'year', 'trashed_at'])
    .where('review_id', '=', reviewId)
    .where('id', 'in', [...ids, ''])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}
