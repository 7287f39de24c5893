/** Loads what stands behind a number: configurations with their quotes, documents, studies, passages. */
import { alphabetically } from '../reviews/name-key.ts';
import { citationsOf } from './citations.queries.ts';
import { type Behind, behind, besides, directionsOf, ofTotals } from './behind.ts';
import { cmocLines, quotesIn } from './cmoc-lines.queries.ts';
import type { CmocLine, Quote } from './cmoc-line.ts';
import { demiTable } from './demi-table.queries.ts';
import { nameOf } from './demi-table.ts';
import type { InScope } from './in-scope.ts';
import { type QuoteKept, quotesOf } from './quotes.queries.ts';
import { roleTableOf } from './role-table.queries.ts';
import type { Outcomes } from './outcomes.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Counts, Evidence, Piece, together } from './tally.ts';
import type { TableRequest } from './table-view.ts';
import type { RowWindow } from './cmoc-tables.queries.ts';

export interface Stepped {
  readonly column: string;
  readonly n: number;
}

/** A document with its passages about the row. */
export interface DocumentBehind {
  readonly referenceId: string;
  readonly citation: string;
  readonly quotes: readonly Quote[];
}

export interface BehindShown {
  /** The row's name; of the totals "All rows". */
  readonly row: string;
  readonly column: string;
  readonly kind: Behind['kind'];
  readonly against: boolean;
  /** Whether members are CMOCs; else coded passages. */
  readonly ofCmocs: boolean;
  readonly total: number;
  readonly cmocs: readonly CmocLine[];
  readonly documents: readonly DocumentBehind[];
  readonly studies: readonly { readonly name: string; readonly documents: readonly string[] }[];
  readonly quotes: readonly Quote[];
  /** The other numbers of the row. */
  readonly besides: readonly Stepped[];
  readonly directions: readonly Stepped[];
}

interface Row {
  readonly name: string;
  readonly counts: Counts | ReturnType<typeof together>;
  readonly outcomes: Outcomes | null;
  readonly evidence: Evidence;
  /** Null where passages are counted. */
  readonly inScope: InScope | null;
}

export type BehindAsked = Omit<TableRequest, 'style'> & { readonly row: string; readonly count: string };

/** Null when the table has no such row any more. */
export async function behindNumber(scope: Scope, asked: BehindAsked, window: RowWindow): Promise<BehindShown | null> {
  const row = await rowOf(scope, asked);
  if (!row) return null;
  const { counts } = row;
  const found = 'directions' in counts ? behind(counts, row.outcomes, asked.count) : ofTotals(counts, asked.count);
  const shown = { scope, row, found, window };
  const ofCmocs = row.inScope !== null;
  const empty = { cmocs: [], documents: [], studies: [], quotes: [] };
  return {
    row: row.name,
    column: asked.count,
    kind: found.kind,
    against: found.against,
    ofCmocs,
    total: found.ids.size,
    ...empty,
    ...(await listed(shown)),
    besides: besides(counts),
    directions: 'directions' in counts ? directionsOf(counts) : [],
  };
}

async function rowOf(scope: Scope, asked: BehindAsked): Promise<Row | null> {
  if (asked.table === 'by-role') {
    const found = await roleTableOf(scope, { ...asked, style: 'print' });
    if (!found) return null;
    const { rollUp, evidence, inScope } = found;
    const row = rollUp.rows.find((one) => one.key === asked.row);
    if (asked.row === '*') return { name: 'All rows', counts: rollUp.totals, outcomes: null, evidence, inScope };
    return row ? { name: row.name, counts: row.counts, outcomes: null, evidence, inScope } : null;
  }
  const { rolled } = await demiTable(scope, { ...asked, style: 'print' });
  const common = { evidence: rolled.inScope.evidence, inScope: rolled.inScope };
  if (asked.row === '*') return { ...common, name: 'All rows', counts: rolled.totals, outcomes: null };
  const row = rolled.rows.find((one) => one.key === asked.row);
  return row ? { ...common, name: nameOf(row), counts: row.counts, outcomes: row.outcomes } : null;
}

