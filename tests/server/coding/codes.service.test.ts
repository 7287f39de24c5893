import { describe, expect, it } from 'vitest';
import { codesOf, codeUses, elementsPerCode } from '../../../server/coding/codes.queries.ts';
import { countedTree } from '../../../server/coding/code-count.ts';
import { treeOf } from '../../../server/coding/code-tree.ts';
import {
  addCode,
  changeCode,
  codeNamed,
  mergeCode,
  moveCode,
  splitCode,
  trashCode,
  unmergeCode,
} from '../../../server/coding/codes.service.ts';
import { codePassages } from '../../../server/coding/codings.service.ts';
import { excerptById } from '../../../server/coding/excerpts.queries.ts';
import { resolveMerges } from '../../../server/coding/merged.ts';
import type { Context } from '../../../server/platform/context.ts';
import { Invalid, Refused } from '../../../server/platform/errors.ts';
import { operate } from '../../../server/platform/operation.ts';
import { nextUndo } from '../../../server/platform/undo.ts';
import { operationsOf, takeBack } from '../../../server/platform/undo.queries.ts';
import { notUndone } from '../../../server/reversals.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const on = await documentOf(ctx, scope, 'Lee 2018', ['Staff trusted the process. After years of conflict they did not.']);
  return { ctx, scope, on };
}

const patchOf = (name: string, own = {}) => ({
  name,
  aliases: [],
  definition: '',
  mechanismTypes: [],
  mechanismWords: '',
  level: '',
  keepOldName: true,
  ...own,
});

/** Names with their counts, as the codes page shows them. */
async function counts(scope: Scope) {
  const tree = treeOf(await codesOf(scope));
  return countedTree(tree, await codeUses(scope, null), await elementsPerCode(scope, null)).map(({ node, own, withChildren }) => [
    node.code.name,
    own.passages,
    withChildren.passages,
    withChildren.documents,
    withChildren.elements,
  ]);
}

const undo = async (ctx: Context, scope: Scope) =>
  takeBack(ctx, scope, nextUndo(await operationsOf(ctx.db.read, scope), new Set(Object.keys(notUndone))).undo!);

