import { describe, expect, it } from 'vitest';
import { moveDocument } from '../../../server/documents/documents.service.ts';
import { takeBack } from '../../../server/platform/undo.queries.ts';
import { nextOf } from '../../../server/overview/frame.queries.ts';
import { paths } from '../../../server/paths.ts';
import { literatureTotals } from '../../../server/references/literature.queries.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, documentOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope, slug, ada } = await reviewOfAda(ctx);
  const made = await documentOf(ctx, scope, 'Appendix', ['Words.']);
  const home = await referenceOf(ctx, scope, 'The paper itself');
  const guessed = (value: string) =>
    ctx.db.write((tx) => tx.updateTable('reference').set({ guessed: value }).where('id', '=', made.reference).execute());
  return { ctx, scope, slug, ada, made, home, guessed };
}

describe('moving a file to another reference', () => {
  it('leaves no record behind that only the file had made, and undo brings both back', async () => {
    const { ctx, scope, made, home, guessed } = await setUp();
    await guessed('["title"]');
    await moveDocument(ctx, scope, made.document, home);
    expect(await literatureTotals(scope)).toEqual({ all: 1, trash: 1 });
    await takeBack(ctx, scope, (await nextOf(scope)).undo!);
    expect(await literatureTotals(scope)).toEqual({ all: 2, trash: 0 });
  });

  it('keeps a record that somebody has confirmed, or that something else is on', async () => {
    const { ctx, scope, made, home, guessed } = await setUp();
    await moveDocument(ctx, scope, made.document, home);
    expect(await literatureTotals(scope)).toEqual({ all: 2, trash: 0 });
    await moveDocument(ctx, scope, made.document, made.reference);
    await guessed('["title"]');
    await cmocOf(ctx, scope, { reference: made.reference, elements: [{ kind: 'mechanism', wording: 'trust' }] });
    await moveDocument(ctx, scope, made.document, home);
    expect(await literatureTotals(scope)).toEqual({ all: 2, trash: 0 });
  });

  it('is done from a list that is found in', async () => {
    const { ctx, scope, slug, ada, made, home } = await setUp();
    const agent = await agentOf(ctx, await testApp(ctx), ada);
    const address = paths.documentMove(slug, made.document);
    const list = (await agent.get(`${address}?q=itself`).expect(200)).text;
    expect(list).toContain('The paper itself');
    expect(list).toContain('“Appendix.pdf”');
    expect((await agent.get(`${address}?q=nothing+like+it`).expect(200)).text).toContain('No other reference fits');
    const moved = await agent.post(address, { reference: home }).expect(303);
    expect(moved.headers['location']).toBe(paths.reference(slug, home));
    expect(await literatureTotals(scope)).toEqual({ all: 2, trash: 0 });
  });
});
