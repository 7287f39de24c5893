import { describe, expect, it } from 'vitest';
import { changeLink, linkPassages, removeLink } from '../../../server/synthesis/links.service.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, documentOf, excerptOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const paper = await documentOf(ctx, scope, 'Lee', ['Trust grew slowly. Then conflict came.']);
  const [trust, conflict] = [await excerptOf(ctx, scope, paper, 'Trust grew slowly'), await excerptOf(ctx, scope, paper, 'conflict came')];
  const cmoc = await cmocOf(ctx, scope, {
    elements: [
      { kind: 'context', wording: 'a' },
      { kind: 'mechanism', wording: 'b' },
    ],
  });
  const elements = (await ctx.db.read.selectFrom('element').select('id').where('cmoc_id', '=', cmoc).orderBy('position').execute()).map(
    (row) => row.id,
  );
  const links = () => ctx.db.read.selectFrom('evidence_link').selectAll().where('trashed_at', 'is', null).orderBy('id').execute();
  return { ctx, scope, cmoc, trust, conflict, elements, links };
}

describe('linking a passage', () => {
  it('speaks of the whole unless an element or a relation is named', async () => {
    const { ctx, scope, cmoc, trust, elements, links } = await setUp();
    const [elementId, otherElementId] = elements;
    await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'supports' });
    await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'supports', elementId });
    await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'refutes', elementId, otherElementId });
    expect((await links()).map((link) => [link.target, link.stance])).toEqual([
      ['whole', 'supports'],
      ['element', 'supports'],
      ['relation', 'refutes'],
    ]);
  });

  it('again to the same target changes the stance and makes no second link', async () => {
    const { ctx, scope, cmoc, trust, conflict, elements, links } = await setUp();
    const [a, b] = elements;
    await linkPassages(ctx, scope, {
      cmocId: cmoc,
      excerptIds: [trust, conflict, trust],
      stance: 'supports',
      elementId: a,
      otherElementId: b,
    });
    await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'refutes', elementId: b, otherElementId: a });
    expect((await links()).map((link) => [link.excerpt_id, link.stance])).toEqual([
      [trust, 'refutes'],
      [conflict, 'supports'],
    ]);
  });

  it('starts with the last judgement of the same passage', async () => {
    const { ctx, scope, cmoc, trust, elements, links } = await setUp();
    const [first] = await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'supports' });
    await changeLink(ctx, scope, { id: first! }, { clear: 'not_clear', clearReason: 'second hand' });
    await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'supports', elementId: elements[0] });
    expect((await links())[1]).toMatchObject({ clear: 'not_clear', clear_reason: 'second hand' });
  });

  it('refuses a stance the review has not, and an element of another CMOC', async () => {
    const { ctx, scope, cmoc, trust } = await setUp();
    const other = await cmocOf(ctx, scope, { elements: [{ kind: 'context', wording: 'x' }] });
    const { id } = await ctx.db.read.selectFrom('element').select('id').where('cmoc_id', '=', other).executeTakeFirstOrThrow();
    const link = { cmocId: cmoc, excerptIds: [trust] };
    await expect(linkPassages(ctx, scope, { ...link, stance: 'loves' })).rejects.toThrow('no such stance');
    await expect(linkPassages(ctx, scope, { ...link, stance: 'supports', elementId: id })).rejects.toThrow('nothing at this address');
  });

  it('can be changed in every part, and taken away without the passage', async () => {
    const { ctx, scope, cmoc, trust, elements, links } = await setUp();
    const [id] = await linkPassages(ctx, scope, { cmocId: cmoc, excerptIds: [trust], stance: 'supports' });
    await changeLink(
      ctx,
      scope,
      { id: id!, version: 1 },
      { stance: 'refines', basis: 'inferred', note: 'p. 3', target: { elementId: elements[1] } },
    );
    expect((await links())[0]).toMatchObject({
      stance: 'refines',
      basis: 'inferred',
      note: 'p. 3',
      target: 'element',
      element_id: elements[1],
    });
    await removeLink(ctx, scope, id!);
    expect(await links()).toEqual([]);
    expect(await ctx.db.read.selectFrom('excerpt').select('id').where('trashed_at', 'is', null).execute()).toHaveLength(2);
  });
});
