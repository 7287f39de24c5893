/**
 * The text of a page from its glyphs as they are drawn: where a space belongs, where a line ends, what is left out. Keeps the
 * conventions of pdf.js's own text (decisions/0011), so that documents read either way have the same text, and knows the place
 * of every letter while it writes.
 */
import { hasRightToLeft } from './bidi-order.ts';
import type { Glyph, Setting } from './glyph.ts';
import type { Follower } from './glyph-walk.ts';

/** Takes the text letter by letter. */
export interface Writer {
  readonly letter: (glyph: Glyph) => void;
  readonly space: () => void;
  readonly lineEnd: () => void;
}

/** Shares of the font's size: pulled back, none to speak of, a word space, wider than any. */
const gaps = { back: -0.2, none: 0.03, word: 0.102, wide: 0.6 } as const;
/** Shares of the line's height by which a letter may be raised: within a run, and after going back, within a line. */
const raised = { inRun: 0.25, afterBack: 0.5 } as const;

/** The last two letters: white space drawn after a letter becomes a space only if there is room for it. */
type Last = 'none' | 'letter' | 'letter and space';

interface End {
  x: number;
  y: number;
  em: Setting['em'];
  rise: number;
}

/** What is known while one stretch of content (the page's, or a form's) is written. */
interface Stretch {
  /** Where the last letter ends, how it was set and how it was raised; null before the first. */
  end: End | null;
  last: Last;
  /** The run is open: the next letter belongs to it. The measures stand until the next begins. */
  isOpen: boolean;
  height: number;
  /** In text space, since the scale changed, and on the page before that: their sign is the direction of writing. */
  width: number;
  widthBefore: number;
  scale: number;
  size: number;
  /** How the last run of glyphs was set. */
  setting: Setting | null;
}

const fresh = (setting: Setting | null): Stretch => ({
  end: null,
  last: 'none',
  isOpen: false,
  height: 0,
  width: 0,
  widthBefore: 0,
  scale: 0,
  size: 0,
  setting,
});

/** x0, y0, x1, y1 of what is shown of a page. */
export type View = readonly [number, number, number, number];

/** Follows the glyphs of an ordinary page; `isOrdinary` turns false when its text can't be told this way. */
export class TextRuns implements Follower {
  isOrdinary = true;
  readonly #writer: Writer;
  readonly #view: View;
  readonly #outer: Stretch[] = [];
  #stretch = fresh(null);
  #setting: Setting | null = null;
  /** How many soft masks we are in. */
  #hidden = 0;

  constructor(view: View, writer: Writer) {
    this.#view = view;
    this.#writer = writer;
  }

  sets(setting: Setting): void {
    if (this.#hidden) return;
    const { setting: before } = this.#stretch;
    this.#setting = setting;
    if (before && before.size === setting.size && before.font === setting.font) return;
    this.#stretch.setting = setting;
    this.#stretch.isOpen = false;
  }

  rescales(scale: number): void {
    const run = this.#stretch;
    if (this.#hidden || !run.isOpen || run.scale === scale) return;
    run.widthBefore += run.width * run.scale;
    run.width = 0;
    run.scale = scale;
  }

  parts(): void {
    if (!this.#hidden) this.#stretch.isOpen = false;
  }

  enters(): void {
    this.parts();
    this.#outer.push(this.#stretch);
    this.#stretch = fresh(this.#setting);
  }

  leaves(): void {
    this.#stretch = this.#outer.pop() ?? this.#stretch;
  }

  doubts(): void {
    this.isOrdinary = false;
  }

  masks(begins: boolean): void {
    this.#hidden += begins ? 1 : -1;
  }

  draws(glyph: Glyph, length: number): void {
    const setting = this.#setting;
    if (!setting || this.#hidden) return;
    const kind = kindOf(glyph.letter);
    if (kind === 'other' || !setting.font.isPlain) this.isOrdinary = false;
    else if (kind === 'space') this.#stretch.last = this.#stretch.last === 'letter' ? 'letter and space' : 'none';
    else if (kind === 'hidden') this.#moveEnd(setting, length);
    else if (kind === 'mark') this.#writeMark(glyph, setting, length);
    else if (this.#isSeen(glyph, length)) this.#write(glyph, setting, length);
  }

  /** What is drawn and takes no part in the text makes no gap. */
  #moveEnd({ em, size }: Setting, length: number): void {
    const { end } = this.#stretch;
    if (!end || !size) return;
    end.x += (em[0] * length) / size;
    end.y += (em[1] * length) / size;
  }

  /** Accents belong to the letter before, wherever they are drawn. */
  #writeMark(glyph: Glyph, setting: Setting, length: number): void {
    this.#open(setting);
    this.#put(glyph);
    this.#moveEnd(setting, length);
  }

  #write(glyph: Glyph, setting: Setting, length: number): void {
    if (this.#stretch.end) this.#bridge(this.#stretch.end, glyph, setting);
    this.#open(setting);
    this.#put(glyph);
    if (!length) return;
    this.#stretch.width += length * setting.stretch;
    this.#end(glyph, setting);
    this.#moveEnd(setting, length);
  }

  #end({ x, y }: Glyph, { em, rise }: Setting): void {
    const { end } = this.#stretch;
    if (!end) this.#stretch.end = { x, y, em, rise };
    else {
      end.x = x;
      end.y = y;
      end.em = em;
      end.rise = rise;
    }
  }

  #put(glyph: Glyph): void {
    if (this.#stretch.last === 'letter and space') this.#writer.space();
    this.#stretch.last = 'letter';
    this.#writer.letter(glyph);
  }

  #open({ em, size, scale }: Setting): void {
    const run = this.#stretch;
    if (run.isOpen) return;
    run.isOpen = true;
    run.height = Math.hypot(em[2], em[3]);
    run.width = run.widthBefore = 0;
    run.scale = scale;
    run.size = size;
  }

  /** Some part of the letter lies on what is shown of the page. */
  #isSeen({ x, y }: Glyph, length: number): boolean {
    const view = this.#view;
    return !(x + length < view[0] || x > view[2] || y < view[1] || y > view[3]);
  }

