import { describe, expect, it } from 'vitest';
import { guessFirstLabel } from '../../../server/documents/guess-first-label.ts';

const page = (head: string, { label = '', foot = 'and so it went on.' } = {}) => ({
  label,
  text: [head, ...Array.from({ length: 20 }, (_, n) => `Line ${'of '.repeat(n % 3)}what was found in 1998`), foot].join('\n'),
});

describe('the printed number of the first sheet', () => {
  it.each([
    ['stands alone', ['709', '710', '711', '712']],
    ['stands in a running head', ['Journal of Care', '710 | LEE et al.', '| 711LEE et al.', '712']],
  ])('is read from most pages, where it %s', (_, heads) => {
    expect(guessFirstLabel(heads.map((head) => page(head)))).toBe('709');
  });

  it('is read from the foot, too', () => {
    expect(guessFirstLabel([11, 12, 13].map((n) => page('Title', { foot: `– ${n} –` })))).toBe('11');
  });

  it.each([
    ['the sheets’ own numbers are right', [page('1'), page('2'), page('3')]],
    ['the file says so itself', [page('709', { label: 'i' }), page('710', { label: 'ii' }), page('711', { label: 'iii' })]],
    ['too few pages agree', [page('709'), page('710'), page('Table 2'), page('1998')]],
    ['the lines are numbered', ['709', '710', '711'].map((head) => page(`${head} 1 2 3 4 5`))],
    ['two pages are all there is', [page('12'), page('13')]],
  ])('is left to the file when %s', (_, pages) => {
    expect(guessFirstLabel(pages)).toBe('');
  });
});
