/** Which CMOCs, and which passages about them, a table counts. */
import type { CmocIn } from './roll-up.ts';
import type { LevelChoice, TableScope } from './table-scope.ts';
import type { Evidence, Ids, Piece } from './tally.ts';

/** A CMOC of the working set that is not in the trash. */
export interface CmocKept extends CmocIn {
  readonly number: number;
  readonly level: string;
  readonly status: string;
  readonly referenceId: string | null;
  readonly phaseId: string | null;
  readonly mergedIntoId: string | null;
}

/** A reference that is not in the trash. */
export interface ReferenceKept {
  readonly id: string;
  readonly studyId: string | null;
  readonly usedAs: string;
}

/** A link to a passage whose document and reference are not in the trash. */
export interface LinkKept {
  readonly cmocId: string;
  readonly excerptId: string;
  readonly referenceId: string;
  readonly side: 'for' | 'against' | 'neither';
}

export interface Kept {
  readonly cmocs: readonly CmocKept[];
  readonly links: readonly LinkKept[];
  readonly references: ReadonlyMap<string, ReferenceKept>;
  /** References whose standing decision is "exclude". */
  readonly excluded: Ids;
  /** References that the scope's appraisal lets in; null when it asks for none. */
  readonly appraised: Ids | null;
  /** CMOCs of the scope's theory, directly or by assignment; null when it asks for none. */
  readonly ofTheory: Ids | null;
}

export interface InScope {
  /** auto, decided. */
  readonly level: Exclude<LevelChoice, 'auto'>;
  readonly cmocs: readonly CmocKept[];
  readonly evidence: Evidence;
  /** Passages linked to CMOCs that would count, left out because their reference is excluded. */
  readonly passagesLeftOut: Ids;
  /** CMOCs left out because the reference they were extracted from is excluded. */
  readonly cmocsLeftOut: Ids;
}

export function inScope(kept: Kept, scope: TableScope): InScope {
  const level = levelOf(kept, scope);
  const wanted = kept.cmocs.filter((cmoc) => isWanted(kept, scope, level, cmoc));
  const isOut = (cmoc: CmocKept): boolean => cmoc.referenceId !== null && kept.excluded.has(cmoc.referenceId);
  const cmocs = wanted.filter((cmoc) => !isOut(cmoc));
  const { evidence, passagesLeftOut } = evidenceOf(kept, scope, { wanted, cmocs });
  return { level, cmocs, evidence, passagesLeftOut, cmocsLeftOut: new Set(wanted.filter(isOut).map((cmoc) => cmoc.id)) };
}

/** "Extracted where the review has any": whatever was excluded or retired, so that the level doesn't jump with one decision. */
function levelOf(kept: Kept, scope: TableScope): InScope['level'] {
  if (scope.level !== 'auto') return scope.level;
  return kept.cmocs.some((cmoc) => cmoc.level === 'extracted') ? 'extracted' : 'theory';
}

function isWanted(kept: Kept, scope: TableScope, level: InScope['level'], cmoc: CmocKept): boolean {
  if (level !== 'all' && cmoc.level !== level) return false;
  if (!isCurrent(scope, cmoc)) return false;
  if (scope.phaseId !== null && cmoc.phaseId !== scope.phaseId) return false;
  if (kept.ofTheory && !kept.ofTheory.has(cmoc.id)) return false;
  return cmoc.referenceId === null || takesReference(kept, scope, cmoc.referenceId);
}

function isCurrent({ statuses }: TableScope, { status, mergedIntoId }: CmocKept): boolean {
  if (mergedIntoId !== null) return false;
  return statuses.length ? statuses.includes(status) : status !== 'retired';
}

/** Whether a reference is one the scope asks for; whether it is excluded is another question. */
function takesReference(kept: Kept, scope: TableScope, referenceId: string): boolean {
  const reference = kept.references.get(referenceId);
  if (!reference) return false;
  if (scope.uses.length && !scope.uses.includes(reference.usedAs)) return false;
  return !kept.appraised || kept.appraised.has(referenceId);
}

function evidenceOf(
  kept: Kept,
  scope: TableScope,
  { wanted, cmocs }: { readonly wanted: readonly CmocKept[]; readonly cmocs: readonly CmocKept[] },
): Pick<InScope, 'evidence' | 'passagesLeftOut'> {
  const evidence = new Map<string, Piece[]>(cmocs.map((cmoc) => [cmoc.id, []]));
  const asked = new Set(wanted.map((cmoc) => cmoc.id));
  const passagesLeftOut = new Set<string>();
  const taken = takenReferences(kept, scope);
  for (const { cmocId, excerptId, referenceId, side } of kept.links) {
    const reference = side === 'neither' ? undefined : taken.get(referenceId);
    if (!reference) continue;
    const { studyId, isOut } = reference;
    if (!isOut) evidence.get(cmocId)?.push({ excerptId, referenceId, studyId, against: side === 'against' });
    else if (asked.has(cmocId)) passagesLeftOut.add(excerptId);
  }
  return { evidence, passagesLeftOut };
}

/** What each of some hundred references is, once, rather than for each of 10,000 links. */
function takenReferences(kept: Kept, scope: TableScope): ReadonlyMap<string, { readonly studyId: string; readonly isOut: boolean }> {
  const taken = [...kept.references.values()].filter(({ id }) => takesReference(kept, scope, id));
  return new Map(taken.map(({ id, studyId }) => [id, { studyId: studyId ?? id, isOut: kept.excluded.has(id) }]));
}
