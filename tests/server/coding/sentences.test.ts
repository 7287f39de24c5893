import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, slice } from '../../../server/documents/code-points.ts';
import { paragraphsOf } from '../../../server/coding/sentences.ts';

const read = (text: string) =>
  paragraphsOf(text).map((paragraph) => paragraph.map(([start, end]) => slice(text, start, end).replaceAll('\n', ' ')));

describe('the sentences of a page', () => {
  it('end at full stops, not at abbreviations, initials or numbers', () => {
    expect(
      read(
        'Trust grew (see Lee et al. 2018). J. Smith et al. Reported 3.5 points, e.g. Table 2. “Was it enough?” They thought so.12 Others did not!',
      ),
    ).toEqual([
      [
        'Trust grew (see Lee et al. 2018).',
        'J. Smith et al. Reported 3.5 points, e.g. Table 2.',
        '“Was it enough?”',
        'They thought so.12',
        'Others did not!',
      ],
    ]);
  });

  it('are gathered in paragraphs: empty lines, short last lines and headings part them', () => {
    const page = [
      'Results of the interviews',
      'Staff in both organisations said that they had come to trust each other over the',
      'years, and that this made the merger easier.',
      'Managers saw it differently: they spoke of contracts, targets and of the board that',
      'had been put in place to watch over all of it.',
      '',
      'In the end everybody agreed.',
    ].join('\n');
    expect(read(page).map((sentences) => sentences.length)).toEqual([1, 1, 1, 1]);
    expect(read(page)[1]?.[0]).toContain('come to trust each other over the years');
  });

  it('are never so long that one could not take part of it', () => {
    const table = Array.from({ length: 60 }, (_, row) => `row ${row} with some words and figures 12 34 56`).join('\n');
    for (const [start, end] of paragraphsOf(table).flat()) expect(end - start).toBeLessThanOrEqual(700);
  });

  it('hold every letter once, in order, with nothing but white space between', () => {
    const sample = fc.array(
      fc.constantFrom('Trust grew. ', 'It 😀 did', '! ', '\n', '\n\n', 'et al. X', ' ', 'é', 'A. ', '   ', 'x'.repeat(300)),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(sample, fc.nat({ max: 1000 }), (parts, offset) => {
        const text = parts.join('');
        let at = offset;
        for (const [start, end] of paragraphsOf(text, offset).flat()) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(slice(text, at - offset, start - offset).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          at = end;
        }
        expect(slice(text, at - offset, lengthOf(text)).trim()).toBe('');
      }),
      { numRuns: 300 },
    );
  });
});
