/** The review's own lists: phases, roles, stances, mechanism types, reasons to exclude, levels. Nothing in use is destroyed. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, trash } from '../platform/operation.ts';
import { nameKey } from './name-key.ts';
import { vocabulary } from './reviews.queries.ts';
import type { Scope } from './scope.queries.ts';

export const namedLists = ['phase', 'mechanism_type', 'exclusion_reason'] as const;
export type NamedList = (typeof namedLists)[number];

export async function addNamed(ctx: Context, scope: Scope, list: NamedList, name: string): Promise<string> {
  return operate(ctx, scope, { verb: 'add to a list' }, async (op) => {
    const rows = await vocabulary({ db: op.tx, reviewId: op.reviewId }, list);
    return create(op, list, { name, name_key: nameKey(name), position: nextPosition(rows) });
  });
}

export async function renameNamed(
  ctx: Context,
  scope: Scope,
  list: NamedList,
  of: { readonly id: string; readonly name: string; readonly version?: number | undefined },
): Promise<number> {
  return operate(ctx, scope, { verb: 'rename in a list' }, (op) => change(op, list, of, { name: of.name, name_key: nameKey(of.name) }));
}

export async function removeNamed(ctx: Context, scope: Scope, list: NamedList, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'remove from a list' }, async (op) => {
    await trash(op, list, id);
    return null;
  });
}

type Ordered = NamedList | 'role' | 'stance';

/** Moves an entry one place up or down. */
export async function moveInList(
  ctx: Context,
  scope: Scope,
  list: Ordered,
  of: { readonly id: string; readonly direction: 'up' | 'down' },
): Promise<null> {
  return operate(ctx, scope, { verb: 'reorder a list' }, async (op) => {
    await liveRow(op, list, of.id);
    const rows = [...(await vocabulary({ db: op.tx, reviewId: op.reviewId }, list))];
    const at = rows.findIndex((row) => row.id === of.id);
    const to = of.direction === 'up' ? at - 1 : at + 1;
    const [row] = rows.splice(at, 1);
    if (row) rows.splice(Math.max(0, Math.min(rows.length, to)), 0, row);
    for (const [position, { id }] of rows.entries()) await change(op, list, { id }, { position });
    return null;
  });
}

export interface RolePatch {
  readonly name: string;
  readonly letter: string;
  readonly key: string;
  readonly style: number;
  readonly is_slot: boolean;
  readonly is_hidden: boolean;
}

export async function addRole(ctx: Context, scope: Scope, role: RolePatch): Promise<string> {
  return operate(ctx, scope, { verb: 'add a role' }, async (op) => {
    const rows = await vocabulary({ db: op.tx, reviewId: op.reviewId }, 'role');
    return create(op, 'role', { ...asColumns(role), kind: 'other', position: nextPosition(rows) });
  });
}

/** Hiding a role never deletes what was coded with it. */
export async function changeRole(
  ctx: Context,
  scope: Scope,
  seen: { readonly id: string; readonly version?: number | undefined },
  role: RolePatch,
): Promise<number> {
  return operate(ctx, scope, { verb: 'change a role' }, (op) => change(op, 'role', seen, asColumns(role)));
}

export async function changeStance(
  ctx: Context,
  scope: Scope,
  seen: { readonly id: string; readonly version?: number | undefined },
  stance: { readonly name: string; readonly letter: string; readonly counts: string },
): Promise<number> {
  return operate(ctx, scope, { verb: 'change a stance' }, (op) => change(op, 'stance', seen, stance));
}

/** One level per line; a level keeps its id as long as its name stays. */
export async function changeLevels(
  ctx: Context,
  scope: Scope,
  seen: { readonly version?: number | undefined },
  text: string,
): Promise<number> {
  const levels = [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ].map((name) => ({ id: nameKey(name).replaceAll(' ', '-'), name }));
  return operate(ctx, scope, { verb: 'change the levels' }, (op) =>
    change(op, 'review', { id: scope.reviewId, version: seen.version }, { levels: JSON.stringify(levels) }),
  );
}

const asColumns = ({ is_slot, is_hidden, ...role }: RolePatch) => ({
  ...role,
  is_slot: is_slot ? (1 as const) : (0 as const),
  is_hidden: is_hidden ? (1 as const) : (0 as const),
});

const nextPosition = (rows: readonly { readonly position: number }[]): number => Math.max(-1, ...rows.map((row) => row.position)) + 1;
