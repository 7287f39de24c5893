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

function measure(): CanvasRenderingContext2D | null {
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `${em}px sans-serif`;
  return context;
}

function widthOf(words: string): number {
  measuring ??= measure();
  return measuring?.measureText(words).width ?? words.length * em * 0.5;
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
  const corners = { foot: toPage(quad[0]), headEnd: toPage(quad[2]), head: toPage(quad[3]) };
  const wide = widthOf(element.textContent);
  if (isUpright(corners)) stand(element, corners, wide / em);
  else turn(element, corners, wide || 1);
  return element;
}

/** In the order of reading: where the writing starts at its foot, ends at its head, starts at its head. */
interface Corners {
  readonly foot: Point;
  readonly headEnd: Point;
  readonly head: Point;
}

const isUpright = ({ foot, headEnd, head }: Corners): boolean =>
  headEnd[1] === head[1] && foot[0] === head[0] && headEnd[0] > head[0] && foot[1] > head[1];

/** Almost all text: set as high and as wide as it is, without a transformation, of which each would be put on the screen by itself. */
function stand({ style, textContent }: HTMLElement, { foot, headEnd, head }: Corners, natural: number): void {
  const [width, height] = [(headEnd[0] - head[0]) / 100, (foot[1] - head[1]) / 100];
  style.left = `${head[0] / 100}px`;
  style.top = `${head[1] / 100}px`;
  style.fontSize = `${height}px`;
  style.letterSpacing = `${((width - natural * height) / Math.max(1, textContent.length)).toFixed(3)}px`;
}

function turn({ style }: HTMLElement, { foot, headEnd, head }: Corners, wide: number): void {
  const along = between(head, headEnd, wide);
  const down = between(head, foot, em);
  style.transform = `matrix(${[...along, ...down, head[0] / 100, head[1] / 100].map((n) => n.toFixed(5)).join(',')})`;
}

/** One pixel of the unstretched words, in points of the page. */
const between = (from: Point, to: Point, pixels: number): Point => [(to[0] - from[0]) / 100 / pixels, (to[1] - from[1]) / 100 / pixels];
