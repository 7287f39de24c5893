/** Codings: roles and codes on passages, with direction, basis and note. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import type { Tx } from '../platform/database.ts';
import { change, create, liveRow, operate, type Operation, type Seen, trash } from '../platform/operation.ts';
import { prepared } from '../platform/prepared.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Basis, Direction } from '../reviews/vocabulary.ts';
import { codeNamed } from './codes.service.ts';
import { type CodingMeant, placeCoding } from './place-coding.ts';
import { markingPass } from './readings.service.ts';

export interface CodingDetail {
  readonly direction?: Direction | undefined;
  readonly dependsOn?: string | undefined;
  readonly basis?: Basis | undefined;
  readonly basisDocumentId?: string | null | undefined;
  readonly note?: string | undefined;
}

/** A role, a code, both or neither; `newCode` names a code that is made when there is none of that name. */
export interface CodingGiven extends CodingDetail {
  readonly roleId: string | null;
  readonly codeId: string | null;
  readonly newCode?: string | undefined;
}

/** Gives passages a role or a code. Returns their codings' ids, in the order of the passages. */
export async function codePassages(
  ctx: Context,
  scope: Scope,
  excerpts: readonly string[],
  given: CodingGiven,
): Promise<readonly string[]> {
  return operate(ctx, scope, { verb: verbOf(given, excerpts.length) }, async (op) => {
    const codings: string[] = [];
    for (const id of excerpts) {
      const excerpt = await liveRow(op, 'excerpt', id);
      const pass = await markingPass(op, await documentOf(op, excerpt.document_version_id));
      codings.push((await giveCoding(op, scope, id, { ...given, pass })) ?? '');
    }
    return codings;
  });
}

const verbOf = ({ codeId, newCode }: CodingGiven, n: number): string =>
  codeId || newCode ? (n > 1 ? 'code passages' : 'code a passage') : n > 1 ? 'give passages a role' : 'give a passage a role';

async function documentOf(op: Operation, versionId: string): Promise<string> {
  return (await liveRow(op, 'document_version', versionId)).document_id;
}

/** Within an operation: fills, adds or leaves (place-coding.ts). Null when neither role nor code is meant. */
export async function giveCoding(
  op: Operation,
  scope: Pick<Scope, 'setId'>,
  excerptId: string,
  given: CodingGiven & { readonly pass: number },
): Promise<string | null> {
  const meant = await meantBy(op, given);
  if (!meant) return null;
  const placed = placeCoding(await codingsHeld.all(op.tx, { excerptId }), meant);
  if (placed.kind === 'there') return placed.id;
  if (placed.kind === 'fill') {
    const { roleId, codeId: code } = placed.patch;
    const patch = { ...(roleId === undefined ? {} : { role_id: roleId }), ...(code === undefined ? {} : { code_id: code }) };
    await change(op, 'coding', { id: placed.id }, { ...patch, ...detailColumns(given) });
    return placed.id;
  }
  return add(op, scope, excerptId, { ...given, ...meant });
}

/** The same for a passage made in this operation: it has no codings yet. */
export async function giveFirstCoding(
  op: Operation,
  scope: Pick<Scope, 'setId'>,
  excerptId: string,
  given: CodingGiven & { readonly pass: number },
): Promise<void> {
  const meant = await meantBy(op, given);
  if (meant) await add(op, scope, excerptId, { ...given, ...meant });
}

async function meantBy(op: Operation, { roleId, codeId, newCode }: CodingGiven): Promise<CodingMeant | null> {
  const meant = { roleId, codeId: newCode ? await codeNamed(op, newCode) : codeId };
  return meant.roleId || meant.codeId ? meant : null;
}

function add(
  op: Operation,
  scope: Pick<Scope, 'setId'>,
  excerptId: string,
  given: CodingGiven & { readonly pass: number },
): Promise<string> {
  return create(op, 'coding', {
    excerpt_id: excerptId,
    role_id: given.roleId,
    code_id: given.codeId,
    ...blankDetail,
    ...detailColumns(given),
    pass: given.pass,
    set_id: scope.setId,
  });
}

/** What nobody has said is not stated by anybody; what is highlighted was said by the authors. */
const blankDetail = { direction: 'not_stated', depends_on: '', basis: 'stated', basis_document_id: null, note: '' };

/** Oldest first. A coding lies in the review of its passage, by key: asked for both, a young database reads the whole review. */
const codingsHeld = prepared((tx: Tx, p: { excerptId: string }) =>
  tx
    .selectFrom('coding')
    .select(['id', 'role_id as roleId', 'code_id as codeId'])
    .where('excerpt_id', '=', p.excerptId)
    .where('trashed_at', 'is', null)
    .orderBy('id'),
);

/** Only what is given: nothing else is touched. Who depends on nothing loses the words of what it depended on. */
function detailColumns({ direction, dependsOn, basis, basisDocumentId, note }: CodingDetail) {
  return {
    ...(direction === undefined ? {} : { direction }),
    ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
    ...(basis === undefined ? {} : { basis }),
    ...(basisDocumentId === undefined ? {} : { basis_document_id: basisDocumentId }),
    ...(note === undefined ? {} : { note }),
  };
}

export interface CodingPatch extends CodingDetail {
  readonly roleId?: string | null | undefined;
  readonly codeId?: string | null | undefined;
  readonly newCode?: string | undefined;
}

/** Changes one coding; what is left out stays. Returns its new version. */
export async function changeCoding(ctx: Context, scope: Scope, seen: Seen, patch: CodingPatch): Promise<number> {
  return operate(ctx, scope, { verb: changeVerb(patch) }, async (op) => {
    const codeId = patch.newCode ? await codeNamed(op, patch.newCode) : patch.codeId;
    if (patch.basisDocumentId) await liveRow(op, 'document', patch.basisDocumentId);
    return change(op, 'coding', seen, {
      ...detailColumns(patch),
      ...(patch.roleId === undefined ? {} : { role_id: patch.roleId }),
      ...(codeId === undefined ? {} : { code_id: codeId }),
    });
  });
}

function changeVerb(patch: CodingPatch): string {
  if (patch.codeId !== undefined || patch.newCode) return 'code a passage';
  if (patch.roleId !== undefined) return 'change a role of a passage';
  if (patch.direction !== undefined) return 'set a direction';
  return patch.basis === undefined ? 'change a coding' : 'set a basis';
}

/** Changes several codings in one operation, so that one key is one undo. */
export async function setDetails(ctx: Context, scope: Scope, codings: readonly string[], detail: CodingDetail): Promise<null> {
  if (!codings.length) throw new Invalid({ coding: 'Give the passage a role or a code first: a direction belongs to one of them.' });
  return operate(ctx, scope, { verb: changeVerb(detail) }, async (op) => {
    if (detail.basisDocumentId) await liveRow(op, 'document', detail.basisDocumentId);
    for (const id of codings) await change(op, 'coding', { id }, detailColumns(detail));
    return null;
  });
}

export async function removeCoding(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove a coding' }, async (op) => {
    await trash(op, 'coding', id);
    return null;
  });
}
