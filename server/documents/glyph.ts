/** A letter as a page draws it, and what letters drawn together share. */
export type Vector = readonly [x: number, y: number];

export interface FontFacts {
  readonly vertical: boolean;
  /** Glyph space to text space; 0.001 for all but Type 3 fonts. */
  readonly scale: number;
  /** Share of the font's size above and below the baseline; descent is negative. */
  readonly ascent: number;
  readonly descent: number;
  /** False for vertical fonts and fonts of drawings (Type 3): their text follows rules of its own. */
  readonly isPlain: boolean;
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

/** What the glyphs shown by one operator share. */
export interface Setting {
  readonly line: Line;
  readonly font: FontFacts;
  /** The font's size as the file sets it, and by how much text space is enlarged along the line. */
  readonly size: number;
  readonly scale: number;
  readonly stretch: number;
  readonly rise: number;
  /** The font's square of one em, as it lies on the page: right, then up. */
  readonly em: readonly [number, number, number, number];
}

/** The letters of a ligature, side by side; most glyphs are one letter. */
export function lettersIn(glyph: Glyph): readonly Glyph[] {
  if (glyph.letter.length === 1) return [glyph];
  const letters = [...glyph.letter];
  const width = glyph.width / (letters.length || 1);
  const [dx, dy] = glyph.line.along;
  return letters.map((letter, at) => ({ ...glyph, letter, width, x: glyph.x + dx * width * at, y: glyph.y + dy * width * at }));
}

/** How a line lies on the page, from the square of one em of its font. */
export function lineOf(font: FontFacts, [a, b, c, d]: Setting['em']): Line {
  const [forth, across]: readonly [Vector, Vector] = [
    [a, b],
    [c, d],
  ];
  if (font.vertical) {
    const half = scaled(forth, 0.5);
    return { along: unit([-c, -d]), foot: scaled(half, -1), head: half, em: Math.hypot(c, d), vertical: true };
  }
  const [foot, head] = [scaled(across, font.descent), scaled(across, font.ascent)];
  return { along: unit(forth), foot, head, em: Math.hypot(a, b), vertical: false };
}

const scaled = ([x, y]: Vector, by: number): Vector => [x * by, y * by];

function unit([x, y]: Vector): Vector {
  const length = Math.hypot(x, y);
  return length > 0 && Number.isFinite(length) ? [x / length, y / length] : [1, 0];
}
