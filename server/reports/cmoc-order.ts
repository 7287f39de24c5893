/** The order in which CMOC tables list configurations. */
import { byCodePoint, nameKey } from '../reviews/name-key.ts';
import type { CmocKept } from './in-scope.ts';

export const cmocOrders = ['number', 'filed_under', 'document', 'evidence', 'status'] as const;
export type CmocOrder = (typeof cmocOrders)[number];

export const cmocGroups = ['', 'filed_under', 'document', 'status', 'group'] as const;
export type CmocGroup = (typeof cmocGroups)[number];

/** What configurations may be ordered by, besides their number. */
export interface CmocPlace {
  readonly filedUnder: string;
  readonly group: string;
  readonly strategy: string;
  readonly casePosition: number;
  /** In the order of the literature; configurations of the theory come last. */
  readonly documentPosition: number;
  /** Documents for it. */
  readonly documents: number;
}

export interface Placed {
  readonly cmoc: CmocKept;
  readonly place: CmocPlace;
}

const statusOrder = ['agreed', 'proposed', 'draft', 'retired'];

type Compare = (a: Placed, b: Placed) => number;

const byNumber: Compare = (a, b) => a.cmoc.number - b.cmoc.number;

/** Empty names last. */
const byText =
  (of: (place: CmocPlace) => string): Compare =>
  (a, b) => {
    const [left, right] = [nameKey(of(a.place)), nameKey(of(b.place))];
    return Number(left === '') - Number(right === '') || byCodePoint(left, right);
  };

const compares: Readonly<Record<CmocOrder | 'group', Compare>> = {
  number: byNumber,
  filed_under: byText((place) => place.filedUnder),
  group: byText((place) => place.group),
  document: (a, b) => a.place.documentPosition - b.place.documentPosition,
  evidence: (a, b) => b.place.documents - a.place.documents,
  status: (a, b) => statusOrder.indexOf(a.cmoc.status) - statusOrder.indexOf(b.cmoc.status),
};

/** By group, then by order, then by number. */
export function inOrder(placed: readonly Placed[], order: CmocOrder, group: CmocGroup = ''): readonly Placed[] {
  const first: Compare = group ? compares[group] : () => 0;
  return [...placed].sort((a, b) => first(a, b) || compares[order](a, b) || byNumber(a, b));
}

/** By case, then by strategy in the order of its first configuration, then by number. */
export function inCaseOrder(placed: readonly Placed[]): readonly Placed[] {
  const firstOf = new Map<string, number>();
  const strategyOf = ({ place }: Placed): string => `${place.casePosition} ${nameKey(place.strategy)}`;
  for (const one of placed) {
    const key = strategyOf(one);
    firstOf.set(key, Math.min(firstOf.get(key) ?? Infinity, one.cmoc.number));
  }
  return [...placed].sort(
    (a, b) =>
      a.place.casePosition - b.place.casePosition ||
      (firstOf.get(strategyOf(a)) ?? 0) - (firstOf.get(strategyOf(b)) ?? 0) ||
      byNumber(a, b),
  );
}
