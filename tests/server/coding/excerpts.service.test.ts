import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePassages, removeCoding } from '../../../server/coding/codings.service.ts';
import { excerptById, excerptsIn } from '../../../server/coding/excerpts.queries.ts';
import { markPassage, notePassage, resizePassage, trashPassages } from '../../../server/coding/excerpts.service.ts';
import type { Marked } from '../../../server/coding/marked.ts';
import type { Range } from '../../../server/coding/ranges.ts';
import { finishReading, reopenReading } from '../../../server/coding/readings.service.ts';
import { readingsOf } from '../../../server/coding/readings.queries.ts';
import { frozen, lengthOf, slice } from '../../../server/documents/code-points.ts';
import { Conflict, NotFound, Refused } from '../../../server/platform/errors.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import type { Context } from '../../../server/platform/context.ts';
import { notUndone } from '../../../server/reversals.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { codeOf, documentOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

const pages = [
  'Staff trusted the process. 😀 After years of working\ntogether, trust grew.',
  '',
  'The merger cost trust, said the é-managers.',
];

async function setUp(texts: readonly string[] = pages) {
  const ctx = await testContext();
  const made = await reviewOfAda(ctx);
  const on = await documentOf(ctx, made.scope, 'Lee 2018', texts);
  const mark = (marked: Marked) => markPassage(ctx, made.scope, { documentId: on.document, marked });
  const text = (start: number, end: number, ...quotes: string[]) => mark({ kind: 'text', ranges: [[start, end]], quotes });
  const at = (words: string): Range => {
    const start = lengthOf(on.text.slice(0, on.text.indexOf(words)));
    return [start, start + lengthOf(words)];
  };
  return { ctx, on, mark, text, at, length: lengthOf(on.text), ...made };
}

const undo = async (ctx: Context, scope: Scope) =>
  takeBack(ctx, scope, nextUndo(await operationsOf(ctx.db.read, scope), new Set(Object.keys(notUndone))).undo!);
const redo = async (ctx: Context, scope: Scope) =>
  takeBack(ctx, scope, nextUndo(await operationsOf(ctx.db.read, scope), new Set(Object.keys(notUndone))).redo!);

