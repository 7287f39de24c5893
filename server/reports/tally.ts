/** Counts with what they count: every number of a table is the size of a set of ids, the same that its drill-down lists. */
import { type Direction, directions } from '../reviews/vocabulary.ts';

export type Ids = ReadonlySet<string>;

/** One passage that speaks for or against what is counted. */
export interface Piece {
  readonly excerptId: string;
  readonly referenceId: string;
  /** The reference's study; a reference without one is a study of its own. */
  readonly studyId: string;
  readonly against: boolean;
}

/** The pieces of each thing counted, by its id. */
export type Evidence = ReadonlyMap<string, readonly Piece[]>;

/** One thing counted in a row: a CMOC, or a coded passage. */
export interface Member {
  readonly id: string;
  readonly direction: Direction;
}

export interface Counts {
  /** CMOCs, or coded passages where the table counts those. */
  readonly members: Ids;
  readonly documents: Ids;
  readonly studies: Ids;
  readonly excerpts: Ids;
  readonly documentsAgainst: Ids;
  readonly excerptsAgainst: Ids;
  /** They share the members out: their sizes add up. */
  readonly directions: Readonly<Record<Direction, Ids>>;
}

export function tally(members: Iterable<Member>, evidence: Evidence): Counts {
  const counts = {
    members: new Set<string>(),
    documents: new Set<string>(),
    studies: new Set<string>(),
    excerpts: new Set<string>(),
    documentsAgainst: new Set<string>(),
    excerptsAgainst: new Set<string>(),
    directions: Object.fromEntries(directions.map((direction) => [direction, new Set<string>()])) as Record<Direction, Set<string>>,
  };
  for (const { id, direction } of members) {
    if (counts.members.has(id)) continue;
    counts.members.add(id);
    counts.directions[direction].add(id);
    for (const piece of evidence.get(id) ?? []) {
      if (piece.against) {
        counts.documentsAgainst.add(piece.referenceId);
        counts.excerptsAgainst.add(piece.excerptId);
      } else {
        counts.documents.add(piece.referenceId);
        counts.studies.add(piece.studyId);
        counts.excerpts.add(piece.excerptId);
      }
    }
  }
  return counts;
}

/** Several readings of one thing as one: the same word, or *depends* when they differ. *Not stated* gives way to a word. */
export function oneDirection(found: Iterable<Direction>): Direction {
  const stated = new Set(found);
  stated.delete('not_stated');
  const [only, another] = stated;
  return another ? 'depends' : (only ?? 'not_stated');
}

/** The distinct members of many tallies: what a total is made of. */
export function together(
  parts: Iterable<Counts>,
): Pick<Counts, 'members' | 'documents' | 'studies' | 'excerpts' | 'documentsAgainst' | 'excerptsAgainst'> {
  const total = {
    members: new Set<string>(),
    documents: new Set<string>(),
    studies: new Set<string>(),
    excerpts: new Set<string>(),
    documentsAgainst: new Set<string>(),
    excerptsAgainst: new Set<string>(),
  };
  for (const part of parts)
    for (const name of Object.keys(total) as (keyof typeof total)[]) for (const id of part[name]) total[name].add(id);
  return total;
}
