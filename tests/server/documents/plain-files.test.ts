import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../server/documents/decode-text.ts';
import { cutIntoPages } from '../../../server/documents/plain-pages.ts';
import { kindOf } from '../../../server/documents/sniff.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('what a file is', () => {
  it.each([
    ['%PDF-1.4\n…', 'pdf'],
    [`${'junk '.repeat(200)}%PDF-1.7`, 'pdf'],
    ['<!DOCTYPE html><title>Sign in</title>', 'html'],
    ['\ufeff  <!-- a comment -->\n<HTML lang="en">', 'html'],
    ['The <html> tag is discussed here.', 'text'],
    ['PK\u0003\u0004 a Word file', 'other'],
    ['# A heading\n\nSome words.', 'text'],
    ['', 'empty'],
    ['\u0001\u0002\u0003\u0000 some program', 'other'],
  ])('%j is %s', (text, kind) => {
    expect(kindOf(bytes(text))).toBe(kind);
  });

  it('is text in UTF-16, too', () => {
    expect(kindOf(new Uint8Array(Buffer.from('\ufeffwords', 'utf16le')))).toBe('text');
  });
});

describe('a plain text', () => {
  it('is read in the encoding it is in', () => {
    const all = Array.from({ length: 256 }, (_, byte) => byte);
    expect(decodeText(Uint8Array.from([0x93, 0x61, 0x94, 0x20, 0x80, 0x35]))).toBe('“a” €5');
    expect(decodeText(Uint8Array.from(all))).toHaveLength(256);
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => decodeText(bytes(text)) === text.replace(/^\ufeff/, '')));
  });

  it('is cut into pages at the ends of paragraphs, and nothing is lost', () => {
    const paragraph = `${'Words that fill a paragraph. '.repeat(20).trim()}\n\n`;
    const pages = cutIntoPages(paragraph.repeat(30));
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages.slice(0, -1)) expect(page.endsWith('paragraph.\n')).toBe(true);
    expect(pages.join('\n')).toBe(paragraph.repeat(30));
  });

  it('of any shape has pages of bearable length that hold all of it', () => {
    const shape = fc.array(fc.constantFrom('word ', 'x'.repeat(700), '\n', '\n\n', '𝕋𝕋 '), { maxLength: 400 });
    fc.assert(
      fc.property(shape, (parts) => {
        const text = parts.join('');
        const pages = cutIntoPages(text);
        expect(pages.every((page) => page.length <= 4500 && page.isWellFormed())).toBe(true);
        expect(pages.join('').replace(/\n/g, '')).toBe(text.replace(/\n/g, ''));
      }),
      { numRuns: 50 },
    );
  });
});
