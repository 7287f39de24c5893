/** Imports a table of CMOCs as one step that can be undone. The page and the command line do the same. */
import type { Context } from '../platform/context.ts';
import { Refused } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import { type Role, rolesOf } from '../reviews/reviews.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Basis } from '../reviews/vocabulary.ts';
import type { CmocLevel } from './cmoc.ts';
import {
  type ImportedCmoc,
  type ImportedElement,
  isUsable,
  type Listed,
  readCmocTable,
  type TableOptions,
  type TableReading,
  type TableRow,
} from './cmoc-table.ts';
import { caseNamed } from './cells.service.ts';
import { addCmoc } from './cmocs.service.ts';
import { constructsOf, finderOf } from './constructs.queries.ts';
import { type CodeNamer, codeNamer } from './constructs.service.ts';
import { namedIn, referenceFinder, theoryTitled } from './import.queries.ts';
import { importedAs, type ImportPreview, type ReadyElement } from './imported.ts';
import { UnreadableTable } from '../platform/spreadsheet.adapter.ts';
import { readTableFile } from './table-file.adapter.ts';
import { addTheory } from './theories.service.ts';

export interface ImportOptions extends TableOptions {
  readonly level: CmocLevel;
  /** Title of the programme theory to put them under: found, or made. */
  readonly theory?: string;
  /** Name of one of the review's phases. */
  readonly phase?: string;
}

export interface ImportOutcome {
  readonly read: number;
  readonly imported: number;
  readonly skipped: readonly Listed[];
  /** Rows that were imported, with what was not taken of them. */
  readonly notes: readonly Listed[];
  readonly unknownColumns: readonly string[];
}

/** Reads a file of CMOCs and imports it. @throws Refused with a sentence when it is no such table. */
export async function importCmocs(
  ctx: Context,
  scope: Scope,
  file: { readonly bytes: Uint8Array; readonly fileName: string },
  options: ImportOptions,
): Promise<ImportOutcome> {
  return importRows(ctx, scope, await rowsOfFile(file), options);
}

export async function rowsOfFile(file: { readonly bytes: Uint8Array; readonly fileName: string }): Promise<readonly TableRow[]> {
  try {
    return await readTableFile(file.bytes, file.fileName);
  } catch (error) {
    if (error instanceof UnreadableTable) throw new Refused(error.message);
    throw error;
  }
}

/** What an import would do. Changes nothing. */
export async function previewImport(scope: Scope, rows: readonly TableRow[], options: ImportOptions): Promise<ImportPreview> {
  const reading = readCmocTable(rows, slotRoles(await rolesOf(scope)), options);
  const find = finderOf(await constructsOf(scope));
  const names = new Map(
    reading.cmocs.flatMap((cmoc) => cmoc.elements).flatMap(({ codeName }) => (codeName ? [[nameKey(codeName), codeName]] : [])),
  );
  const { unplaced } = await placed(scope, reading.cmocs, options);
  return {
    reading,
    skipped: inOrder([...reading.skipped, ...unplaced]),
    newCodes: [...names.values()].filter((name) => !find(name)),
    obstacle: await obstacleOf(scope, reading, options),
  };
}

export async function importRows(ctx: Context, scope: Scope, rows: readonly TableRow[], options: ImportOptions): Promise<ImportOutcome> {
  const roles = await rolesOf(scope);
  const reading = readCmocTable(rows, slotRoles(roles), options);
  const obstacle = await obstacleOf(scope, reading, options);
  if (obstacle) throw new Refused(obstacle);
  const { ready, unplaced } = await placed(scope, reading.cmocs, options);
  if (ready.length)
    await operate(ctx, scope, { verb: 'import CMOCs' }, async (op) => {
      const importing = await prepared(op, scope, roles, options);
      for (const { cmoc, referenceId } of ready) await importOne(importing, cmoc, referenceId);
      return ready.length;
    });
  return {
    read: reading.read,
    imported: ready.length,
    skipped: inOrder([...reading.skipped, ...unplaced]),
    notes: reading.notes,
    unknownColumns: reading.unknownColumns,
  };
}

const slotRoles = (roles: readonly Role[]): readonly Role[] => roles.filter((role) => role.isSlot && role.kind !== 'strategy');

const inOrder = (lines: readonly Listed[]): readonly Listed[] => [...lines].sort((a, b) => a.line - b.line);

async function obstacleOf(scope: Scope, reading: TableReading, options: ImportOptions): Promise<string | null> {
  if (!isUsable(reading))
    return 'No column is called context, mechanism, outcome or statement. Put headings in the first row and choose the file again.';
  if (options.phase && !(await namedIn(scope, 'phase')).has(nameKey(options.phase)))
    return `This review has no phase “${options.phase}”. Add it under Settings, or leave the phase out.`;
  return null;
}

/** Extracted CMOCs need their reference; rows without one are listed. */
async function placed(scope: Scope, cmocs: readonly ImportedCmoc[], { level }: ImportOptions) {
  if (level === 'theory') return { ready: cmocs.map((cmoc) => ({ cmoc, referenceId: null })), unplaced: [] };
  const find = await referenceFinder(scope);
  const found = cmocs.map((cmoc) => ({ cmoc, referenceId: cmoc.reference ? find(cmoc.reference) : null }));
  return {
    ready: found.filter((one) => one.referenceId !== null),
    unplaced: found.filter((one) => one.referenceId === null).map(({ cmoc }) => unplacedLine(cmoc)),
  };
}

