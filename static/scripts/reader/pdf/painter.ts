/** Has pages painted by a thread of its own (painting.ts): only those near the window, the nearest first, one at a time. */
import type { Asked, Painted } from './painting-messages.ts';

export interface Wanted {
  readonly sheet: number;
  /** Pixels of the page on the screen. */
  readonly width: number;
  readonly height: number;
  /** Takes the painted canvas. */
  readonly show: (canvas: HTMLCanvasElement) => void;
}

/** More pixels than this are not painted sharper: a canvas of 16 million takes 64 MB. */
const mostPixels = 16_000_000;

export class Painter {
  readonly #thread: Worker;
  readonly #parser: Worker;
  /** Never, unless a thread fails or can't be started. */
  readonly #failure: Promise<Painted>;
  #isOpen = false;
  #wanted: readonly Wanted[] = [];
  #atRest: (() => void) | null = null;
  /** Sheet → the width it was painted at. */
  readonly #painted = new Map<number, number>();
  #task: Wanted | null = null;

  /** Starts both threads at once: the addresses of parsing.ts, which takes longest to start, and of painting.ts. */
  constructor({ parsing, painting }: { readonly parsing: string; readonly painting: string }) {
    this.#parser = new Worker(parsing, { type: 'module' });
    this.#thread = new Worker(painting, { type: 'module' });
    this.#failure = new Promise((resolve) => {
      this.#thread.onerror = this.#parser.onerror = () => resolve({ isDone: false, picture: null });
    });
  }

  /** @throws when pdf.js can't read the file, and when the file or the thread doesn't come. */
  async open(file: Promise<Uint8Array> | null, of: { readonly url: string; readonly parts: string }): Promise<void> {
    const whole = (address: string): string => new URL(address, location.href).href;
    const { port1, port2 } = new MessageChannel();
    this.#parser.postMessage(port1, [port1]);
    const { isDone } = await this.#ask({ kind: 'open', parser: port2, file: await file, url: whole(of.url), parts: whole(of.parts) });
    if (!isDone) throw new Error('pdf.js can’t read the file.');
    this.#isOpen = true;
    void this.#next();
  }

  /** The pages that should be painted now, the most wanted first; others are no longer painted. `atRest`, once all of them are. */
  want(wanted: readonly Wanted[], atRest: (() => void) | null = null): void {
    this.#wanted = wanted;
    this.#atRest = atRest;
    const { sheet, width } = this.#task ?? {};
    if (this.#task && !wanted.some((one) => one.sheet === sheet && one.width === width)) this.#send({ kind: 'cancel' });
    void this.#next();
  }

  /** Its canvas has been let go of. */
  forget(sheet: number): void {
    this.#painted.delete(sheet);
  }

  async #next(): Promise<void> {
    if (!this.#isOpen || this.#task) return;
    const next = this.#wanted.find((one) => this.#painted.get(one.sheet) !== one.width);
    if (!next) return this.#rest();
    this.#task = next;
    const { picture } = await this.#ask({ kind: 'paint', sheet: next.sheet, ...sharp(next) });
    this.#task = null;
    // Without a picture it was left for a page that is more wanted, or pdf.js can't draw it: its text and marks stand there all the same.
    if (picture ?? this.#wanted.includes(next)) this.#painted.set(next.sheet, next.width);
    if (picture) next.show(canvasOf(picture));
    void this.#next();
  }

  #rest(): void {
    const atRest = this.#atRest;
    this.#atRest = null;
    atRest?.();
  }

  #send(asked: Asked): void {
    this.#thread.postMessage(asked, asked.kind === 'open' ? [asked.parser, ...(asked.file ? [asked.file.buffer] : [])] : []);
  }

  /** One question at a time. */
  #ask(asked: Asked): Promise<Painted> {
    const answer = new Promise<Painted>((resolve) => {
      this.#thread.onmessage = ({ data }: MessageEvent<Painted>) => resolve(data);
    });
    this.#send(asked);
    return Promise.race([answer, this.#failure]);
  }
}

/** Pixels of the screen, or as many as are sensible. */
function sharp({ width, height }: Wanted): { readonly width: number; readonly height: number } {
  const times = Math.min(devicePixelRatio || 1, Math.sqrt(mostPixels / Math.max(1, width * height)));
  return { width: Math.round(width * times), height: Math.round(height * times) };
}

function canvasOf(picture: ImageBitmap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
  return canvas;
}
