/** Demi-regularities: the explanations of the table of refined mechanisms. */
import { agreeRegularity, changeRegularity, type RegularityAt, splitRegularity } from '../../synthesis/demi-regularities.service.ts';
import { type DemoRegularity, demiRegularities } from '../demi-regularities.ts';
import { known, type Story } from './story.ts';

/** Returns the ids by code; a split's own is left out. */
export async function seedRegularities(story: Story): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (const one of demiRegularities) {
    const at = await placeOf(story, one);
    const { id } = await changeRegularity(story.ctx, story.as('marit'), at, textsOf(one));
    if (one.agreedBy) await agreeRegularity(story.ctx, story.as('marit'), { id }, one.agreedBy);
    if (!one.split) ids.set(one.code, id);
  }
  return ids;
}

async function placeOf(story: Story, { code, split, statement }: DemoRegularity): Promise<RegularityAt> {
  const codeId = known(story.made.codes, code);
  if (!split) return { codeId };
  const cmocIds = split.map((key) => known(story.made.cmocs, key).id);
  return { id: await splitRegularity(story.ctx, story.as('tomasz'), codeId, { statement, cmocIds }) };
}

const textsOf = (one: DemoRegularity) => ({
  statement: one.statement,
  explanation: one.explanation,
  moderators: one.moderators ?? '',
  counterExamples: one.counterExamples ?? '',
  teamOutcome: one.team?.outcome ?? '',
  teamOutcomeReason: one.team?.reason ?? '',
});
