/** a passage is exactly the words that were marked, in every script and with every kind of line end. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markPassage } from '../../server/coding/excerpts.service.ts';
import { frozen, lengthOf, slice } from '../../server/documents/code-points.ts';
import { examine } from '../../server/upkeep/doctor.ts';
import { testContext } from '../support/context.ts';
import { documentOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';
import { seed, times } from './support/tier.ts';

const strange = [
  'A plain line of words about trust and time.',
  '𝔘𝔫𝔦𝔠𝔬𝔡𝔢 beyond the first plane 🧠🫀 and 👩‍👩‍👧 a family',
  'e\u0301 is é, o\u0308 is ö, Å is A\u030a, and ﬁne ﬂights',
  'עברית וגם العربية in one line',
  'soft\u00adhyphen, zero\u200bwidth, joined\u2060words',
  'carriage\r\nreturn\rand\nline\u2028separators',
  '\ufeffa mark at the front and \u0000 nothing in the middle',
  'tabs\tand   runs of    spaces\u00a0unbroken',
  '한국어 中文 日本語 without spaces',
  'x'.repeat(3000),
];

it('whatever the text, whatever the range', { timeout: 3_600_000 }, async () => {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const texts = fc.array(fc.oneof(fc.constantFrom(...strange), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })), {
    minLength: 1,
    maxLength: 4,
  });
  const documents = times({ commit: 6, nightly: 50, release: 50 });
  const ranges = times({ commit: 25, nightly: 1000, release: 1000 });
  let [n, marked, refused] = [0, 0, 0];
  for (const lines of fc.sample(texts, { numRuns: documents, seed })) {
    const pages = [lines.join('\n'), strange[n % strange.length] ?? ''].filter((page) => frozen(page).trim());
    if (!pages.length) continue;
    const paper = await documentOf(ctx, scope, `Paper ${n++}`, pages);
    const length = lengthOf(paper.text);
    for (const [a, b] of fc.sample(fc.tuple(fc.nat({ max: length }), fc.nat({ max: length })), { numRuns: ranges, seed: seed + n })) {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      const quote = slice(paper.text, start, end);
      const made = await markPassage(ctx, scope, {
        documentId: paper.document,
        marked: { kind: 'text', ranges: [[start, end]], quotes: [quote] },
      }).catch(() => null);
      if (made === null) {
        refused += 1;
        expect(
          quote.trim() === '' || end - start > 1000 || !/[\p{L}\p{N}\p{S}\p{P}\p{M}]/u.test(quote),
          JSON.stringify({ quote, seed }),
        ).toBe(true);
        continue;
      }
      marked += 1;
      const row = await ctx.db.read
        .selectFrom('excerpt')
        .select(['ranges', 'quote', 'start_at', 'end_at'])
        .where('id', '=', made)
        .executeTakeFirstOrThrow();
      expect(slice(paper.text, row.start_at, row.end_at)).toBe(row.quote);
      expect(quote.includes(row.quote) && row.quote.trim() === quote.trim(), JSON.stringify({ quote, row, seed })).toBe(true);
    }
  }
  expect(marked).toBeGreaterThan(documents * 5);
  console.log(`R-29: ${marked} passages marked, ${refused} blank ones refused`);
  expect((await examine(ctx)).findings).toEqual([]);
});