  /** Writes what lies between the last letter and the next: nothing, a space or the end of a line. */
  #bridge(end: End, glyph: Glyph, setting: Setting): void {
    const run = this.#stretch;
    if (Math.abs(glyph.x - end.x) < same && Math.abs(glyph.y - end.y) < same) return;
    const [distance, across] = apart(end, glyph, setting.em);
    const along = distance / run.scale;
    const unit = Math.sign(run.width || run.widthBefore) * run.size;
    if (along < unit * gaps.back) return this.#goBack(across);
    if (Math.abs(across - raisedBy(setting, end)) > run.height) return this.#endLine();
    if (along <= unit * gaps.none) run.last = 'none';
    if (along > unit * gaps.word || run.last === 'letter and space') this.#leaveRoom(along, unit);
    else run.width += along;
    if (Math.abs(across) > run.height * raised.inRun) run.isOpen = false;
  }

  #goBack(across: number): void {
    if (Math.abs(across) > raised.afterBack * this.#stretch.height) return this.#endLine();
    this.#stretch.last = 'none';
    this.#stretch.isOpen = false;
  }

  #endLine(): void {
    this.#stretch.last = 'none';
    this.#stretch.isOpen = false;
    this.#writer.lineEnd();
  }

  #leaveRoom(along: number, unit: number): void {
    const run = this.#stretch;
    run.last = 'none';
    this.#writer.space();
    if (along >= unit * gaps.word && along <= unit * gaps.wide) run.width += along;
    else run.isOpen = false;
  }
}

/** Nearer than this (in points) is the same place. */
const same = 1e-6;

/** What a change of the rise alone moves a letter across the line. */
const raisedBy = ({ em, size, rise }: Setting, end: End): number => (rise === end.rise ? 0 : (em[3] / size) * (rise - end.rise));

/** From the end of the last letter to the next, along the line and across it. */
function apart(end: End, { x, y }: Glyph, em: Setting['em']): readonly [number, number] {
  const [dx, dy] = [x - end.x, y - end.y];
  if (em[0] && !em[1] && !em[2]) return em[0] > 0 ? [dx, dy] : [-dx, -dy];
  if (em[1] && !em[0] && !em[3]) return em[1] > 0 ? [dy, dx] : [-dy, -dx];
  const [to, from] = [turnedBack(em, x, y), turnedBack(end.em, end.x, end.y)];
  return [to[0] - from[0], to[1] - from[1]];
}

function turnedBack([a, b, c, d]: Setting['em'], x: number, y: number): readonly [number, number] {
  const length = Math.hypot(a, b);
  return [(a * x + b * y) / length, (c * x + d * y) / length];
}

type Kind = 'letter' | 'mark' | 'space' | 'hidden' | 'other';
const kinds = new Map<string, Kind>();

/** What pdf.js makes of a glyph's letters, and `other` for those that it writes in another order or that are halves of one. */
function kindOf(letters: string): Kind {
  if (letters.length === 1 && letters > ' ' && letters < '\u007f') return 'letter';
  let kind = kinds.get(letters);
  if (!kind) kinds.set(letters, (kind = kindAnew(letters)));
  return kind;
}

function kindAnew(letters: string): Kind {
  if (/^\s+$/u.test(letters)) return 'space';
  if (/^\p{Cf}+$/u.test(letters)) return 'hidden';
  if (hasRightToLeft(letters) || !letters.isWellFormed()) return 'other';
  return /^\p{Mn}+$/u.test(letters) ? 'mark' : 'letter';
}
