import { describe, expect, it } from 'vitest';
import { pastOf } from '../../../server/platform/activity.queries.ts';
import { change, create, operate, restore, trash } from '../../../server/platform/operation.ts';
import { snapshots, stepsIn } from '../../../server/platform/snapshots.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

describe('the states of an object over time', () => {
  it('are told step by step, oldest first, also through the trash', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const id = await operate(ctx, scope, { verb: 'add a phase' }, (op) =>
      create(op, 'phase', { name: 'testing', name_key: 'testing', position: 5 }),
    );
    const edit = (patch: { name?: string; position?: number }) =>
      operate(ctx, scope, { verb: 'change a phase' }, (op) => change(op, 'phase', { id }, patch));
    await edit({ name: 'trial' });
    await edit({ position: 6 });
    await operate(ctx, scope, { verb: 'remove a phase' }, async (op) => (await trash(op, 'phase', id), null));
    await operate(ctx, scope, { verb: 'bring a phase back' }, async (op) => (await restore(op, 'phase', id), null));
    const past = await pastOf(scope.db, scope.reviewId, id);
    expect(snapshots(past).map(({ values, gone }) => [values['name'], values['position'], gone])).toEqual([
      ['testing', 5, false],
      ['trial', 5, false],
      ['trial', 6, false],
      ['trial', 6, true],
      ['trial', 6, false],
    ]);
    expect(stepsIn(past, ['name']).map(({ values, gone }) => [values['name'], gone])).toEqual([
      ['testing', false],
      ['trial', false],
      ['trial', true],
      ['trial', false],
    ]);
  });
});
