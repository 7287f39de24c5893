import { describe, expect, it } from 'vitest';
import type { FontFacts } from '../../../server/documents/glyph.ts';
import { walkGlyphs } from '../../../server/documents/glyph-walk.ts';

const plain: FontFacts = { vertical: false, scale: 0.001, ascent: 0.8, descent: -0.2, isPlain: true };
const vertical: FontFacts = { ...plain, vertical: true };
/** A bitmap font: glyphs measured in pixels. */
const type3: FontFacts = { ...plain, scale: 0.02 };
const fonts: Readonly<Record<string, FontFacts>> = { plain, vertical, type3 };

type Op = readonly [name: string, ...args: unknown[]];

/** Glyphs 500/1000 em wide; numbers are kerning. */
const shown = (...parts: readonly (string | number)[]) =>
  parts.flatMap<unknown>((part) =>
    typeof part === 'number'
      ? [part]
      : [...part].map((unicode) => ({ unicode, width: 500, isSpace: unicode === ' ', vmetric: [-1000, 250, 880] })),
  );

function walk(...ops: readonly Op[]) {
  const names = [...new Set(ops.map(([name]) => name))];
  const numbers = Object.fromEntries(names.map((name, at) => [name, at + 1]));
  const list = { fnArray: ops.map(([name]) => numbers[name] ?? 0), argsArray: ops.map(([, ...args]) => args) };
  return walkGlyphs(list, numbers, (name) => fonts[name] ?? plain);
}

const placesOf = (glyphs: ReturnType<typeof walk>) => glyphs.map(({ letter, x, y, width }) => [letter, round(x), round(y), round(width)]);
const round = (n: number) => Math.round(n * 1000) / 1000 + 0;

describe('the glyphs of a page', () => {
  it('follow each other by their widths, spacing, kerning and stretch', () => {
    const glyphs = walk(
      ['beginText'],
      ['setFont', 'plain', 10],
      ['setCharSpacing', 1],
      ['setWordSpacing', 3],
      ['setHScale', 200],
      ['moveText', 100, 700],
      ['showText', shown('a b', -100, 'c')],
    );
    expect(placesOf(glyphs)).toEqual([
      ['a', 100, 700, 10],
      ['b', 130, 700, 10],
      ['c', 144, 700, 10],
    ]);
  });

  it('start again on each line, in each text object and after each restore', () => {
    const glyphs = walk(
      ['setFont', 'plain', 10],
      ['beginText'],
      ['setLeadingMoveText', 50, -12],
      ['showText', shown('a')],
      ['nextLine'],
      ['showText', shown('b')],
      ['save'],
      ['transform', 2, 0, 0, 2, 0, 0],
      ['setTextRise', 3],
      ['setTextMatrix', [1, 0, 0, 1, 20, 30]],
      ['showText', shown('c')],
      ['restore'],
      ['beginText'],
      ['showText', shown('d')],
    );
    expect(placesOf(glyphs)).toEqual([
      ['a', 50, -12, 5],
      ['b', 50, -24, 5],
      ['c', 40, 66, 10],
      ['d', 0, 0, 5],
    ]);
  });

  it('are turned with the text, and move with the forms they are in', () => {
    const [turned, inForm] = walk(
      ['setFont', 'plain', 10],
      ['beginText'],
      ['setTextMatrix', [0, 1, -1, 0, 300, 400]],
      ['showText', shown('a')],
      ['paintFormXObjectBegin', [1, 0, 0, 1, 7, 8], null],
      ['beginText'],
      ['showText', shown('b')],
      ['paintFormXObjectEnd'],
    );
    expect(turned?.line.along).toEqual([0, 1]);
    expect(turned?.line.head.map(round)).toEqual([-8, 0]);
    expect(turned?.line.foot.map(round)).toEqual([2, 0]);
    expect([inForm?.x, inForm?.y]).toEqual([7, 8]);
  });

  it('run downwards in vertical fonts', () => {
    const glyphs = walk(['setFont', 'vertical', 10], ['beginText'], ['setTextMatrix', [1, 0, 0, 1, 100, 700]], ['showText', shown('上下')]);
    expect(placesOf(glyphs)).toEqual([
      ['上', 100, 700, 10],
      ['下', 100, 690, 10],
    ]);
    const { along, foot, head, vertical: isVertical } = glyphs[0]!.line;
    expect([along, foot, head].map((vector) => vector.map(round))).toEqual([
      [0, -1],
      [-5, 0],
      [5, 0],
    ]);
    expect(isVertical).toBe(true);
  });

  it('have the scale of their own font, and of one set by a graphics state', () => {
    const glyphs = walk(
      ['beginText'],
      [
        'setGState',
        [
          ['LW', 1],
          ['Font', ['type3', 2]],
        ],
      ],
      ['showText', shown('ab')],
    );
    expect(placesOf(glyphs)).toEqual([
      ['a', 0, 0, 20],
      ['b', 20, 0, 20],
    ]);
  });

  it('share a ligature, and say nothing where there is only white space or a soft hyphen', () => {
    const ligature = { unicode: 'ffi', width: 900, isSpace: false };
    const silent = [' ', '\u00a0', '\u00ad'].map((unicode) => ({ unicode, width: 500, isSpace: unicode === ' ' }));
    const glyphs = walk(['setFont', 'plain', 10], ['beginText'], ['showText', [ligature, ...silent, ...shown('x')]]);
    expect(placesOf(glyphs)).toEqual([
      ['f', 0, 0, 3],
      ['f', 3, 0, 3],
      ['i', 6, 0, 3],
      ['x', 24, 0, 5],
    ]);
  });

  it('survive operators with nonsense in them', () => {
    expect(
      walk(['restore'], ['setFont', null, NaN], ['setTextMatrix', 'x'], ['showText', [null, 3, ...shown('a')]], ['showText', 7]),
    ).toHaveLength(1);
  });
});
