import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readElements } from '../../../server/synthesis/element-text.ts';
import { pieceAt, withPiece } from '../../../server/synthesis/typed-piece.ts';

describe('the element one is typing', () => {
  it('is the one the caret stands in, without its sign', () => {
    expect(pieceAt('trust +; con', 12)).toMatchObject({ words: 'con', sign: '' });
    expect(pieceAt('trust +; con', 3)).toMatchObject({ words: 'trust', sign: ' +' });
    expect(pieceAt('Aims\\; goals', 12)).toMatchObject({ words: 'Aims\\; goals' });
    expect(pieceAt('', 0)).toEqual({ start: 0, end: 0, words: '', sign: '' });
  });

  it('gives way to what is chosen; the others stay as they are', () => {
    expect(withPiece('tru +; conflict', 2, 'Trust')).toEqual({ text: 'Trust +; conflict', caret: 7 });
    expect(withPiece('Trust;con', 9, 'Conflict')).toEqual({ text: 'Trust; Conflict', caret: 15 });
    expect(withPiece('', 0, 'Aims; goals').text).toBe('Aims\\; goals');
  });

  it('is then read as just what was chosen, wherever it stands', () => {
    const name = fc.constantFrom('Trust', 'Aims; goals', 'History of work', 'COVID-19');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), fc.nat(3), name, (names, nth, chosen) => {
        const typed = names.map((one) => one.replaceAll(';', '\\;'));
        const at = nth % typed.length;
        const text = typed.join('; ');
        const caret = typed.slice(0, at).join('; ').length + (at ? 3 : 1);
        const words = readElements(withPiece(text, caret, chosen).text).map((one) => one.words);
        expect(words).toEqual(names.map((one, n) => (n === at ? chosen : one)));
      }),
    );
  });
});
