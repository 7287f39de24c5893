/** Putting passages into a configuration: on the whole, an element, a relation, or into a slot as an element of their own. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound } from '../platform/errors.ts';
import { type Operation, operate } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { cmocById, materialOf } from './cmocs.queries.ts';
import { canonical, constructsOf, type Constructs } from './constructs.queries.ts';
import { keepingFiling, placeElement } from './elements.service.ts';
import { assertKnown } from './known.queries.ts';
import { likelyTarget } from './link-target.ts';
import { addLinks } from './links.service.ts';
import { elementFrom } from './passage-element.ts';
import { elementsIn } from './slots.queries.ts';
import { targetFrom } from './target.ts';
import { type CodedPassage, passagesById } from './unplaced.queries.ts';

export interface PlaceGiven {
  readonly cmocId: string;
  readonly excerptIds: readonly string[];
  /** "whole", "slot:<role>", "element:<element>", "relation:<element>:<element>". */
  readonly target: string;
  readonly stance: string;
}

export async function placePassages(ctx: Context, scope: Scope, given: PlaceGiven): Promise<number> {
  if (!given.excerptIds.length) throw new Invalid({ excerpt: 'Choose a passage first.' });
  const slot = /^slot:(.+)$/.exec(given.target)?.[1];
  const target = targetFrom(given.target);
  if (!slot && !target) throw new Invalid({ target: 'Choose where the passage belongs.' });
  return operate(ctx, scope, { verb: given.excerptIds.length === 1 ? 'place a passage' : 'place passages' }, async (op) => {
    if (slot) await intoSlot(op, scope, slot, given);
    else await addLinks(op, scope, { ...given, ...target });
    return given.excerptIds.length;
  });
}

/** A passage whose code the slot has already in that direction joins that element; others become elements. */
async function intoSlot(op: Operation, scope: Scope, roleId: string, { cmocId, excerptIds, stance }: PlaceGiven): Promise<void> {
  const inside = { ...scope, db: op.tx };
  const [constructs, passages] = [await constructsOf(inside), await passagesById(inside, excerptIds)];
  if (passages.length !== new Set(excerptIds).size) throw new Invalid({ excerpt: 'That passage is no longer there.' });
  await keepingFiling(op, cmocId, async () => {
    for (const passage of passages) {
      const elementId = await elementFor(op, { cmocId, roleId, passage, constructs });
      await addLinks(op, scope, { cmocId, excerptIds: [passage.id], stance, elementId });
    }
    return null;
  });
}

interface Wanted {
  readonly cmocId: string;
  readonly roleId: string;
  readonly passage: CodedPassage;
  readonly constructs: Constructs;
}

async function elementFor(op: Operation, { cmocId, roleId, passage, constructs }: Wanted): Promise<string> {
  const { code, wording, direction } = elementFrom(passage, roleId, constructs);
  const present = (await elementsIn(op.tx, op.reviewId, cmocId)).filter((element) => element.role_id === roleId);
  const same =
    code && present.find((element) => element.code_id === code.id && (element.direction === direction || direction === 'not_stated'));
  return same?.id ?? placeElement(op, cmocId, { roleId, codeId: code?.id ?? null, wording, direction, basis: 'stated' });
}

export interface LinkedHere {
  readonly cmocId: string;
  readonly excerptIds: readonly string[];
  readonly stance: string;
}

/** Links passages while one reads: each to what it was coded as in that configuration, or else to the whole. */
export async function linkWhileReading(ctx: Context, scope: Scope, { cmocId, excerptIds, stance }: LinkedHere): Promise<number> {
  if (!excerptIds.length) throw new Invalid({ excerpt: 'Choose a passage first.' });
  await assertKnown(scope, { cmoc: [cmocId], excerpt: excerptIds });
  return operate(ctx, scope, { verb: excerptIds.length === 1 ? 'link a passage' : 'link passages' }, async (op) => {
    const inside = { ...scope, db: op.tx };
    const material = await materialOf(inside);
    const cmoc = await cmocById(inside, material, cmocId);
    if (!cmoc) throw new NotFound();
    const canonicalId = (id: string): string => canonical(material.constructs, id)?.id ?? id;
    for (const passage of await passagesById(inside, excerptIds))
      await addLinks(op, scope, { cmocId, excerptIds: [passage.id], stance, ...likelyTarget(passage, cmoc.slots, canonicalId) });
    return excerptIds.length;
  });
}
