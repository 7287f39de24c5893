/** The codebook: a tree with names that also find each code; late in the story, its merges. */
import { addCode, changeCode, mergeCode } from '../../coding/codes.service.ts';
import { writeMemo } from '../../coding/memos.service.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import { codes } from '../codebook.ts';
import type { DemoCode } from '../codebook/code.ts';
import { inTurn, known, type Story } from './story.ts';

export async function seedCodebook(story: Story): Promise<void> {
  const types = new Map((await vocabulary(story.as('marit'), 'mechanism_type')).map((type) => [type.name, type.id]));
  await inTurn(codes, async (code) => {
    const parent = code.under === null ? null : known(story.made.codes, code.under);
    const id = await addCode(story.ctx, story.as('marit'), { name: code.name, parent, definition: code.definition });
    story.made.codes.set(code.name, id);
    if (hasMore(code)) await changeCode(story.ctx, story.as('marit'), { id }, detailOf(code, types));
  });
}

const hasMore = ({ aliases, types, words, level }: DemoCode): boolean => Boolean(aliases ?? types ?? words ?? level);

const detailOf = (code: DemoCode, types: ReadonlyMap<string, string>) => ({
  name: code.name,
  definition: code.definition,
  aliases: code.aliases ?? [],
  mechanismTypes: (code.types ?? []).map((name) => known(types, name)),
  mechanismWords: code.words ?? '',
  level: code.level ?? '',
  keepOldName: false,
});

/** Proposed by one, each with its reason as a memo. */
export async function seedMerges(story: Story): Promise<void> {
  for (const { name, mergedInto } of codes) {
    if (!mergedInto) continue;
    const id = known(story.made.codes, name);
    const into = known(story.made.codes, mergedInto.name);
    await mergeCode(story.ctx, story.as('tomasz'), { id }, { into, isInverse: mergedInto.inverse });
    const text = `Merged into ${mergedInto.name}${mergedInto.inverse ? ', inversely' : ''}. ${mergedInto.reason}`;
    await writeMemo(story.ctx, story.as('tomasz'), { object: 'code', objectId: id }, text);
  }
}
