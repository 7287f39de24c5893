import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadAnswer, checkedLine } from '../../../server/documents/parsed-check.ts';

const page = (own: object = {}) =>
  JSON.stringify({
    kind: 'page',
    page: { text: 'ab', label: '1', box: [0, 0, 1, 1], rotation: 0, pieces: '[[0,[0,0,9,0,9,9,0,9],[4,5]]]', ...own },
  });

describe('what a parser child says', () => {
  it('is taken when it holds together', () => {
    expect(checkedLine(page())).toMatchObject({ kind: 'page', page: { text: 'ab', length: 2, rotation: 0 } });
    expect(checkedLine(page({ box: null }))).toMatchObject({ page: { box: null } });
    expect(checkedLine('{"kind":"refused","why":"password"}')).toEqual({ kind: 'refused', why: 'password' });
  });

  it.each([
    ['half a line', '{"kind":"pa'],
    ['something else', '[]'],
    ['an unknown word', '{"kind":"run","command":"rm"}'],
    ['an unknown refusal', '{"kind":"refused","why":"<b>"}'],
    ['a number for a text', page({ text: 42 })],
    ['a rotation that is none', page({ rotation: 45 })],
    ['pieces beyond the text', page({ pieces: '[[1,[0,0,9,0,9,9,0,9],[4,5]]]' })],
    ['pieces out of order', page({ text: 'abcd', pieces: '[[2,[0,0,9,0,9,9,0,9],[4]],[0,[0,0,9,0,9,9,0,9],[4]]]' })],
    ['half a quadrilateral', page({ pieces: '[[0,[0,0,9,0],[4,5]]]' })],
    ['a fraction', page({ pieces: '[[0,[0,0,9,0,9,9,0,9.5],[4,5]]]' })],
    ['a negative advance', page({ pieces: '[[0,[0,0,9,0,9,9,0,9],[-4,5]]]' })],
    ['no list of pieces', page({ pieces: '{"a":1}' })],
  ])('is not believed when it is %s', (_what, line) => {
    expect(() => checkedLine(line)).toThrow(BadAnswer);
  });

  it('is frozen again, and its labels are made plain', () => {
    const line = checkedLine(page({ text: 'a\r\nb\u0000', label: ' i\u0007i ', pieces: '[]' }));
    expect(line).toMatchObject({ page: { text: 'a\nb\ufffd', label: 'i i', length: 4 } });
  });

  it('never gets anything but a checked line or a refusal out of us', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        try {
          checkedLine(json);
        } catch (error) {
          expect(error).toBeInstanceOf(BadAnswer);
        }
      }),
    );
  });
});
