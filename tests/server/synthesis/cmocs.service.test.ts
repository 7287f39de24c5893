import { describe, expect, it } from 'vitest';
import { allCmocs, cmocById, materialOf } from '../../../server/synthesis/cmocs.queries.ts';
import {
  changeCmoc,
  changeCmocs,
  editStatement,
  keepStatement,
  makeCmoc,
  restoreCmoc,
  setStatus,
  trashCmocs,
} from '../../../server/synthesis/cmocs.service.ts';
import {
  addElements,
  changeElement,
  moveElement,
  removeElement,
  setSlot,
  setSlotMode,
} from '../../../server/synthesis/elements.service.ts';
import { readElements, typedSlot } from '../../../server/synthesis/element-text.ts';
import { changedSince, sentenceOf } from '../../../server/synthesis/statement.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf, linkOf, roleOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const [context, mechanism, outcome] = [await roleOf(scope, 'context'), await roleOf(scope, 'mechanism'), await roleOf(scope, 'outcome')];
  const shown = async (id: string) => (await cmocById(scope, await materialOf(scope), id))!;
  return { ctx, scope, context, mechanism, outcome, shown };
}

const texts = (cmoc: Awaited<ReturnType<typeof cmocById>>) => cmoc!.slots.map((slot) => typedSlot(slot.elements));
const linksOf = (scope: Scope, cmocId: string) =>
  scope.db.selectFrom('evidence_link').selectAll().where('cmoc_id', '=', cmocId).where('trashed_at', 'is', null).orderBy('id').execute();

describe('making a CMOC from one line', () => {
  it('links each passage to its element as support; what has none is inferred by us', async () => {
    const { ctx, scope, context, mechanism, outcome, shown } = await setUp();
    const paper = await documentOf(ctx, scope, 'Lee', ['After years of working together, staff signed up.']);
    const [years, signed] = [
      await excerptOf(ctx, scope, paper, 'years of working together'),
      await excerptOf(ctx, scope, paper, 'staff signed up'),
    ];
    const trust = await codeOf(ctx, scope, 'Trust');
    const id = await makeCmoc(ctx, scope, {
      level: 'extracted',
      referenceId: paper.reference,
      slots: [
        { roleId: context, typed: readElements('years of working together [History]'), excerptIds: [years] },
        { roleId: mechanism, typed: readElements('trust +'), excerptIds: [] },
        { roleId: outcome, typed: readElements('staff signed up'), excerptIds: [signed] },
      ],
      excerptIds: [],
    });
    const cmoc = await shown(id);
    expect(cmoc).toMatchObject({ number: 1, level: 'extracted', referenceId: paper.reference, status: 'draft', filedUnderId: trust });
    expect(texts(cmoc)).toEqual(['years of working together [History]', 'Trust +', 'staff signed up']);
    expect(cmoc.slots.map((slot) => slot.elements[0]?.basis)).toEqual(['stated', 'inferred', 'stated']);
    const links = await linksOf(scope, id);
    expect(links.map((link) => [link.excerpt_id, link.target, link.stance, link.element_id])).toEqual([
      [years, 'element', 'supports', cmoc.slots[0]?.elements[0]?.id],
      [signed, 'element', 'supports', cmoc.slots[2]?.elements[0]?.id],
    ]);
  });

  it('leaves empty slots empty, and needs a reference for an extracted one', async () => {
    const { ctx, scope, mechanism, shown } = await setUp();
    const line = { slots: [{ roleId: mechanism, typed: readElements('[Trust] +'), excerptIds: [] }], excerptIds: [] };
    const id = await makeCmoc(ctx, scope, { level: 'theory', ...line });
    expect(texts(await shown(id))).toEqual(['', 'Trust +', '']);
    await expect(makeCmoc(ctx, scope, { level: 'extracted', ...line })).rejects.toThrow('made from a reference');
  });

  it('never gives a number twice', async () => {
    const { ctx, scope } = await setUp();
    const make = () => makeCmoc(ctx, scope, { level: 'theory', slots: [], excerptIds: [] });
    await trashCmocs(ctx, scope, [await make(), await make()]);
    await make();
    expect((await allCmocs(scope)).map((cmoc) => cmoc.number)).toEqual([3]);
  });
});

