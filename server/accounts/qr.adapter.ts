/** A QR code as one SVG path: no picture is fetched, no service asked. */
import { encode } from 'uqr';

export interface Drawn {
  /** Modules each way, the white border included. */
  readonly size: number;
  /** The dark modules, one unit each: an SVG path. */
  readonly path: string;
}

export function drawn(text: string): Drawn {
  const { size, data } = encode(text, { ecc: 'M', border: 4 });
  const rows = data.flatMap((row, y) => runsOf(row).map(([from, to]) => `M${from} ${y}h${to - from}v1h${from - to}z`));
  return { size, path: rows.join('') };
}

/** [from, to) of each stretch of dark modules. */
function runsOf(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = runs.at(-1);
    if (!dark) continue;
    if (last?.[1] === x) last[1] = x + 1;
    else runs.push([x, x + 1]);
  }
  return runs;
}