describe('the codebook', () => {
  it('has one code per name, other names included', async () => {
    const { ctx, scope } = await setUp();
    const trust = await addCode(ctx, scope, { name: 'Trust' });
    await expect(addCode(ctx, scope, { name: ' TRUST ' })).rejects.toThrow('There is already a code “Trust”.');
    await changeCode(ctx, scope, { id: trust }, patchOf('Trust', { aliases: ['Confidence'] }));
    await expect(addCode(ctx, scope, { name: 'confidence' })).rejects.toThrow('already another name of the code “Trust”');
    const named = (name: string) => operate(ctx, scope, { verb: 'test' }, (op) => codeNamed(op, name));
    expect(await named('CONFIDENCE')).toBe(trust);
    expect(await named('History')).not.toBe(trust);
  });

  it('keeps the old name when a code is renamed, if one wants', async () => {
    const { ctx, scope } = await setUp();
    const id = await addCode(ctx, scope, { name: 'Trust' });
    await changeCode(ctx, scope, { id, version: 1 }, patchOf('Confidence'));
    expect((await codesOf(scope))[0]).toMatchObject({ name: 'Confidence', aliases: ['Trust'] });
    await changeCode(ctx, scope, { id, version: 2 }, patchOf('Faith', { keepOldName: false }));
    expect((await codesOf(scope))[0]).toMatchObject({ name: 'Faith', aliases: [] });
    const other = await addCode(ctx, scope, { name: 'Hope' });
    await expect(changeCode(ctx, scope, { id: other }, patchOf('Faith'))).rejects.toBeInstanceOf(Invalid);
    await changeCode(ctx, scope, { id: other }, patchOf('hope', { keepOldName: true }));
    expect((await codesOf(scope)).find((code) => code.id === other)?.aliases).toEqual([]);
  });

  it('counts merged codes where they count, children once, and un-merging restores everything', async () => {
    const { ctx, scope, on } = await setUp();
    const [trust, faith, distrust] = [
      await codeOf(ctx, scope, 'Trust'),
      await codeOf(ctx, scope, 'Faith'),
      await codeOf(ctx, scope, 'Distrust'),
    ];
    const passages = [await excerptOf(ctx, scope, on, 'Staff trusted'), await excerptOf(ctx, scope, on, 'conflict')];
    await codingOf(ctx, scope, passages[0]!, { code: trust });
    await codingOf(ctx, scope, passages[0]!, { code: faith });
    await codingOf(ctx, scope, passages[1]!, { code: distrust, direction: 'more' });
    await cmocOf(ctx, scope, { elements: [{ kind: 'mechanism', code: distrust }] });
    const before = await counts(scope);
    expect(before).toEqual([
      ['Distrust', 1, 1, 1, 1],
      ['Faith', 1, 1, 1, 0],
      ['Trust', 1, 1, 1, 0],
    ]);
    await moveCode(ctx, scope, { id: faith }, trust);
    await mergeCode(ctx, scope, { id: distrust }, { into: trust, isInverse: true });
    expect(await counts(scope)).toEqual([
      ['Trust', 2, 2, 1, 1],
      ['Faith', 1, 1, 1, 0],
    ]);
    expect(resolveMerges(await codesOf(scope)).get(distrust)).toEqual({ into: trust, inverse: true });
    expect((await excerptById(scope, passages[1]!))?.codings).toMatchObject([{ codeName: 'Distrust', direction: 'more' }]);
    await undo(ctx, scope);
    await undo(ctx, scope);
    expect(await counts(scope)).toEqual(before);
    await mergeCode(ctx, scope, { id: distrust }, { into: trust, isInverse: true });
    await unmergeCode(ctx, scope, distrust);
    expect(await counts(scope)).toEqual(before);
  });

  it('refuses merges and moves that would swallow themselves', async () => {
    const { ctx, scope } = await setUp();
    const [trust, faith] = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Faith')];
    await moveCode(ctx, scope, { id: faith }, trust);
    await expect(mergeCode(ctx, scope, { id: trust }, { into: faith, isInverse: false })).rejects.toThrow('“Faith” stands under “Trust”');
    await expect(moveCode(ctx, scope, { id: trust }, faith)).rejects.toBeInstanceOf(Refused);
    await moveCode(ctx, scope, { id: faith }, null);
    await mergeCode(ctx, scope, { id: faith }, { into: trust, isInverse: false });
    await expect(mergeCode(ctx, scope, { id: trust }, { into: faith, isInverse: false })).rejects.toBeInstanceOf(Refused);
  });

  it('splits: chosen passages get a new code beside the old one', async () => {
    const { ctx, scope, on } = await setUp();
    const parent = await codeOf(ctx, scope, 'Feelings');
    const trust = await codeOf(ctx, scope, 'Trust', { parent_id: parent });
    const passages = [await excerptOf(ctx, scope, on, 'Staff trusted'), await excerptOf(ctx, scope, on, 'conflict')];
    for (const passage of passages) await codingOf(ctx, scope, passage, { code: trust });
    const made = await splitCode(ctx, scope, trust, { name: 'Lost trust', excerpts: [passages[1]!] });
    expect((await codesOf(scope)).find((code) => code.id === made)).toMatchObject({ name: 'Lost trust', parent });
    expect((await excerptById(scope, passages[1]!))?.codings).toMatchObject([{ codeId: made }]);
    expect((await excerptById(scope, passages[0]!))?.codings).toMatchObject([{ codeId: trust }]);
    await undo(ctx, scope);
    expect((await excerptById(scope, passages[1]!))?.codings).toMatchObject([{ codeId: trust }]);
    await expect(splitCode(ctx, scope, trust, { name: 'None', excerpts: [] })).rejects.toBeInstanceOf(Invalid);
  });

  it('never loses a coding when a code is deleted', async () => {
    const { ctx, scope, on } = await setUp();
    const passage = await excerptOf(ctx, scope, on, 'Staff trusted');
    await codePassages(ctx, scope, [passage], { roleId: null, codeId: null, newCode: 'Trust' });
    const [code] = await codesOf(scope);
    await trashCode(ctx, scope, code!.id);
    expect((await excerptById(scope, passage))?.codings).toMatchObject([{ codeName: 'Trust', isCodeTrashed: true }]);
    await undo(ctx, scope);
    expect((await excerptById(scope, passage))?.codings).toMatchObject([{ codeName: 'Trust', isCodeTrashed: false }]);
  });
});
