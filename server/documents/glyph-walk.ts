/**
 * Where each glyph of a page is drawn: follows the text state through a page's drawing operators (ISO 32000-2, 9.3 and 9.4).
 * Knows pdf.js's operator list by shape only, so that it can be tested with lists written by hand.
 */
import { type FontFacts, type Glyph, lettersIn, type Line, lineOf, type Setting } from './glyph.ts';

/** a, b, c, d, e, f: (x, y) ↦ (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [number, number, number, number, number, number];

export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

/** The numbers of the operators, by name: pdf.js's `OPS`. */
export type OperatorNumbers = Readonly<Record<string, number>>;

/** Is told what happens on a page, in the order of drawing. */
export interface Follower {
  /** The glyphs that follow are set like this. */
  readonly sets: (setting: Setting) => void;
  /** A glyph, white space too; its letter may be none or several (a ligature). `length` is its width in text space. */
  readonly draws: (glyph: Glyph, length: number) => void;
  /** A text matrix was set that enlarges so much along the line. */
  readonly rescales: (scale: number) => void;
  /** Something other than text lies in between: the limit of a marked part, another font from a graphics state. */
  readonly parts: () => void;
  /** A form begins and ends: content of its own in the midst of the page's. */
  readonly enters: () => void;
  readonly leaves: () => void;
  /** The content of a soft mask begins or ends: it is not seen. */
  readonly masks: (begins: boolean) => void;
  /** Something was drawn that may not be seen. */
  readonly doubts: () => void;
}

interface ShownGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: ArrayLike<number> | null;
}

interface State {
  ctm: Matrix;
  font: FontFacts;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  textMatrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

const identity: Matrix = [1, 0, 0, 1, 0, 0];
const plainFont: FontFacts = { vertical: false, scale: 0.001, ascent: 0.8, descent: -0.2, isPlain: true };

/** `inner` applied first, then `outer`. */
export const combined = (outer: Matrix, inner: Matrix): Matrix => [
  outer[0] * inner[0] + outer[2] * inner[1],
  outer[1] * inner[0] + outer[3] * inner[1],
  outer[0] * inner[2] + outer[2] * inner[3],
  outer[1] * inner[2] + outer[3] * inner[3],
  outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
  outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
];

const start = (): State => ({
  ctm: identity,
  font: plainFont,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  textMatrix: identity,
  lineX: 0,
  lineY: 0,
  x: 0,
  y: 0,
});

/**
 * The letters of a page in the order in which they are drawn; white space and format marks are left out, as pdf.js leaves them
 * out of its text. `fontOf` finds a font by the name the operators use.
 */
export function walkGlyphs(list: OperatorList, numbers: OperatorNumbers, fontOf: (name: string) => FontFacts): readonly Glyph[] {
  const glyphs: Glyph[] = [];
  const draws = (glyph: Glyph) => {
    if (!isSilent(glyph.letter)) glyphs.push(...lettersIn(glyph));
  };
  followGlyphs(list, numbers, { fontOf, follower: { ...nobody, draws } });
  return glyphs;
}

const nobody: Follower = { sets() {}, draws() {}, rescales() {}, parts() {}, enters() {}, leaves() {}, masks() {}, doubts() {} };

/** Tells a follower what a page draws, glyph by glyph. */
export function followGlyphs(
  list: OperatorList,
  numbers: OperatorNumbers,
  { fontOf, follower }: { readonly fontOf: (name: string) => FontFacts; readonly follower: Follower },
): void {
  const walk: Walk = { state: start(), saved: [], floors: [], masks: 0, fontOf, follower, shape: null };
  const steps: ((walk: Walk, args: Args) => void)[] = [];
  for (const [name, step] of Object.entries(operators)) {
    const number = numbers[name];
    if (number) steps[number] = step;
  }
  for (let at = 0; at < list.fnArray.length; at++) steps[list.fnArray[at] ?? 0]?.(walk, (list.argsArray[at] ?? []) as Args);
}

type Args = readonly unknown[];

interface Walk {
  state: State;
  readonly saved: State[];
  /** For each form we are in, how many saved states lie outside of it: it can't restore those. */
  readonly floors: number[];
  /** Masks drawn and not in use yet. */
  masks: number;
  readonly fontOf: (name: string) => FontFacts;
  readonly follower: Follower;
  /** What the last line was made of: most lines of a page are alike. */
  shape: Shape | null;
}

interface Shape {
  readonly of: readonly unknown[];
  readonly line: Line;
  readonly em: Setting['em'];
  /** How long one unit of text space is on the page, along the line. */
  readonly unit: number;
}

const operators: Readonly<Record<string, (walk: Walk, args: Args) => void>> = {
  save,
  restore,
  transform: ({ state }, args) => transform(state, args),
  paintFormXObjectBegin(walk, [matrix]) {
    save(walk);
    walk.floors.push(walk.saved.length);
    if (isList(matrix)) transform(walk.state, matrix);
    walk.follower.enters();
  },
  paintFormXObjectEnd(walk) {
    walk.saved.length = walk.floors.pop() ?? walk.saved.length;
    restore(walk);
    walk.follower.leaves();
  },
  beginGroup(walk, [group]) {
    if (!isMask(group)) return;
    walk.masks += 1;
    walk.follower.masks(true);
  },
  endGroup: ({ follower }, [group]) => void (isMask(group) && follower.masks(false)),
  beginMarkedContent: ({ follower }) => follower.parts(),
  beginMarkedContentProps: ({ follower }) => follower.parts(),
  endMarkedContent: ({ follower }) => follower.parts(),
  beginText: ({ state }) => place(state, identity),
  setTextMatrix({ state, follower }, [matrix]) {
    place(state, isList(matrix) ? matrixOf(matrix) : identity);
    follower.rescales(scaleOf(state));
  },
  setFont: (walk, [name, size]) => chooseFont(walk, name, size),
  setGState(walk, [entries]) {
    for (const [key, value] of entriesOf(entries)) {
      if (key === 'SMask' && value) useMask(walk);
      if (key !== 'Font' || !isList(value)) continue;
      walk.follower.parts();
      chooseFont(walk, value[0], value[1]);
    }
  },
  setCharSpacing: ({ state }, [n]) => void (state.charSpacing = number(n)),
  setWordSpacing: ({ state }, [n]) => void (state.wordSpacing = number(n)),
  setHScale: ({ state }, [n]) => void (state.stretch = number(n) / 100),
  setLeading: ({ state }, [n]) => void (state.leading = -number(n)),
  setTextRise: ({ state }, [n]) => void (state.rise = number(n)),
  moveText: ({ state }, [x, y]) => move(state, number(x), number(y)),
  setLeadingMoveText({ state }, [x, y]) {
    state.leading = number(y);
    move(state, number(x), number(y));
  },
  nextLine: ({ state }) => move(state, 0, state.leading),
  showText: (walk, [shown]) => void (isList(shown) && show(walk, shown)),
};

const isMask = (group: unknown): boolean => typeof group === 'object' && group !== null && 'smask' in group && Boolean(group.smask);

/** A mask in use was drawn just before, as a group; without one its content can't be told from the page's. */
function useMask(walk: Walk): void {
  if (walk.masks) walk.masks -= 1;
  else walk.follower.doubts();
}

function save(walk: Walk): void {
  walk.saved.push(walk.state);
  walk.state = { ...walk.state };
}

function restore(walk: Walk): void {
  if (walk.saved.length > (walk.floors.at(-1) ?? 0)) walk.state = walk.saved.pop() ?? walk.state;
}

function transform(state: State, args: ArrayLike<unknown>): void {
  state.ctm = combined(state.ctm, matrixOf(args));
}

function place(state: State, matrix: Matrix): void {
  state.textMatrix = matrix;
  state.x = state.y = state.lineX = state.lineY = 0;
}

function move(state: State, x: number, y: number): void {
  state.x = state.lineX += x;
  state.y = state.lineY += y;
}

function chooseFont(walk: Walk, name: unknown, size: unknown): void {
  walk.state.font = walk.fontOf(String(name));
  walk.state.size = number(size);
}

function show(walk: Walk, shown: ArrayLike<unknown>): void {
  const { state, follower } = walk;
  const matrix = combined(state.ctm, state.textMatrix);
  const shape = shapeOf(walk, matrix);
  const { line, em } = shape;
  follower.sets({ line, em, font: state.font, size: state.size, scale: scaleOf(state), stretch: state.stretch, rise: state.rise });
  for (let at = 0; at < shown.length; at++) {
    const one = shown[at];
    if (typeof one === 'number') advance(state, (-one / 1000) * state.size);
    else if (one) draw(walk, one as ShownGlyph, shape, matrix);
  }
}

/** Runs for each letter of a page in a child without V8's optimizer: hence no destructuring of lists, which is slow there. */
function draw({ state, follower }: Walk, glyph: ShownGlyph, { line, unit }: Shape, matrix: Matrix): void {
  const { font, size, x } = state;
  const length = (font.vertical ? (glyph.vmetric?.[0] ?? -1000) : glyph.width) * font.scale * size;
  const y = state.y + state.rise;
  const placed = {
    letter: glyph.unicode,
    x: matrix[0] * x + matrix[2] * y + matrix[4],
    y: matrix[1] * x + matrix[3] * y + matrix[5],
    width: Math.abs(length * unit),
    line,
  };
  follower.draws(placed, length);
  advance(state, length + state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0));
}

