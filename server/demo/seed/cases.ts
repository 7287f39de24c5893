/** The three places of the comparative study, and papers that are one study. */
import { create, change, operate } from '../../platform/operation.ts';
import { nameKey } from '../../reviews/name-key.ts';
import { cases } from '../cases.ts';
import { papers } from '../papers/index.ts';
import { known, type Story } from './story.ts';

export async function seedCases(story: Story): Promise<void> {
  for (const [position, one] of cases.entries()) {
    const id = await operate(story.ctx, story.as('marit'), { verb: 'add a case' }, async (op) => {
      const made = await create(op, 'case', {
        name: one.name,
        name_key: nameKey(one.name),
        abbreviation: one.abbreviation,
        attributes: JSON.stringify(one.attributes),
        position,
      });
      for (const paper of one.papers)
        await create(op, 'case_reference', { case_id: made, reference_id: known(story.made.references, paper) });
      return made;
    });
    story.made.cases.set(one.abbreviation, id);
  }
}

export async function seedStudies(story: Story): Promise<void> {
  const names = new Set(papers.flatMap((paper) => paper.record.study ?? []));
  for (const name of names)
    await operate(story.ctx, story.as('marit'), { verb: 'say that these are one study' }, async (op) => {
      const id = await create(op, 'study', { name });
      for (const paper of papers.filter((one) => one.record.study === name))
        await change(op, 'reference', { id: known(story.made.references, paper.key) }, { study_id: id });
      return id;
    });
}
