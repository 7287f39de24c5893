/** What the place of letters needs to know of a font, from pdf.js's font objects. */
import type { FontFacts } from './glyph.ts';
import type { FontHeights } from './rough-width.ts';

/** The part of pdf.js's font that we read. */
export interface FontObject {
  readonly vertical?: boolean;
  readonly fontMatrix?: Iterable<number>;
  readonly isType3Font?: boolean;
  readonly bbox?: Iterable<number>;
  readonly ascent?: number;
  readonly descent?: number;
}

/** What pdf.js's text says of a font. */
export type Style = Pick<FontObject, 'ascent' | 'descent' | 'vertical'>;

/** Some fonts say they have no height, or one of three lines: then a common one is taken. */
export function heightsFrom(style: Style | null | undefined): FontHeights {
  const { ascent = 0, descent = 0, vertical = false } = style ?? {};
  const isPlausible = ascent > 0.3 && ascent < 1.6 && descent <= 0 && descent > -0.8;
  return isPlausible ? { ascent, descent: Math.min(descent, -0.1), vertical } : { ascent: 0.8, descent: -0.2, vertical };
}

/** `font` is null when it could not be read or has not come. */
export function factsOf(font: FontObject | null, { ascent, descent, vertical: isSaidVertical }: FontHeights): FontFacts {
  if (!font) return { vertical: isSaidVertical, scale: 0.001, ascent, descent, isPlain: false };
  const { fontMatrix: [scale = 0.001, , , height = 0.001] = [], vertical = isSaidVertical, isType3Font = false } = font;
  const facts = { vertical, scale, ascent, descent, isPlain: !vertical && !isType3Font };
  return isType3Font ? { ...facts, ...heightsWithin(font.bbox ?? [], height) } : facts;
}

/** Type 3 fonts have a scale of their own; their box tells the height, where it can be one. */
function heightsWithin([, bottom = 0, , top = 0]: Iterable<number>, scale: number): Partial<FontFacts> {
  const head = top * scale;
  return head > 0.1 && head < 3 ? { ascent: head, descent: Math.max(-1, Math.min(0, bottom * scale)) } : {};
}
