/** Which code a CMOC is filed under unless somebody says otherwise: what demi-regularities group by. */
import type { Facet } from './cmoc.ts';

interface Filing {
  /** Kind of the slot's role. */
  readonly kind: string;
  readonly codeId: string | null;
  readonly facet: Facet;
  readonly position: number;
}

/** The first mechanism's code; where mechanisms are told apart by facet, the first reasoning's. Null while that has no code. */
export function filedUnderByDefault(elements: readonly Filing[]): string | null {
  const mechanisms = elements.filter((element) => element.kind === 'mechanism').sort((a, b) => a.position - b.position);
  const hasFacets = mechanisms.some((element) => element.facet !== '');
  const asked = hasFacets ? mechanisms.filter((element) => element.facet === 'reasoning') : mechanisms;
  return asked.find((element) => element.codeId !== null)?.codeId ?? null;
}
