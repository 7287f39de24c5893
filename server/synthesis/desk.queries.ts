/** The left of the workspace: passages to place, the filter over them, and how many configurations are partial. */
import { referenceLabels } from '../references/references.queries.ts';
import { membersOf, rolesOf } from '../reviews/reviews.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type Windowed, windowOf } from '../web/pagination.ts';
import { type StanceShown, stancesOf } from './card.queries.ts';
import type { Material } from './cmocs.queries.ts';
import { type Need, needs, shapeOfKinds } from './completeness.ts';
import { canonical, type Constructs, finderOf } from './constructs.queries.ts';
import { areThere } from './evidence.queries.ts';
import { anyPassage, type CodedPassage, type PassageFilter, unplacedPassages } from './unplaced.queries.ts';

/** What the filter's form sends. */
export interface DeskQuery {
  readonly words: string;
  readonly role: string;
  readonly code: string;
  readonly document: string | null;
  readonly coder: string;
  readonly placed: boolean;
  readonly page: number;
}

export interface PartialCounts {
  readonly CM: number;
  readonly MO: number;
  readonly CO: number;
  readonly needsMechanism: number;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Desk {
  readonly passages: Windowed<CodedPassage>;
  readonly filter: PassageFilter;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly page: number;
  readonly isFiltered: boolean;
  /** The code filtered by, as it was typed. */
  readonly code: string;
  readonly material: Material;
  readonly stances: readonly StanceShown[];
  readonly labels: ReadonlyMap<string, string>;
  readonly documents: readonly Choice[];
  readonly coders: readonly Choice[];
  readonly partial: PartialCounts;
}

export const plainDesk: DeskQuery = { words: '', role: '', code: '', document: null, coder: '', placed: false, page: 1 };

export async function deskOf(scope: Scope, material: Material, asked: DeskQuery): Promise<Desk> {
  const [labels, stances, members, partial] = await Promise.all([
    referenceLabels(scope),
    stancesOf(scope),
    membersOf(scope),
    partialCounts(scope),
  ]);
  const filter = await filterOf(scope, material, asked);
  const [passages, documents] = await Promise.all([
    unplacedPassages(scope, filter, windowOf(asked.page, 50)),
    documentChoices(scope, labels),
  ]);
  const { words, role, code, document, coder, placed } = asked;
  return {
    passages,
    filter,
    page: asked.page,
    isFiltered: Boolean(words || role || code || document || coder || placed),
    code,
    query: { words, role, code, document: document ?? undefined, coder, placed: placed ? '1' : undefined },
    material,
    stances,
    labels,
    documents,
    coders: members.map((member) => ({ value: member.accountId, label: member.name })),
    partial,
  };
}

async function filterOf(scope: Scope, material: Material, asked: DeskQuery): Promise<PassageFilter> {
  const roles = await rolesOf(scope);
  const isRole = asked.role === 'none' || roles.some((role) => role.id === asked.role);
  return {
    ...anyPassage,
    words: asked.words,
    role: isRole ? asked.role : '',
    documentId: asked.document,
    coderId: asked.coder || null,
    withPlaced: asked.placed,
    codeIds: asked.code ? mergedWith(material.constructs, asked.code) : [],
  };
}

/** A code by name with those merged into it; no code of that name finds no passage. */
function mergedWith(constructs: Constructs, name: string): readonly string[] {
  const code = finderOf(constructs)(name);
  if (!code) return ['none'];
  const end = canonical(constructs, code.id)?.id;
  return [...constructs.keys()].filter((id) => canonical(constructs, id)?.id === end);
}

async function documentChoices(scope: Scope, labels: ReadonlyMap<string, string>): Promise<readonly Choice[]> {
  const rows = await scope.db
    .selectFrom('document')
    .select(['id', 'reference_id', 'file_name'])
    .where('review_id', '=', scope.reviewId)
    .where('trashed_at', 'is', null)
    .orderBy('number')
    .execute();
  return rows.map((row) => ({ value: row.id, label: labels.get(row.reference_id) ?? row.file_name }));
}

/** CMOCs in work by which of their core slots hold something. */
async function partialCounts(scope: Scope): Promise<PartialCounts> {
  const held = scope.db
    .selectFrom('cmoc as m')
    .innerJoin('element as e', 'e.cmoc_id', 'm.id')
    .innerJoin('role', 'role.id', 'e.role_id')
    .select((eb) => {
      const has = (kind: Need) => eb.fn.max<number>(eb.case().when('role.kind', '=', kind).then(1).else(0).end());
      return [has('context').as('context'), has('mechanism').as('mechanism'), has('outcome').as('outcome')];
    })
    .where('m.review_id', '=', scope.reviewId)
    .where('m.status', '!=', 'retired')
    .where(areThere(['m', 'e']))
    .where(visible(scope, 'm'))
    .groupBy('m.id');
  const rows = await scope.db
    .selectFrom(held.as('held'))
    .select((eb) => ['context', 'mechanism', 'outcome', eb.fn.countAll<number>().as('n')])
    .groupBy(['context', 'mechanism', 'outcome'])
    .execute();
  const shapes = rows.map((row) => ({ shape: shapeOfKinds(needs.filter((kind) => row[kind] === 1)), n: row.n }));
  const count = (fits: (shape: string) => boolean): number => shapes.filter(({ shape }) => fits(shape)).reduce((sum, { n }) => sum + n, 0);
  return {
    CM: count((shape) => shape === 'CM'),
    MO: count((shape) => shape === 'MO'),
    CO: count((shape) => shape === 'CO'),
    needsMechanism: count((shape) => shape !== '' && !shape.includes('M')),
  };
}
