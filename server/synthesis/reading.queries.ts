/** CMOCs beside a paper: those made from it, those of the theory that is tested on it, and which one a passage may be linked to. */
import type { DocumentRead } from '../coding/reader.queries.ts';
import { type Scope, visible } from '../reviews/scope.queries.ts';
import { type Windowed, windowed } from '../web/pagination.ts';
import { type StanceShown, stancesOf } from './card.queries.ts';
import { among, type Cmoc, type Finding, findings } from './cmoc.ts';
import { filtered, type ListFacts, noFilter, sharedCodes } from './cmoc-list.ts';
import { cmocsById, type Material } from './cmocs.queries.ts';
import { areThere } from './evidence.queries.ts';
import { type Named, type WholeList, wholeList } from './lists.queries.ts';
import { type CodedPassage, passagesById } from './unplaced.queries.ts';

/** A CMOC as the pane lists it. */
export interface CmocBeside {
  readonly cmoc: Cmoc;
  /** How many of its codes the passages of this paper have. */
  readonly shared: number;
  /** Passages of this paper linked to it, by stance. */
  readonly here: ReadonlyMap<string, number>;
  /** What tests of it on this paper found, the latest last. */
  readonly findings: readonly Finding[];
  /** An extracted one: numbers of the theory CMOCs it is assigned to. */
  readonly assignedTo: readonly number[];
}

export interface Beside {
  readonly own: readonly CmocBeside[];
  readonly theory: Windowed<CmocBeside>;
  readonly theories: readonly Named[];
  readonly stances: readonly StanceShown[];
  readonly material: Material;
}

export interface BesideAsked {
  readonly words: string;
  readonly theoryId: string | null;
}

/** Most of the theory's that are listed at once: the filter finds the others. */
const mostOfTheory = 60;

export async function cmocsBeside(scope: Scope, document: DocumentRead, { words, theoryId }: BesideAsked): Promise<Beside> {
  const [whole, facts, stances] = await Promise.all([wholeList(scope, { weighed: false }), paperFacts(scope, document), stancesOf(scope)]);
  const shown = (cmoc: Cmoc): CmocBeside => besideOf(cmoc, whole.facts, facts);
  const own = whole.cmocs.filter(
    (cmoc) => cmoc.level === 'extracted' && cmoc.referenceId === document.referenceId && cmoc.status !== 'retired',
  );
  const theory = filtered(whole.cmocs, { ...noFilter, words, theoryId, level: 'theory' }, whole.facts).map(shown);
  const sorted = theory.toSorted((a, b) => b.shared - a.shared || a.cmoc.number - b.cmoc.number);
  return {
    own: own.map(shown),
    theory: windowed({ offset: 0, limit: mostOfTheory }, sorted.slice(0, mostOfTheory), sorted.length),
    theories: whole.around.theories,
    stances,
    material: whole.material,
  };
}

/** Extracted from a reference, those in work, in the order of number. */
export async function extractedFrom(scope: Scope, material: Material, referenceId: string): Promise<readonly Cmoc[]> {
  const rows = await scope.db
    .selectFrom('cmoc')
    .select('id')
    .where('review_id', '=', scope.reviewId)
    .where('reference_id', '=', referenceId)
    .where('level', '=', 'extracted')
    .where('status', '!=', 'retired')
    .where('trashed_at', 'is', null)
    .where(visible(scope, 'cmoc'))
    .execute();
  return cmocsById(
    scope,
    material,
    rows.map((row) => row.id),
  );
}

function besideOf(cmoc: Cmoc, facts: ListFacts, paper: PaperFacts): CmocBeside {
  const codes = new Set([...paper.codes].map(facts.canonicalId));
  return {
    cmoc,
    shared: sharedCodes(cmoc, codes, facts.canonicalId),
    here: paper.links.get(cmoc.id) ?? new Map(),
    findings: paper.tests.get(cmoc.id) ?? [],
    assignedTo: paper.assigned.get(cmoc.id) ?? [],
  };
}

interface PaperFacts {
  readonly codes: ReadonlySet<string>;
  readonly links: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly tests: ReadonlyMap<string, readonly Finding[]>;
  readonly assigned: ReadonlyMap<string, readonly number[]>;
}

async function paperFacts(scope: Scope, document: DocumentRead): Promise<PaperFacts> {
  const [codes, links, tests, assigned] = await Promise.all([
    codesIn(scope, document.versionId),
    linksIn(scope, document.versionId),
    testsOn(scope, document.referenceId),
    assignmentsFrom(scope, document.referenceId),
  ]);
  return { codes, links, tests, assigned };
}

