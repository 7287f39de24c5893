/** Passages linked to CMOCs, with the page they stand on; and what counts for and against each CMOC. */
import type { Expression, SqlBool } from 'kysely';
import { expressionBuilder } from 'kysely';
import { printedLabel } from '../documents/page-label.ts';
import { sourcesOfTexts, type TextSource } from '../documents/text-sources.queries.ts';
import { again } from '../platform/again.ts';
import { remembered } from '../platform/remembered.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asBasis, type Basis } from '../reviews/vocabulary.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { among, type Clarity, clarities, type Target, targets } from './cmoc.ts';
import { allLinkRows, type LinkRow, linkRows } from './kept-rows.queries.ts';
import type { CountedLink } from './support.ts';

type InReview = Pick<Scope, 'db' | 'reviewId'>;
type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

/** A passage as it is shown beside configurations. */
export interface Passage {
  readonly id: string;
  /** text · area · typed */
  readonly kind: string;
  readonly quote: string;
  readonly note: string;
  readonly sheet: number;
  /** As a reader would cite it. */
  readonly pageLabel: string;
  readonly documentId: string;
  readonly referenceId: string;
  readonly authorId: string;
}

export interface Evidence {
  readonly id: string;
  readonly version: number;
  readonly cmocId: string;
  readonly target: Target;
  readonly elementId: string | null;
  readonly otherElementId: string | null;
  /** Key of one of the review's stances. */
  readonly stance: string;
  readonly basis: Basis;
  readonly clear: Clarity;
  readonly clearReason: string;
  readonly note: string;
  readonly authorId: string;
  readonly passage: Passage;
}

/** Links of these CMOCs to passages that are there, in the order of documents and pages. */
export async function evidenceOf(
  scope: Scope,
  cmocIds: readonly string[],
  on: { readonly documentId?: string } = {},
): Promise<readonly Evidence[]> {
  if (!cmocIds.length) return [];
  let query = liveLinks(scope)
    .leftJoin('page as p', (join) => join.onRef('p.document_version_id', '=', 'v.id').onRef('p.sheet', '=', 'x.sheet'))
    .select(['l.id', 'l.version', 'l.cmoc_id', 'l.target', 'l.element_id', 'l.other_element_id', 'l.stance', 'l.basis', 'l.clear'])
    .select(['l.clear_reason', 'l.note', 'l.author_id', 'x.id as excerpt_id', 'x.kind', 'x.quote', 'x.note as passage_note', 'x.sheet'])
    .select(['x.typed_label', 'x.author_id as coder_id', 'p.label', 'd.id as document_id', 'd.first_label', 'd.reference_id'])
    .where('l.cmoc_id', 'in', cmocIds)
    .orderBy('d.number')
    .orderBy('x.start_at')
    .orderBy('l.id');
  if (on.documentId) query = query.where('d.id', '=', on.documentId);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    cmocId: row.cmoc_id,
    target: among(targets, row.target, 'whole'),
    elementId: row.element_id,
    otherElementId: row.other_element_id,
    stance: row.stance,
    basis: asBasis(row.basis),
    clear: among(clarities, row.clear, 'not_judged'),
    clearReason: row.clear_reason,
    note: row.note,
    authorId: row.author_id,
    passage: {
      id: row.excerpt_id,
      kind: row.kind,
      quote: row.quote,
      note: row.passage_note,
      sheet: row.sheet,
      pageLabel: pageLabelOf(row),
      documentId: row.document_id,
      referenceId: row.reference_id,
      authorId: row.coder_id,
    },
  }));
}

/** A typed passage says its page itself; others take the printed label of their sheet. */
export const pageLabelOf = (row: { typed_label: string; label: string | null; sheet: number; first_label: string }): string =>
  row.typed_label || printedLabel(row.label ?? '', row.sheet, row.first_label);

