import { describe, expect, it } from 'vitest';
import { scaleOf, scalesOf } from '../../../server/appraisal/scales.queries.ts';
import { changeScale, makeScale, moveScale, type ScaleGiven, switchScale } from '../../../server/appraisal/scales.service.ts';
import { Conflict, Invalid, NotFound } from '../../../server/platform/errors.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const given: ScaleGiven = {
  name: 'Fit',
  kind: 'nominal',
  subjects: ['reference'],
  isHidden: false,
  design: {
    help: 'Where was it done?',
    levels: [
      { id: 'here', name: 'Same setting', definition: 'As ours.' },
      { id: 'there', name: 'Another setting', definition: 'Not as ours.' },
    ],
    questions: [],
    perTheory: false,
  },
};

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const id = await makeScale(ctx, scope, given);
  return { ctx, scope, id, names: async () => (await scalesOf(scope)).map((scale) => scale.name) };
}

describe('scales', () => {
  it('are the presets first, then the team’s own', async () => {
    const { scope, names } = await setUp();
    expect((await names()).at(-1)).toBe('Fit');
    expect((await scalesOf(scope)).filter((scale) => !scale.isHidden).map((scale) => scale.name)).toEqual([
      'Relevance',
      'Richness',
      'Rigour',
      'Fit',
    ]);
  });

  it('make a new version when a definition changes, and none when only their name does', async () => {
    const { ctx, scope, id } = await setUp();
    await changeScale(ctx, scope, { id }, { ...given, name: 'Fit of setting' });
    expect(await scaleOf(scope, id)).toMatchObject({ name: 'Fit of setting', number: 1 });
    const levels = given.design.levels.map((level) => ({ ...level, name: `${level.name}!` }));
    await changeScale(ctx, scope, { id }, { ...given, design: { ...given.design, levels } });
    const scale = await scaleOf(scope, id);
    expect(scale).toMatchObject({
      number: 2,
      designs: [{ levels: [{ name: 'Same setting!' }, {}] }, { levels: [{ name: 'Same setting' }, {}] }],
    });
  });

  it('are switched off and on, and moved', async () => {
    const { ctx, scope, id, names } = await setUp();
    await switchScale(ctx, scope, id, false);
    expect(await scaleOf(scope, id)).toMatchObject({ isHidden: true });
    await switchScale(ctx, scope, id, true);
    await moveScale(ctx, scope, id, 'up');
    expect((await names()).at(-2)).toBe('Fit');
    await moveScale(ctx, scope, id, 'down');
    await moveScale(ctx, scope, id, 'down');
    expect((await names()).at(-1)).toBe('Fit');
  });

  it('need two levels or a question, and something to judge', async () => {
    const { ctx, scope } = await setUp();
    await expect(makeScale(ctx, scope, { ...given, subjects: [] })).rejects.toBeInstanceOf(Invalid);
    await expect(makeScale(ctx, scope, { ...given, kind: 'questions' })).rejects.toBeInstanceOf(Invalid);
    await expect(makeScale(ctx, scope, { ...given, design: { ...given.design, levels: [] } })).rejects.toBeInstanceOf(Invalid);
  });

  it('show both texts when two leads rename one, and belong to one review', async () => {
    const { ctx, scope, id } = await setUp();
    await changeScale(ctx, scope, { id, version: 1 }, { ...given, name: 'A' });
    await expect(changeScale(ctx, scope, { id, version: 1 }, { ...given, name: 'B' })).rejects.toBeInstanceOf(Conflict);
    const { scope: other } = await reviewOfAda(ctx, 'Another');
    await expect(changeScale(ctx, other, { id }, given)).rejects.toBeInstanceOf(NotFound);
    await expect(switchScale(ctx, other, id, false)).rejects.toBeInstanceOf(NotFound);
  });
});
