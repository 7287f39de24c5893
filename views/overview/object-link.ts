/** Where a line of history leads: the screen that shows the changed thing. */
import { paths } from '../../server/paths.ts';

const places: Readonly<Record<string, (review: string, id: string) => string>> = {
  excerpt: paths.excerpt,
  cmoc: paths.cmoc,
  document: (review, id) => paths.reader(review, id),
  reference: paths.reference,
  member: (review) => paths.people(review),
  invitation: (review) => paths.people(review),
  review: (review) => paths.settings(review),
  role: (review) => paths.settings(review),
  phase: (review) => paths.settings(review),
  memo: (review) => paths.memos(review),
  theory: (review) => paths.theories(review),
  code: paths.code,
  demi_regularity: (review) => paths.tables(review),
};

/** Null where nothing shows the object by itself. */
export const linkTo = (review: string, object: string, id: string): string | null => places[object]?.(review, id) ?? null;
