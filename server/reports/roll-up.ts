/** From CMOCs to rows: one per demi-regularity, or per code of any role, each with what it counts (model, Counting). */
import { byCodePoint } from '../reviews/name-key.ts';
import type { Direction } from '../reviews/vocabulary.ts';
import { type CodeReading, readDirection } from './code-reading.ts';
import { type DemiIn, type Placing, placing } from './demi-placing.ts';
import { type Outcomes, outcomesOf, type Ranking } from './outcomes.ts';
import { type Counts, type Evidence, type Ids, oneDirection, type Piece, tally, together } from './tally.ts';

export interface ElementIn {
  readonly roleId: string;
  readonly codeId: string | null;
  readonly direction: Direction;
}

/** A CMOC in scope. */
export interface CmocIn {
  readonly id: string;
  readonly filedUnderId: string | null;
  readonly elements: readonly ElementIn[];
}

export interface RollUpAsked {
  readonly cmocs: readonly CmocIn[];
  readonly evidence: Evidence;
  readonly codes: CodeReading;
  readonly demis: readonly DemiIn[];
  /** Roles of kind mechanism, and of kind outcome. */
  readonly mechanismRoles: Ids;
  readonly outcomeRoles: Ids;
  readonly rankBy: Ranking;
  /** True when codes are read at a level of the tree: then a row is a code, whatever was split or joined. */
  readonly byCode?: boolean;
  /** Rows as they were counted last with the same codes, demi-regularities, roles and ranking: those that count the same are taken from it. */
  readonly before?: RowsBefore;
}

interface RowCounted {
  readonly cmocs: readonly CmocIn[];
  readonly evidence: Evidence;
  readonly row: RollUpRow;
}

/** By the row's key. */
export type RowsBefore = Map<string, RowCounted>;

/** A code whose CMOCs were read as the row's: merged into it, joined to it, or below it in the tree. */
export interface ReadAs {
  readonly codeId: string;
  readonly name: string;
  readonly inverse: boolean;
  readonly cmocs: Ids;
}

export interface RollUpRow {
  /** `c:<code>`, or `d:<demi-regularity>` for a part of a split one. */
  readonly key: string;
  readonly codeId: string;
  readonly name: string;
  readonly demi: DemiIn | null;
  readonly counts: Counts;
  readonly outcomes: Outcomes;
  /** The members filed under the row's own code, before any merge: the raw count. */
  readonly raw: Ids;
  readonly readAs: readonly ReadAs[];
}

export interface RollUp {
  /** By number of CMOCs, then alphabetically. */
  readonly rows: readonly RollUpRow[];
  /** Distinct things over all rows. */
  readonly totals: ReturnType<typeof together>;
  /** CMOCs in scope that are filed under no code, and so in no row. */
  readonly unfiled: Ids;
}

export function rollUp(asked: RollUpAsked): RollUp {
  const places = placing(asked.byCode ? [] : asked.demis, asked.codes);
  const groups = new Map<string, { readonly place: Placing; readonly cmocs: CmocIn[] }>();
  const unfiled = new Set<string>();
  for (const cmoc of asked.cmocs) {
    const found = places.of(cmoc);
    if (!found.length) unfiled.add(cmoc.id);
    for (const place of found) {
      const group = groups.get(place.key) ?? { place, cmocs: [] };
      groups.set(place.key, group);
      group.cmocs.push(cmoc);
    }
  }
  const rows = [...groups.values()].map(({ place, cmocs }) => rowKnown(asked, place, cmocs)).sort(byCount(asked.codes));
  if (asked.before) keepOnly(asked.before, groups);
  return { rows, totals: together(rows.map((row) => row.counts)), unfiled };
}

function keepOnly(before: RowsBefore, now: ReadonlyMap<string, unknown>): void {
  for (const key of before.keys()) if (!now.has(key)) before.delete(key);
}

/** A link or an element changes one row of hundreds; to see that another counts what it counted takes a tenth of counting it. */
function rowKnown(asked: RollUpAsked, place: Placing, cmocs: readonly CmocIn[]): RollUpRow {
  const { evidence, before } = asked;
  const known = before?.get(place.key);
  const row = known && countsTheSame(known, cmocs, evidence) ? known.row : rowOf(asked, place, cmocs);
  before?.set(place.key, { cmocs, evidence, row });
  return row;
}

const countsTheSame = (known: RowCounted, cmocs: readonly CmocIn[], evidence: Evidence): boolean =>
  areAlike(known.cmocs, cmocs, isSameCmoc) &&
  cmocs.every(({ id }) => areAlike(known.evidence.get(id) ?? noPieces, evidence.get(id) ?? noPieces, isSamePiece));

