/** The page number that a reader would cite: from the file's own labels, or counted from what sheet 1 was said to be. */

/**
 * A file's own labels, or none where they begin at 0: no press prints a page 0, some typesetting programs count from it, and the
 * sheet's number is right then (BioMed Central's papers, for one).
 */
export const trustedLabels = (labels: readonly string[]): readonly string[] => (labels[0] === '0' ? [] : labels);

/**
 * `firstLabel` is "sheet 1 is page …": a number counts up from there, anything else ("S1", "e12") counts its last number up.
 * Empty: the file's own label, or the sheet's number where the file has none.
 */
export function printedLabel(own: string, sheet: number, firstLabel: string): string {
  if (!firstLabel) return own || String(sheet);
  const match = /^(.*?)(\d+)(\D*)$/.exec(firstLabel);
  if (!match) return sheet === 1 ? firstLabel : `${firstLabel}+${sheet - 1}`;
  const [, before = '', number = '1', after = ''] = match;
  return `${before}${String(Number(number) + sheet - 1).padStart(number.startsWith('0') ? number.length : 0, '0')}${after}`;
}
