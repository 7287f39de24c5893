import { NotFound } from '../platform/errors.ts';
import { referenceLabels } from '../references/references.queries.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { materialOf } from './cmocs.queries.ts';
import type { SlotRole } from './cmoc.ts';
import type { Passage } from './evidence.queries.ts';
import { lineFrom, type LineDraft, type Placement, placementsOf } from './line.ts';
import { nearbyPassages } from './nearby.queries.ts';
import { passagesById } from './unplaced.queries.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

interface LineAsked {
  readonly excerptIds: readonly string[];
  /** The paper being read. */
  readonly reading: { readonly documentId: string; readonly referenceId: string } | null;
  readonly theoryId: string | null;
}

/** A line begun from passages; ids that are none, or of passages that are gone, are passed over. */
export async function lineFor(scope: Scope, { excerptIds, reading, theoryId }: LineAsked): Promise<LineDraft> {
  const ids = excerptIds.filter((id) => uuid.test(id)).slice(0, 50);
  const [{ roles, constructs }, passages, labels] = await Promise.all([
    materialOf(scope),
    passagesById(scope, ids),
    referenceLabels(scope),
  ]);
  const slots = roles.filter((role) => role.isSlot && !role.isHidden);
  return lineFrom({
    passages,
    nearby: reading ? await nearby(scope, reading.documentId, passages, slots) : [],
    roles: slots,
    codes: constructs,
    labelOf: (id) => labels.get(id) ?? 'this reference',
    reading: reading?.referenceId ?? null,
    theoryId,
  });
}

/** Passages taken along with the slots they were coded for. @throws NotFound when one is not of this review. */
export async function takenAlong(scope: Scope, excerptIds: readonly string[]): Promise<readonly Placement[]> {
  const [{ roles }, passages] = await Promise.all([materialOf(scope), passagesById(scope, excerptIds)]);
  if (passages.length < new Set(excerptIds).size) throw new NotFound();
  return placementsOf(
    passages,
    roles.filter((role) => role.isSlot && !role.isHidden).map(({ id }) => id),
  );
}

async function nearby(scope: Scope, documentId: string, passages: readonly Passage[], slots: readonly SlotRole[]) {
  const ids = await nearbyPassages(scope, {
    documentId,
    roleIds: slots.map(({ id }) => id),
    but: passages.map(({ id }) => id),
    sheet: passages.find((passage) => passage.documentId === documentId)?.sheet ?? null,
  });
  const found = new Map((await passagesById(scope, ids)).map((passage) => [passage.id, passage]));
  return ids.flatMap((id) => found.get(id) ?? []);
}
