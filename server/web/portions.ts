/** A window over lists laid end to end: which part of which list it shows. */

interface Counted {
  readonly id: string;
  readonly n: number;
}

export interface Portion {
  readonly id: string;
  readonly offset: number;
  readonly limit: number;
}

export function portionsOf(lists: readonly Counted[], window: { readonly offset: number; readonly limit: number }) {
  const portions: Portion[] = [];
  let start = 0;
  for (const { id, n } of lists) {
    const from = Math.max(window.offset, start);
    const to = Math.min(window.offset + window.limit, start + n);
    if (from < to) portions.push({ id, offset: from - start, limit: to - from });
    start += n;
  }
  return { portions, total: start };
}