const isSilent = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return (code <= 0x20 || code >= 0x7f) && silent.test(text);
};
const silent = /^\s|\p{Cf}$/u;

/** Moves on by a length of text space: to the right, or in vertical text up (lengths there are negative). */
function advance(state: State, by: number): void {
  if (state.font.vertical) state.y += by;
  else state.x += by * state.stretch;
}

/** How much text space is enlarged along the line, the font's size and stretch aside. */
const scaleOf = ({ ctm, textMatrix }: State): number => Math.hypot(ctm[0], ctm[1]) * Math.hypot(textMatrix[0], textMatrix[1]);

function shapeOf(walk: Walk, [a, b, c, d]: Matrix): Shape {
  const { font, size, stretch } = walk.state;
  const of = [a, b, c, d, font, size, stretch];
  if (walk.shape?.of.every((value, at) => value === of[at])) return walk.shape;
  const em = [a * size * stretch, b * size * stretch, c * size, d * size] as const;
  const unit = font.vertical ? Math.hypot(c, d) : Math.hypot(a, b) * stretch;
  walk.shape = { of, em, unit, line: lineOf(font, em) };
  return walk.shape;
}

const isList = (value: unknown): value is ArrayLike<unknown> => typeof value === 'object' && value !== null && 'length' in value;
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const matrixOf = (n: ArrayLike<unknown>): Matrix => [number(n[0]), number(n[1]), number(n[2]), number(n[3]), number(n[4]), number(n[5])];
const entriesOf = (value: unknown): readonly (readonly unknown[])[] => (Array.isArray(value) ? value.filter(Array.isArray) : []);
