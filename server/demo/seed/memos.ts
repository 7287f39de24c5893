import type { MemoPlace } from '../../coding/memo.ts';
import { writeMemo } from '../../coding/memos.service.ts';
import { type MemoAbout, memos } from '../memos.ts';
import { known, type Story } from './story.ts';

/** `regularities`: demi-regularities by their code. */
export async function seedMemos(story: Story, regularities: ReadonlyMap<string, string>): Promise<void> {
  for (const { by, about, text } of memos) await writeMemo(story.ctx, story.as(by), placeOf(story, about, regularities), text);
}

function placeOf({ made, as }: Story, about: MemoAbout, regularities: ReadonlyMap<string, string>): MemoPlace {
  switch (about.on) {
    case 'review':
      return { object: 'review', objectId: as('marit').reviewId };
    case 'reference':
      return { object: 'reference', objectId: known(made.references, about.paper) };
    case 'document':
      return { object: 'document', objectId: known(made.documents, about.paper) };
    case 'passage':
      return { object: 'excerpt', objectId: known(made.excerpts, about.passage) };
    case 'code':
      return { object: 'code', objectId: known(made.codes, about.code) };
    case 'cmoc':
      return { object: 'cmoc', objectId: known(made.cmocs, about.cmoc).id };
    case 'theory':
      return { object: 'theory', objectId: known(made.theories, about.theory) };
    case 'demi_regularity':
      return { object: 'demi_regularity', objectId: known(regularities, about.code) };
  }
}
