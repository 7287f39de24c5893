import { describe, expect, it } from 'vitest';
import { readElements } from '../../../server/synthesis/element-text.ts';
import { addElements } from '../../../server/synthesis/elements.service.ts';
import { assignCmocs, changeTest, recordTest, removeTest, type TestGiven } from '../../../server/synthesis/testing.service.ts';
import { changeTheory, keepVersion, makeTheory, placeInTheory } from '../../../server/synthesis/theories.service.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, referenceOf, roleOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const reference = await referenceOf(ctx, scope, 'Lee');
  const theoryCmoc = await cmocOf(ctx, scope, { elements: [{ kind: 'context', wording: 'a' }] });
  const extracted = await cmocOf(ctx, scope, { reference, elements: [{ kind: 'context', wording: 'a' }] });
  const live = (table: 'cmoc_assignment' | 'theory_version' | 'cmoc_test') =>
    ctx.db.read.selectFrom(table).selectAll().where('trashed_at', 'is', null).orderBy('id').execute();
  const found: TestGiven = {
    theoryCmocId: theoryCmoc,
    extractedId: extracted,
    referenceId: null,
    phaseId: null,
    finding: 'identical',
    novelIn: [],
    circumstances: '',
    reason: '',
  };
  return { ctx, scope, reference, theoryCmoc, extracted, live, found };
}

describe('assigning extracted CMOCs to a theory CMOC', () => {
  it('is many to many, counts once, and can be taken back', async () => {
    const { ctx, scope, theoryCmoc, extracted, live } = await setUp();
    const other = await cmocOf(ctx, scope, { elements: [] });
    for (const to of [theoryCmoc, other, theoryCmoc]) await assignCmocs(ctx, scope, [extracted], { theoryCmocId: to, belongs: true });
    expect(await live('cmoc_assignment')).toHaveLength(2);
    await assignCmocs(ctx, scope, [extracted], { theoryCmocId: other, belongs: false });
    expect(await live('cmoc_assignment')).toHaveLength(1);
  });

  it('tells the two levels apart', async () => {
    const { ctx, scope, theoryCmoc, extracted } = await setUp();
    await expect(assignCmocs(ctx, scope, [theoryCmoc], { theoryCmocId: theoryCmoc, belongs: true })).rejects.toThrow(
      'choose an extracted one',
    );
    await expect(assignCmocs(ctx, scope, [extracted], { theoryCmocId: extracted, belongs: true })).rejects.toThrow(
      'choose one of the theory',
    );
  });
});

describe('a test', () => {
  it('keeps the version tested, assigns what it found, and freezes the theory’s text', async () => {
    const { ctx, scope, theoryCmoc, live, found } = await setUp();
    const theory = await makeTheory(ctx, scope, { title: 'Partnership', kind: 'initial', text: 'Trust grows.' });
    await placeInTheory(ctx, scope, [theoryCmoc], { theoryId: theory, belongs: true });
    await recordTest(ctx, scope, found);
    const roleId = await roleOf(scope, 'mechanism');
    await addElements(ctx, scope, { cmocId: theoryCmoc, roleId, typed: readElements('b'), basis: 'stated' });
    await recordTest(ctx, scope, { ...found, finding: 'novel', novelIn: ['mechanism', 'relationship'], circumstances: 'for nurses' });
    const tests = (await live('cmoc_test')) as { theory_cmoc_version: number; novel_in: string }[];
    expect(tests.map((test) => [test.theory_cmoc_version, test.novel_in])).toEqual([
      [2, '[]'],
      [3, '["mechanism","relationship"]'],
    ]);
    expect(await live('cmoc_assignment')).toHaveLength(1);
    expect((await live('theory_version')).map((version) => ('purpose' in version ? [version.purpose, version.text] : []))).toEqual([
      ['tested', 'Trust grows.'],
    ]);
  });

  it('may be of a reference that is silent', async () => {
    const { ctx, scope, reference, live, found } = await setUp();
    await recordTest(ctx, scope, { ...found, extractedId: null, referenceId: reference, finding: 'silent' });
    expect(await live('cmoc_assignment')).toEqual([]);
    await expect(recordTest(ctx, scope, { ...found, referenceId: reference })).rejects.toThrow('one CMOC, or one reference');
    await expect(recordTest(ctx, scope, { ...found, finding: 'novel' })).rejects.toThrow('in what it is novel');
  });

  it('can be changed and deleted', async () => {
    const { ctx, scope, live, found } = await setUp();
    const id = await recordTest(ctx, scope, found);
    await changeTest(ctx, scope, { id, version: 1 }, { ...found, finding: 'conflicts', reason: 'the reverse' });
    expect((await live('cmoc_test'))[0]).toMatchObject({ finding: 'conflicts', reason: 'the reverse' });
    await removeTest(ctx, scope, id);
    expect(await live('cmoc_test')).toEqual([]);
  });
});

describe('a programme theory', () => {
  it('keeps the versions that were agreed, numbered, unchanged by later editing', async () => {
    const { ctx, scope, live } = await setUp();
    const id = await makeTheory(ctx, scope, { title: 'Partnership', kind: 'rough', text: 'One.' });
    await expect(keepVersion(ctx, scope, id, { purpose: 'agreed', who: '', note: '' })).rejects.toThrow('who agreed');
    await keepVersion(ctx, scope, id, { purpose: 'agreed', who: 'Ada', note: '' });
    await changeTheory(ctx, scope, { id }, { text: 'Two.', kind: 'refined' });
    await keepVersion(ctx, scope, id, { purpose: 'agreed', who: 'Ada, Ben', note: 'after testing' });
    expect((await live('theory_version')).map((version) => ('text' in version ? [version.number, version.text] : []))).toEqual([
      [1, 'One.'],
      [2, 'Two.'],
    ]);
  });
});
