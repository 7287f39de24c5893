/** Positions of the document ⇄ places in the elements of the text view. Every piece of text says where it starts (`data-at`). */
import { fromUtf16, lengthOf, toUtf16 } from '../../../../server/documents/code-points.ts';
import type { Range as Positions } from '../../../../server/coding/ranges.ts';

/** An innermost element with `data-at`: its only child is text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly node: Text;
}

/** The pieces of a part of the page, in order; what is only said aloud is not among them. */
export function piecesIn(root: ParentNode): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('[data-at]')) {
    const node = element.firstChild;
    if (element.childNodes.length !== 1 || !(node instanceof Text)) continue;
    const start = Number(element.dataset['at']);
    pieces.push({ start, end: start + lengthOf(node.data), node });
  }
  return pieces;
}

/** The piece that holds a position, or the first after it. */
function pieceAt(pieces: readonly Piece[], position: number): Piece | undefined {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.end ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return pieces[low];
}

/** The elements' range of a stretch of the document; null when nothing of it is drawn. */
export function domRange(pieces: readonly Piece[], [start, end]: Positions): Range | null {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  if (!first || first.start >= end || !last) return null;
  const closing = last.start < end ? last : first;
  const range = document.createRange();
  range.setStart(first.node, toUtf16(first.node.data, Math.max(0, start - first.start)));
  range.setEnd(closing.node, toUtf16(closing.node.data, Math.max(0, end - closing.start)));
  return range;
}

/** The position of a place in the elements; null outside the text. */
export function positionOf(node: Node, offset: number): number | null {
  if (node instanceof Text) {
    const holder = node.parentElement?.closest<HTMLElement>('[data-at]');
    if (!holder || node.parentElement?.closest('[data-unread]')) return neighbour(node);
    return Number(holder.dataset['at']) + fromUtf16(node.data, offset);
  }
  const child = node.childNodes[offset] ?? node;
  return child === node ? neighbour(node) : firstPosition(child);
}

/** White space between sentences belongs to none: the next sentence's start. */
function neighbour(node: Node): number | null {
  for (let next = node.nextSibling; next; next = next.nextSibling) {
    const position = firstPosition(next);
    if (position !== null) return position;
  }
  const parent = node.parentElement;
  return parent && !parent.matches('#reader-pages') ? neighbour(parent) : null;
}

function firstPosition(node: Node): number | null {
  if (!(node instanceof Element)) return null;
  const holder = node.matches('[data-at]') ? node : node.querySelector('[data-at]');
  return holder ? Number((holder as HTMLElement).dataset['at']) : null;
}
