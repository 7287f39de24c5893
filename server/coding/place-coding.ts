/** What giving a role or a code to a passage means, seeing what it has already: fill a gap, add a coding, or nothing new. */

export interface CodingHeld {
  readonly id: string;
  readonly roleId: string | null;
  readonly codeId: string | null;
}

/** Both may be left out: then nothing is meant. */
export interface CodingMeant {
  readonly roleId: string | null;
  readonly codeId: string | null;
}

export type Placed =
  | { readonly kind: 'there'; readonly id: string }
  | { readonly kind: 'fill'; readonly id: string; readonly patch: Partial<CodingMeant> }
  | { readonly kind: 'add' };

/**
 * A role goes to a coding that has a code and no role; a code to one that has that role and no code (any role when none is
 * meant). A second role is a second coding on the same passage.
 */
export function placeCoding(held: readonly CodingHeld[], meant: CodingMeant): Placed {
  const fits = (coding: CodingHeld): boolean =>
    (meant.roleId === null || coding.roleId === meant.roleId) && (meant.codeId === null || coding.codeId === meant.codeId);
  const there = held.find(fits);
  if (there) return { kind: 'there', id: there.id };
  const uncoded = meant.codeId === null ? undefined : held.findLast((one) => one.codeId === null && isRole(one, meant.roleId));
  if (uncoded) return { kind: 'fill', id: uncoded.id, patch: meant.roleId === null ? { codeId: meant.codeId } : meant };
  const roleless = meant.roleId === null ? undefined : held.findLast((one) => one.roleId === null && isCode(one, meant.codeId));
  if (roleless) return { kind: 'fill', id: roleless.id, patch: { roleId: meant.roleId } };
  return { kind: 'add' };
}

const isRole = (coding: CodingHeld, role: string | null): boolean => role === null || coding.roleId === null || coding.roleId === role;
const isCode = (coding: CodingHeld, code: string | null): boolean => code === null || coding.codeId === code;
