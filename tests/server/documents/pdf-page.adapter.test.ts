import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPieces } from '../../../server/documents/page-text.ts';
import { bothWalks } from '../../support/both-walks.ts';
import { type DrawnPage, drawnPdf } from '../../support/drawn-page.ts';
import { longPaper } from '../../support/long-paper.ts';
import { pagesPdf, paperPdf, paragraphs } from '../../support/pdf.ts';
import '../../support/seeded.ts';

async function expectAlike(file: Uint8Array): Promise<string> {
  const pages = await bothWalks(file);
  for (const { drawn, read } of pages) {
    expect(drawn.text).toBe(read.text);
    expect(readPieces(drawn.pieces)).toEqual(readPieces(read.pieces));
  }
  return pages.map(({ drawn }) => drawn.text).join('\f');
}

const textOf = async (...pages: readonly DrawnPage[]) => (await bothWalks(drawnPdf(pages))).map(({ drawn }) => drawn.text);

const word = fc.constantFrom('(trust)', '(be tween)', '( a)', '(of )', '(  x  )', '( )', '(\\240)', '()', '(-)', '(co\\255op)', '(I.)');
/** Never at the very border between two conventions, where rounding decides. */
const kern = fc.oneof(
  fc.constantFrom(-110, -95, -35, -25, 190, 210),
  fc.integer({ min: -700, max: -110 }),
  fc.integer({ min: -25, max: 190 }),
);
const shown = fc.oneof(
  word.map((one) => `${one} Tj`),
  fc.array(fc.oneof(word, kern.map(String)), { minLength: 1, maxLength: 7 }).map((parts) => `[${parts.join(' ')}] TJ`),
  word.map((one) => `${one} '`),
);
const turns = ['1 0 0 1', '2 0 0 2', '0 1 -1 0', '-1 0 0 -1', '0 -1 1 0', '0.8 0.6 -0.6 0.8', '10 0 0 15'];
const place = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: 20, max: 560 }), fc.integer({ min: 20, max: 760 }));
const step = fc.oneof(
  { arbitrary: shown, weight: 6 },
  fc.tuple(fc.integer({ min: -40, max: 80 }), fc.constantFrom('0', '2.3', '-13.7')).map(([x, y]) => `${x} ${y} Td`),
  place.map(([turn, x, y]) => `${turn} ${x} ${y} Tm`),
  fc.constantFrom('0 -13.7 TD', 'T*', '9.1 TL', '2.1 Tw', '0 Tw', '90 Tz', '100 Tz', '3 Ts', '0 Ts', '/E gs', '3 Tr'),
  fc.constantFrom('/F 10 Tf', '/F 10 Tf', '/G 10 Tf', '/G 12.1 Tf', '/H 7 Tf', '/F 1 Tf'),
  fc.constantFrom('/P BMC', '/Span << /MCID 1 >> BDC', 'EMC'),
);
const block = fc
  .tuple(place, fc.array(step, { maxLength: 14 }))
  .map(([[turn, x, y], steps]) => ['BT /F 10 Tf', `${turn} ${x} ${y} Tm`, ...steps, 'ET'].join('\n'));
const between = fc.constantFrom('q', 'Q', '1 0 0 1 9 -7 cm', '0.8 0.6 -0.6 0.8 90 10 cm', '/Im Do', '0 0 9 9 re f', '/M gs', '/Nope Do');
const contentWith = (...forms: readonly string[]) =>
  fc.array(fc.oneof({ arbitrary: block, weight: 3 }, between, ...(forms.length ? [fc.constantFrom(...forms)] : [])), { maxLength: 8 });
const lines = (parts: readonly string[]) => parts.join('\n');
const page: fc.Arbitrary<DrawnPage> = fc.record({
  content: contentWith('/X0 Do', '/X1 Do', '/X2 Do').map(lines),
  forms: fc.tuple(contentWith().map(lines), contentWith().map(lines), contentWith('/X0 Do', '/X1 Do').map(lines)),
});

describe('a page written from what it draws', () => {
  it('has the text and the places that pdf.js’s own text and its letters give: papers, turned pages, words at an angle', async () => {
    expect(await expectAlike((await longPaper(2)).file)).toContain('. ');
    expect(await expectAlike(await paperPdf({ title: 'Trust', authors: 'A. Okafor', body: paragraphs(9) }))).toContain('Trust\n');
    const texts = [0, 30, 90].map((angle) => ({ text: `Words at ${angle}`, x: 250, y: 300 + angle, angle }));
    await expectAlike(await pagesPdf([{ texts }, { rotation: 90, texts }, { texts: [] }]));
  });

  it('has them for whatever operators come in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 4, maxLength: 4 }), async (pages) => void (await expectAlike(drawnPdf(pages)))),
      { numRuns: 15 },
    );
  });

  it('leaves out what lies outside of the page, and what a soft mask draws', async () => {
    const shownAt = (x: number, y: number, words: string) => `BT /F 10 Tf ${x} ${y} Td (${words}) Tj ET`;
    const content = [shownAt(50, 700, 'seen'), shownAt(-90, 680, 'out'), shownAt(50, 900, 'above'), '/M gs', shownAt(50, 600, 'too')].join(
      '\n',
    );
    const given = { content, forms: ['', shownAt(50, 650, 'masked')], box: '[0 0 612 792]' };
    expect(await textOf(given)).toEqual(['seen\ntoo']);
    await expectAlike(drawnPdf([given]));
  });

  it('comes from pdf.js’s own text when a mask is no group, a script runs the other way or something could not be drawn', async () => {
    const shownWith = (font: string, words: string) => `BT /${font} 10 Tf 50 700 Td (${words}) Tj ET`;
    const pages = [
      { content: `/N gs ${shownWith('F', 'seen')}`, forms: [shownWith('F', 'masked')] },
      { content: shownWith('R', 'AbA') },
      { content: `/Pattern cs /Nope scn ${shownWith('F', 'after all')}` },
    ];
    const texts = await textOf(...pages);
    expect(texts[0]).toBe('seen');
    expect(texts[1]).toContain('א');
    expect(texts[2]).toBe('after all');
    await expectAlike(drawnPdf(pages));
  });
});
