/** Compares what was backed up with what came back, table by table. */

interface Figures {
  readonly rows: number;
  readonly sha256: string;
}

/** One sentence per difference; none when both hold the same. */
export function differences(before: Readonly<Record<string, Figures>>, after: Readonly<Record<string, Figures>>): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => differenceOf(name, before[name], after[name]));
}

function differenceOf(name: string, was: Figures | undefined, is: Figures | undefined): readonly string[] {
  if (!was) return [`The table ${name} is new.`];
  if (!is) return [`The table ${name} is missing.`];
  if (was.rows !== is.rows) return [`The table ${name} has ${is.rows} rows instead of ${was.rows}.`];
  return was.sha256 === is.sha256 ? [] : [`Rows of the table ${name} differ.`];
}
