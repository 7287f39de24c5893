import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { exportTable } from '../../../server/reports/export.service.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import { decide } from '../../../server/screening/decisions.service.ts';
import { recordDiscussion } from '../../../server/screening/discussion.service.ts';
import { testContext } from '../../support/context.ts';
import { joinReview, person, reviewOfAda } from '../../support/people.ts';
import { recordsInPhase } from '../../support/screened.ts';

describe('the table of screening', () => {
  it('has a row per reference, phase, stage and reviewer, with what stands; and one for outcomes without a decision', async () => {
    const ctx = await testContext();
    const { scope, slug } = await reviewOfAda(ctx);
    const ben = await joinReview(ctx, slug, await person(ctx, 'Ben'), 'reviewer', scope);
    const [gleaning = '', refinement = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
    const [first = '', second = ''] = (await vocabulary(scope, 'exclusion_reason')).map((row) => row.id);
    const [one = '', two = ''] = await recordsInPhase(ctx, scope, gleaning, 2);
    const at = { phaseId: gleaning, stage: 'title_abstract', primaryReasonId: null, note: '' } as const;
    await decide(ctx, scope, { ...at, referenceId: one, choice: 'exclude', reasons: [first, second], primaryReasonId: second, note: 'No' });
    await decide(ctx, ben, { ...at, referenceId: one, choice: 'exclude', reasons: [] });
    await decide(ctx, ben, { ...at, referenceId: two, choice: 'include', reasons: [] });
    await decide(ctx, ben, { ...at, phaseId: refinement, referenceId: two, choice: 'maybe', reasons: [] });
    await recordDiscussion(ctx, scope, {
      ...at,
      stage: 'full_text',
      referenceId: two,
      choice: 'include',
      reasons: [],
      people: 'Ada, Ben',
      on: '2026-03-01',
    });
    const csv = async (phaseId: string | null) =>
      (await text((await exportTable(ctx, scope, { table: 'screening', format: 'csv', scope: { phaseId } })).content)).trim().split('\n');
    const [header, ...rows] = await csv(null);
    expect(header).toBe('number,title,year,doi,phase,stage,reviewer,decision,primary_reason,reasons,note,decided_on,stands,stands_how');
    const cells = rows.map((row) => row.replace(/^(\d+),.*?,10\.5555\/groups\.\d+,/, '$1,').replace(/,\d{4}-\d\d-\d\d,/, ',…,'));
    expect(cells).toEqual([
      '1,Theory gleaning,Title and abstract,Ada,exclude,No usable data on how or why,"No usable data on how or why; Not relevant to the theory",No,…,exclude,by agreement',
      '1,Theory gleaning,Title and abstract,Ben,exclude,,,,…,exclude,by agreement',
      '2,Theory gleaning,Title and abstract,Ben,include,,,,…,,',
      '2,Theory refinement,Title and abstract,Ben,maybe,,,,…,,',
      '2,Theory gleaning,Full text,,,,,,…,include,"by discussion, Ada, Ben, 2026-03-01"',
    ]);
    expect(await csv(refinement)).toHaveLength(2);
  });
});
