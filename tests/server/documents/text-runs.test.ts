import { describe, expect, it } from 'vitest';
import type { FontFacts, Glyph } from '../../../server/documents/glyph.ts';
import { followGlyphs } from '../../../server/documents/glyph-walk.ts';
import { TextRuns } from '../../../server/documents/text-runs.ts';

const plain: FontFacts = { vertical: false, scale: 0.001, ascent: 0.8, descent: -0.2, isPlain: true };
type Op = readonly [name: string, ...args: unknown[]];

/** Glyphs half an em wide; numbers are kerning. */
const shown = (...parts: readonly (string | number)[]) =>
  parts.flatMap<unknown>((part) =>
    typeof part === 'number' ? [part] : [...part].map((unicode) => ({ unicode, width: 500, isSpace: unicode === ' ' })),
  );

function written(...ops: readonly Op[]) {
  const all: readonly Op[] = [['setFont', 'F', 10], ['beginText'], ['setTextMatrix', [1, 0, 0, 1, 100, 700]], ...ops];
  const names = [...new Set(all.map(([name]) => name))];
  const numbers = Object.fromEntries(names.map((name, at) => [name, at + 1]));
  let text = '';
  const add = (more: string) => void (text += more);
  const writer = { letter: ({ letter }: Glyph) => add(letter), space: () => add(' '), lineEnd: () => add('\n') };
  const runs = new TextRuns([0, 0, 600, 800], writer);
  const list = { fnArray: all.map(([name]) => numbers[name] ?? 0), argsArray: all.map(([, ...args]) => args) };
  followGlyphs(list, numbers, { fontOf: (name) => ({ ...plain, isPlain: name !== 'pictures' }), follower: runs });
  return runs.isOrdinary ? text : null;
}

describe('the text of a page as drawn', () => {
  it('has a space where there is room for one, drawn or not, and none where letters are moved a little', () => {
    expect(written(['showText', shown('ab', -110, 'cd', -90, 'ef', 40, 'gh')])).toBe('ab cdefgh');
    expect(written(['showText', shown('a b', -900, 'c')])).toBe('a b c');
    expect(written(['showText', shown('a ', 490, 'b')])).toBe('ab');
    expect(written(['showText', shown('a ', 440, 'b')])).toBe('a b');
  });

  it('ends a line where the next letter stands lower or goes back, but not for a note set higher', () => {
    expect(written(['showText', shown('one')], ['moveText', 0, -12], ['showText', shown('two')])).toBe('one\ntwo');
    expect(written(['showText', shown('one')], ['moveText', 30, -11], ['showText', shown('further on')])).toBe('one\nfurther on');
    expect(written(['showText', shown('one')], ['moveText', 15, 4], ['showText', shown('2')])).toBe('one2');
    expect(written(['showText', shown('one')], ['setTextRise', 12], ['showText', shown('2')])).toBe('one2');
    expect(written(['showText', shown('bold')], ['moveText', 0.3, 0], ['showText', shown('bold')])).toBe('boldbold');
  });

  it('reads along the line, whichever way the page is turned', () => {
    for (const turn of [
      [0, 1, -1, 0],
      [-1, 0, 0, -1],
      [0, -1, 1, 0],
      [0.8, 0.6, -0.6, 0.8],
    ])
      expect(
        written(
          ['setTextMatrix', [...turn, 300, 400]],
          ['showText', shown('to', -300, 'us')],
          ['moveText', 0, -14],
          ['showText', shown('all')],
        ),
      ).toBe('to us\nall');
  });

  it('keeps accents with their letters and is not parted by what can’t be seen', () => {
    expect(written(['showText', shown('caf', 'e', '\u0301', 's')])).toBe('cafe\u0301s');
    expect(written(['showText', shown('co', '\u00ad', 'op')])).toBe('coop');
  });

  it('leaves out what lies outside of the page and begins anew in a form', () => {
    expect(written(['showText', shown('in')], ['setTextMatrix', [1, 0, 0, 1, 700, 700]], ['showText', shown('out')])).toBe('in');
    const form: readonly Op[] = [
      ['paintFormXObjectBegin', null],
      ['setTextMatrix', [1, 0, 0, 1, 100, 500]],
      ['restore'],
      ['showText', shown('form')],
      ['paintFormXObjectEnd'],
    ];
    expect(written(['showText', shown('page')], ...form, ['showText', shown('on')])).toBe('pageformon');
  });

  it('says nothing of masks', () => {
    const mask: readonly Op[] = [
      ['beginGroup', { smask: {} }],
      ['showText', shown('unseen')],
      ['endGroup', { smask: {} }],
    ];
    const inUse: Op = ['setGState', [['SMask', true]]];
    expect(written(...mask, inUse, ['showText', shown('seen')])).toBe('seen');
    expect(written(inUse, ['showText', shown('seen')])).toBe(null);
  });

  it('is not told of right-to-left letters, halves of letters and fonts of pictures', () => {
    for (const letter of ['א', '\ud835']) expect(written(['showText', [{ unicode: letter, width: 500 }]])).toBe(null);
    expect(written(['setFont', 'pictures', 10], ['showText', shown('a')])).toBe(null);
  });
});
