/** Merged codes: a pointer, perhaps inverse, that is followed whenever codes are counted. Codings keep the code they were made with. */

export interface Mergeable {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly isInverse: boolean;
}

export interface Resolved {
  /** The code under which it counts: itself when it isn't merged. */
  readonly into: string;
  /** More ↔ less and present ↔ absent are read flipped: an odd number of inverse merges on the way. */
  readonly inverse: boolean;
}

/**
 * Under which code each counts. A pointer to a code that isn't among them (in the trash) ends there; codes that point at each
 * other in a circle count under the one whose id comes first.
 */
export function resolveMerges(codes: readonly Mergeable[]): ReadonlyMap<string, Resolved> {
  const byId = new Map(codes.map((code) => [code.id, code]));
  return new Map(codes.map((code) => [code.id, follow(byId, code)]));
}

interface Step {
  readonly id: string;
  readonly inverse: boolean;
}

function follow(byId: ReadonlyMap<string, Mergeable>, from: Mergeable): Resolved {
  const path: Step[] = [];
  let step: Step = { id: from.id, inverse: false };
  for (;;) {
    const met = path.findIndex(({ id }) => id === step.id);
    if (met >= 0) return asResolved(path.slice(met).reduce((first, other) => (other.id < first.id ? other : first)));
    path.push(step);
    const code = byId.get(step.id);
    if (!code?.mergedInto || !byId.has(code.mergedInto)) return asResolved(step);
    step = { id: code.mergedInto, inverse: step.inverse !== code.isInverse };
  }
}

const asResolved = ({ id, inverse }: Step): Resolved => ({ into: id, inverse });
