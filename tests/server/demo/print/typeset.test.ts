import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setParagraph, setTitle } from '../../../../server/demo/print/typeset.ts';

const widthOf = (text: string): number => text.length * 5;
const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 80 });

describe('setting a paragraph', () => {
  it('loses no word and keeps their order', () => {
    fc.assert(
      fc.property(words, fc.boolean(), (given, justify) => {
        const lines = setParagraph(given.join(' '), { width: 150, indent: 10, justify, widthOf });
        expect(lines.map((line) => line.text).join(' ')).toBe(given.join(' '));
      }),
    );
  });

  it('makes no line wider than the column', () => {
    fc.assert(
      fc.property(words, (given) => {
        for (const line of setParagraph(given.join(' '), { width: 150, indent: 10, justify: true, widthOf })) {
          const gaps = line.text.split(' ').length - 1;
          expect(line.indent + widthOf(line.text) + gaps * line.spacing).toBeLessThanOrEqual(150 + 1e-9);
        }
      }),
    );
  });

  it('stretches all lines but the last to the full width', () => {
    const lines = setParagraph('the walk lasted fifty minutes and the tea an hour and a quarter', {
      width: 150,
      indent: 0,
      justify: true,
      widthOf,
    });
    const widths = lines.map((line) => widthOf(line.text) + (line.text.split(' ').length - 1) * line.spacing);
    expect(lines.length).toBeGreaterThan(2);
    for (const width of widths.slice(0, -1)) expect(width).toBeCloseTo(150);
    expect(lines.at(-1)?.spacing).toBe(0);
  });

  it('sets a title in as few lines as it needs, of about one length', () => {
    const lines = setTitle('Green steps what five years of walking have taught us', { width: 250, indent: 0, justify: false, widthOf });
    expect(lines).toHaveLength(2);
    const [first = 0, second = 0] = lines.map((line) => widthOf(line.text));
    expect(Math.abs(first - second)).toBeLessThan(60);
  });
});
