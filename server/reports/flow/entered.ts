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
    const [label, figures] = parted(line) ?? /^(.*\S)\s+(\d+)$/.exec(line)?.slice(1) ?? [];
    const n = figures === undefined ? null : numberFrom(figures);
    if (label && n !== null) numbers.push({ label, n });
    else unread.push(line);
  }
  return { numbers, unread };
}

/** "Wrong setting: 1,204" at the first mark behind which there are figures only. */
function parted(line: string): readonly [label: string, figures: string] | null {
  let from = line.length;
  while (from > 0 && /[\d\s,]/.test(line[from - 1] ?? '')) from -= 1;
  for (let at = Math.max(1, from - 1); at < line.length; at += 1) {
    const label = line.slice(0, at).trim();
    if (label && /[:,;=\t]/.test(line[at] ?? '')) return [label, line.slice(at + 1)];
  }
  return null;
}

export const linesFrom = (numbers: readonly Numbered[]): string =>
  numbers
    .filter((one) => one.label !== '')
    .map((one) => `${one.label}: ${one.n}`)
    .join('\n');
