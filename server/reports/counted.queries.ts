/** Loads what roll-ups count, review-wide, in narrow rows: which of it a table takes is decided by pure code (in-scope). */
import { sourcesOfTexts } from '../documents/text-sources.queries.ts';
import { again } from '../platform/again.ts';
import { remembered, rememberedRows } from '../platform/remembered.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { visible } from '../reviews/scope.queries.ts';
import { asDirection } from '../reviews/vocabulary.ts';
import { stanceSides } from '../synthesis/evidence.queries.ts';
import { allLinkRows } from '../synthesis/kept-rows.queries.ts';
import type { CodeIn } from './code-reading.ts';
import type { DemiIn } from './demi-placing.ts';
import type { CmocKept, LinkKept, ReferenceKept } from './in-scope.ts';
import type { ElementIn } from './roll-up.ts';

type InReview = Pick<Scope, 'db' | 'reviewId'>;
type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

const cmocsFound = again<readonly CmocKept[]>();

/** CMOCs of the working set that are not in the trash, with the elements of the roles named, in the order of number. */
export async function cmocsKept(scope: Reading, roleIds: readonly string[]): Promise<readonly CmocKept[]> {
  const [rows, elements] = await Promise.all([cmocRows(scope), elementRows(scope, roleIds)]);
  return cmocsFound(elements, [rows], () => {
    const byCmoc = elementsByCmoc(elements.values());
    return [...rows.values()]
      .sort((a, b) => a.number - b.number)
      .map((row) => ({
        id: row.id,
        number: row.number,
        level: row.level,
        status: row.status,
        filedUnderId: row.filed_under_id,
        referenceId: row.reference_id,
        phaseId: row.phase_id,
        mergedIntoId: row.merged_into_id,
        elements: byCmoc.get(row.id) ?? [],
      }));
  });
}

const cmocRows = rememberedRows({ of: 'cmoc' }, (scope: Reading, ids) =>
  scope.db
    .selectFrom('cmoc')
    .select(['id', 'number', 'level', 'status', 'filed_under_id', 'reference_id', 'phase_id', 'merged_into_id'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .$if(ids !== null, (query) => query.where('id', 'in', ids))
    .execute(),
);

const elementRows = rememberedRows({ of: 'element' }, ({ db, reviewId }: InReview, ids, roleIds: readonly string[]) =>
  db
    .selectFrom('element')
    .select(['id', 'cmoc_id', 'role_id', 'code_id', 'direction'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .where('role_id', 'in', roleIds)
    .$if(ids !== null, (query) => query.where('id', 'in', ids))
    .execute(),
);

type ElementRow = Pick<Schema['element'], 'cmoc_id' | 'role_id' | 'code_id' | 'direction'>;

function elementsByCmoc(rows: Iterable<ElementRow>): ReadonlyMap<string, readonly ElementIn[]> {
  const found = new Map<string, ElementIn[]>();
  for (const row of rows) {
    const element = { roleId: row.role_id, codeId: row.code_id, direction: asDirection(row.direction) };
    const known = found.get(row.cmoc_id);
    if (known) known.push(element);
    else found.set(row.cmoc_id, [element]);
  }
  return found;
}

const linksFound = again<readonly LinkKept[]>();

/** Evidence links to passages that can be read: neither they nor their document nor its reference is in the trash. */
export async function linksKept(scope: Reading): Promise<readonly LinkKept[]> {
  const [rows, sources, sides] = await Promise.all([allLinkRows(scope), sourcesOfTexts(scope), stanceSides(scope)]);
  return linksFound(rows, [sources, sides], () => {
    const links: LinkKept[] = [];
    for (const row of rows.values()) {
      const source = sources.get(row.document_version_id);
      if (!source) continue;
      const { referenceId } = source;
      links.push({ cmocId: row.cmoc_id, excerptId: row.excerpt_id, referenceId, side: sideOf(sides.get(row.stance)) });
    }
    return links;
  });
}

/** Stances removed from the list keep the side they counted on. */
const sideOf = (counts: string | undefined): LinkKept['side'] => (counts === 'for' || counts === 'against' ? counts : 'neither');

export const referencesKept = remembered({ rows: ['reference'] }, readReferences);

async function readReferences({ db, reviewId }: InReview): Promise<ReadonlyMap<string, ReferenceKept>> {
  const rows = await db
    .selectFrom('reference')
    .select(['id', 'study_id as studyId', 'used_as as usedAs'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

export interface CodeKept extends CodeIn {
  readonly definition: string;
  readonly aliases: readonly string[];
  /** Ids of the review's mechanism types. */
  readonly mechanismTypes: readonly string[];
  readonly mechanismWords: string;
  readonly level: string;
}

/** Codes that are not in the trash. */
export const codesKept = remembered({ rows: ['code'] }, readCodes);

async function readCodes({ db, reviewId }: InReview): Promise<readonly CodeKept[]> {
  const rows = await db
    .selectFrom('code')
    .select(['id', 'name', 'parent_id', 'merged_into_id', 'merged_inverse', 'mechanism_types', 'mechanism_words'])
    .select(['definition', 'aliases', 'level'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    parentId: row.parent_id,
    mergedIntoId: row.merged_into_id,
    mergedInverse: row.merged_inverse === 1,
    mechanismTypes: listIn(row.mechanism_types),
    mechanismWords: row.mechanism_words,
    definition: row.definition,
    aliases: listIn(row.aliases),
    level: row.level,
  }));
}

const listIn = (stored: string): readonly string[] => (stored === '[]' ? [] : (JSON.parse(stored) as string[]));

/** Demi-regularities that are not in the trash, with their members. */
export const demisKept = remembered({ rows: ['demi_regularity', 'demi_regularity_member'] }, readDemis);

async function readDemis({ db, reviewId }: InReview): Promise<readonly DemiIn[]> {
  const [rows, members] = await Promise.all([
    db
      .selectFrom('demi_regularity')
      .selectAll()
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('demi_regularity_member')
      .select(['demi_regularity_id', 'cmoc_id'])
      .where('review_id', '=', reviewId)
      .where('trashed_at', 'is', null)
      .execute(),
  ]);
  const byDemi = Map.groupBy(members, (member) => member.demi_regularity_id);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    codeId: row.code_id,
    statement: row.statement,
    explanation: row.explanation,
    teamOutcome: row.team_outcome,
    teamOutcomeReason: row.team_outcome_reason,
    version: row.version,
    isSplit: row.is_split === 1,
    joinedIntoId: row.joined_into_id,
    members: (byDemi.get(row.id) ?? []).map((member) => member.cmoc_id),
  }));
}

/** CMOCs of a theory: its own, and the extracted ones assigned to them. */
export async function cmocsOfTheory({ db, reviewId }: InReview, theoryId: string): Promise<ReadonlySet<string>> {
  const own = await db
    .selectFrom('cmoc_theory')
    .select('cmoc_id')
    .where('review_id', '=', reviewId)
    .where('theory_id', '=', theoryId)
    .where('trashed_at', 'is', null)
    .execute();
  const ids = new Set(own.map((row) => row.cmoc_id));
  const assigned = await db
    .selectFrom('cmoc_assignment')
    .select(['extracted_id', 'theory_cmoc_id'])
    .where('review_id', '=', reviewId)
    .where('trashed_at', 'is', null)
    .execute();
  return new Set([...ids, ...assigned.filter((row) => ids.has(row.theory_cmoc_id)).map((row) => row.extracted_id)]);
}
