/** Numbers as people type them: a total, and one line per source or reason, "MEDLINE: 1,200". */

export interface Numbered {
  readonly label: string;
  readonly n: number;
}

/** 0 to a thousand million, grouped or not; null when it is no number. */
export function numberFrom(text: string): number | null {
  const bare = text.replace(/[\s,\u00a0]/g, '');
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
}

/** Lines that don't end in a number are given back, so that a person can be told. */
export function numbersFrom(total: string, lines: string): { readonly numbers: readonly Numbered[]; readonly unread: readonly string[] } {
  const numbers: Numbered[] = [];
  const unread: string[] = [];
  if (total.trim()) {
    const n = numberFrom(total);
    if (n === null) unread.push(total.trim());
    else numbers.push({ label: '', n });
  }
  for (const line of lines
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const match = /^(.*?\S)\s*[:,;=\t]\s*([\d\s,\u00a0]+)$/.exec(line) ?? /^(.*\S)\s+(\d+)$/.exec(line);
    const n = match && numberFrom(match[2] ?? '');
    if (match && n !== null) numbers.push({ label: match[1] ?? '', n });
    else unread.push(line);
  }
  return { numbers, unread };
}

export const linesFrom = (numbers: readonly Numbered[]): string =>
  numbers
    .filter((one) => one.label !== '')
    .map((one) => `${one.label}: ${one.n}`)
    .join('\n');
