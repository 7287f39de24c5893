/** Searches: each a file as a database exports it, described and imported; then what is there twice is joined. */
import { operate } from '../../platform/operation.ts';
import { blankRecord, type RecordFields } from '../../references/formats/found.ts';
import { writeRis } from '../../references/formats/ris.ts';
import { duplicatesFound } from '../../references/duplicate-search.service.ts';
import { joinCertain, joinReferences } from '../../references/duplicates.service.ts';
import { importKind, importSearch } from '../../references/import.service.ts';
import { beginImport, readSearchFile } from '../../references/searches.service.ts';
import { readMarked } from '../marked.ts';
import type { DemoPaper } from '../paper.ts';
import { papers } from '../papers/index.ts';
import type { DemoRecord } from '../record.ts';
import { papersFound, records } from '../records/index.ts';
import { type SearchKey, searches } from '../searches.ts';
import { inTurn, known, type Story } from './story.ts';

export async function seedSearches(story: Story, keys: readonly SearchKey[]): Promise<void> {
  await inTurn(keys, (key) => seedSearch(story, key));
  const scope = story.as('marit');
  await joinCertain(story.ctx, scope);
  const { duplicates } = await duplicatesFound(scope);
  for (const { ids } of duplicates.groups) await joinReferences(story.ctx, story.as('marit'), ids);
  await nameReferences(story);
}

async function seedSearch(story: Story, key: SearchKey): Promise<void> {
  const { phase, kind, source, fileName, terms, limits, reason } = searches[key];
  const stored = await story.ctx.blobs.put(new TextEncoder().encode(exportOf(key)));
  const { reviewId, actorId } = story.as('marit');
  const author = { reviewId, actorId };
  const id = await readSearchFile(story.ctx, author, { ...stored, fileName }, {
    source_kind: kind,
    source,
    searched_on: story.ctx.now().slice(0, 10),
    terms,
    limits,
    phase_id: known(story.made.phases, phase),
    reason,
  }); // prettier-ignore
  await operate(story.ctx, author, { verb: importKind }, (op) => beginImport(op, id));
  await importSearch(story.ctx, author, { id, progress: () => {} });
}

/** Papers first: the best are seldom at the end, but nobody reads an export in order. */
const exportOf = (key: SearchKey): string =>
  [
    ...papers.filter((paper) => papersFound[paper.key]?.includes(key)).map(paperFields),
    ...records.filter((record) => record.found.includes(key)).map((record) => recordFields(record, key)),
  ]
    .toSorted((a, b) => a.authors.join().localeCompare(b.authors.join(), 'en'))
    .map((fields) => writeRis(fields))
    .join('');

function paperFields({ record, abstract }: DemoPaper): RecordFields {
  const { title, authors, year, kind, container, volume = '', issue = '', firstPage } = record;
  const pages = volume && firstPage ? String(firstPage) : '';
  return { ...blankRecord, kind, title, authors, year, container, volume, issue, pages, abstract: readMarked(abstract).text };
}

function recordFields({ as = {}, ...record }: DemoRecord, key: SearchKey): RecordFields {
  const { title, authors, year, container, volume = '', firstPage, abstract } = { ...record, ...as[key] };
  return { ...blankRecord, title, authors, year, container, volume, pages: firstPage ? String(firstPage) : '', abstract };
}

/** What the searches made, by the keys of papers and records. */
async function nameReferences({ ctx, made, as }: Story): Promise<void> {
  const rows = await ctx.db.read
    .selectFrom('reference')
    .select(['id', 'title'])
    .where('review_id', '=', as('marit').reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  const byTitle = new Map(rows.map((row) => [row.title, row.id]));
  const named = [...papers.map(({ key, record }) => ({ key, title: record.title })), ...records];
  for (const { key, title } of named) {
    const id = byTitle.get(title);
    if (id) made.references.set(key, id);
  }
}
