import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageGap, PageStack } from '../../../../../static/scripts/reader/pdf/page-stack.ts';

const size = fc.record({ width: fc.integer({ min: 1000, max: 200_000 }), height: fc.integer({ min: 1000, max: 200_000 }) });

describe('a stack of pages', () => {
  it('knows the page at every height, at any size', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 60 }), fc.double({ min: 0.2, max: 5, noNaN: true }), (sizes, scale) => {
        const stack = new PageStack(sizes);
        stack.lay(scale);
        let top = pageGap;
        for (const [at] of sizes.entries()) {
          const sheet = at + 1;
          expect(stack.top(sheet)).toBe(top);
          expect(stack.sheetAt(top)).toBe(sheet);
          expect(stack.sheetAt(top + stack.height(sheet) - 1)).toBe(sheet);
          top += stack.height(sheet) + pageGap;
        }
        expect(stack.sheetAt(-1)).toBe(1);
        expect(stack.sheetAt(top * 2)).toBe(sizes.length);
      }),
    );
  });

  it('fits its widest page into the window', () => {
    const stack = new PageStack([
      { width: 61200, height: 79200 },
      { width: 84200, height: 59500 },
    ]);
    stack.lay(stack.fitting(1000));
    expect(stack.width(2)).toBe(1000 - 2 * pageGap);
    expect(stack.width(1)).toBeLessThan(stack.width(2));
  });
});
