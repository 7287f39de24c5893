/**
 * The words of a page as invisible elements over its picture, one per stored piece, each saying where it starts: for touch
 * screens, screen readers and copying. Stretched onto the stored quadrilateral, whatever fonts the browser has.
 */
import { slice } from '../../../../server/documents/code-points.ts';
import type { Piece, Point } from '../../../../server/documents/page-text.ts';
import type { PageLayer } from './mark-shapes.ts';

/** Pixels of the unstretched words; any size does. */
const em = 16;

let measuring: CanvasRenderingContext2D | null = null;

function widthOf(words: string): number {
  measuring ??= document.createElement('canvas').getContext('2d');
  if (!measuring) return words.length * em * 0.5;
  measuring.font = `${em}px sans-serif`;
  return measuring.measureText(words).width;
}

/** In points: whoever shows it scales it by one property. */
export function textLayer(layer: PageLayer): HTMLElement {
  const element = document.createElement('div');
  element.className = 'pdf-text';
  element.append(...layer.pieces.map((piece) => span(layer, piece)));
  return element;
}

function span({ page, frame: { toPage }, text }: PageLayer, { start, quad, advances }: Piece): HTMLElement {
  const element = document.createElement('span');
  element.textContent = slice(text, start, start + advances.length);
  element.dataset['at'] = String(page.start + start);
  const [foot, headEnd, head] = [toPage(quad[0]), toPage(quad[2]), toPage(quad[3])];
  const along = between(head, headEnd, widthOf(element.textContent) || 1);
  const down = between(head, foot, em);
  element.style.transform = `matrix(${[...along, ...down, head[0] / 100, head[1] / 100].map((n) => n.toFixed(5)).join(',')})`;
  return element;
}

/** One pixel of the unstretched words, in points of the page. */
const between = (from: Point, to: Point, pixels: number): Point => [(to[0] - from[0]) / 100 / pixels, (to[1] - from[1]) / 100 / pixels];
