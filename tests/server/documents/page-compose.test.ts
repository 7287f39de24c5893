import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf } from '../../../server/documents/code-points.ts';
import type { TextRun } from '../../../server/documents/glyph-align.ts';
import type { Glyph, Line } from '../../../server/documents/glyph.ts';
import { composePage } from '../../../server/documents/page-compose.ts';
import { endOf, quadsOf } from '../../../server/documents/page-text.ts';

const flat: Line = { along: [1, 0], foot: [0, -2], head: [0, 8], em: 10, vertical: false };
const heights = () => ({ ascent: 0.8, descent: -0.2, vertical: false });

/** Letters 5 wide from x; a space leaves room and no glyph. */
function drawn(text: string, x: number, y: number, line = flat): Glyph[] {
  return [...text].flatMap((letter, at) => (letter === ' ' ? [] : [{ letter, x: x + at * 5, y, width: 5, line }]));
}

const run = (str: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun => ({
  str,
  dir: 'ltr',
  width: str.length * 5,
  height: 10,
  transform: [10, 0, 0, 10, x, y],
  fontName: 'f',
  hasEOL: false,
  ...more,
});

const shown = (page: ReturnType<typeof composePage>) =>
  page.pieces.map(({ start, quad, advances }) => [
    [...page.text].slice(start, start + advances.length).join(''),
    quad[0],
    quad[1],
    advances,
  ]);

describe('a page put together', () => {
  it('joins what stands on one line, spaces taking the room between the words', () => {
    const glyphs = [...drawn('so it', 100, 700), ...drawn('goes', 130, 700), ...drawn('on', 100, 688)];
    const page = composePage(
      [run('so it', 100, 700), run(' ', 125, 700), run('goes', 130, 700, { hasEOL: true }), run('on', 100, 688)],
      glyphs,
      heights,
    );
    expect(page.text).toBe('so it goes\non');
    expect(shown(page)).toEqual([
      ['so it goes', [10000, 69800], [15000, 69800], Array.from({ length: 10 }, () => 500)],
      ['on', [10000, 68600], [11000, 68600], [500, 500]],
    ]);
  });

  it('parts what differs in height or stands far apart', () => {
    const small: Line = { ...flat, foot: [0, -1], head: [0, 4], em: 5 };
    const glyphs = [...drawn('a', 100, 700), { ...drawn('2', 105, 703, small)[0]!, width: 2.5 }, ...drawn('b', 300, 700)];
    const page = composePage([run('a', 100, 700), run('2', 105, 703), run(' ', 107, 700), run('b', 300, 700)], glyphs, heights);
    expect(shown(page).map(([text]) => text)).toEqual(['a', '2 ', 'b']);
  });

  it('is not confused by glyphs that are in no text, nor by text without glyphs', () => {
    const glyphs = [...drawn('hidden', 0, 9999), ...drawn('seen', 100, 700), ...drawn('mask', 3, 3), ...drawn('last', 100, 600)];
    const page = composePage(
      [run('seen', 100, 700, { hasEOL: true }), run('ghost', 50, 650, { hasEOL: true }), run('last', 100, 600)],
      glyphs,
      heights,
    );
    const quads = Object.fromEntries(shown(page).map(([text, from, to]) => [text as string, [from, to]]));
    expect(quads).toMatchObject({
      seen: [
        [10000, 69800],
        [12000, 69800],
      ],
      ghost: [
        [5000, 64800],
        [7500, 64800],
      ],
      last: [
        [10000, 59800],
        [12000, 59800],
      ],
    });
  });

  it('begins right-to-left pieces at their right end, and numbers in them at their left', () => {
    const glyphs = [...drawn('123', 100, 700), ...drawn('םולש', 120, 700)];
    const page = composePage([run('שלום 123', 100, 700, { dir: 'rtl' })], glyphs, heights);
    expect(shown(page)).toEqual([
      ['שלום ', [14000, 69800], [11750, 69800], [500, 500, 500, 500, 250]],
      ['123', [10000, 69800], [11500, 69800], [500, 500, 500]],
    ]);
  });

  it('covers every letter of every line once, in order, wherever the lines stand', () => {
    const word = fc.stringMatching(/^[a-zé𝕋]{1,9}$/u);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(word, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 400 })), { maxLength: 8 }),
        (lines) => {
          const texts = lines.map(([words]) => words.join(' '));
          const glyphs = lines.flatMap(([, x], n) => drawn(texts[n] ?? '', x, 700 - n * 12));
          const runs = lines.map(([, x], n) => run(texts[n] ?? '', x, 700 - n * 12, { hasEOL: true }));
          const { text, pieces } = composePage(runs, glyphs, heights);
          expect(text).toBe(texts.map((line) => `${line}\n`).join(''));
          let reached = 0;
          for (const piece of pieces) {
            expect(piece.start).toBeGreaterThanOrEqual(reached);
            reached = endOf(piece);
            expect(piece.advances.every((advance) => advance >= 0)).toBe(true);
          }
          expect(reached).toBeLessThanOrEqual(lengthOf(text));
          for (const [at, letter] of [...text].entries()) if (letter !== '\n') expect(quadsOf(pieces, at, at + 1)).toHaveLength(1);
        },
      ),
    );
  });
});
