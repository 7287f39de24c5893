/** Programme theories: each text is written, agreed, and kept as a version before the next. */
import { changeTheory, keepVersion, makeTheory } from '../../synthesis/theories.service.ts';
import { theories } from '../theories.ts';
import type { Story } from './story.ts';

export async function seedTheory(story: Story, key: string): Promise<void> {
  const theory = theories.find((one) => one.key === key);
  if (!theory) throw new Error(`There is no theory “${key}”`);
  let id: string | undefined;
  for (const { text, agreedBy, note } of theory.versions) {
    if (!id) id = await makeTheory(story.ctx, story.as('marit'), { title: theory.title, kind: theory.kind, text });
    else await changeTheory(story.ctx, story.as('tomasz'), { id }, { text });
    story.made.theories.set(key, id);
    if (agreedBy) await keepVersion(story.ctx, story.as('marit'), id, { purpose: 'agreed', who: agreedBy, note });
    story.clock.pass(190);
  }
}
