import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromUtf16, frozen, lengthOf, slice, toUtf16 } from '../../../server/documents/code-points.ts';
import { endOf, partOf, type Piece, positionAt, quadsOf, readPieces, writePieces } from '../../../server/documents/page-text.ts';

/** "WiW": a wide glyph, a narrow one, a wide one, 10 pt high, at (100, 700) pt. */
const wiw: Piece = {
  start: 4,
  quad: [
    [10000, 70000],
    [12300, 70000],
    [12300, 71000],
    [10000, 71000],
  ],
  advances: [1000, 300, 1000],
};

describe('a piece of a page', () => {
  it('is cut at glyphs, not by counting characters', () => {
    expect(partOf(wiw, 5, 6)).toEqual([
      [11000, 70000],
      [11300, 70000],
      [11300, 71000],
      [11000, 71000],
    ]);
    expect(partOf(wiw, 0, 4)).toBeNull();
    expect(quadsOf([wiw], 0, 99)).toEqual([wiw.quad]);
  });

  it('is found under a point, at the nearest boundary between glyphs', () => {
    expect(positionAt([wiw], [10000, 70500])).toBe(4);
    expect(positionAt([wiw], [10600, 70500])).toBe(5);
    expect(positionAt([wiw], [11240, 70500])).toBe(6);
    expect(positionAt([wiw], [99999, 70500])).toBe(endOf(wiw));
    expect(positionAt([], [0, 0])).toBeNull();
  });

  it('comes back from storage as it was', () => {
    expect(readPieces(writePieces([wiw]))).toEqual([wiw]);
  });
});

describe('positions in code points', () => {
  const text = fc.string({ unit: 'binary' }).map((s) => s.toWellFormed());

  it('cut the same text that iterating its code points gives', () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (s, a, b) => {
        const [start, end] = a < b ? [a, b] : [b, a];
        expect(slice(s, start, end)).toBe([...s].slice(start, end).join(''));
        expect(lengthOf(s)).toBe([...s].length);
      }),
    );
  });

  it('go to UTF-16 and back', () => {
    fc.assert(
      fc.property(text, fc.nat(60), (s, position) => {
        const within = Math.min(position, lengthOf(s));
        expect(fromUtf16(s, toUtf16(s, within))).toBe(within);
      }),
    );
  });

  it('are stable: freezing twice changes nothing and never changes the length of LF text', () => {
    expect(frozen('a\r\nb\rc\u0000\ud800')).toBe('a\nb\nc\ufffd\ufffd');
    fc.assert(fc.property(text, (s) => frozen(frozen(s)) === frozen(s)));
  });
});
