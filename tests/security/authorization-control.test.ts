/** The control of S-01: with the permission table switched off, the matrix must turn red. */
import { expect, it, vi } from 'vitest';
import { routes } from '../../server/routes.ts';
import { testContext } from '../support/context.ts';
import { setStage, violationsByPerson } from '../support/matrix.ts';

vi.mock('../../server/reviews/permission.ts', async (original) => ({ ...(await original<object>()), allows: () => true }));

it('the matrix sees a missing guard', { timeout: 240_000 }, async () => {
  const guarded = routes.filter((route) => route.permission === 'lead').slice(0, 15);
  const found = await violationsByPerson(await setStage(await testContext()), guarded);
  expect(found.filter((line) => line.includes('as observer')).length).toBeGreaterThan(5);
});
