/** One page in the window: its picture, the words over it, the marks, what comes and goes above them. Empty while far away. */
import { drawMarks, type Marks } from './mark-layer.tsx';
import type { PageLayer } from './mark-shapes.ts';
import { drawOver, type Over } from './overlay.tsx';
import { textLayer } from './text-layer.ts';

export interface Sizes {
  readonly width: number;
  readonly height: number;
  /** Pixels per point. */
  readonly scale: number;
}

export class PageView {
  readonly sheet: number;
  readonly section: HTMLElement;
  #layer: PageLayer | null = null;
  #text: HTMLElement | null = null;
  #marks: SVGSVGElement | null = null;
  #over: SVGSVGElement | null = null;

  constructor(sheet: number, label: string) {
    this.sheet = sheet;
    this.section = document.createElement('section');
    this.section.className = 'pdf-page';
    this.section.dataset['sheet'] = String(sheet);
    this.section.dataset['label'] = label;
    this.section.setAttribute('aria-label', `Page ${label}`);
  }

  size({ width, height, scale }: Sizes): void {
    this.section.style.width = `${width}px`;
    this.section.style.height = `${height}px`;
    this.#text?.style.setProperty('transform', `scale(${scale})`);
  }

  get isOpen(): boolean {
    return this.#layer !== null;
  }

  /** Its text has come. */
  open(layer: PageLayer, scale: number): void {
    if (this.#layer) return;
    this.#layer = layer;
    this.#text = textLayer(layer);
    this.#text.style.transform = `scale(${scale})`;
    this.#marks = drawing(layer, 'pdf-marks');
    this.#over = drawing(layer, 'pdf-over');
    this.section.append(this.#text, this.#marks, this.#over);
  }

  paint(canvas: HTMLCanvasElement): void {
    this.section.querySelector('canvas')?.remove();
    this.section.prepend(canvas);
    this.section.dataset['painted'] = 'yes';
  }

  /** Far from the window: its place stays. */
  close(): void {
    this.#layer = this.#text = this.#marks = this.#over = null;
    delete this.section.dataset['painted'];
    this.section.replaceChildren();
  }

  mark(marks: Marks): void {
    if (this.#layer && this.#marks) drawMarks(this.#marks, this.#layer, this.sheet, marks);
  }

  over(over: Over): void {
    if (this.#layer && this.#over) drawOver(this.#over, this.#layer, over);
  }
}

/** Drawn in 1/100 pt and stretched over the page, so that zooming draws nothing again. */
function drawing({ frame }: PageLayer, className: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', `0 0 ${frame.width} ${frame.height}`);
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add(className);
  return svg;
}
