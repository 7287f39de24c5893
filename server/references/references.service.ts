/** Making and changing bibliographic records. What is one study: studies.service. Cases: cases.service. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import {
  anyRow,
  change,
  create,
  liveRow,
  nextNumber,
  nextNumbers,
  operate,
  type Operation,
  restore,
  trash,
} from '../platform/operation.ts';
import type { Own } from '../platform/schema/index.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { livePhaseIds } from './references.queries.ts';
import { blankReference, doiKey, type ReferenceFields } from './reference.ts';
import { setPhases } from './phases.service.ts';

/** What a record may be made of; files know two things more than people are asked for. */
export type MadeFields = Partial<ReferenceFields> & { readonly pmid?: string; readonly language?: string };

/** Makes a record inside somebody else's operation. `guessed` names the fields that nobody has confirmed yet. */
export async function makeReference(op: Operation, fields: MadeFields, guessed: readonly string[] = []): Promise<string> {
  return create(op, 'reference', madeOf(fields, await nextNumber(op, 'reference'), guessed));
}

/** Makes many at once, of the ids and in the order given. */
export async function makeReferences(op: Operation, made: readonly { readonly id: string; readonly fields: MadeFields }[]): Promise<void> {
  const first = made.length ? await nextNumbers(op, 'reference', made.length) : 0;
  for (const [at, { id, fields }] of made.entries()) await create(op, 'reference', { id, ...madeOf(fields, first + at) });
}

const madeOf = (fields: MadeFields, number: number, guessed: readonly string[] = []): Own<'reference'> => ({
  ...columnsOf({ ...blankReference, ...fields }),
  number,
  pmid: fields.pmid ?? '',
  language: fields.language ?? '',
  study_id: null,
  guessed: JSON.stringify(guessed),
  foreign_guid: null,
});

export async function addReference(ctx: Context, scope: Scope, fields: ReferenceFields, phases: readonly string[] = []): Promise<string> {
  return operate(ctx, scope, { verb: 'add a reference' }, async (op) => {
    const used = await livePhaseIds({ db: op.tx, reviewId: op.reviewId }, phases);
    const id = await makeReference(op, fields);
    await setPhases(op, id, used);
    return id;
  });
}

export interface ReferencePatch {
  readonly id: string;
  readonly version?: number | undefined;
  readonly fields: ReferenceFields;
  /** Ids of the phases it is used in. */
  readonly phases: readonly string[];
}

/** Saves the whole record: what was guessed is confirmed by saving it. */
export async function changeReference(ctx: Context, scope: Scope, { id, version, fields, phases }: ReferencePatch): Promise<number> {
  if (!fields.title) throw new Invalid({ title: 'Give the reference a title.' });
  return operate(ctx, scope, { verb: 'change a reference' }, async (op) => {
    const used = await livePhaseIds({ db: op.tx, reviewId: op.reviewId }, phases);
    const saved = await change(op, 'reference', { id, version }, { ...columnsOf(fields), guessed: '[]' });
    await setPhases(op, id, used);
    return saved;
  });
}

/** Puts references in the trash, and their documents with them. */
export async function trashReferences(ctx: Context, scope: Scope, ids: readonly string[]): Promise<number> {
  return operate(ctx, scope, { verb: ids.length === 1 ? 'put a reference in the trash' : 'put references in the trash' }, async (op) => {
    for (const id of ids) {
      for (const document of await documentIds(op, id, null)) await trash(op, 'document', document);
      await trash(op, 'reference', id);
    }
    return ids.length;
  });
}

/** Takes a reference out of the trash, and the documents and uses that went there with it. */
export async function restoreReference(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'take a reference out of the trash' }, async (op) => {
    const { trashed_at } = await anyRow(op, 'reference', id);
    if (trashed_at === null) return null;
    await restore(op, 'reference', id);
    for (const document of await documentIds(op, id, trashed_at)) await restore(op, 'document', document);
    for (const use of await usesTrashedAt(op, id, trashed_at)) await restore(op, 'reference_phase', use);
    return null;
  });
}

/** Uses in phases that went to the trash with their reference when an import was taken back. */
async function usesTrashedAt(op: Operation, referenceId: string, trashedAt: string): Promise<readonly string[]> {
  const rows = await op.tx
    .selectFrom('reference_phase')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', referenceId)
    .where('trashed_at', '=', trashedAt)
    .execute();
  return rows.map((row) => row.id);
}

/** Documents of a reference that went to the trash at a moment; null: that are not there. */
async function documentIds(op: Operation, referenceId: string, trashedAt: string | null): Promise<readonly string[]> {
  const rows = await op.tx
    .selectFrom('document')
    .select('id')
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', referenceId)
    .where('trashed_at', trashedAt === null ? 'is' : '=', trashedAt)
    .execute();
  return rows.map((row) => row.id);
}

/** What many references are used as, or which phase they are (no longer) used in: one action for a selection. */
export type BulkChange =
  { readonly kind: 'use'; readonly use: string } | { readonly kind: 'phase'; readonly phase: string; readonly isUsed: boolean };

export async function changeMany(ctx: Context, scope: Scope, ids: readonly string[], what: BulkChange): Promise<number> {
  const verb = what.kind === 'use' ? 'set what references are used as' : 'set the phase of references';
  return operate(ctx, scope, { verb }, async (op) => {
    for (const id of ids) {
      await liveRow(op, 'reference', id);
      if (what.kind === 'use') await change(op, 'reference', { id }, { used_as: what.use });
      else await togglePhase(op, id, what);
    }
    return ids.length;
  });
}

async function togglePhase(
  op: Operation,
  id: string,
  { phase, isUsed }: { readonly phase: string; readonly isUsed: boolean },
): Promise<void> {
  await liveRow(op, 'phase', phase);
  const scope = { db: op.tx, reviewId: op.reviewId };
  const rows = await scope.db
    .selectFrom('reference_phase')
    .select(['phase_id'])
    .where('review_id', '=', op.reviewId)
    .where('reference_id', '=', id)
    .where('trashed_at', 'is', null)
    .execute();
  const others = rows.map((row) => row.phase_id).filter((one) => one !== phase);
  await setPhases(op, id, isUsed ? [...others, phase] : others);
}

type Columns = Omit<Own<'reference'>, 'number' | 'pmid' | 'language' | 'study_id' | 'guessed' | 'foreign_guid'>;

const columnsOf = (fields: ReferenceFields): Columns => ({
  kind: fields.kind,
  title: fields.title,
  title_key: nameKey(fields.title),
  authors: JSON.stringify(fields.authors),
  year: fields.year,
  container: fields.container,
  volume: fields.volume,
  issue: fields.issue,
  pages: fields.pages,
  doi: fields.doi,
  doi_key: doiKey(fields.doi),
  url: fields.url,
  abstract: fields.abstract,
  countries: JSON.stringify(fields.countries),
  used_as: fields.used_as,
  note: fields.note,
});
