/** What a passage speaks of, as a form names it: "whole", "element:<id>", "relation:<id>:<id>". */
export interface TargetIds {
  readonly elementId: string | null;
  readonly otherElementId: string | null;
}

/** Null for anything that is none of these. */
export function targetFrom(text: string): TargetIds | null {
  const [kind = '', one = '', other = ''] = text.split(':');
  if (kind === 'whole') return { elementId: null, otherElementId: null };
  if (kind === 'element' && one) return { elementId: one, otherElementId: null };
  if (kind === 'relation' && one && other) return { elementId: one, otherElementId: other };
  return null;
}
