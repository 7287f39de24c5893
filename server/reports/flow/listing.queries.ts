/** The records that a number of the flow counts, in the order they were found: of a crowd only those that are asked for. */
import type { Window } from '../../web/pagination.ts';
import { crowdBy } from './crowds.ts';
import { crowdMembers } from './crowds.queries.ts';
import type { CountedFacts, Seeing } from './facts.queries.ts';
import { type Members, sizeOf } from './members.ts';
import { type Entry, type FoundAt, type PlacedRecord, recordOrder } from './placing.ts';

export interface Line {
  /** Null for a record that could not be read. */
  readonly referenceId: string | null;
  readonly searchId: string | null;
  readonly reasons: readonly string[];
}

export interface Lines {
  readonly lines: readonly Line[];
  readonly total: number;
}

/** A window of what a number counts. */
export async function linesOf(where: Seeing, counted: CountedFacts, members: Members, { offset, limit }: Window): Promise<Lines> {
  const most = offset + limit;
  const records = members.records.map((one): Found => ({ ...lineOfRecord(one), at: one }));
  const entries = members.entries.flatMap((one): Found[] => (one.found ? [{ ...lineOfEntry(one), at: one.found }] : []));
  const lines = [
    ...(await inOrder(where, counted, { found: records, most })),
    ...(await inOrder(where, counted, { found: entries, most })),
    ...members.entries.filter((one) => !one.found).map(lineOfEntry),
    ...members.unread.flatMap(({ searchId, n }) => Array.from({ length: n }, (): Line => ({ referenceId: null, searchId, reasons: [] }))),
  ];
  return { lines: lines.slice(offset, most), total: sizeOf(members) };
}

/** A record or a crowd of them, with the place of the first. */
interface Found extends Line {
  readonly referenceId: string;
  readonly at: FoundAt;
}

const lineOfRecord = ({ referenceId, searchId }: PlacedRecord) => ({ referenceId, searchId, reasons: [] });
const lineOfEntry = ({ referenceId, reasons }: Entry) => ({ referenceId, searchId: null, reasons });

/** The first `most`. */
async function inOrder(
  where: Seeing,
  { facts, crowds, others }: CountedFacts,
  { found, most }: { readonly found: readonly Found[]; readonly most: number },
): Promise<readonly Line[]> {
  const each = await Promise.all(
    found.map(async (one): Promise<readonly Found[]> => {
      const crowd = crowdBy(crowds, one.referenceId);
      if (!crowd) return [one];
      const members = await crowdMembers(where, { crowd, others, most });
      return members.map(({ referenceId, position }) => ({ ...one, referenceId, at: { ...one.at, position } }));
    }),
  );
  const order = recordOrder(facts);
  const first = each
    .flat()
    .sort((a, b) => order(a.at, b.at))
    .slice(0, most);
  return first.map(({ at: _, ...line }) => line);
}