/** Links whose passage, document and reference are there. */
const liveLinks = (scope: Scope) =>
  scope.db
    .selectFrom('evidence_link as l')
    .innerJoin('excerpt as x', 'x.id', 'l.excerpt_id')
    .innerJoin('document_version as v', 'v.id', 'x.document_version_id')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .innerJoin('reference as r', 'r.id', 'd.reference_id')
    .where('l.review_id', '=', scope.reviewId)
    .where(areThere(['l', 'x', 'd', 'r']))
    .where(visible(scope, 'l'))
    .where(visible(scope, 'x'));

/** None of these rows is in the trash. */
export function areThere(aliases: readonly string[]): Expression<SqlBool> {
  const eb = expressionBuilder<Record<string, { trashed_at: string | null }>, string>();
  return eb.and(aliases.map((alias) => eb(`${alias}.trashed_at`, 'is', null)));
}

/** Which side each stance counts on. */
export const stanceSides = remembered({ rows: ['stance'] }, readSides);

async function readSides(scope: InReview): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db.selectFrom('stance').select(['key', 'counts']).where('review_id', '=', scope.reviewId).execute();
  return new Map(rows.map((row) => [row.key, row.counts]));
}

type Links = ReadonlyMap<string, readonly CountedLink[]>;

/**
 * What counts for and against CMOCs: their own links; for one of the theory also those of CMOCs merged into it and of extracted
 * ones assigned to any of these. The support of one that a test found in conflict speaks against.
 */
export async function countedLinks(scope: Scope, cmocIds: readonly string[]): Promise<Links> {
  const [known, roots] = await Promise.all([knownOf(scope), rootsOf(scope, cmocIds)]);
  return linksFrom(await countedRows(scope, [...roots.keys(), ...cmocIds]), roots, known);
}

const countedOfAll = again<Links>();

/** The same for all of the review, without the slots that links cover, which only those who are shown are asked for. */
export async function allCountedLinks(scope: Scope): Promise<Links> {
  const [known, roots, rows] = await Promise.all([knownOf(scope), rootsOf(scope, null), allLinkRows(scope)]);
  return countedOfAll(rows, [roots, known.sides, known.sources, known.excluded], () => linksFrom(rows.values(), roots, known));
}

interface Known {
  readonly sides: ReadonlyMap<string, string>;
  readonly excluded: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, TextSource>;
}

async function knownOf(scope: Scope): Promise<Known> {
  const [sides, excluded, sources] = await Promise.all([stanceSides(scope), standingExclusions(scope), sourcesOfTexts(scope)]);
  return { sides, excluded, sources };
}

function linksFrom(rows: Iterable<CountedRow>, roots: Roots, known: Known): Links {
  const links = new Map<string, CountedLink[]>();
  const add = (cmocId: string, link: CountedLink): void => {
    const own = links.get(cmocId);
    if (own) own.push(link);
    else links.set(cmocId, [link]);
  };
  for (const row of rows) {
    const source = known.sources.get(row.document_version_id);
    if (!source) continue;
    const link = countedFrom(row, source, known);
    add(row.cmoc_id, link);
    for (const { theoryCmocId, conflicts } of roots.get(row.cmoc_id) ?? [])
      add(theoryCmocId, conflicts ? { ...link, counts: contrary(link.counts) } : link);
  }
  return links;
}

const contrary = (side: string): string => (side === 'for' ? 'against' : 'none');

interface CountedRow extends LinkRow {
  readonly role_id?: string | null;
  readonly other_role_id?: string | null;
}

const countedRows = (scope: Scope, cmocIds: readonly string[]): Promise<readonly CountedRow[]> =>
  linkRows(scope)
    .leftJoin('element as e', 'e.id', 'l.element_id')
    .leftJoin('element as o', 'o.id', 'l.other_element_id')
    .select(['e.role_id', 'o.role_id as other_role_id'])
    .where('l.cmoc_id', 'in', [...new Set(cmocIds)])
    .execute();

const countedFrom = (
  row: CountedRow,
  source: TextSource,
  { sides, excluded }: { readonly sides: ReadonlyMap<string, string>; readonly excluded: ReadonlySet<string> },
): CountedLink => ({
  excerptId: row.excerpt_id,
  referenceId: source.referenceId,
  studyId: source.studyId,
  counts: sides.get(row.stance) ?? 'none',
  clear: among(clarities, row.clear, 'not_judged'),
  covers: row.target === 'whole' ? 'whole' : [row.role_id, row.other_role_id].filter((id) => typeof id === 'string'),
  isTheory: source.usedAs === 'theory',
  isLeftOut: excluded.has(source.referenceId),
});

