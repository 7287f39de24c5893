/** Searches: a file is read and shown, described by people, imported in the background, and can be taken back. */
import { setImmediate as pause } from 'node:timers/promises';
import { type Author, type Context } from '../platform/context.ts';
import { NotFound, Refused } from '../platform/errors.ts';
import { addJob, jobsChannel } from '../platform/jobs.ts';
import { change, create, liveRow, nextNumber, operate, type Operation } from '../platform/operation.ts';
import { UnreadableTable } from '../platform/spreadsheet.adapter.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type StreamedFile, streamReferences } from './formats/open-file.adapter.ts';
import type { ColumnMapping } from './formats/table-columns.ts';
import { importKind } from './import.service.ts';
import { livePhaseIds } from './references.queries.ts';
import { type Findings, isReady, noFindings, type SearchDetails, Tally } from './search.ts';
import { isUnderWay, searchById, searchesOf } from './searches.queries.ts';

export interface ReferenceFile {
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
}

type ReadAs = Pick<StreamedFile, 'format' | 'encoding'> & {
  readonly findings: Findings;
  readonly message: string;
};

/** Reads a stored file and notes what it holds; nothing of it is imported yet. Returns the search's id. */
export async function readSearchFile(
  ctx: Context,
  scope: Author,
  file: ReferenceFile,
  details: Partial<SearchDetails> = {},
): Promise<string> {
  const { findings, message, ...read } = await readStored(ctx, file.sha256, null);
  return operate(ctx, { reviewId: scope.reviewId, actorId: scope.actorId }, { verb: 'read a file of references' }, async (op) =>
    create(op, 'search', {
      source_kind: 'database',
      source: '',
      searched_on: '',
      terms: '',
      limits: '',
      phase_id: null,
      reason: '',
      ...details,
      ...read,
      number: await nextNumber(op, 'search'),
      file_name: file.fileName,
      file_size: file.size,
      sha256: file.sha256,
      mapping: '',
      state: message ? 'refused' : 'read',
      findings: JSON.stringify(findings),
      imported: 0,
      duplicates: 0,
      message,
    }),
  );
}

async function readStored(ctx: Context, sha256: string, mapping: ColumnMapping | null): Promise<ReadAs> {
  try {
    const opened = await streamReferences(() => ctx.blobs.open(sha256), mapping);
    const tally = new Tally();
    let seen = 0;
    for await (const found of opened.found) {
      tally.add(found);
      if (++seen % 200 === 0) await pause();
    }
    const findings = tally.findings(opened.columns);
    const message = findings.read ? '' : 'No references were found in it. Export it again as RIS, and choose it again.';
    return { format: opened.format, encoding: opened.encoding, findings, message };
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    return { format: 'XLSX', encoding: '', findings: noFindings, message: error.message };
  }
}

export interface Described extends SearchDetails {
  readonly id: string;
  readonly version?: number | undefined;
}

/** Says where a search's records came from. Returns the new version. */
export async function describeSearch(ctx: Context, scope: Scope, { id, version, ...details }: Described): Promise<number> {
  return operate(ctx, scope, { verb: 'describe a search' }, async (op) => {
    const [phase_id = null] = await livePhaseIds({ db: op.tx, reviewId: op.reviewId }, details.phase_id ? [details.phase_id] : []);
    return change(op, 'search', { id, version }, { ...details, phase_id });
  });
}

/** Reads a table again with the columns that a person chose. */
export async function mapColumns(ctx: Context, scope: Scope, id: string, mapping: ColumnMapping): Promise<null> {
  const search = await searchById(scope, id);
  if (!search) throw new NotFound();
  const { findings, message } = await readStored(ctx, search.sha256, mapping);
  return operate(ctx, scope, { verb: 'say what the columns of a table are' }, async (op) => {
    const row = await liveRow(op, 'search', id);
    if (row.state !== 'read' && row.state !== 'refused') throw new Refused('This file has been imported already.');
    const state = message ? 'refused' : 'read';
    await change(op, 'search', { id }, { mapping: JSON.stringify(mapping), findings: JSON.stringify(findings), state, message });
    return null;
  });
}

/** Marks what was read as to be imported: `importSearch` may begin. Nothing happens to what is imported already. */
export async function beginImport(op: Operation, id: string): Promise<boolean> {
  const search = await liveRow(op, 'search', id);
  if (search.state === 'refused') throw new Refused(search.message);
  if (search.state === 'done') return false;
  await change(op, 'search', { id }, { state: 'importing', message: '' });
  return true;
}

/** Imports every file that is ready, each as its own search, into a phase where none was said. Returns how many. */
export async function importAllRead(ctx: Context, scope: Scope, phase: string | null): Promise<number> {
  const ready = (await searchesOf(scope)).filter(isReady).toReversed();
  await operate(ctx, { reviewId: scope.reviewId, actorId: scope.actorId }, { verb: 'describe a search' }, async (op) => {
    const [phase_id = null] = await livePhaseIds({ db: op.tx, reviewId: op.reviewId }, phase ? [phase] : []);
    for (const search of ready) if (phase_id && !search.phase_id) await change(op, 'search', { id: search.id }, { phase_id });
    return null;
  });
  for (const search of ready) await startImport(ctx, scope, search.id);
  return ready.length;
}

/** Imports in the background. A second click does nothing; one after an interruption goes on. */
export async function startImport(ctx: Context, scope: Author, id: string): Promise<null> {
  const author = { reviewId: scope.reviewId, actorId: scope.actorId };
  await operate(ctx, author, { verb: importKind }, async (op) => {
    if ((await isUnderWay(op.tx, id)) || !(await beginImport(op, id))) return null;
    const job = { kind: importKind, reviewId: op.reviewId, accountId: op.actorId, subjectId: id, payload: {} };
    await addJob(op.tx, { id: ctx.newId(), now: op.at }, job);
    return null;
  });
  ctx.events.emit(jobsChannel);
  return null;
}