describe('elements', () => {
  it('are added, changed, moved between slots and within one', async () => {
    const { ctx, scope, context, mechanism, shown } = await setUp();
    const id = await cmocOf(ctx, scope, {
      elements: [
        { kind: 'context', wording: 'a' },
        { kind: 'context', wording: 'b' },
      ],
    });
    const [added = ''] = await addElements(ctx, scope, { cmocId: id, roleId: context, typed: readElements('c −'), basis: 'inferred' });
    await moveElement(ctx, scope, added, { step: 'up' });
    expect(texts(await shown(id))[0]).toBe('a; c −; b');
    await changeElement(ctx, scope, { id: added, version: 2 }, { direction: 'more', facet: 'reasoning' });
    await moveElement(ctx, scope, added, { roleId: mechanism });
    expect(texts(await shown(id))).toEqual(['a; b', 'c +', '']);
    await setSlotMode(ctx, scope, id, { roleId: context, mode: 'or' });
    expect((await shown(id)).slots[0]?.mode).toBe('or');
  });

  it('can’t stand in a role that is no slot', async () => {
    const { ctx, scope } = await setUp();
    const id = await cmocOf(ctx, scope, { elements: [] });
    const entry = await roleOf(scope, 'entry');
    await expect(addElements(ctx, scope, { cmocId: id, roleId: entry, typed: readElements('a'), basis: 'stated' })).rejects.toThrow(
      'not a slot',
    );
  });

  it('file the CMOC under its mechanism until somebody chooses otherwise', async () => {
    const { ctx, scope, mechanism, shown } = await setUp();
    const [trust, faith] = [await codeOf(ctx, scope, 'Trust'), await codeOf(ctx, scope, 'Faith')];
    const id = await cmocOf(ctx, scope, { elements: [] });
    const filed = async () => (await shown(id)).filedUnderId;
    const [first = ''] = await addElements(ctx, scope, { cmocId: id, roleId: mechanism, typed: readElements('trust'), basis: 'stated' });
    expect(await filed()).toBe(trust);
    await changeElement(ctx, scope, { id: first }, { codeId: faith });
    expect(await filed()).toBe(faith);
    await changeCmoc(ctx, scope, { id }, { filedUnderId: trust });
    await removeElement(ctx, scope, first);
    expect(await filed()).toBe(trust);
  });

  it('that go leave their passages with the CMOC as a whole', async () => {
    const { ctx, scope, context, shown } = await setUp();
    const paper = await documentOf(ctx, scope, 'Lee', ['Trust grew.']);
    const passage = await excerptOf(ctx, scope, paper, 'Trust grew');
    const id = await makeCmoc(ctx, scope, {
      level: 'theory',
      slots: [{ roleId: context, typed: readElements('trust grew'), excerptIds: [passage] }],
      excerptIds: [],
    });
    await removeElement(ctx, scope, (await shown(id)).slots[0]!.elements[0]!.id);
    expect((await linksOf(scope, id)).map((link) => [link.target, link.element_id])).toEqual([['whole', null]]);
  });

  it('typed anew in a cell keep what still says the same, with its passages', async () => {
    const { ctx, scope, context, shown } = await setUp();
    const id = await cmocOf(ctx, scope, { elements: [] });
    const write = (text: string) => setSlot(ctx, scope, { cmocId: id, roleId: context, typed: readElements(text) });
    await write('[Trust] +; a shared past; [Power]');
    const before = (await shown(id)).slots[0]!.elements;
    await write('Power −; a long shared past; Trust +; [Faith]');
    const after = (await shown(id)).slots[0]!.elements;
    expect(typedSlot(after)).toBe('Power −; a long shared past; Trust +; Faith');
    expect(after.slice(0, 3).map((element) => element.id)).toEqual([2, 1, 0].map((at) => before[at]!.id));
    await write('Conflict; a long shared past');
    expect((await shown(id)).slots[0]!.elements.map((element) => element.id)).toEqual([expect.anything(), before[1]!.id]);
  });
});