interface Listing {
  readonly scope: Scope;
  readonly row: Row;
  readonly found: Behind;
  readonly window: RowWindow;
}

type Lists = Partial<Pick<BehindShown, 'cmocs' | 'documents' | 'studies' | 'quotes'>>;

async function listed(listing: Listing): Promise<Lists> {
  const { found, row } = listing;
  if (found.kind === 'documents') return { documents: await documentsBehind(listing) };
  if (found.kind === 'studies') return { studies: await studiesBehind(listing) };
  if (found.kind === 'excerpts' || !row.inScope) return { quotes: await quotesBehind(listing) };
  return { cmocs: await cmocsBehind(listing, row.inScope) };
}

const within = <T>(list: readonly T[], { offset, limit }: RowWindow): readonly T[] => list.slice(offset, offset + limit);

async function cmocsBehind({ scope, found, window }: Listing, inScope: InScope): Promise<readonly CmocLine[]> {
  const ids = within(
    inScope.cmocs.filter((cmoc) => found.ids.has(cmoc.id)).map((cmoc) => cmoc.id),
    window,
  );
  const lines = await cmocLines(scope, { ids, inScope, withQuotes: true });
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** The pieces of everything that the row counts. */
const piecesOf = ({ row }: Listing): readonly Piece[] => [...row.counts.members].flatMap((id) => row.evidence.get(id) ?? []);

async function documentsBehind(listing: Listing): Promise<readonly DocumentBehind[]> {
  const { scope, found, window } = listing;
  const citation = await citationsOf(scope);
  const pieces = piecesOf(listing).filter((piece) => piece.against === found.against);
  const byReference = Map.groupBy(pieces, (piece) => piece.referenceId);
  const inOrder = [...found.ids].map((referenceId) => ({ referenceId, citation: citation(referenceId) })).sort(byCitation);
  const shown = within(inOrder, window);
  const quotes = await quotesFor(
    scope,
    shown.flatMap(({ referenceId }) => byReference.get(referenceId) ?? []),
  );
  return shown.map((one) => ({ ...one, quotes: quotesIn(byReference.get(one.referenceId) ?? [], quotes) }));
}

const byCitation = (a: { readonly citation: string; readonly referenceId: string }, b: typeof a): number =>
  alphabetically({ name: a.citation, id: a.referenceId }, { name: b.citation, id: b.referenceId });

async function studiesBehind(listing: Listing): Promise<BehindShown['studies']> {
  const { scope, found, window } = listing;
  const [citation, names] = await Promise.all([citationsOf(scope), studyNames(scope)]);
  const byStudy = Map.groupBy(
    piecesOf(listing).filter((piece) => !piece.against),
    (piece) => piece.studyId,
  );
  const studies = [...found.ids].map((id) => {
    const documents = [...new Set((byStudy.get(id) ?? []).map((piece) => piece.referenceId))].map(citation).sort();
    return { id, name: names.get(id) ?? documents.join(', '), documents };
  });
  return within(studies.sort(alphabetically), window);
}

async function studyNames({ db, reviewId }: Scope): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('study').select(['id', 'name']).where('review_id', '=', reviewId).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A window of passages, each once, by id: the order of the literature would need all of them. */
async function quotesBehind(listing: Listing): Promise<readonly Quote[]> {
  const { scope, found, window } = listing;
  const wanted = piecesOf(listing).filter((piece) => piece.against === found.against && found.ids.has(piece.excerptId));
  const ids = within([...new Set(wanted.map((piece) => piece.excerptId))].sort(), window);
  return quotesIn(wanted, await quotesOf(scope, ids));
}

const quotesFor = (scope: Scope, pieces: readonly Piece[]): Promise<ReadonlyMap<string, QuoteKept>> =>
  quotesOf(scope, [...new Set(pieces.map((piece) => piece.excerptId))]);
