/** The codes of a role as they stand now: in the elements of CMOCs, or on passages. */
import { sourcesOfTexts } from '../documents/text-sources.queries.ts';
import { type Role, rolesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asDirection } from '../reviews/vocabulary.ts';
import { standingExclusions } from '../screening/standing.queries.ts';
import { referencesTaken, scopeNames } from './asked.queries.ts';
import { citationsOf } from './citations.queries.ts';
import { codeReading } from './code-reading.ts';
import { codesKept } from './counted.queries.ts';
import type { InScope } from './in-scope.ts';
import { type Occurrence, roleRollUp, type RoleRollUp } from './role-roll-up.ts';
import { roleTable } from './role-table.ts';
import { takenIn } from './roll-up.queries.ts';
import { carriedNote, countingNote, documentScopeSentence, leftOutNote, leftOutOf, scopeData, scopeSentence } from './scope-words.ts';
import type { Table } from './table.ts';
import type { TableRequest } from './table-view.ts';
import type { Evidence, Piece } from './tally.ts';

export interface RoleTable {
  readonly table: Table;
  readonly rollUp: RoleRollUp;
  readonly role: Role;
  readonly under: Role | null;
  readonly counting: 'cmocs' | 'passages';
  /** What is counted, where CMOCs are. */
  readonly inScope: InScope | null;
  readonly evidence: Evidence;
}

/** Null while the review has no role to show. */
export async function roleTableOf(scope: Scope, asked: Omit<TableRequest, 'table'>): Promise<RoleTable | null> {
  const roles = await rolesOf(scope);
  const role = roles.find((one) => one.id === asked.view.roleId) ?? roles.find((one) => one.kind === 'context') ?? roles[0];
  if (!role) return null;
  const under = roles.find((one) => one.id === asked.view.underRoleId && one.id !== role.id) ?? null;
  const counting = countingFor(asked.view.counting, role);
  const [codes, citation] = await Promise.all([codesKept(scope), citationsOf(scope)]);
  const counted = counting === 'cmocs' ? await inCmocs(scope, asked, [role, under]) : await onPassages(scope, asked);
  const rollUp = roleRollUp({
    occurrences: counted.occurrences,
    roleId: role.id,
    groupRoleId: under?.id ?? null,
    evidence: counted.evidence,
    codes: codeReading(codes, asked.scope.depth),
  });
  const table = roleTable({
    rollUp,
    role: role.name,
    under: under?.name ?? null,
    counting,
    citation,
    notes: counted.notes,
    scope: counted.scope,
  });
  return { table, rollUp, role, under, counting, inScope: counted.inScope, evidence: counted.evidence };
}

/** Codes of a slot are counted in CMOCs, those of other roles on passages, unless told. */
function countingFor(asked: string, role: Role): 'cmocs' | 'passages' {
  if (asked === 'passages' || !role.isSlot) return 'passages';
  return 'cmocs';
}

interface Counted {
  readonly occurrences: readonly Occurrence[];
  readonly evidence: Evidence;
  readonly inScope: InScope | null;
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

async function inCmocs(scope: Scope, asked: Omit<TableRequest, 'table'>, roles: readonly (Role | null)[]): Promise<Counted> {
  const names = await scopeNames(scope, asked.scope);
  const inScope = await takenIn(
    scope,
    asked.scope,
    roles.flatMap((role) => role?.id ?? []),
  );
  const occurrences = inScope.cmocs.flatMap((cmoc) =>
    cmoc.elements.flatMap((element) =>
      element.codeId === null ? [] : [{ on: cmoc.id, roleId: element.roleId, codeId: element.codeId, direction: element.direction }],
    ),
  );
  return {
    occurrences,
    evidence: inScope.evidence,
    inScope,
    notes: [
      'A CMOC with two codes of a role and a document may count in more than one row: do not add the rows. Counts say how often something is reported, not how strong it is.',
      scopeSentence(inScope.level, asked.scope, names),
      carriedNote(inScope),
      leftOutOf(inScope),
    ].filter(Boolean),
    scope: scopeData(inScope, asked.scope, { names, rankBy: 'cmocs' }),
  };
}

async function onPassages(scope: Scope, asked: Omit<TableRequest, 'table'>): Promise<Counted> {
  const [rows, sources, excluded, takes, names] = await Promise.all([
    codingRows(scope),
    sourcesOfTexts(scope),
    standingExclusions(scope),
    referencesTaken(scope, asked.scope),
    scopeNames(scope, asked.scope),
  ]);
  const evidence = new Map<string, readonly Piece[]>();
  const occurrences: Occurrence[] = [];
  const leftOut = new Set<string>();
  for (const row of rows) {
    const source = sources.get(row.document_version_id);
    if (!source || !takes(source.referenceId)) continue;
    const { referenceId, studyId } = source;
    if (excluded.has(referenceId)) {
      leftOut.add(row.excerpt_id);
      continue;
    }
    occurrences.push({ on: row.excerpt_id, roleId: row.role_id ?? '', codeId: row.code_id ?? '', direction: asDirection(row.direction) });
    evidence.set(row.excerpt_id, [{ excerptId: row.excerpt_id, referenceId, studyId: studyId ?? referenceId, against: false }]);
  }
  return {
    occurrences,
    evidence,
    inScope: null,
    notes: [countingNote, documentScopeSentence(asked.scope, names), leftOutNote({ passages: leftOut.size })].filter(Boolean),
    scope: { phase: names.phase, uses: asked.scope.uses, set: 'working', passages_from_excluded_documents: leftOut.size },
  };
}

const codingRows = (scope: Scope) =>
  scope.db
    .selectFrom('coding as k')
    .innerJoin('excerpt as e', 'e.id', 'k.excerpt_id')
    .select(['k.excerpt_id', 'k.role_id', 'k.code_id', 'k.direction', 'e.document_version_id'])
    .where('k.review_id', '=', scope.reviewId)
    .where('k.role_id', 'is not', null)
    .where('k.code_id', 'is not', null)
    .where('k.trashed_at', 'is', null)
    .where('e.trashed_at', 'is', null)
    .where(visible(scope, 'k'))
    .where(visible(scope, 'e'))
    .execute();
