/** Programme theories: each text is written, agreed, and kept as a version before the next. */
import { changeTheory, keepVersion, makeTheory, placeInTheory } from '../../synthesis/theories.service.ts';
import { cmocs } from '../cmocs/index.ts';
import { theories } from '../theories.ts';
import { known, type Story } from './story.ts';

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
  await placeUnder(story, key);
}

/** CMOCs that were there before the theory join it now; later ones are made under it. */
async function placeUnder(story: Story, key: string): Promise<void> {
  const ids = cmocs.flatMap((cmoc) => (cmoc.theories?.includes(key) ? (story.made.cmocs.get(cmoc.key)?.id ?? []) : []));
  if (ids.length) await placeInTheory(story.ctx, story.as('tomasz'), ids, { theoryId: known(story.made.theories, key), belongs: true });
}
