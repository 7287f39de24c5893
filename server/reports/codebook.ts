/** The codebook as a table: every code in the order of the tree, with what it means and how often it is used. */
import { alphabetically } from '../reviews/name-key.ts';
import type { CodeReading } from './code-reading.ts';
import { counts, words } from './column.ts';
import type { CodeKept } from './counted.queries.ts';
import type { Table } from './table.ts';
import type { Ids } from './tally.ts';

/** A code on a passage. Lists of them go passage by passage. */
export interface CodeUse {
  readonly codeId: string;
  readonly excerptId: string;
  readonly referenceId: string;
}

export interface CodebookAsked {
  readonly codes: readonly CodeKept[];
  readonly reading: CodeReading;
  readonly uses: readonly CodeUse[];
  /** CMOCs in whose elements a code stands, by code. */
  readonly cmocs: ReadonlyMap<string, Ids>;
  readonly mechanismTypes: ReadonlyMap<string, string>;
  readonly levels: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  readonly scope: Readonly<Record<string, unknown>>;
}

interface Used {
  excerpts: number;
  /** The passage counted last: remembering all 30,000 would take as long as reading them. */
  last: string;
  readonly documents: Set<string>;
}

export function codebook(asked: CodebookAsked): Table {
  const { codes, reading, mechanismTypes, levels } = asked;
  const [raw, merged] = [usedBy(asked.uses, (id) => id), usedBy(asked.uses, (id) => reading.merged(id)?.id ?? id)];
  return {
    name: 'codebook',
    caption: 'Codebook',
    columns: [
      words('code', 'Code', 20),
      words('path', 'Under', 20),
      words('definition', 'Definition', 40),
      words('aliases', 'Also found as', 18),
      words('mechanism_type', 'Mechanism type', 16),
      words('level', 'Level', 12),
      words('merged_into', 'Merged into', 16),
      counts('excerpts', 'Passages', { under: 'As coded' }),
      counts('documents', 'Documents', { short: 'Docs', under: 'As coded' }),
      counts('cmocs', 'CMOCs', { under: 'As coded' }),
      counts('excerpts_merged', 'Passages', { under: 'With what is merged in' }),
      counts('documents_merged', 'Documents', { short: 'Docs', under: 'With what is merged in' }),
    ],
    rows: inTree(codes).map(({ code, path }) => ({
      key: code.id,
      cells: [
        code.name,
        path.join(' › '),
        code.definition,
        code.aliases.join('; '),
        [...code.mechanismTypes.flatMap((id) => mechanismTypes.get(id) ?? []), code.mechanismWords].filter(Boolean).join('; '),
        levels.get(code.level) ?? '',
        mergedInto(code, reading),
        ...sizes(raw.get(code.id)),
        asked.cmocs.get(code.id)?.size ?? 0,
        ...sizes(code.mergedIntoId ? undefined : merged.get(code.id)),
      ],
    })),
    totals: null,
    notes: asked.notes,
    scope: asked.scope,
  };
}

const sizes = (used: Used | undefined): readonly number[] => [used?.excerpts ?? 0, used?.documents.size ?? 0];

function usedBy(uses: readonly CodeUse[], as: (codeId: string) => string): ReadonlyMap<string, Used> {
  const found = new Map<string, Used>();
  for (const { codeId, excerptId, referenceId } of uses) {
    const id = as(codeId);
    let used = found.get(id);
    if (!used) found.set(id, (used = { excerpts: 0, last: '', documents: new Set() }));
    if (used.last === excerptId) continue;
    used.last = excerptId;
    used.excerpts += 1;
    used.documents.add(referenceId);
  }
  return found;
}

function mergedInto(code: CodeKept, reading: CodeReading): string {
  const read = reading.merged(code.id);
  if (!read || read.id === code.id) return '';
  return `${reading.nameOf(read.id)}${read.inverse ? ' (read inversely)' : ''}`;
}

interface InTree {
  readonly code: CodeKept;
  readonly path: readonly string[];
}

/** Parents before their children, alphabetically; a ring of parents is cut where it is first met. */
function inTree(codes: readonly CodeKept[]): readonly InTree[] {
  const byId = new Map(codes.map((code) => [code.id, code]));
  const children = Map.groupBy([...codes].sort(alphabetically), (code) => (code.parentId && byId.has(code.parentId) ? code.parentId : ''));
  const placed = new Set<string>();
  const rows: InTree[] = [];
  const add = (code: CodeKept, path: readonly string[]): void => {
    if (placed.has(code.id)) return;
    placed.add(code.id);
    rows.push({ code, path });
    for (const child of children.get(code.id) ?? []) add(child, [...path, code.name]);
  };
  for (const root of children.get('') ?? []) add(root, []);
  for (const code of [...codes].sort(alphabetically)) add(code, []);
  return rows;
}
