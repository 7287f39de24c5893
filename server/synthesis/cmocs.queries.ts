/** Reads configurations whole: each CMOC with its slots and elements. */
import { again } from '../platform/again.ts';
import { remembered, rememberedRows } from '../platform/remembered.ts';
import type { Schema } from '../platform/schema/index.ts';
import { rolesOf, type Role } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { asBasis, asDirection } from '../reviews/vocabulary.ts';
import {
  among,
  type Cmoc,
  cmocLevels,
  type Element,
  type Facet,
  facets,
  origins,
  retirements,
  slotsOf,
  statuses,
  type Verdict,
  verdicts,
} from './cmoc.ts';
import { type Constructs, constructsOf } from './constructs.queries.ts';

/** What configurations are made of. */
export interface Material {
  readonly roles: readonly Role[];
  readonly constructs: Constructs;
}

type InReview = Pick<Scope, 'db' | 'reviewId'>;
type Reading = Pick<Scope, 'db' | 'reviewId' | 'setId'>;

export const materialOf = remembered({ rows: ['role', 'code'] }, readMaterial);

async function readMaterial(scope: InReview): Promise<Material> {
  const [roles, constructs] = await Promise.all([rolesOf(scope), constructsOf(scope)]);
  return { roles, constructs };
}

const cmocsMade = again<readonly Cmoc[]>();

/** Every CMOC that is not in the trash, retired ones too, in the order of number. */
export async function allCmocs(scope: Reading): Promise<readonly Cmoc[]> {
  const [material, rows, elements] = await Promise.all([materialOf(scope), allCmocRows(scope), allElementRows(scope)]);
  return cmocsMade(elements, [rows, material], () => {
    const inOrder = [...rows.values()].sort((a, b) => a.number - b.number);
    return cmocsFrom(inOrder, elements.values(), material);
  });
}

const allCmocRows = rememberedRows({ of: 'cmoc' }, cmocRows);
const allElementRows = rememberedRows({ of: 'element' }, (scope: InReview, ids) => elementRows(scope, ids));

/** The CMOCs of these ids, in the order of number; unknown ids are left out. */
export function cmocsById(scope: Scope, material: Material, ids: readonly string[]): Promise<readonly Cmoc[]> {
  return ids.length ? read(scope, material, ids) : Promise.resolve([]);
}

export async function cmocById(scope: Scope, material: Material, id: string): Promise<Cmoc | undefined> {
  return (await read(scope, material, [id]))[0];
}

async function read(scope: Reading, material: Material, ids: readonly string[]): Promise<readonly Cmoc[]> {
  const [rows, elements] = await Promise.all([cmocRows(scope, ids), elementRows(scope, null, ids)]);
  return cmocsFrom(rows, elements, material);
}

function cmocsFrom(rows: readonly CmocRow[], elements: Iterable<ElementRow>, material: Material): readonly Cmoc[] {
  const byCmoc = new Map<string, Element[]>();
  for (const row of elements) {
    const own = byCmoc.get(row.cmoc_id);
    const element = elementFrom(row, material.constructs);
    if (own) own.push(element);
    else byCmoc.set(row.cmoc_id, [element]);
  }
  return rows.map((row) => cmocFrom(row, byCmoc.get(row.id) ?? [], material.roles));
}

type CmocRow = Omit<Schema['cmoc'], 'review_id' | 'changed_at' | 'trashed_at' | 'set_id' | 'foreign_guid' | 'position'>;

function cmocRows(scope: Reading, ids: readonly string[] | null): Promise<readonly CmocRow[]> {
  let query = scope.db
    .selectFrom('cmoc')
    .select(['id', 'version', 'number', 'label', 'level', 'origin', 'reference_id', 'case_id', 'phase_id', 'group_name', 'strategy'])
    .select(['slot_modes', 'filed_under_id', 'status', 'verdict', 'agreed_by', 'agreed_at', 'status_note', 'retired_because'])
    .select(['merged_into_id', 'statement', 'statement_of', 'pass', 'author_id', 'made_at'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .orderBy('number');
  if (ids) query = query.where('id', 'in', ids);
  return query.execute();
}

type ElementRow = Omit<Schema['element'], 'review_id' | 'changed_at' | 'trashed_at' | 'author_id' | 'made_at'>;

function elementRows(
  scope: InReview,
  ids: readonly string[] | null,
  cmocIds: readonly string[] | null = null,
): Promise<readonly ElementRow[]> {
  let query = scope.db
    .selectFrom('element')
    .select(['id', 'version', 'cmoc_id', 'role_id', 'code_id', 'wording', 'direction', 'depends_on', 'basis', 'basis_document_id'])
    .select(['facet', 'actor', 'level', 'position'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null);
  if (ids) query = query.where('id', 'in', ids);
  if (cmocIds) query = query.where('cmoc_id', 'in', cmocIds);
  return query.execute();
}

function elementFrom(row: ElementRow, constructs: Constructs): Element {
  return {
    id: row.id,
    version: row.version,
    roleId: row.role_id,
    code: constructs.get(row.code_id ?? '') ?? null,
    wording: row.wording,
    direction: asDirection(row.direction),
    dependsOn: row.depends_on,
    basis: asBasis(row.basis),
    basisDocumentId: row.basis_document_id,
    facet: among<Facet>(['', ...facets], row.facet, ''),
    actor: row.actor,
    level: row.level,
    position: row.position,
  };
}

function cmocFrom(row: CmocRow, elements: readonly Element[], roles: readonly Role[]): Cmoc {
  const modes = row.slot_modes === '{}' ? {} : (JSON.parse(row.slot_modes) as Record<string, string>);
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    label: row.label,
    level: among(cmocLevels, row.level, 'theory'),
    origin: among(origins, row.origin, 'ours'),
    referenceId: row.reference_id,
    caseId: row.case_id,
    phaseId: row.phase_id,
    group: row.group_name,
    strategy: row.strategy,
    filedUnderId: row.filed_under_id,
    status: among(statuses, row.status, 'draft'),
    verdict: among<Verdict>(['', ...verdicts], row.verdict, ''),
    agreedBy: row.agreed_by,
    agreedAt: row.agreed_at,
    statusNote: row.status_note,
    retiredBecause: among(['' as const, ...retirements], row.retired_because, ''),
    mergedIntoId: row.merged_into_id,
    statement: row.statement,
    statementOf: row.statement_of,
    pass: row.pass,
    authorId: row.author_id,
    madeAt: row.made_at,
    slots: slotsOf(roles, elements, modes),
  };
}
