/**
 * Where each glyph of a page is drawn: follows the text state through a page's drawing operators (ISO 32000-2, 9.3 and 9.4).
 * Knows pdf.js's operator list by shape only, so that it can be tested with lists written by hand.
 */

/** a, b, c, d, e, f: (x, y) ↦ (ax + cy + e, bx + dy + f). */
export type Matrix = readonly [number, number, number, number, number, number];
export type Vector = readonly [x: number, y: number];

export interface FontFacts {
  readonly vertical: boolean;
  /** Glyph space to text space; 0.001 for all but Type 3 fonts. */
  readonly scale: number;
  /** Share of the font's size above and below the baseline; descent is negative. */
  readonly ascent: number;
  readonly descent: number;
}

/** What the glyphs of one run share. Lengths are in PDF user space. */
export interface Line {
  /** Unit vector in which the glyphs follow each other. */
  readonly along: Vector;
  /** From the baseline to the foot and the head of the line. In vertical text foot is left, head is right. */
  readonly foot: Vector;
  readonly head: Vector;
  /** The font's size along the line. */
  readonly em: number;
  readonly vertical: boolean;
}

/** A letter as it is drawn. A ligature's letters share its width. */
export interface Glyph {
  readonly letter: string;
  /** Where it begins, on the baseline. */
  readonly x: number;
  readonly y: number;
  /** How wide it is along the line, spacing not counted; never negative. */
  readonly width: number;
  readonly line: Line;
}

export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: ArrayLike<unknown>;
}

/** The numbers of the operators, by name: pdf.js's `OPS`. */
export type OperatorNumbers = Readonly<Record<string, number>>;

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
const plainFont: FontFacts = { vertical: false, scale: 0.001, ascent: 0.8, descent: -0.2 };

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
  const walk: Walk = { state: start(), saved: [], glyphs: [], fontOf };
  const steps = new Map(Object.entries(operators).map(([name, step]) => [numbers[name] ?? -1, step]));
  for (let at = 0; at < list.fnArray.length; at++) steps.get(list.fnArray[at] ?? -1)?.(walk, (list.argsArray[at] ?? []) as Args);
  return walk.glyphs;
}

type Args = readonly unknown[];

interface Walk {
  state: State;
  readonly saved: State[];
  readonly glyphs: Glyph[];
  readonly fontOf: (name: string) => FontFacts;
}

const operators: Readonly<Record<string, (walk: Walk, args: Args) => void>> = {
  save,
  restore,
  transform: ({ state }, args) => transform(state, args),
  paintFormXObjectBegin(walk, [matrix]) {
    save(walk);
    if (isList(matrix)) transform(walk.state, Array.from(matrix));
  },
  paintFormXObjectEnd: restore,
  beginText: ({ state }) => place(state, identity),
  setTextMatrix: ({ state }, [matrix]) => place(state, isList(matrix) ? matrixOf(Array.from(matrix)) : identity),
  setFont: (walk, [name, size]) => chooseFont(walk, name, size),
  setGState(walk, [entries]) {
    for (const [key, value] of entriesOf(entries)) if (key === 'Font' && isList(value)) chooseFont(walk, value[0], value[1]);
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
  showText: (walk, [shown]) => show(walk, isList(shown) ? Array.from(shown) : []),
};

function save(walk: Walk): void {
  walk.saved.push(walk.state);
  walk.state = { ...walk.state };
}

function restore(walk: Walk): void {
  walk.state = walk.saved.pop() ?? walk.state;
}

function transform(state: State, args: Args): void {
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

function show({ state, glyphs }: Walk, shown: Args): void {
  const matrix = combined(state.ctm, state.textMatrix);
  const line = lineOf(state, matrix);
  for (const one of shown) {
    if (typeof one === 'number') advance(state, (-one / 1000) * state.size);
    else if (one) draw(state, glyphs, { glyph: one as ShownGlyph, matrix, line });
  }
}

function draw(
  state: State,
  glyphs: Glyph[],
  { glyph, matrix, line }: { readonly glyph: ShownGlyph; readonly matrix: Matrix; readonly line: Line },
): void {
  const { font, size } = state;
  const length = (font.vertical ? (glyph.vmetric?.[0] ?? -1000) : glyph.width) * font.scale * size;
  const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
  const [a, b, c, d, e, f] = matrix;
  const y = state.y + state.rise;
  const [dx, dy] = font.vertical ? [0, length] : [length * state.stretch, 0];
  const drawn = {
    letter: glyph.unicode,
    x: a * state.x + c * y + e,
    y: b * state.x + d * y + f,
    width: Math.hypot(a * dx + c * dy, b * dx + d * dy),
    line,
  };
  if (drawn.letter.length === 1) {
    if (!isSilent(drawn.letter)) glyphs.push(drawn);
  } else if (!isSilent(drawn.letter)) glyphs.push(...parted(drawn));
  advance(state, length + spacing);
}

const isSilent = (text: string): boolean => {
  const code = text.charCodeAt(0);
  return (code <= 0x20 || code >= 0x7f) && silent.test(text);
};
const silent = /^\s|\p{Cf}$/u;

/** The letters of a ligature, side by side. */
function parted(glyph: Glyph): readonly Glyph[] {
  const letters = [...glyph.letter];
  const width = glyph.width / (letters.length || 1);
  const [dx, dy] = glyph.line.along;
  return letters.map((letter, at) => ({ ...glyph, letter, width, x: glyph.x + dx * width * at, y: glyph.y + dy * width * at }));
}

/** Moves on by a length of text space: to the right, or in vertical text up (lengths there are negative). */
function advance(state: State, by: number): void {
  if (state.font.vertical) state.y += by;
  else state.x += by * state.stretch;
}

function lineOf({ font, size, stretch }: State, [a, b, c, d]: Matrix): Line {
  const across: Vector = [c * size, d * size];
  if (font.vertical) {
    const half: Vector = [(a * size * stretch) / 2, (b * size * stretch) / 2];
    return { along: unit([-across[0], -across[1]]), foot: scaled(half, -1), head: half, em: Math.hypot(...across), vertical: true };
  }
  const forth: Vector = [a * size * stretch, b * size * stretch];
  return {
    along: unit(forth),
    foot: scaled(across, font.descent),
    head: scaled(across, font.ascent),
    em: Math.hypot(...forth),
    vertical: false,
  };
}

const scaled = ([x, y]: Vector, by: number): Vector => [x * by, y * by];

function unit([x, y]: Vector): Vector {
  const length = Math.hypot(x, y);
  return length > 0 && Number.isFinite(length) ? [x / length, y / length] : [1, 0];
}

const isList = (value: unknown): value is ArrayLike<unknown> => typeof value === 'object' && value !== null && 'length' in value;
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const matrixOf = (n: Args): Matrix => [number(n[0]), number(n[1]), number(n[2]), number(n[3]), number(n[4]), number(n[5])];
const entriesOf = (value: unknown): readonly (readonly unknown[])[] => (Array.isArray(value) ? value.filter(Array.isArray) : []);