const unplacedLine = ({ line, reference, statement, elements }: ImportedCmoc): Listed => ({
  line,
  reason: reference
    ? `No single reference is “${reference}”: give its DOI, its title, or “Author year”.`
    : 'An extracted CMOC needs its reference: DOI, title, or “Author year”.',
  text: (statement || elements.map((element) => element.wording || element.codeName).join(' | ')).slice(0, 300),
});

interface Importing {
  readonly op: Operation;
  readonly scope: Scope;
  readonly roles: readonly Role[];
  readonly namer: CodeNamer;
  readonly level: CmocLevel;
  readonly basis: Basis;
  readonly theoryIds: readonly string[];
  readonly phaseId: string | null;
  readonly caseNamed: (name: string) => Promise<string | null>;
  readonly mechanismTypes: ReadonlyMap<string, string>;
}

async function prepared(op: Operation, scope: Scope, roles: readonly Role[], options: ImportOptions): Promise<Importing> {
  const inside = { db: op.tx, reviewId: op.reviewId };
  const theory = options.theory?.trim() ?? '';
  const theoryId = theory && ((await theoryTitled(inside, theory)) ?? (await addTheory(op, { title: theory, kind: 'initial', text: '' })));
  return {
    op,
    scope,
    roles,
    namer: await codeNamer(op),
    level: options.level,
    basis: options.level === 'theory' ? 'theory' : 'stated',
    theoryIds: theoryId ? [theoryId] : [],
    phaseId: options.phase ? ((await namedIn(inside, 'phase')).get(nameKey(options.phase)) ?? null) : null,
    caseNamed: await caseNamer(op),
    mechanismTypes: await namedIn(inside, 'mechanism_type'),
  };
}

async function importOne(importing: Importing, cmoc: ImportedCmoc, referenceId: string | null): Promise<void> {
  const { op, scope, namer, basis } = importing;
  const elements: ReadyElement[] = [];
  for (const element of cmoc.elements) elements.push(await coded(namer, element));
  const { filedUnderId, statement, statementOf } = importedAs(cmoc.statement, elements, importing.roles);
  const { id, number } = await addCmoc(op, scope, {
    level: importing.level,
    origin: importing.level === 'theory' ? 'prior' : 'ours',
    referenceId,
    phaseId: importing.phaseId,
    caseId: await importing.caseNamed(cmoc.case),
    theoryIds: importing.theoryIds,
    group: cmoc.group,
    strategy: cmoc.strategy,
    filedUnderId,
    statement,
    statementOf,
  });
  if (cmoc.number && cmoc.number !== String(number)) await change(op, 'cmoc', { id }, { label: cmoc.number });
  for (const [position, element] of elements.entries()) await writeElement(op, id, { ...element, position, basis });
  await tellMechanismType(importing, cmoc, elements);
}

/** A cell that found its code by an alias keeps its words. */
async function coded(namer: CodeNamer, element: ImportedElement): Promise<ReadyElement> {
  if (element.codeName === null) return { ...element, codeId: null };
  const { id, name } = await namer.named(element.codeName);
  const isAlias = nameKey(name) !== nameKey(element.codeName);
  return { ...element, codeId: id, codeName: name, wording: element.wording || (isAlias ? element.codeName : '') };
}

const writeElement = (
  op: Operation,
  cmocId: string,
  element: ReadyElement & { readonly position: number; readonly basis: Basis },
): Promise<string> =>
  create(op, 'element', {
    cmoc_id: cmocId,
    role_id: element.roleId,
    code_id: element.codeId,
    wording: element.wording,
    direction: element.direction,
    depends_on: '',
    basis: element.basis,
    basis_document_id: null,
    facet: '',
    actor: '',
    level: '',
    position: element.position,
  });

/** The type belongs to the mechanism's code; what the code says already is not overwritten. */
async function tellMechanismType(
  { op, roles, mechanismTypes }: Importing,
  cmoc: ImportedCmoc,
  elements: readonly ReadyElement[],
): Promise<void> {
  const roleId = roles.find((role) => role.kind === 'mechanism')?.id;
  const codeId = elements.find((element) => element.roleId === roleId)?.codeId;
  if (!cmoc.mechanism_type || !codeId) return;
  const code = await liveRow(op, 'code', codeId);
  if (code.mechanism_types !== '[]' || code.mechanism_words) return;
  const names = cmoc.mechanism_type
    .split(/;|,| and /)
    .map(nameKey)
    .filter(Boolean);
  const known = names.map((name) => mechanismTypes.get(name)).filter((id) => id !== undefined);
  const isKnown = known.length === names.length;
  await change(op, 'code', { id: codeId }, isKnown ? { mechanism_types: JSON.stringify(known) } : { mechanism_words: cmoc.mechanism_type });
}

/** Cases by name, made when missing; the name is its own abbreviation until somebody gives the full one. */
async function caseNamer(op: Operation): Promise<(name: string) => Promise<string | null>> {
  const known = new Map(await namedIn({ db: op.tx, reviewId: op.reviewId }, 'case'));
  return async (name) => {
    const key = nameKey(name);
    if (!key) return null;
    const id = known.get(key) ?? (await caseNamed(op, name));
    known.set(key, id);
    return id;
  };
}
