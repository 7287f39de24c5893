/** The lines of a page as a reader sees them: their words, how big they are and where they stand. */
import { slice } from './code-points.ts';
import { endOf, type Piece } from './page-text.ts';

export interface PageLine {
  readonly text: string;
  /** Height of the font's line in 1/100 pt. */
  readonly size: number;
  /** Share of the page's height from its top: 0 top, 1 foot. */
  readonly from: number;
}

export interface LaidOutPage {
  readonly text: string;
  /** x0, y0, x1, y1 of PDF user space. */
  readonly box: readonly [number, number, number, number] | null;
  readonly rotation: number;
}

interface Placed {
  readonly piece: Piece;
  readonly top: number;
  readonly size: number;
}

/** In the order of the text. Text that stands on its side is left out. */
export function linesOf(page: LaidOutPage, pieces: readonly Piece[]): readonly PageLine[] {
  const upright = pieces.map((piece) => placed(page, piece)).filter((one): one is Placed => one !== null);
  const lines: { from: number; to: number; top: number; size: number; letters: number }[] = [];
  for (const { piece, top, size } of upright) {
    const last = lines.at(-1);
    const letters = piece.advances.length;
    if (last && Math.abs(top - last.top) < Math.max(size, last.size) * 0.5 && piece.start - last.to <= 2) {
      if (letters > last.letters) Object.assign(last, { size, letters, top });
      last.to = endOf(piece);
    } else lines.push({ from: piece.start, to: endOf(piece), top, size, letters });
  }
  const height = heightOf(page);
  return lines.map(({ from, to, top, size }) => ({
    text: slice(page.text, from, to).normalize('NFKC').replace(/\s+/g, ' ').trim(),
    size,
    from: top / height,
  }));
}

/** Distance from the top edge as displayed, and height; null for text that is not upright as displayed. */
function placed({ box, rotation }: LaidOutPage, piece: Piece): Placed | null {
  const [x0, y0, x1, y1] = box ?? [0, 0, 1, 1];
  const [start, end, , head] = piece.quad;
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const size = Math.round(Math.hypot(head[0] - start[0], head[1] - start[1]));
  const angle = (Math.round((Math.atan2(dy, dx) * 180) / Math.PI) + 360) % 360;
  if (Math.abs(angle - rotation) > 2 || !size) return null;
  const tops: Readonly<Record<number, number>> = { 0: y1 - head[1], 90: head[0] - x0, 180: head[1] - y0, 270: x1 - head[0] };
  return { piece, top: tops[rotation] ?? 0, size };
}

function heightOf({ box, rotation }: LaidOutPage): number {
  const [x0, y0, x1, y1] = box ?? [0, 0, 1, 1];
  return Math.max(1, rotation % 180 ? x1 - x0 : y1 - y0);
}
