/** Reads references with what stands on them, some hundred at a time. */
import type { RecordFields } from '../../references/formats/found.ts';
import type { LiteratureFilter } from '../../references/literature-filter.ts';
import { literatureRecords } from '../../references/literature.queries.ts';
import { type ReferenceKind, referenceKinds, useNames, type Use } from '../../references/reference.ts';
import { phasesOf } from '../../references/reference-facts.queries.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import type { Scope } from '../../reviews/scope.queries.ts';
import { choiceNames, stageNames, stageRank } from '../../screening/stage.ts';
import { allStanding } from '../../screening/standing.queries.ts';
import type { ReferenceOut, SaidOf } from './reference-file.ts';

const atOnce = 500;

/** In the order of the list, in pieces. */
export async function* referencesOut(scope: Scope, filter: LiteratureFilter): AsyncGenerator<readonly ReferenceOut[]> {
  const said = await decisionsByReference(scope);
  for (let offset = 0; ; offset += atOnce) {
    const rows = await literatureRecords(scope, filter, { offset, limit: atOnce });
    if (!rows.length) return;
    const ids = rows.map((row) => row.id);
    const [phases, keywords] = await Promise.all([phasesOf(scope, ids), keywordsOf(scope, ids)]);
    yield rows.map((row) => ({
      number: row.number,
      fields: { ...fieldsOf(row), keywords: keywords.get(row.id) ?? [] },
      phases: phases.get(row.id) ?? [],
      usedAs: useNames[row.used_as as Use] ?? '',
      study: row.studyName ?? '',
      decisions: said.get(row.id) ?? [],
    }));
    if (rows.length < atOnce) return;
  }
}

type Row = Awaited<ReturnType<typeof literatureRecords>>[number];

const fieldsOf = (row: Row): Omit<RecordFields, 'keywords'> => ({
  kind: kindOf(row.kind),
  title: row.title,
  authors: JSON.parse(row.authors) as string[],
  year: row.year,
  container: row.container,
  volume: row.volume,
  issue: row.issue,
  pages: row.pages,
  doi: row.doi,
  pmid: row.pmid,
  url: row.url,
  abstract: row.abstract,
  language: row.language,
  note: row.note,
});

const kindOf = (kind: string): ReferenceKind => referenceKinds.find((one) => one === kind) ?? 'other';

/** What the record said that a reference was made of; the product asks nobody for keywords. */
async function keywordsOf({ db }: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('search_record')
    .select(['reference_id', 'fields'])
    .where('reference_id', 'in', ids)
    .where('is_new', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.reference_id, (JSON.parse(row.fields) as RecordFields).keywords]));
}

async function decisionsByReference(scope: Scope): Promise<ReadonlyMap<string, readonly SaidOf[]>> {
  const [standing, phases, reasons] = await Promise.all([
    allStanding(scope),
    vocabulary(scope, 'phase'),
    scope.db.selectFrom('exclusion_reason').select(['id', 'name']).where('review_id', '=', scope.reviewId).execute(),
  ]);
  const reasonNames = new Map(reasons.map((reason) => [reason.id, reason.name]));
  const order = new Map(phases.map((phase, at) => [phase.id, { at, name: phase.name }]));
  const known = standing.filter((one) => order.has(one.phaseId));
  const phaseAt = (one: (typeof known)[number]): number => order.get(one.phaseId)?.at ?? 0;
  const sorted = known.toSorted((a, b) => phaseAt(a) - phaseAt(b) || stageRank(a.stage) - stageRank(b.stage));
  const words = sorted.map((one) => ({
    id: one.referenceId,
    phase: order.get(one.phaseId)?.name ?? '',
    stage: stageNames[one.stage].toLowerCase(),
    choice: choiceNames[one.choice].toLowerCase(),
    reasons: one.reasons.flatMap((reason) => reasonNames.get(reason) ?? []),
  }));
  return Map.groupBy(words, (one) => one.id);
}
