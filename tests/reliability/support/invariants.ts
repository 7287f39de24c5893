/** The five invariants (reliability §2), which are also `retroduce doctor`: every test ends with them. */
import { expect } from 'vitest';
import { examine } from '../../../server/upkeep/doctor.ts';
import { testContext, type TestContext } from '../../support/context.ts';
import type { Attempted } from './load.ts';

/** Opens the folder (nobody else may be writing), and looks. Returns the open context. */
export async function assertInvariants(folder: string, acknowledged: readonly Attempted[] = []): Promise<TestContext> {
  const ctx = await testContext(folder);
  const { findings } = await examine(ctx);
  expect(findings).toEqual([]);
  expect(await missing(ctx, acknowledged)).toEqual([]);
  return ctx;
}

/** Acknowledged writes that are not there. */
export async function missing(ctx: TestContext, acknowledged: readonly Attempted[]): Promise<readonly string[]> {
  const there = await marksIn(ctx);
  return acknowledged.map((attempt) => attempt.mark).filter((mark) => !there.has(mark));
}

/** How often each write is there. */
export async function marksIn(ctx: TestContext): Promise<ReadonlyMap<string, number>> {
  const rows = await ctx.db.read.selectFrom('excerpt').select('note').execute();
  const found = new Map<string, number>();
  for (const { note } of rows) found.set(note, (found.get(note) ?? 0) + 1);
  return found;
}