describe('a statement', () => {
  it('in the team’s words stands, says what has changed, and can be kept or given up', async () => {
    const { ctx, scope, outcome, shown } = await setUp();
    const effort = await codeOf(ctx, scope, 'Effort');
    const id = await cmocOf(ctx, scope, { elements: [{ kind: 'outcome', code: effort, direction: 'more' }] });
    await editStatement(ctx, scope, { id, version: 1 }, 'People try harder.');
    expect(changedSince(await shown(id))).toEqual([]);
    await setSlot(ctx, scope, { cmocId: id, roleId: outcome, typed: readElements('Effort −') });
    expect(changedSince(await shown(id))).toEqual(['outcome']);
    expect((await shown(id)).statement).toBe('People try harder.');
    await keepStatement(ctx, scope, id);
    expect(changedSince(await shown(id))).toEqual([]);
    await editStatement(ctx, scope, { id }, '');
    const cmoc = await shown(id);
    expect([cmoc.statement, sentenceOf(cmoc.slots)]).toEqual(['', 'Less effort (outcome).']);
  });

  it('is never overwritten by somebody who saw an older one', async () => {
    const { ctx, scope } = await setUp();
    const id = await cmocOf(ctx, scope, { elements: [] });
    await editStatement(ctx, scope, { id, version: 1 }, 'Ours.');
    await expect(editStatement(ctx, scope, { id, version: 1 }, 'Mine.')).rejects.toThrow('Both texts are kept');
  });
});

describe('what the team says of a CMOC', () => {
  it('agreed and retired name who took part, when, and why', async () => {
    const { ctx, scope, shown } = await setUp();
    const [one, two] = [await cmocOf(ctx, scope, { elements: [] }), await cmocOf(ctx, scope, { elements: [] })];
    await expect(setStatus(ctx, scope, [one], { status: 'agreed', who: ' ', note: '' })).rejects.toThrow('who took part');
    await expect(setStatus(ctx, scope, [one], { status: 'retired', who: 'Ada', note: '' })).rejects.toThrow('why it is retired');
    await setStatus(ctx, scope, [one, two], { status: 'agreed', who: 'Ada, Ben', note: 'workshop 2' });
    expect(await shown(two)).toMatchObject({ status: 'agreed', agreedBy: 'Ada, Ben', agreedAt: ctx.now(), statusNote: 'workshop 2' });
    await setStatus(ctx, scope, [one], { status: 'retired', who: 'Ada', note: '', because: 'unsupported' });
    expect(await shown(one)).toMatchObject({ status: 'retired', retiredBecause: 'unsupported' });
    await setStatus(ctx, scope, [one], { status: 'draft', who: '', note: '' });
    expect(await shown(one)).toMatchObject({ status: 'draft', agreedBy: '', agreedAt: null, retiredBecause: '' });
  });

  it('is changed for many in one step', async () => {
    const { ctx, scope, shown } = await setUp();
    const ids = [await cmocOf(ctx, scope, { elements: [] }), await cmocOf(ctx, scope, { elements: [] })];
    const phase = (await ctx.db.read.selectFrom('phase').select('id').where('review_id', '=', scope.reviewId).execute())[0]!.id;
    await changeCmocs(ctx, scope, ids, { phaseId: phase, group: 'Trust' });
    expect((await Promise.all(ids.map(shown))).map((cmoc) => [cmoc.phaseId, cmoc.group])).toEqual([
      [phase, 'Trust'],
      [phase, 'Trust'],
    ]);
    const operations = await ctx.db.read.selectFrom('activity').select('operation').where('verb', '=', 'change several CMOCs').execute();
    expect(new Set(operations.map((row) => row.operation)).size).toBe(1);
  });

  it('goes to the trash and comes back with its evidence', async () => {
    const { ctx, scope, shown } = await setUp();
    const paper = await documentOf(ctx, scope, 'Lee', ['Trust grew.']);
    const passage = await excerptOf(ctx, scope, paper, 'Trust grew');
    await codingOf(ctx, scope, passage, {});
    const id = await cmocOf(ctx, scope, { elements: [{ kind: 'context', wording: 'a' }] });
    await linkOf(ctx, scope, id, passage);
    await trashCmocs(ctx, scope, [id]);
    expect(await cmocById(scope, await materialOf(scope), id)).toBeUndefined();
    await restoreCmoc(ctx, scope, id);
    expect(texts(await shown(id))[0]).toBe('a');
    expect(await linksOf(scope, id)).toHaveLength(1);
  });
});
