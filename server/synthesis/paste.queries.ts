/** What a paste into the grid would change. */
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { verdicts } from './cmoc.ts';
import { cmocsById, materialOf } from './cmocs.queries.ts';
import { finderOf } from './constructs.queries.ts';
import { cellNames } from './grid.queries.ts';
import { type GridField, statusChoices } from './grid.ts';
import { assertKnown } from './known.queries.ts';
import { surroundingsOf } from './lists.queries.ts';
import { pasted, type PastedRow } from './paste.ts';
import { readPasted } from './table-file.adapter.ts';

interface PasteAsked {
  readonly text: string;
  /** The rows from the focused one down. */
  readonly cmoc: readonly string[];
  readonly fields: readonly GridField[];
}

export async function pasteOf(scope: Scope, { text, cmoc, fields }: PasteAsked) {
  await assertKnown(scope, { cmoc });
  const [material, around] = await Promise.all([materialOf(scope), surroundingsOf(scope)]);
  const cells = readPasted(text).map((row) => row.cells);
  const byId = new Map((await cmocsById(scope, material, cmoc)).map((one) => [one.id, one]));
  const find = finderOf(material.constructs);
  const isNamed = (list: readonly { readonly name: string }[], name: string): boolean =>
    list.some((one) => nameKey(one.name) === nameKey(name));
  const problems: Partial<Record<GridField, (name: string) => string | null>> = {
    filed_under: (name) => (find(name) ? null : `There is no code “${name}”.`),
    phase: (name) => (isNamed(around.phases, name) ? null : `There is no phase “${name}”.`),
    status: (name) => (statusChoices.some((choice) => nameKey(choice.text) === nameKey(name)) ? null : `“${name}” is no status.`),
    verdict: (name) => (verdicts.some((verdict) => verdict === nameKey(name)) ? null : `“${name}” is no verdict.`),
  };
  const rows: readonly PastedRow[] = pasted({
    cells,
    cmocs: cmoc.flatMap((id) => byId.get(id) ?? []),
    fields,
    names: cellNames({ material, around }),
    problemOf: (field, name) => (name === '' ? null : (problems[field]?.(name) ?? null)),
  });
  return { rows, cells, fields, roleName: (id: string) => material.roles.find((role) => role.id === id)?.name ?? 'Slot' };
}
