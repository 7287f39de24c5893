/** Judgements on three scales, each reviewer's decisions, and what stands. */
import { scalesOf } from '../../appraisal/scales.queries.ts';
import { judge } from '../../appraisal/judgements.service.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import { decide, settle } from '../../screening/decisions.service.ts';
import { appraisals, type DemoDecision, decisions } from '../appraisals.ts';
import { inTurn, known, type Story } from './story.ts';

const scaleNames = { relevance: 'Relevance', richness: 'Richness', rigour: 'Rigour' } as const;
type ScaleKey = keyof typeof scaleNames;

/** The phase in which a reference was judged: theory while gleaning, the rest while refining. */
const phaseOf = (story: Story, key: string): string => known(story.made.phases, key === 'whitcombe' ? 'gleaning' : 'refinement');

export async function seedAppraisal(story: Story, key: string): Promise<void> {
  const given = appraisals[key];
  if (!given) throw new Error(`Nobody appraised ${key}`);
  const scales = new Map((await scalesOf(story.as(given.by))).map((scale) => [scale.name, scale.id]));
  for (const one of Object.keys(scaleNames) as ScaleKey[])
    await judge(story.ctx, story.as(given.by), {
      scaleId: known(scales, scaleNames[one]),
      subject: { kind: 'reference', id: known(story.made.references, key) },
      phaseId: phaseOf(story, key),
      theoryId: null,
      level: given[one],
      answers: {},
      reason: given.why[one] ?? '',
    });
}

export async function seedDecisions(story: Story): Promise<void> {
  const reasons = new Map((await vocabulary(story.as('marit'), 'exclusion_reason')).map((reason) => [reason.name, reason.id]));
  const refined = Object.entries(decisions).filter(([key]) => phaseOf(story, key) === known(story.made.phases, 'refinement'));
  await inTurn(refined, async ([key, { marit, tomasz, stands }]) => {
    const at = (decision: DemoDecision) => {
      const ids = (decision.reasons ?? []).map((name) => known(reasons, name));
      return {
        referenceId: known(story.made.references, key),
        phaseId: phaseOf(story, key),
        stage: 'relevance_rigour' as const,
        choice: decision.choice,
        reasons: ids,
        primaryReasonId: ids[0] ?? null,
        note: decision.note,
      };
    };
    if (marit) await decide(story.ctx, story.as('marit'), at(marit));
    if (tomasz) await decide(story.ctx, story.as('tomasz'), at(tomasz));
    await settle(story.ctx, story.as('marit'), at(stands));
  });
}