async function codesIn(scope: Scope, versionId: string): Promise<ReadonlySet<string>> {
  const rows = await scope.db
    .selectFrom('coding as c')
    .innerJoin('excerpt as x', 'x.id', 'c.excerpt_id')
    .select('c.code_id')
    .distinct()
    .where('c.review_id', '=', scope.reviewId)
    .where('x.document_version_id', '=', versionId)
    .where('c.code_id', 'is not', null)
    .where(areThere(['c', 'x']))
    .where(visible(scope, 'c'))
    .execute();
  return new Set(rows.flatMap((row) => row.code_id ?? []));
}

async function linksIn(scope: Scope, versionId: string): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const rows = await scope.db
    .selectFrom('evidence_link as l')
    .innerJoin('excerpt as x', 'x.id', 'l.excerpt_id')
    .select((eb) => ['l.cmoc_id', 'l.stance', eb.fn.count<number>('l.excerpt_id').distinct().as('n')])
    .where('l.review_id', '=', scope.reviewId)
    .where('x.document_version_id', '=', versionId)
    .where(areThere(['l', 'x']))
    .where(visible(scope, 'l'))
    .groupBy(['l.cmoc_id', 'l.stance'])
    .execute();
  const links = new Map<string, Map<string, number>>();
  for (const { cmoc_id, stance, n } of rows) links.set(cmoc_id, (links.get(cmoc_id) ?? new Map<string, number>()).set(stance, n));
  return links;
}

/** Tests on the paper as a whole, or against a CMOC extracted from it; listed under both CMOCs. */
async function testsOn(scope: Scope, referenceId: string): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const rows = await scope.db
    .selectFrom('cmoc_test as t')
    .leftJoin('cmoc as e', 'e.id', 't.extracted_id')
    .select(['t.theory_cmoc_id', 't.extracted_id', 't.finding'])
    .where('t.review_id', '=', scope.reviewId)
    .where('t.trashed_at', 'is', null)
    .where((eb) => eb.or([eb('t.reference_id', '=', referenceId), eb('e.reference_id', '=', referenceId)]))
    .where(visible(scope, 't'))
    .orderBy('t.made_at')
    .orderBy('t.id')
    .execute();
  const tests = new Map<string, Finding[]>();
  for (const row of rows)
    for (const id of [row.theory_cmoc_id, row.extracted_id])
      if (id) tests.set(id, [...(tests.get(id) ?? []), among(findings, row.finding, 'silent')]);
  return tests;
}

async function assignmentsFrom(scope: Scope, referenceId: string): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await scope.db
    .selectFrom('cmoc_assignment as a')
    .innerJoin('cmoc as e', 'e.id', 'a.extracted_id')
    .innerJoin('cmoc as t', 't.id', 'a.theory_cmoc_id')
    .select(['a.extracted_id', 't.number'])
    .where('a.review_id', '=', scope.reviewId)
    .where('e.reference_id', '=', referenceId)
    .where(areThere(['a', 'e', 't']))
    .where(visible(scope, 'e'))
    .orderBy('t.number')
    .execute();
  const assigned = new Map<string, number[]>();
  for (const row of rows) assigned.set(row.extracted_id, [...(assigned.get(row.extracted_id) ?? []), row.number]);
  return assigned;
}

/** What the type-ahead proposes for passages: all their codes shared first, then those of this paper. */
export interface LinkChoices {
  readonly passages: readonly CodedPassage[];
  readonly choices: readonly { readonly cmoc: Cmoc; readonly shared: number }[];
  readonly total: number;
  readonly stances: readonly StanceShown[];
}

const mostChoices = 12;

export async function linkChoices(
  scope: Scope,
  document: DocumentRead,
  { excerptIds, words }: { readonly excerptIds: readonly string[]; readonly words: string },
): Promise<LinkChoices> {
  const [whole, passages, stances] = await Promise.all([
    wholeList(scope, { weighed: false }),
    passagesById(scope, excerptIds),
    stancesOf(scope),
  ]);
  const candidates = filtered(whole.cmocs, { ...noFilter, words }, whole.facts)
    .filter((cmoc) => cmoc.level === 'theory' || cmoc.referenceId === document.referenceId)
    .map((cmoc) => ({ cmoc, shared: sharedCodes(cmoc, codesOf(passages, whole), whole.facts.canonicalId) }));
  const named = (cmoc: Cmoc): number => Number(String(cmoc.number) === words.trim() || (cmoc.label !== '' && cmoc.label === words.trim()));
  const sorted = candidates.toSorted(
    (a, b) =>
      named(b.cmoc) - named(a.cmoc) ||
      b.shared - a.shared ||
      Number(b.cmoc.level === 'extracted') - Number(a.cmoc.level === 'extracted') ||
      a.cmoc.number - b.cmoc.number,
  );
  return { passages, choices: sorted.slice(0, mostChoices), total: sorted.length, stances };
}

const codesOf = (passages: readonly CodedPassage[], { facts }: WholeList): ReadonlySet<string> =>
  new Set(passages.flatMap((passage) => passage.codings.flatMap(({ codeId }) => (codeId ? [facts.canonicalId(codeId)] : []))));