const noPieces: readonly Piece[] = [];

const areAlike = <T>(before: readonly T[], now: readonly T[], isSame: (a: T, b: T) => boolean): boolean =>
  before === now || (before.length === now.length && before.every((one, at) => one === now[at] || isSame(one, now[at] as T)));

const isSameCmoc = (a: CmocIn, b: CmocIn): boolean =>
  a.id === b.id && a.filedUnderId === b.filedUnderId && areAlike(a.elements, b.elements, isSameElement);

const isSameElement = (a: ElementIn, b: ElementIn): boolean =>
  a.roleId === b.roleId && a.codeId === b.codeId && a.direction === b.direction;

const isSamePiece = (a: Piece, b: Piece): boolean =>
  a.excerptId === b.excerptId && a.referenceId === b.referenceId && a.studyId === b.studyId && a.against === b.against;

function rowOf(asked: RollUpAsked, place: Placing, cmocs: readonly CmocIn[]): RollUpRow {
  const { codes, evidence, rankBy } = asked;
  const counts = tally(
    cmocs.map((cmoc) => ({ id: cmoc.id, direction: directionOf(asked, cmoc, place.codeId) })),
    evidence,
  );
  const { raw, readAs } = asFiled(codes, place.codeId, cmocs);
  return {
    ...place,
    name: codes.nameOf(place.codeId),
    counts,
    outcomes: outcomesOf({ cmocs: counts.members, outcomesOf: outcomeCodes(asked, cmocs), evidence, codes, rankBy }),
    raw,
    readAs,
  };
}

/** The direction in which a CMOC speaks of a code: of its mechanisms with that code, else of any element with it, else of its mechanisms. */
export function directionOf(asked: Pick<RollUpAsked, 'codes' | 'mechanismRoles'>, cmoc: CmocIn, codeId: string): Direction {
  const { codes, mechanismRoles } = asked;
  const named = cmoc.elements.flatMap((element) => {
    const read = element.codeId === null ? null : codes.at(element.codeId);
    if (read?.id !== codeId) return [];
    return [{ isMechanism: mechanismRoles.has(element.roleId), direction: readDirection(element.direction, read.inverse) }];
  });
  const mechanisms = named.filter((one) => one.isMechanism);
  if (named.length) return oneDirection((mechanisms.length ? mechanisms : named).map((one) => one.direction));
  const inverse = cmoc.filedUnderId === null ? false : (codes.at(cmoc.filedUnderId)?.inverse ?? false);
  return oneDirection(
    cmoc.elements.filter((element) => mechanismRoles.has(element.roleId)).map((element) => readDirection(element.direction, inverse)),
  );
}

function asFiled(codes: CodeReading, codeId: string, cmocs: readonly CmocIn[]): { readonly raw: Ids; readonly readAs: readonly ReadAs[] } {
  const raw = new Set<string>();
  const others = new Map<string, { readonly inverse: boolean; readonly cmocs: Set<string> }>();
  for (const { id, filedUnderId } of cmocs) {
    if (filedUnderId === codeId) raw.add(id);
    if (filedUnderId === null || filedUnderId === codeId) continue;
    const other = others.get(filedUnderId) ?? { inverse: codes.at(filedUnderId)?.inverse ?? false, cmocs: new Set() };
    others.set(filedUnderId, other);
    other.cmocs.add(id);
  }
  const readAs = [...others].map(([other, found]) => ({ codeId: other, name: codes.nameOf(other), ...found }));
  return { raw, readAs: readAs.sort((a, b) => codes.inOrder(a.codeId, b.codeId)) };
}

/** Each CMOC's outcome codes after merging, whatever level of the tree the rows are read at. */
function outcomeCodes({ codes, outcomeRoles }: RollUpAsked, cmocs: readonly CmocIn[]): ReadonlyMap<string, Ids> {
  const found = new Map<string, Set<string>>();
  for (const cmoc of cmocs)
    for (const element of cmoc.elements) {
      const read = element.codeId !== null && outcomeRoles.has(element.roleId) ? codes.merged(element.codeId) : null;
      if (!read) continue;
      const mine = found.get(cmoc.id) ?? new Set();
      found.set(cmoc.id, mine.add(read.id));
    }
  return found;
}

const byCount =
  (codes: CodeReading) =>
  (a: RollUpRow, b: RollUpRow): number =>
    b.counts.members.size - a.counts.members.size || codes.inOrder(a.codeId, b.codeId) || byCodePoint(a.key, b.key);