describe('R-30: marking a passage', () => {
  it('keeps the words and 32 letters around them from our own text', async () => {
    const { scope, text, at, on } = await setUp();
    const [start, end] = at('trust grew');
    const excerpt = await excerptById(scope, await text(start, end));
    expect(excerpt).toMatchObject({
      kind: 'text',
      ranges: [[start, end]],
      quote: 'trust grew',
      sheet: 1,
      lastSheet: 1,
      label: '1',
      pass: 1,
      codings: [],
    });
    const row = await scope.db.selectFrom('excerpt').select(['prefix', 'suffix']).executeTakeFirstOrThrow();
    expect(row).toEqual({ prefix: slice(on.text, start - 32, start), suffix: slice(on.text, end, end + 32) });
  });

  it('works at the first and the last letter, over page borders and for the whole document', async () => {
    const { scope, text, on, length } = await setUp();
    const quoteOf = async (start: number, end: number) => (await excerptById(scope, await text(start, end)))!;
    expect((await quoteOf(0, 1)).quote).toBe('S');
    expect(await quoteOf(length - 1, length)).toMatchObject({ quote: '.', sheet: 3, lastSheet: 3 });
    expect(await quoteOf(0, length)).toMatchObject({ quote: on.text, sheet: 1, lastSheet: 3 });
    const border = on.pages[0]![1];
    expect(await quoteOf(border - 5, on.pages[2]![0] + 3)).toMatchObject({ quote: 'grew.\n\nThe', sheet: 1, lastSheet: 3 });
    expect((await quoteOf(0, length + 500)).quote).toBe(on.text);
  });

  it('joins the parts of a passage and keeps them in order', async () => {
    const { scope, mark, at } = await setUp();
    const excerpt = await excerptById(scope, await mark({ kind: 'text', ranges: [at('trust grew'), at('Staff trusted')] }));
    expect(excerpt?.quote).toBe('Staff trusted … trust grew');
    expect(excerpt?.ranges).toEqual([at('Staff trusted'), at('trust grew')]);
  });

  it('refuses what holds no words, with a reason', async () => {
    const { ctx, scope, text, mark, on, at } = await setUp();
    const border = on.pages[0]![1];
    for (const [start, end] of [
      [5, 5],
      [9, 4],
      [border, border + 1],
      [at(' 😀')[0], at(' 😀')[0] + 1],
    ] as const)
      await expect(text(start, end)).rejects.toThrow('There are no words');
    await expect(mark({ kind: 'text', ranges: [] })).rejects.toBeInstanceOf(Refused);
    expect(await excerptsIn(scope, on.version, { offset: 0, limit: 10 })).toEqual([]);
    expect(await readingsOf(scope, on.document)).toEqual([]);
    expect(ctx.now()).toBeTruthy();
  });

  it('refuses more than a passage can hold, and says how much it was', async () => {
    const { text } = await setUp(['x'.repeat(100_001)]);
    await expect(text(0, 100_001)).rejects.toThrow('up to 100,000 characters; this selection has 100,001');
    await text(0, 100_000);
  });

  it('believes its own text only: a quotation is confirmed, found again nearby, or refused', async () => {
    const { scope, text, at, on } = await setUp();
    const [start, end] = at('trust grew');
    const markedAt = async (id: string) => (await excerptById(scope, id))?.ranges[0];
    expect(await markedAt(await text(start, end, 'trust\n  grew'))).toEqual([start, end]);
    expect(await markedAt(await text(start - 7, end - 7, 'trust grew'))).toEqual([start, end]);
    expect(await markedAt(await text(0, 5, 'years of working together'))).toEqual(at('years of working\ntogether'));
    await expect(text(start, end, 'words of another paper')).rejects.toThrow(
      '“words of another paper” is not in the text of this document',
    );
    await expect(text(start, end, 'trust', 'grew')).rejects.toThrow('did not arrive whole');
    expect(await excerptsIn(scope, on.version, { offset: 0, limit: 10 })).toHaveLength(3);
  });

  it('takes identical and overlapping passages, five hundred on one line', async () => {
    const { scope, text, on } = await setUp();
    for (let n = 0; n < 500; n++) await text(n % 5, 20 + (n % 7));
    const excerpts = await excerptsIn(scope, on.version, { offset: 0, limit: 1000 });
    expect(excerpts).toHaveLength(500);
    for (const { quote, ranges } of excerpts) expect(quote).toBe(slice(on.text, ...ranges[0]!));
    expect(excerpts.map(({ start }) => start)).toEqual(excerpts.map(({ start }) => start).toSorted((a, b) => a - b));
  }, 60_000);

  it('quotes exactly what stands there, in any text', async () => {
    const { ctx, scope } = await setUp();
    const letters = fc.array(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('word ', '😀', '\r\n', 'e\u0301', '\u00ad', 'ab')),
      { maxLength: 12 },
    );
    const page = letters.map((parts) => frozen(`${parts.join('')}x`));
    let n = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(page, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(), async (texts, a, b) => {
        const on = await documentOf(ctx, scope, `Paper ${(n += 1)}`, texts);
        const length = lengthOf(on.text);
        const [start, end] = [a % length, 1 + (b % length)].toSorted((x, y) => x - y) as [number, number];
        const words = slice(on.text, start, end);
        const marking = markPassage(ctx, scope, {
          documentId: on.document,
          marked: { kind: 'text', ranges: [[start, end]], quotes: [words] },
        });
        if (!words.trim()) {
          await expect(marking).rejects.toBeInstanceOf(Refused);
          return;
        }
        const excerpt = await excerptById(scope, await marking);
        expect(excerpt?.quote).toBe(slice(on.text, ...excerpt!.ranges[0]!));
        expect(excerpt?.quote).toBe(words);
      }),
      { numRuns: 40 },
    );
  });

  it('is one operation with its role and code, taken back and done again as one', async () => {
    const { ctx, scope, on } = await setUp();
    const [role, code] = [await roleOf(scope, 'mechanism'), await codeOf(ctx, scope, 'Trust')];
    const marked: Marked = { kind: 'text', ranges: [[0, 13]] };
    const id = await markPassage(ctx, scope, {
      documentId: on.document,
      marked,
      coding: { roleId: role, codeId: code, direction: 'more' },
    });
    const done = (await operationsOf(ctx.db.read, scope)).at(-1);
    expect(done?.verb).toBe('code a passage');
    expect((await excerptById(scope, id))?.codings).toMatchObject([
      { roleId: role, codeName: 'Trust', direction: 'more', basis: 'stated' },
    ]);
    await undo(ctx, scope);
    expect(await excerptById(scope, id)).toBeUndefined();
    await redo(ctx, scope);
    expect((await excerptById(scope, id))?.codings).toHaveLength(1);
  });

  it('is done once when its answer was lost and it is sent again', async () => {
    const { ctx, scope, on } = await setUp();
    const attempt = { key: 'k'.repeat(20), route: '/x', bodyHash: 'abc' };
    const again = () => markPassage(ctx, { ...scope, attempt }, { documentId: on.document, marked: { kind: 'text', ranges: [[0, 5]] } });
    expect(await again()).toBe(await again());
    expect(await excerptsIn(scope, on.version, { offset: 0, limit: 10 })).toHaveLength(1);
  });

  it("is refused in another review's document", async () => {
    const { ctx, on } = await setUp();
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    const marking = markPassage(ctx, other, { documentId: on.document, marked: { kind: 'text', ranges: [[0, 5]] } });
    await expect(marking).rejects.toBeInstanceOf(NotFound);
  });
});

