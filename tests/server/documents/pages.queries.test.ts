import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  currentVersion,
  pagesBetween,
  pageSpans,
  piecesOf,
  sheetAt,
  textBetween,
  textHeld,
} from '../../../server/documents/pages.queries.ts';
import { partOf } from '../../../server/documents/files.routes.ts';
import { testContext } from '../../support/context.ts';
import { documentOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

describe('the frozen text', () => {
  it('is read by span, page, piece and position, astral letters counted once', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const made = await documentOf(ctx, scope, 'Paper', ['Trust 𝕋 grew\nslowly', 'and then fell', 'twice']);
    const version = (await currentVersion(scope, made.document))!;
    const spans = await pageSpans(scope, version);
    expect(spans.map(({ sheet, start, end }) => [sheet, start, end])).toEqual([
      [1, 0, 19],
      [2, 20, 33],
      [3, 34, 39],
    ]);
    const letters = [...made.text];
    for (const [start, end] of [
      [0, 5],
      [6, 7],
      [15, 24],
      [19, 20],
      [30, 39],
      [38, 39],
    ] as const)
      expect(await textBetween(scope, made.version, start, end)).toBe(letters.slice(start, end).join(''));
    expect((await pagesBetween(scope, version, { from: 2, to: 3 })).map((page) => page.text)).toEqual(['and then fell', 'twice']);
    expect((await piecesOf(scope, made.version, 1)).map((piece) => piece.start)).toEqual([0, 13]);
  });

  it("is not another review's", async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const made = await documentOf(ctx, scope, 'Paper', ['secret']);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    expect(await currentVersion(other, made.document)).toBeUndefined();
    expect(await textBetween(other, made.version, 0, 6)).toBe('');
    expect(await piecesOf(other, made.version, 1)).toEqual([]);
  });
});

describe('a byte range', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=50-500', { start: 50, end: 99 }],
    ['bytes=100-', null],
    ['bytes=9-0', null],
    ['bytes=0-1,3-4', null],
    ['lines=0-1', null],
    [undefined, null],
  ])('%s of 100 bytes', (range, part) => {
    expect(partOf(range, 100)).toEqual(part);
  });
});

describe('a text that is held', () => {
  it('says the same words and pages as the database, wherever one looks next', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const texts = ['Trust 😀 grew.', '', 'a', 'Slowly, between the partners, and for years.', 'At last.'];
    const { version } = await documentOf(ctx, scope, 'Paper', texts);
    const length = [...texts.join('\n')].length;
    const place = fc.tuple(fc.nat(length + 5), fc.nat(12)).map(([start, size]) => [start, start + size] as const);
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 6 }), fc.nat(8), async (places, margin) => {
        const held = textHeld(scope, version, margin);
        for (const [start, end] of places) {
          expect(await held.between(start, end)).toBe(await textBetween(scope, version, start, end));
          for (const position of [start, end]) expect(await held.sheetAt(position)).toBe(await sheetAt(scope, version, position));
        }
      }),
      { numRuns: 60 },
    );
  });
});
