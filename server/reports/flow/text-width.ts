/** How wide words are in Helvetica and the faces cut to its widths (Arial, Liberation Sans), so that boxes fit before anything is drawn. */

/** Thousandths of the type size, from the space (32) to the tilde (126): Adobe's metrics of Helvetica. */
const widths =
  '278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 ' +
  '1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 ' +
  '333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584';
const known = widths.split(' ').map(Number);

/** Letters outside ASCII are taken as wide; other scripts as square. */
const widthOf = (code: number): number => known[code - 32] ?? (code < 0x2e80 ? 600 : 1000);

/** In the units of `size`. Bold letters are about a twelfth wider. */
export function textWidth(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const letter of text) sum += widthOf(letter.codePointAt(0) ?? 32);
  return (sum * size * (isBold ? 1.08 : 1)) / 1000;
}

/** A run of text that looks alike and leads to one place. */
export interface Run {
  readonly text: string;
  readonly isBold?: boolean;
  /** Where it leads; none for plain words. */
  readonly href?: string | undefined;
}

export type TextLine = readonly Run[];

/** Breaks runs between words so that each line fits; a run with an address is never broken. A word too long stands alone. */
export function wrapped(runs: readonly Run[], width: number, size: number): readonly TextLine[] {
  const lines: Run[][] = [[]];
  let used = 0;
  for (const run of runs)
    for (const word of run.href ? [run.text] : run.text.split(/(?<= )/)) {
      const wide = textWidth(word.trimEnd(), size, run.isBold);
      if (used > 0 && used + wide > width) {
        lines.push([]);
        used = 0;
      }
      add(lines.at(-1) ?? [], { ...run, text: word });
      used += textWidth(word, size, run.isBold);
    }
  return lines.filter((line) => line.length);
}

/** Words of the same run stay one run. */
function add(line: Run[], run: Run): void {
  const last = line.at(-1);
  if (last && last.href === run.href && last.isBold === run.isBold && !run.href)
    line[line.length - 1] = { ...last, text: last.text + run.text };
  else line.push(run);
}
