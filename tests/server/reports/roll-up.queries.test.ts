/** What is counted from memory is what is counted anew, whatever was written in between. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trashPassages } from '../../../server/coding/excerpts.service.ts';
import { changeCode, mergeCode, trashCode } from '../../../server/coding/codes.service.ts';
import { removeDocument } from '../../../server/documents/removal.service.ts';
import { moveDocument, restoreDocument, trashDocument } from '../../../server/documents/documents.service.ts';
import { nextOf } from '../../../server/overview/frame.queries.ts';
import { Forbidden, Invalid, NotFound, Refused } from '../../../server/platform/errors.ts';
import { takeBack } from '../../../server/platform/undo.queries.ts';
import { changeMany } from '../../../server/references/references.service.ts';
import { joinStudy, leaveStudy } from '../../../server/references/studies.service.ts';
import { rolledUp } from '../../../server/reports/roll-up.queries.ts';
import { wholeReview } from '../../../server/reports/table-scope.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { changeStance } from '../../../server/reviews/vocabulary.service.ts';
import { leaveOut, takeBackIn } from '../../../server/screening/decisions.service.ts';
import { noFilter } from '../../../server/synthesis/cmoc-list.ts';
import { changeCmoc, restoreCmoc, setStatus, trashCmocs } from '../../../server/synthesis/cmocs.service.ts';
import { changeRegularity, joinRegularity, splitRegularity } from '../../../server/synthesis/demi-regularities.service.ts';
import { readElements } from '../../../server/synthesis/element-text.ts';
import { addElements, setSlot } from '../../../server/synthesis/elements.service.ts';
import { gridOf } from '../../../server/synthesis/grid.queries.ts';
import { linkPassages, removeLink } from '../../../server/synthesis/links.service.ts';
import { mergeCmocs, unmerge } from '../../../server/synthesis/relations.service.ts';
import { assignCmocs, recordTest } from '../../../server/synthesis/testing.service.ts';
import { testContext, type TestContext } from '../../support/context.ts';
import { cmocOf, codeOf, codingOf, excerptOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';
import { littleTheory } from '../../support/theory.ts';

/** Everything that the tables, the lists of CMOCs and the badges count. */
async function told(scope: Scope) {
  const { rows, totals, unfiled, inScope, codesById } = await rolledUp(scope, wholeReview);
  const asked = { filter: { ...noFilter, status: 'any' }, code: '', order: 'evidence', group: null } as const;
  const { lines, all, queueCounts, around } = await gridOf(scope, asked, 1);
  const { found } = await gridOf(scope, { ...asked, filter: { ...asked.filter, queue: 'thin' } }, 1);
  const taken = { ...inScope, cmocs: inScope.cmocs.map((cmoc) => ({ ...cmoc, elements: new Set(cmoc.elements) })) };
  return { rows, totals, unfiled, taken, codesById, lines, all, queueCounts, around, thin: found };
}

/** The same from a database of which nothing is remembered yet. */
const toldAnew = (scope: Scope) =>
  told({ ...scope, db: scope.db.withPlugin({ transformQuery: ({ node }) => node, transformResult: async ({ result }) => result }) });

async function undo(ctx: TestContext, scope: Scope): Promise<boolean> {
  const { undo: done } = await nextOf(scope);
  if (done) await takeBack(ctx, scope, done);
  return done !== null;
}

async function redo(ctx: TestContext, scope: Scope): Promise<void> {
  const { redo: undone } = await nextOf(scope);
  if (undone) await takeBack(ctx, scope, undone);
}

const asItWas = { aliases: [], definition: '', mechanismTypes: [], mechanismWords: '', level: '', keepOldName: false };

