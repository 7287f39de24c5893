/** What surrounds every page: the rail's counts, what undo would take, who else is here. */
import type { Assets, Frame, ReviewFrame } from '../../views/layout/frame.ts';
import { type NextUndo, nextUndo } from '../platform/undo.ts';
import { operationsOf } from '../platform/undo.queries.ts';
import { notUndone } from '../reversals.ts';
import { allows } from '../reviews/permission.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { recordsWaiting } from '../screening/waiting.queries.ts';
import type { Actor } from '../web/route.ts';
import { cmocsWithoutMechanism, readingOf } from './standing.queries.ts';

const kept = new Set(Object.keys(notUndone));

export interface Around {
  readonly assets: Assets;
  readonly actor: Actor | null;
  readonly scope: Scope | null;
  readonly notice: string | null;
  readonly alarm: string | null;
  /** Names of others who have this review open. */
  readonly present: readonly string[];
}

export async function frameOf({ assets, actor, scope, notice, alarm, present }: Around): Promise<Frame> {
  const account = actor && { id: actor.accountId, name: actor.name, theme: actor.theme, keysOff: actor.keysOff };
  return { assets, account, notice, alarm, review: scope && { ...(await reviewFrame(scope)), present } };
}

async function reviewFrame(scope: Scope): Promise<Omit<ReviewFrame, 'present'>> {
  const [next, reading, withoutMechanism, screening] = await Promise.all([
    nextOf(scope),
    readingOf(scope),
    cmocsWithoutMechanism(scope),
    recordsWaiting(scope),
  ]);
  const waiting = { documents: reading.toRead + reading.reading, cmocs: withoutMechanism, screening };
  return { slug: scope.slug, title: scope.title, role: scope.role, waiting, undo: next.undo?.verb ?? null, redo: next.redo?.verb ?? null };
}

/** What this person's undo and redo would take. */
export async function nextOf(scope: Scope): Promise<NextUndo> {
  return allows(scope.role, 'code') ? nextUndo(await operationsOf(scope.db, scope), kept) : { undo: null, redo: null };
}
