/** A record as it is screened: what it says of itself, where it came from, its files, and the decisions that may be seen. */
import { distinct } from '../references/formats/details.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Decision, decisionsOn, type StandingDecision, standingOn } from './decisions.queries.ts';
import { isOpen } from './mode.ts';
import { nextIn, type NextAsked } from './queues.queries.ts';
import type { StageRead } from './stage-read.queries.ts';
import { decisionsFor } from './standing.ts';
import type { RecordFields } from '../references/formats/found.ts';

/** A record with what its databases said of it, keywords as they indexed it. */
export interface RecordShown extends Omit<RecordFields, 'kind' | 'note'> {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
  readonly documents: readonly { readonly id: string; readonly fileName: string }[];
  readonly mine: Decision | undefined;
  readonly others: readonly Decision[];
  /** How many colleagues' decisions are not shown before one's own is in. */
  readonly hidden: number;
  readonly standing: StandingDecision | undefined;
}

/** Undefined when there is no such reference in this review. */
export async function recordShown(scope: Scope, at: StageRead, id: string): Promise<RecordShown | undefined> {
  const [row, origins, documents, decided] = await Promise.all([
    referenceRow(scope, id),
    originsOf(scope, id),
    filesOf(scope, id),
    decidedOn(scope, at, id),
  ]);
  if (!row) return undefined;
  const { authors, ...own } = row;
  return {
    ...own,
    authors: JSON.parse(authors) as string[],
    keywords: distinct(origins.flatMap((origin) => origin.keywords)),
    sources: [...new Map(origins.map((origin) => [origin.id, { id: origin.id, name: origin.name }])).values()],
    documents,
    ...decisionsFor(scope.actorId, decided.decisions, decided.standing !== undefined || isOpen(at.settings.mode)),
    standing: decided.standing,
  };
}

const referenceRow = ({ db, reviewId }: Scope, id: string) =>
  db
    .selectFrom('reference')
    .select(['id', 'number', 'title', 'authors', 'year', 'container', 'volume', 'issue', 'pages', 'doi', 'pmid', 'url', 'abstract'])
    .select(['kind', 'language'])
    .where('review_id', '=', reviewId)
    .where('id', '=', id)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();

/** The searches that brought it in, with the keywords each gave. */
async function originsOf({ db, reviewId }: Scope, referenceId: string) {
  const rows = await db
    .selectFrom('search_record as t')
    .innerJoin('search as s', 's.id', 't.search_id')
    .select(['s.id', 's.source', 's.file_name', 't.fields'])
    .where('t.review_id', '=', reviewId)
    .where('t.reference_id', '=', referenceId)
    .where('s.trashed_at', 'is', null)
    .orderBy('s.number')
    .limit(20)
    .execute();
  return rows.map((row) => ({ id: row.id, name: row.source || row.file_name, keywords: keywordsOf(row.fields) }));
}

function keywordsOf(fields: string): readonly string[] {
  const { keywords } = JSON.parse(fields || '{}') as { keywords?: unknown };
  return Array.isArray(keywords) ? keywords.map(String) : [];
}

const filesOf = ({ db, reviewId }: Scope, referenceId: string) =>
  db
    .selectFrom('document')
    .select(['id', 'file_name as fileName'])
    .where('review_id', '=', reviewId)
    .where('reference_id', '=', referenceId)
    .where('trashed_at', 'is', null)
    .orderBy('position')
    .execute();

async function decidedOn(scope: Scope, { phaseId, stage }: StageRead, referenceId: string) {
  const [decisions, stands] = await Promise.all([decisionsOn(scope, referenceId), standingOn(scope, referenceId)]);
  const isHere = (one: { readonly phaseId: string; readonly stage: string }) => one.phaseId === phaseId && one.stage === stage;
  return { decisions: decisions.filter(isHere), standing: stands.find(isHere) };
}

/** The next records of a queue, `many` of them at most, in order. */
export async function recordsAhead(scope: Scope, at: StageRead, asked: NextAsked, many: number): Promise<readonly RecordShown[]> {
  const next = many > 0 ? await nextIn(scope, at, asked) : undefined;
  const shown = next && (await recordShown(scope, at, next.id));
  if (!next || !shown) return [];
  const further = { ...asked, after: next.number, except: [...(asked.except ?? []), next.id] };
  return [shown, ...(await recordsAhead(scope, at, further, many - 1))];
}

/** The number of the record this person decided on last in a stage; 0 when there is none. */
export async function lastDecided({ db, reviewId, actorId }: Scope, { phaseId, stage }: StageRead): Promise<number> {
  const row = await db
    .selectFrom('decision as d')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .select('r.number')
    .where('d.review_id', '=', reviewId)
    .where('d.phase_id', '=', phaseId)
    .where('d.stage', '=', stage)
    .where('d.author_id', '=', actorId)
    .where('d.trashed_at', 'is', null)
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.number ?? 0;
}
