import { describe, expect, it } from 'vitest';
import { cmocById, materialOf } from '../../../server/synthesis/cmocs.queries.ts';
import { linkPassages } from '../../../server/synthesis/links.service.ts';
import { copyCmoc, mergeCmocs, relate, removeRelation, unmerge } from '../../../server/synthesis/relations.service.ts';
import { setStatus } from '../../../server/synthesis/cmocs.service.ts';
import { assignCmocs } from '../../../server/synthesis/testing.service.ts';
import { typedSlot } from '../../../server/synthesis/element-text.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, documentOf, excerptOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const paper = await documentOf(ctx, scope, 'Lee', ['Trust grew.']);
  const passage = await excerptOf(ctx, scope, paper, 'Trust grew');
  const elements = [
    { kind: 'context', wording: 'less conflict' },
    { kind: 'context', wording: 'leadership' },
    { kind: 'mechanism', wording: 'trust' },
  ];
  const [one, two] = [await cmocOf(ctx, scope, { elements }), await cmocOf(ctx, scope, { elements })];
  const shown = async (id: string) => (await cmocById(scope, await materialOf(scope), id))!;
  const live = (table: 'cmoc_relation' | 'evidence_link' | 'cmoc_assignment') =>
    ctx.db.read.selectFrom(table).select('id').where('trashed_at', 'is', null).execute();
  return { ctx, scope, paper, passage, one, two, shown, live };
}

describe('merging theory CMOCs', () => {
  it('loses nothing and can be taken back', async () => {
    const { ctx, scope, paper, passage, one, two, shown, live } = await setUp();
    const extracted = await cmocOf(ctx, scope, { reference: paper.reference, elements: [] });
    await assignCmocs(ctx, scope, [extracted], { theoryCmocId: one, belongs: true });
    await linkPassages(ctx, scope, { cmocId: one, excerptIds: [passage], stance: 'supports' });
    await mergeCmocs(ctx, scope, [one], { intoId: two, who: 'Ada', reason: 'same thing' });
    expect(await shown(one)).toMatchObject({ status: 'retired', retiredBecause: 'merged', mergedIntoId: two, agreedBy: 'Ada' });
    expect([await live('cmoc_assignment'), await live('evidence_link'), await live('cmoc_relation')].map((rows) => rows.length)).toEqual([
      1, 1, 1,
    ]);
    await expect(setStatus(ctx, scope, [one], { status: 'draft', who: '', note: '' })).rejects.toThrow('was merged into another');
    await unmerge(ctx, scope, one);
    expect(await shown(one)).toMatchObject({ status: 'draft', mergedIntoId: null });
    expect(await live('cmoc_relation')).toEqual([]);
  });

  it('goes in no circle and only among theory CMOCs', async () => {
    const { ctx, scope, paper, one, two } = await setUp();
    const extracted = await cmocOf(ctx, scope, { reference: paper.reference, elements: [] });
    await mergeCmocs(ctx, scope, [one], { intoId: two, who: '', reason: '' });
    await expect(mergeCmocs(ctx, scope, [two], { intoId: one, who: '', reason: '' })).rejects.toThrow('Take it out first');
    await expect(mergeCmocs(ctx, scope, [extracted], { intoId: two, who: '', reason: '' })).rejects.toThrow('choose one of the theory');
    await expect(mergeCmocs(ctx, scope, [two], { intoId: two, who: '', reason: '' })).rejects.toThrow('Choose another');
  });
});

describe('splitting and deriving', () => {
  it('makes a new CMOC of chosen elements with their passages; the first stays as it is', async () => {
    const { ctx, scope, passage, one, shown } = await setUp();
    const before = await shown(one);
    const [conflict, , trust] = before.slots.flatMap((slot) => slot.elements);
    await linkPassages(ctx, scope, {
      cmocId: one,
      excerptIds: [passage],
      stance: 'supports',
      elementId: conflict!.id,
      otherElementId: trust!.id,
    });
    const id = await copyCmoc(ctx, scope, one, {
      kind: 'split_from',
      elementIds: [conflict!.id, trust!.id],
      withPassages: true,
      reason: 'two contexts',
    });
    const split = await shown(id);
    expect(split.number).toBe(3);
    expect(split.slots.map((slot) => typedSlot(slot.elements))).toEqual(['less conflict', 'trust', '']);
    const links = await ctx.db.read.selectFrom('evidence_link').selectAll().where('cmoc_id', '=', id).execute();
    expect(links.map((link) => [link.target, link.element_id])).toEqual([['relation', split.slots[0]!.elements[0]!.id]]);
    expect(await shown(one)).toEqual(before);
    const relation = await ctx.db.read.selectFrom('cmoc_relation').selectAll().executeTakeFirstOrThrow();
    expect(relation).toMatchObject({ kind: 'split_from', from_id: id, to_id: one, reason: 'two contexts' });
  });

  it('needs at least one element', async () => {
    const { ctx, scope, one } = await setUp();
    const given = { kind: 'derived_from', elementIds: [], withPassages: false, reason: '' } as const;
    await expect(copyCmoc(ctx, scope, one, given)).rejects.toThrow('Choose the elements');
  });
});

describe('a relation', () => {
  it('joins an outcome to a context of another, with its elements, and can be removed', async () => {
    const { ctx, scope, one, two, shown, live } = await setUp();
    const toElementId = (await shown(two)).slots[0]!.elements[0]!.id;
    const id = await relate(ctx, scope, { kind: 'outcome_becomes_context', fromId: one, toId: two, toElementId, reason: 'chain' });
    await expect(relate(ctx, scope, { kind: 'embedded_in', fromId: one, toId: one, reason: '' })).rejects.toThrow('related to itself');
    await expect(relate(ctx, scope, { kind: 'embedded_in', fromId: two, toId: one, toElementId, reason: '' })).rejects.toThrow(
      'nothing at',
    );
    await removeRelation(ctx, scope, id);
    expect(await live('cmoc_relation')).toEqual([]);
  });
});
