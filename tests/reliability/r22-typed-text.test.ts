/** whatever happens to a form, what was typed is on the screen again. Made from the route table. */
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { routes } from '../../server/routes.ts';
import type { Route } from '../../server/web/route.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage, type Stage } from '../support/matrix.ts';
import { reviewOfAda } from '../support/people.ts';
import { sampleFor, type Sample, typedFields } from '../support/sample.ts';

const forms = routes.filter((route) => route.method === 'post' && route.body && !route.upload && route.permission !== 'anyone');

/** A body with a canary in each field that holds words, and their names. Secrets are never shown again. */
function canaries(route: Route, stage: Stage): { readonly body: Sample; readonly words: readonly string[] } {
  const body = sampleFor(route.body, stage.world);
  const words: string[] = [];
  const typed: Record<string, string> = {};
  for (const name of typedFields(route.body)) {
    if (/password|^current$|^code$|^which$/.test(name)) continue;
    typed[name] = `canary of ${name}`;
    words.push(typed[name]);
  }
  return { body: { ...body, ...typed }, words };
}

async function lost(stage: Stage, who: 'anonymous' | 'removed' | 'observer', wanted: readonly number[]): Promise<readonly string[]> {
  const found: string[] = [];
  expect(forms.length).toBeGreaterThan(20);
  for (const route of forms) {
    const { body, words } = canaries(route, stage);
    if (!words.length) continue;
    const answer = await stage.clients[who].send(route, addressOf(route, stage.slug, stage.world), body);
    if (!wanted.includes(answer.status)) continue;
    const gone = words.filter((word) => !answer.text.includes(word));
    if (gone.length) found.push(`${route.path} as ${who} (${answer.status}): ${gone.join(', ')}`);
  }
  return found;
}

describe('R-22: a session that has ended', () => {
  it('gives every form’s text back', { timeout: 240_000 }, async () => {
    expect(await lost(await setStage(await testContext()), 'anonymous', [401])).toEqual([]);
  });
});

describe('R-23: a role taken away, a membership ended', () => {
  it('gives every form’s text back', { timeout: 240_000 }, async () => {
    const stage = await setStage(await testContext());
    expect(await lost(stage, 'observer', [403])).toEqual([]);
    expect(await lost(stage, 'removed', [404])).toEqual([]);
  });
});

describe('R-25: a page left open for eight days', () => {
  it('is saved after signing in again; when somebody changed it meanwhile, both texts are shown', async () => {
    const ctx = await testContext();
    const app = await testApp(ctx);
    const { slug, ada } = await reviewOfAda(ctx);
    const before = await agentOf(ctx, app, ada);
    await before.post(paths.memosOn(slug, 'review', ''), { text: 'first' });
    const memo = await ctx.db.read.selectFrom('memo').select('id').executeTakeFirstOrThrow();
    ctx.pass(8 * 24 * 3600_000);
    expect((await before.post(paths.memo(slug, memo.id), { text: 'eight days later', version: 1 })).status).toBe(401);
    const after = await agentOf(ctx, app, ada);
    expect((await after.post(paths.memo(slug, memo.id), { text: 'eight days later', version: 1 })).status).toBe(303);
    const late = await after.post(paths.memo(slug, memo.id), { text: 'from another page', version: 1 });
    expect([late.status, late.text.includes('from another page'), late.text.includes('eight days later')]).toEqual([409, true, true]);
  });
});