interface Root {
  readonly theoryCmocId: string;
  readonly conflicts: boolean;
}

type Roots = ReadonlyMap<string, readonly Root[]>;

/** For CMOCs whose evidence counts with others as well: which, and whether in conflict. */
export async function rootsOf(scope: Scope, cmocIds: readonly string[] | null): Promise<Roots> {
  const all = await allRoots(scope);
  if (!cmocIds) return all;
  const wanted = new Set(cmocIds);
  const ofThese = [...all].map(([from, roots]) => [from, roots.filter((root) => wanted.has(root.theoryCmocId))] as const);
  return new Map(ofThese.filter(([, roots]) => roots.length));
}

const allRoots = remembered({ rows: ['cmoc', 'cmoc_assignment', 'cmoc_test'] }, readRoots);

async function readRoots(scope: Reading): Promise<Roots> {
  const [merged, assigned, conflicting] = await Promise.all([mergedInto(scope), assignments(scope), conflictingPairs(scope)]);
  const roots = new Map<string, Root[]>();
  const add = (from: string, theoryCmocId: string, conflicts: boolean): void => {
    const known = roots.get(from) ?? [];
    if (!known.some((root) => root.theoryCmocId === theoryCmocId)) roots.set(from, [...known, { theoryCmocId, conflicts }]);
  };
  for (const id of merged.keys()) for (const end of endsOf(merged, id)) add(id, end, false);
  for (const { extracted_id, theory_cmoc_id } of assigned)
    for (const end of [theory_cmoc_id, ...endsOf(merged, theory_cmoc_id)])
      add(extracted_id, end, conflicting.has(`${theory_cmoc_id} ${extracted_id}`));
  return roots;
}

/** Where a CMOC's merges lead, nearest first. */
function endsOf(merged: ReadonlyMap<string, string>, id: string): readonly string[] {
  const ends: string[] = [];
  for (let at = merged.get(id); at !== undefined && !ends.includes(at); at = merged.get(at)) ends.push(at);
  return ends;
}

async function mergedInto(scope: Reading): Promise<ReadonlyMap<string, string>> {
  const rows = await scope.db
    .selectFrom('cmoc as c')
    .select(['c.id', 'c.merged_into_id'])
    .where('c.review_id', '=', scope.reviewId)
    .where('c.merged_into_id', 'is not', null)
    .where('c.trashed_at', 'is', null)
    .where(visible(scope, 'c'))
    .execute();
  return new Map(rows.map((row) => [row.id, row.merged_into_id ?? '']));
}

function assignments(scope: Reading) {
  return scope.db
    .selectFrom('cmoc_assignment as a')
    .innerJoin('cmoc as c', 'c.id', 'a.extracted_id')
    .select(['a.extracted_id', 'a.theory_cmoc_id'])
    .where('a.review_id', '=', scope.reviewId)
    .where('c.status', '!=', 'retired')
    .where(areThere(['a', 'c']))
    .where(visible(scope, 'c'))
    .execute();
}

/** Pairs of theory CMOC and extracted CMOC whose latest test says *conflicts*. */
async function conflictingPairs(scope: Reading): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .selectFrom('cmoc_test as t')
    .select(['t.theory_cmoc_id', 't.extracted_id', 't.finding'])
    .where('t.review_id', '=', scope.reviewId)
    .where('t.extracted_id', 'is not', null)
    .where('t.trashed_at', 'is', null)
    .where(visible(scope, 't'))
    .orderBy('t.made_at')
    .orderBy('t.id')
    .execute();
  const latest = new Map(rows.map((row) => [`${row.theory_cmoc_id} ${row.extracted_id}`, row.finding]));
  return new Set([...latest].filter(([, finding]) => finding === 'conflicts').map(([pair]) => pair));
}
