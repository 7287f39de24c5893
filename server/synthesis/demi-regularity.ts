/** Which CMOCs make up which demi-regularity. One is proposed per code; a team may split it, or join two. */

export interface FiledCmoc {
  readonly id: string;
  /** The code it is filed under after merges; null: not filed. */
  readonly codeId: string | null;
}

/** A demi-regularity as it is kept. */
export interface KeptRegularity {
  readonly id: string;
  readonly codeId: string;
  /** One of several of its code, with members chosen by hand. */
  readonly isSplit: boolean;
  /** Counted as part of another. */
  readonly joinedIntoId: string | null;
}

export interface Membership {
  readonly regularityId: string;
  readonly cmocId: string;
}

export interface Regularity {
  /** The kept object; null while it is only proposed. */
  readonly id: string | null;
  readonly codeId: string;
  readonly cmocIds: readonly string[];
}

/**
 * Places every filed CMOC in exactly one demi-regularity: the one that names it as member, or else its code's own; joined ones
 * count where they were joined to. Split ones without members are kept in the list: they were made to be filled.
 */
export function regularitiesOf(
  cmocs: readonly FiledCmoc[],
  kept: readonly KeptRegularity[],
  members: readonly Membership[],
): readonly Regularity[] {
  const byId = new Map(kept.map((one) => [one.id, one]));
  const ownOf = new Map(kept.filter((one) => !one.isSplit).map((one) => [one.codeId, one]));
  const namedIn = new Map(members.filter((one) => byId.has(one.regularityId)).map((one) => [one.cmocId, one.regularityId]));
  const groups = new Map<string, { id: string | null; codeId: string; cmocIds: string[] }>();
  const groupOf = (regularity: KeptRegularity | undefined, codeId: string) => {
    const counted = regularity && countedIn(regularity, byId);
    const key = counted?.id ?? `code ${codeId}`;
    const group = groups.get(key) ?? { id: counted?.id ?? null, codeId: counted?.codeId ?? codeId, cmocIds: [] };
    groups.set(key, group);
    return group;
  };
  for (const one of kept) if (one.isSplit && one.joinedIntoId === null) groupOf(one, one.codeId);
  for (const { id, codeId } of cmocs) {
    const named = byId.get(namedIn.get(id) ?? '');
    if (named) groupOf(named, named.codeId).cmocIds.push(id);
    else if (codeId !== null) groupOf(ownOf.get(codeId), codeId).cmocIds.push(id);
  }
  return [...groups.values()];
}

/** Follows "joined into" to where it ends; a ring, which no screen can make, ends where it began. */
function countedIn(regularity: KeptRegularity, byId: ReadonlyMap<string, KeptRegularity>): KeptRegularity {
  const seen = new Set([regularity.id]);
  let at = regularity;
  for (let next = byId.get(at.joinedIntoId ?? ''); next && !seen.has(next.id); next = byId.get(at.joinedIntoId ?? '')) {
    seen.add(next.id);
    at = next;
  }
  return at;
}
