import { describe, expect, it } from 'vitest';
import { countedFacts } from '../../../server/reports/flow/facts.queries.ts';
import { flowOf } from '../../../server/reports/flow/flow.ts';
import { restoreReference } from '../../../server/references/references.service.ts';
import { takeImportBack } from '../../../server/references/taking-back.service.ts';
import { vocabulary } from '../../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { screeningProgress } from '../../../server/screening/progress.queries.ts';
import { settle } from '../../../server/screening/decisions.service.ts';
import { testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';
import { idsByTitle, imported, ris } from '../../support/searched.ts';

async function setUp() {
  const ctx = await testContext();
  const { scope } = await reviewOfAda(ctx);
  const [gleaning = '', refinement = ''] = (await vocabulary(scope, 'phase')).map((phase) => phase.id);
  return { ctx, scope, gleaning, refinement };
}

/** Titles of what is used in a phase, whether their references are in the trash or not. */
async function usedIn(scope: Scope, phase: string): Promise<readonly string[]> {
  const rows = await scope.db
    .selectFrom('reference_phase as p')
    .innerJoin('reference as r', 'r.id', 'p.reference_id')
    .select('r.title')
    .where('p.phase_id', '=', phase)
    .where('p.trashed_at', 'is', null)
    .orderBy('r.number')
    .execute();
  return rows.map((row) => row.title);
}

const screened = async (scope: Scope): Promise<number> => {
  const { phases } = await screeningProgress(scope);
  return phases.flatMap((phase) => phase.stages).reduce((sum, stage) => sum + stage.counts.total, 0);
};

describe('an import taken back', () => {
  it('leaves no use in a phase, nothing to screen and no number of the flow; a reference taken out of the trash has its phase again', async () => {
    const { ctx, scope, gleaning } = await setUp();
    const search = await imported(ctx, scope, ris('Walking together', 'Trust grows'), { source: 'MEDLINE', phase_id: gleaning });
    const ids = await idsByTitle(scope);
    expect(await screened(scope)).toBe(2);
    expect(await takeImportBack(ctx, scope, search)).toEqual({ gone: 2, kept: 0 });
    expect(await usedIn(scope, gleaning)).toEqual([]);
    expect(await screened(scope)).toBe(0);
    expect(flowOf((await countedFacts(scope)).facts).phases).toEqual([]);
    await restoreReference(ctx, scope, ids.get('Trust grows') ?? '');
    expect(await usedIn(scope, gleaning)).toEqual(['Trust grows']);
  });

  it('takes what was known already out of its phase again, unless another search found it there or somebody worked with it', async () => {
    const { ctx, scope, gleaning, refinement } = await setUp();
    const titles = ['Walking together in later life', 'Trust grows over many years', 'Gardens and the people who tend them'];
    await imported(ctx, scope, ris(...titles), { source: 'MEDLINE', phase_id: gleaning });
    const again = await imported(ctx, scope, `${ris(...titles)}\n`, { source: 'Embase', phase_id: refinement });
    await imported(ctx, scope, ris(titles[1] ?? ''), { source: 'Scopus', phase_id: refinement });
    const decided = { referenceId: (await idsByTitle(scope)).get(titles[2] ?? '') ?? '', phaseId: refinement };
    await settle(ctx, scope, { ...decided, stage: 'title_abstract', choice: 'include', reasons: [], primaryReasonId: null, note: '' });
    expect(await usedIn(scope, refinement)).toEqual(titles);
    expect(await takeImportBack(ctx, scope, again)).toEqual({ gone: 0, kept: 0 });
    expect(await usedIn(scope, refinement)).toEqual(titles.slice(1));
    expect(await usedIn(scope, gleaning)).toEqual(titles);
  });
});
