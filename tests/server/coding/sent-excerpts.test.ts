import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CodingShown } from '../../../server/coding/excerpt.ts';
import { type Range, spanOf } from '../../../server/coding/ranges.ts';
import type { ReaderExcerpt } from '../../../server/coding/reader-data.ts';
import { packed, unpacked } from '../../../server/coding/sent-excerpts.ts';
import '../../support/seeded.ts';

const code = fc.constantFrom(
  { codeId: null, codeName: '', isCodeTrashed: false },
  { codeId: 'trust', codeName: 'Trust', isCodeTrashed: false },
  { codeId: 'hope', codeName: 'Hope', isCodeTrashed: true },
);

const coding: fc.Arbitrary<CodingShown> = fc
  .record({
    id: fc.uuid(),
    version: fc.constantFrom(1, 7),
    roleId: fc.constantFrom(null, 'context', 'outcome'),
    direction: fc.constantFrom('not_stated', 'more'),
    dependsOn: fc.constantFrom('', 'the season'),
    basis: fc.constantFrom('stated', 'inferred'),
    basisDocumentId: fc.constantFrom(null, 'theory'),
    note: fc.constantFrom('', 'ambiguous'),
    author: fc.constantFrom('Ada', 'Ben'),
    code,
  })
  .map(({ code: given, ...own }) => ({ ...own, ...given }));

const ranges: fc.Arbitrary<readonly Range[]> = fc.array(
  fc.nat(900).map((start): Range => [start, start + 60]),
  { maxLength: 3 },
);

const excerpt: fc.Arbitrary<ReaderExcerpt> = fc
  .record({
    id: fc.uuid(),
    version: fc.constantFrom(1, 3),
    kind: fc.constantFrom('text', 'area', 'typed'),
    ranges,
    sheet: fc.nat(5),
    more: fc.constantFrom(0, 1),
    label: fc.constantFrom('', '101', 'iv'),
    quote: fc.string(),
    area: fc.constantFrom(null, [1, 2, 3, 4] as const),
    note: fc.constantFrom('', 'early'),
    pass: fc.constantFrom(1, 2),
    author: fc.constantFrom({ author: 'Ada', authorId: 'ada' }, { author: 'Ben', authorId: 'ben' }),
    codings: fc.array(coding, { maxLength: 3 }),
    cmocs: fc.constantFrom(0, 4),
  })
  .map(({ author, more, ...own }) => {
    const [start, end] = spanOf(own.ranges);
    return { ...own, ...author, lastSheet: own.sheet + more, start, end: end + more };
  });

describe('passages sent together', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(excerpt), (all) => {
        expect(unpacked(packed(all))).toEqual(all);
      }),
    );
  });

  it('cost little more than their words, their names and their places', () => {
    const usual = fc.sample(excerpt, 1).map((one): ReaderExcerpt => ({
      ...one,
      ...{ kind: 'text', version: 1, ranges: [[60, 120]], start: 60, end: 120, sheet: 1, lastSheet: 1, label: '1', quote: 'x'.repeat(60) },
      ...{ area: null, note: '', pass: 1, cmocs: 0, codings: [] },
    }));
    const all = Array.from({ length: 100 }, () => usual).flat();
    expect(JSON.stringify(packed(all)).length / all.length).toBeLessThan(60 + 36 + 40);
  });
});