async function writesOn(ctx: TestContext, scope: Scope): Promise<Readonly<Record<string, () => Promise<unknown>>>> {
  const { lee, ng, passages, codes, roles, prior, extracted } = await littleTheory(ctx, scope);
  const faith = await codeOf(ctx, scope, 'Faith');
  const other = await cmocOf(ctx, scope, { reference: ng.reference, elements: [{ kind: 'mechanism', code: faith }] });
  const second = await cmocOf(ctx, scope, { level: 'theory', elements: [{ kind: 'mechanism', code: codes.trust }] });
  const stances = await vocabulary(scope, 'stance');
  const { key, id: stance, name = '', letter = '' } = stances.find((one) => one.counts === 'for') ?? { key: '', id: '' };
  const [link = ''] = await linkPassages(ctx, scope, { cmocId: extracted, excerptIds: [passages.trust], stance: key });
  const grounds = { reasons: [], primaryReasonId: null, note: 'Not about partnerships.' };
  return {
    'mark a passage': () => excerptOf(ctx, scope, ng, 'partners trusted each other'),
    'code a passage': () => codingOf(ctx, scope, passages.trust, { role: roles.outcome, code: faith }),
    link: () => linkPassages(ctx, scope, { cmocId: other, excerptIds: [passages.commitment, passages.history], stance: key }),
    'count a stance against': () => changeStance(ctx, scope, { id: stance }, { name, letter, counts: 'against' }),
    'make a CMOC': () => cmocOf(ctx, scope, { reference: lee.reference, elements: [{ kind: 'mechanism', code: codes.history }] }),
    'file elsewhere': () => changeCmoc(ctx, scope, { id: extracted }, { filedUnderId: faith }),
    'fill a slot': () => setSlot(ctx, scope, { cmocId: extracted, roleId: roles.outcome, typed: readElements('Commitment +') }),
    'add an element': () =>
      addElements(ctx, scope, { cmocId: extracted, roleId: roles.mechanism, typed: readElements('Faith'), basis: 'stated' }),
    assign: () => assignCmocs(ctx, scope, [extracted], { theoryCmocId: prior, belongs: true }),
    'test, in conflict': () =>
      recordTest(ctx, scope, {
        theoryCmocId: prior,
        extractedId: extracted,
        referenceId: null,
        phaseId: null,
        finding: 'conflicts',
        novelIn: [],
        circumstances: '',
        reason: 'It speaks against it.',
      }),
    'merge CMOCs': () => mergeCmocs(ctx, scope, [second], { intoId: prior, who: 'Ada', reason: 'The same.' }),
    unmerge: () => unmerge(ctx, scope, second),
    'merge codes': () => mergeCode(ctx, scope, { id: faith }, { into: codes.trust, isInverse: true }),
    'rename a code': () => changeCode(ctx, scope, { id: codes.trust }, { ...asItWas, name: 'Trust in partners' }),
    'explain a regularity': () => changeRegularity(ctx, scope, { codeId: codes.trust }, { explanation: 'Because.' }),
    'split a regularity': () => splitRegularity(ctx, scope, codes.trust, { statement: 'less of it', cmocIds: [extracted] }),
    'join regularities': () => joinRegularity(ctx, scope, { codeId: faith }, { codeId: codes.trust }),
    'join a study': () => joinStudy(ctx, scope, [lee.reference, ng.reference]),
    'leave a study': () => leaveStudy(ctx, scope, lee.reference),
    'use as theory': () => changeMany(ctx, scope, [ng.reference], { kind: 'use', use: 'theory' }),
    'leave a reference out': () => leaveOut(ctx, scope, { referenceId: lee.reference, ...grounds }),
    'take it back in': () => takeBackIn(ctx, scope, { referenceId: lee.reference, note: '' }),
    'retire a CMOC': () => setStatus(ctx, scope, [other], { status: 'retired', who: 'Ada', note: '', because: 'refuted' }),
    unlink: () => removeLink(ctx, scope, link),
    'trash a CMOC': () => trashCmocs(ctx, scope, [extracted]),
    'restore a CMOC': () => restoreCmoc(ctx, scope, extracted),
    'trash a passage': () => trashPassages(ctx, scope, [passages.trust]),
    'trash a code': () => trashCode(ctx, scope, faith),
    'move a document': () => moveDocument(ctx, scope, ng.document, lee.reference),
    'trash a document': () => trashDocument(ctx, scope, ng.document),
    'restore a document': () => restoreDocument(ctx, scope, ng.document),
    undo: () => undo(ctx, scope),
    'remove a document for good': () => removeDocument(ctx, scope, ng.document),
  };
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Refused || error instanceof Invalid || error instanceof NotFound || error instanceof Forbidden;

const unlessRefused = (work: () => Promise<unknown>): Promise<boolean> =>
  work().then(
    (done) => done !== false,
    (error: unknown) => {
      if (isRefusal(error)) return false;
      throw error;
    },
  );

async function expectToldAsAnew(scope: Scope, after: string): Promise<void> {
  expect(await told(scope), `after: ${after}`).toEqual(await toldAnew(scope));
}

interface Asking {
  /** After every how many writes it is asked: what is read again is then more than one row, and one row more than once. */
  readonly every: number;
  readonly takenBack: boolean;
}

/** Returns the writes that were done; the others were refused. */
async function inOrder(ctx: TestContext, order: readonly string[], { every, takenBack }: Asking): Promise<readonly string[]> {
  const { scope } = await reviewOfAda(ctx);
  const writes = await writesOn(ctx, scope);
  await told(scope);
  const done: string[] = [];
  for (const [at, name] of order.entries()) {
    if (await unlessRefused(async () => writes[name]?.())) done.push(name);
    if (at % every === 0) await expectToldAsAnew(scope, name);
    if (!takenBack || !(await unlessRefused(() => undo(ctx, scope)))) continue;
    await expectToldAsAnew(scope, `${name}, undone`);
    await redo(ctx, scope);
    await expectToldAsAnew(scope, `${name}, done again`);
  }
  await expectToldAsAnew(scope, 'all of it');
  return done;
}

describe('what is counted from memory', { timeout: 120_000 }, () => {
  it('is what is counted anew, after writes of every kind, each undone and done again', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx, 'Another');
    const names = Object.keys(await writesOn(ctx, scope));
    expect(await inOrder(ctx, names, { every: 1, takenBack: true })).toEqual(names);
  });

  it('is that in any order, and when it is asked now and then', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx, 'Another');
    const names = Object.keys(await writesOn(ctx, scope));
    const mixed = fc.shuffledSubarray([...names, ...Array<string>(5).fill('undo')], { minLength: 14, maxLength: 18 });
    await fc.assert(
      fc.asyncProperty(mixed, fc.integer({ min: 1, max: 4 }), async (order, every) => {
        await inOrder(ctx, order, { every, takenBack: false });
      }),
      { numRuns: 1 },
    );
  });
});
