import { describe, expect, it } from 'vitest';
import { pastTense } from '../../../server/overview/past-tense.ts';
import { createPresence } from '../../../server/overview/presence.ts';
import { recentOperations } from '../../../server/overview/recent.queries.ts';
import { cmocsByStatus, queuesOf, readingOf, teamFigures, workByMember } from '../../../server/overview/standing.queries.ts';
import { change, create, operate, trash } from '../../../server/platform/operation.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf, roleOf } from '../../support/factories.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';

describe('the past tense of what one does', () => {
  it.each([
    ['mark a passage', 'marked a passage'],
    ['make a CMOC', 'made a CMOC'],
    ['change a code', 'changed a code'],
    ['tag a passage', 'tagged a passage'],
    ['apply a code', 'applied a code'],
    ['trash a memo', 'trashed a memo'],
    ['leave a document out', 'left a document out'],
    ['import documents', 'imported documents'],
  ])('%s → %s', (verb, told) => {
    expect(pastTense(verb)).toBe(told);
  });
});

describe('presence', () => {
  it('tells the others of the last minutes, in this review only', () => {
    const presence = createPresence();
    const [ada, ben] = [
      { id: 'a', name: 'Ada' },
      { id: 'b', name: 'Ben' },
    ];
    expect(presence.seen('r', ada, 0)).toEqual([]);
    expect(presence.seen('r', ben, 1000)).toEqual(['Ada']);
    expect(presence.seen('other', ben, 1000)).toEqual([]);
    expect(presence.seen('r', ben, 200_000)).toEqual([]);
  });
});

describe('the overview', () => {
  it('counts what is to read, read, coded and waiting', async () => {
    const ctx = await testContext();
    const { scope, slug } = await reviewOfAda(ctx);
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    const made = await documentOf(ctx, scope, 'One', ['Trust grew slowly after years of working together.']);
    await documentOf(ctx, scope, 'Two', ['Nothing is marked in here.']);
    await operate(ctx, ben, { verb: 'finish reading' }, (op) =>
      create(op, 'reading', { document_id: made.document, pass: 1, started_at: op.at, finished_at: op.at }),
    );
    const trust = await excerptOf(ctx, scope, made, 'Trust grew slowly');
    await excerptOf(ctx, scope, made, 'years of working together');
    await codingOf(ctx, scope, trust, { role: await roleOf(scope, 'mechanism'), code: await codeOf(ctx, scope, 'Trust') });
    await codingOf(ctx, scope, trust, { role: await roleOf(scope, 'outcome') });
    await cmocOf(ctx, scope, { reference: made.reference, elements: [{ kind: 'context', wording: 'years of working together' }] });

    expect(await readingOf(scope)).toEqual({ documents: 2, toRead: 2, reading: 0, readInPass: [] });
    expect(await readingOf(ben)).toEqual({ documents: 2, toRead: 1, reading: 0, readInPass: [{ pass: 1, documents: 1 }] });
    expect(await teamFigures(scope)).toEqual({ documents: 2, read: 1, coded: 1, withForm: 0, appraised: 0 });
    expect(await queuesOf(scope)).toEqual({ withoutRole: 1, withoutCode: 1, withoutMechanism: 1, elementsWithoutCode: 1, conflicts: 0 });
    expect(await cmocsByStatus(scope)).toEqual([{ level: 'extracted', status: 'draft', cmocs: 1 }]);
    expect((await workByMember(scope)).map(({ name, read, passages, cmocs }) => [name, read, passages, cmocs])).toEqual([
      ['Ada', 0, 2, 1],
      ['Ben', 1, 0, 0],
    ]);
    expect((await recentOperations(scope, 2)).map(({ who, verb, object }) => [who, verb, object])).toEqual([
      ['Ada', 'set up', 'cmoc'],
      ['Ada', 'set up', 'coding'],
    ]);
  });

  it('counts passages without a role among those that are there', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const made = await documentOf(ctx, scope, 'One', ['Trust grew slowly after years of working together.']);
    const [given, bare, gone] = [
      await excerptOf(ctx, scope, made, 'Trust grew'),
      await excerptOf(ctx, scope, made, 'slowly'),
      await excerptOf(ctx, scope, made, 'working together'),
    ];
    for (const passage of [given, gone]) await codingOf(ctx, scope, passage, { role: await roleOf(scope, 'mechanism') });
    expect((await queuesOf(scope)).withoutRole).toBe(1);
    for (const passage of [gone, bare]) {
      await operate(ctx, scope, { verb: 'delete a passage' }, async (op) => (await trash(op, 'excerpt', passage), null));
      expect((await queuesOf(scope)).withoutRole).toBe(passage === gone ? 1 : 0);
    }
  });

  it('keeps a text that lost to a simultaneous change, for its author only', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const ben = await person(ctx, 'Ben');
    await joinReview(ctx, slug, ben, 'lead', scope);
    await operate(ctx, scope, { verb: 'change the review' }, (op) => change(op, 'review', { id: scope.reviewId }, { question: 'Theirs' }));
    const app = await testApp(ctx);
    const [adaHere, benHere] = [await agentOf(ctx, app, ada), await agentOf(ctx, app, ben)];
    const values = {
      version: 1,
      title: 'Partnership working',
      question: 'Mine, typed for an hour',
      clear_links_needed: 1,
      studies_needed: 2,
      rank_by: 'cmocs',
    };
    const refused = await benHere.post(`/reviews/${slug}/settings`, values);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Theirs');
    expect(refused.text).toContain('Mine, typed for an hour');
    expect((await benHere.get(`/reviews/${slug}/kept-texts`)).text).toContain('Mine, typed for an hour');
    expect((await adaHere.get(`/reviews/${slug}/kept-texts`)).text).not.toContain('Mine, typed for an hour');
    const place = /name="place" value="([^"]+)"/.exec((await benHere.get(`/reviews/${slug}/kept-texts`)).text)?.[1] ?? '';
    expect(place).toContain(`conflict/review/${scope.reviewId}/question/`);
    await benHere.post(`/reviews/${slug}/kept-texts`, { place });
    expect((await benHere.get(`/reviews/${slug}/kept-texts`)).text).toContain('Nothing is waiting');
  });
});
