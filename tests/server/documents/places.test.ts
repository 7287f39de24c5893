import { describe, expect, it } from 'vitest';
import { importStored } from '../../../server/documents/import.service.ts';
import { currentVersion, pagesBetween, piecesOf } from '../../../server/documents/pages.queries.ts';
import { endOf, quadsOf } from '../../../server/documents/page-text.ts';
import { testContext } from '../../support/context.ts';
import { type PageGiven, pagesPdf } from '../../support/pdf.ts';
import { reviewOfAda } from '../../support/people.ts';

const upright = [
  { text: 'Trust grew between partners', x: 72, y: 100, size: 12 },
  { text: 'in small print', x: 72, y: 300, size: 7 },
];
const leaning = [{ text: 'Leaning words', x: 200, y: 300, size: 14, angle: 30 }];
/** Helvetica's ascender, by which pdfkit finds the baseline under the upper left corner it is given. */
const ascender = 0.718;
const height = 841.89;

describe('the place of words', () => {
  it('is where the file draws them: small, turned with the page, at an angle', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const drawn: readonly PageGiven[] = [{ texts: upright }, { rotation: 90, texts: upright }, { texts: leaning }];
    const outcome = await importStored(ctx, scope, { ...(await ctx.blobs.put(await pagesPdf(drawn))), fileName: 'places.pdf' });
    const version = (await currentVersion(scope, 'documentId' in outcome ? outcome.documentId : ''))!;
    for (const { sheet, text } of await pagesBetween(scope, version, { from: 1, to: 3 })) {
      const pieces = await piecesOf(scope, version.versionId, sheet);
      for (const given of drawn[sheet - 1]?.texts ?? []) {
        const start = text.indexOf(given.text);
        const [quad, ...more] = quadsOf(pieces, start, start + given.text.length);
        expect(more).toEqual([]);
        const [from, to, , head] = quad!;
        const { size = 12, angle: degrees = 0 } = given;
        const angle = degrees * (Math.PI / 180);
        const along = Math.atan2(to[1] - from[1], to[0] - from[0]);
        expect(along).toBeCloseTo(-angle, 2);
        const up = [head[0] - from[0], head[1] - from[1]] as const;
        const share = 0.22 / (0.22 + 0.93);
        const onBaseline = [from[0] + up[0] * share, from[1] + up[1] * share] as const;
        const own = ascender * size;
        const expected = [given.x - Math.sin(angle) * own, height - given.y - Math.cos(angle) * own] as const;
        expect(Math.hypot(onBaseline[0] / 100 - expected[0], onBaseline[1] / 100 - expected[1])).toBeLessThan(size / 8);
      }
      expect(pieces.every((piece) => endOf(piece) <= text.length)).toBe(true);
    }
  });
});