describe('other kinds of passages', () => {
  it('are areas of a page, standing in the list where the text beside them does', async () => {
    const { scope, mark, on } = await setUp();
    const id = await mark({ kind: 'area', sheet: 3, area: [7000, 71000, 20000, 74000], description: 'Figure 2: how trust grows' });
    expect(await excerptById(scope, id)).toMatchObject({
      kind: 'area',
      sheet: 3,
      start: on.pages[2]![0],
      area: [7000, 71000, 20000, 74000],
    });
    await expect(mark({ kind: 'area', sheet: 9, area: [0, 0, 500, 500], description: '' })).rejects.toThrow('no such page');
    await expect(mark({ kind: 'area', sheet: 1, area: [0, 0, 50, 500], description: '' })).rejects.toThrow('too small');
  });

  it('are words typed by hand, kept as they are', async () => {
    const { scope, mark, on } = await setUp();
    const id = await mark({ kind: 'typed', label: '3', words: 'Handwritten in the margin' });
    expect(await excerptById(scope, id)).toMatchObject({
      kind: 'typed',
      sheet: 3,
      label: '3',
      start: on.pages[2]![0],
      quote: 'Handwritten in the margin',
    });
    const elsewhere = await mark({ kind: 'typed', label: 'xii', words: 'From the preface' });
    expect(await excerptById(scope, elsewhere)).toMatchObject({ sheet: 0, label: 'xii' });
    await expect(mark({ kind: 'typed', label: '1', words: '  ' })).rejects.toThrow('Type the words');
  });
});

describe('a marked passage', () => {
  it('is resized, quoting the new words, and not over a colleague’s change', async () => {
    const { ctx, scope, slug, text, at } = await setUp();
    const id = await text(...at('trust grew'));
    expect(await resizePassage(ctx, scope, { id, version: 1 }, { ranges: [at('together, trust grew')] })).toBe(2);
    expect((await excerptById(scope, id))?.quote).toBe('together, trust grew');
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    await expect(resizePassage(ctx, ben, { id, version: 1 }, { ranges: [at('grew')] })).rejects.toBeInstanceOf(Conflict);
    await expect(resizePassage(ctx, scope, { id, version: 2 }, { ranges: [[3, 3]] })).rejects.toThrow('no words');
    await undo(ctx, scope);
    expect((await excerptById(scope, id))?.quote).toBe('trust grew');
  });

  it('goes to the trash with what hangs on it, and comes back whole', async () => {
    const { ctx, scope, text, on } = await setUp();
    const [id, other] = [await text(0, 5), await text(6, 13)];
    await codePassages(ctx, scope, [id], { roleId: await roleOf(scope, 'context'), codeId: null, newCode: 'History' });
    await notePassage(ctx, scope, { id }, 'look again');
    await trashPassages(ctx, scope, [id, other]);
    expect(await excerptsIn(scope, on.version, { offset: 0, limit: 10 })).toEqual([]);
    await undo(ctx, scope);
    expect(await excerptById(scope, id)).toMatchObject({ note: 'look again', codings: [{ codeName: 'History' }] });
    expect(await excerptsIn(scope, on.version, { offset: 0, limit: 10 })).toHaveLength(2);
  });

  it('is a colleague’s to continue: each coding has its coder', async () => {
    const { ctx, scope, slug, text } = await setUp();
    const id = await text(0, 5);
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    const [coding] = await codePassages(ctx, ben, [id], { roleId: await roleOf(scope, 'outcome'), codeId: null });
    expect(await excerptById(scope, id)).toMatchObject({
      author: 'Ada',
      codings: [{ author: 'Ben', roleId: await roleOf(scope, 'outcome') }],
    });
    await removeCoding(ctx, scope, coding!);
    expect((await excerptById(scope, id))?.codings).toEqual([]);
  });
});

describe('a reading', () => {
  it('starts with the first mark, is finished by its reader, and the next mark begins another pass', async () => {
    const { ctx, scope, slug, text, on } = await setUp();
    await text(0, 5);
    await text(6, 13);
    expect(await readingsOf(scope, on.document)).toMatchObject([{ pass: 1, finishedAt: null }]);
    expect(await finishReading(ctx, scope, on.document)).toBe(1);
    const later = await text(0, 13);
    expect((await excerptById(scope, later))?.pass).toBe(2);
    expect(await readingsOf(scope, on.document)).toMatchObject([
      { pass: 1, finishedAt: ctx.now() },
      { pass: 2, finishedAt: null },
    ]);
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    expect(await readingsOf(ben, on.document)).toEqual([]);
    expect(await finishReading(ctx, ben, on.document)).toBe(1);
    expect(await reopenReading(ctx, ben, on.document)).toBe(1);
    expect(await readingsOf(ben, on.document)).toMatchObject([{ pass: 1, finishedAt: null }]);
  });
});
