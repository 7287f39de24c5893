/** Reading: each paper by its first reader, again in a second pass, and where there is something to add by the colleague. */
import { codePassages } from '../../coding/codings.service.ts';
import { markPassage } from '../../coding/excerpts.service.ts';
import { finishReading } from '../../coding/readings.service.ts';
import { currentVersion, pagesBetween } from '../../documents/pages.queries.ts';
import { locator, type Range } from '../locate.ts';
import type { DemoCoding } from '../paper.ts';
import { type Passage, passages } from '../passages.ts';
import type { Coder } from '../people.ts';
import { inTurn, known, type Story } from './story.ts';

/** Reads one document from the first passage to the last. `reader` is who finishes it first. */
export async function seedReading(story: Story, source: string, reader: Coder): Promise<void> {
  const find = await finderIn(story, source);
  const own = passages.filter((passage) => passage.source === source);
  const other: Coder = reader === 'marit' ? 'tomasz' : 'marit';
  const readings = [
    { who: reader, marks: own.filter((one) => one.by === reader && one.pass === 1) },
    { who: other, marks: own.filter((one) => one.by === other) },
    { who: reader, marks: own.filter((one) => one.by === reader && one.pass === 2) },
  ];
  for (const [n, { who, marks }] of readings.entries()) {
    await inTurn(marks, (passage) => mark(story, passage, find(passage.quote)));
    if (n === 0 || marks.length) await finishReading(story.ctx, story.as(who), known(story.made.documents, source));
  }
}

async function finderIn(story: Story, source: string): Promise<(quote: string) => readonly Range[]> {
  const scope = story.as('marit');
  const version = await currentVersion(scope, known(story.made.documents, source));
  if (!version) throw new Error(`${source} has no text`);
  const pages = await pagesBetween(scope, version, { from: 1, to: version.pages });
  return locator(pages.map((page) => page.text));
}

async function mark(story: Story, passage: Passage, ranges: readonly Range[]): Promise<void> {
  const [first, ...others] = passage.codings;
  const excerpt = await markPassage(story.ctx, story.as(passage.by), {
    documentId: known(story.made.documents, passage.source),
    marked: { kind: 'text', ranges },
    note: passage.note,
    coding: first && given(story, first),
  });
  story.made.excerpts.set(passage.key, excerpt);
  for (const coding of others) await codePassages(story.ctx, story.as(passage.by), [excerpt], given(story, coding));
}

const given = (story: Story, coding: DemoCoding) => ({
  roleId: coding.role && known(story.made.roles, coding.role),
  codeId: coding.code && known(story.made.codes, coding.code),
  direction: coding.direction,
  dependsOn: coding.dependsOn,
  basis: coding.basis,
  note: coding.note,
});
