import { describe, expect, it } from 'vitest';
import { isReviewPermission } from '../../server/reviews/permission.ts';
import { routes } from '../../server/routes.ts';
import { testContext } from '../support/context.ts';
import { lockedOut, setStage, violationsByObject, violationsByPerson } from '../support/matrix.ts';

describe('S-01: every route, every role, every id', () => {
  it('has a permission that the table knows', () => {
    expect(
      routes.filter((route) => !['anyone', 'account', 'admin'].includes(route.permission) && !isReviewPermission(route.permission)),
    ).toEqual([]);
    expect(routes.filter((route) => route.path.startsWith('/reviews/:review') && !isReviewPermission(route.permission))).toEqual([]);
  });

  it('refuses everybody who may not, tells nothing, writes nothing', { timeout: 240_000 }, async () => {
    expect(await violationsByPerson(await setStage(await testContext()))).toEqual([]);
  });

  it("finds nothing under another review's ids, in path or body", { timeout: 240_000 }, async () => {
    expect(await violationsByObject(await setStage(await testContext()))).toEqual([]);
  });

  it('lets in who may', { timeout: 120_000 }, async () => {
    expect(await lockedOut(await setStage(await testContext()))).toEqual([]);
  });
});
