/** What surrounds every page: the rail's counts, what undo would take, who else is here. */
import type { Assets, Frame } from '../../views/layout/frame.ts';
import { nextUndo } from '../platform/undo.ts';
import { operationsOf } from '../platform/undo.queries.ts';
import { notUndone } from '../reversals.ts';
import { allows } from '../reviews/permission.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Actor } from '../web/route.ts';

const kept = new Set(Object.keys(notUndone));

interface Around {
  readonly assets: Assets;
  readonly actor: Actor | null;
  readonly scope: Scope | null;
  readonly notice: string | null;
}

export async function frameOf({ assets, actor, scope, notice }: Around): Promise<Frame> {
  const account = actor && { id: actor.accountId, name: actor.name, theme: actor.theme, keysOff: actor.keysOff };
  return { assets, account, notice, alarm: null, review: scope && (await reviewFrame(scope)) };
}

async function reviewFrame(scope: Scope): Promise<NonNullable<Frame['review']>> {
  const next = allows(scope.role, 'code') ? nextUndo(await operationsOf(scope.db, scope), kept) : null;
  return {
    slug: scope.slug,
    title: scope.title,
    role: scope.role,
    waiting: {},
    undo: next?.undo?.verb ?? null,
    redo: next?.redo?.verb ?? null,
    present: [],
  };
}
