/** The numbers of a flow as a table: one row per box, with what was entered by hand marked. Read by screen readers and scripts. */
import type { Column, Table, TableRow } from '../table.ts';
import { type Box, phaseBoxNames, reviewBoxNames, shapeOf } from './box.ts';
import { footnotes, holds } from './box-words.ts';
import type { Count, Flow } from './flow.ts';

const columns: readonly Column[] = [
  { name: 'phase', title: 'Phase', kind: 'text', width: 18 },
  { name: 'column', title: 'Column', kind: 'text', width: 18 },
  { name: 'id', title: 'Id', kind: 'text', width: 18 },
  { name: 'label', title: 'Box', kind: 'text', width: 40 },
  { name: 'part', title: 'Source or reason', kind: 'text', width: 26 },
  { name: 'n', title: 'n', kind: 'number', width: 8 },
  { name: 'entered', title: 'Entered by hand', kind: 'text', width: 12 },
  { name: 'note', title: 'Note', kind: 'text', width: 24 },
];

/** A row's key says which number it is: "phase box part". */
export function flowTable(flow: Flow, title: string): Table {
  const rows = [
    ...flow.phases.flatMap(({ phase, counts }) =>
      phaseBoxNames.filter((box) => holds(counts[box])).flatMap((box) => rowsOf({ phase: phase.name, key: phase.id }, box, counts[box])),
    ),
    ...reviewBoxNames.flatMap((box) => (holds(flow.review[box]) ? rowsOf({ phase: 'Whole review', key: '' }, box, flow.review[box]) : [])),
  ];
  return {
    name: 'flow',
    caption: `Document flow: ${title}`,
    columns,
    totals: null,
    notes: footnotes(flow),
    scope: { counts: 'standing decisions' },
    rows,
  };
}

function rowsOf(at: { readonly phase: string; readonly key: string }, box: Box, count: Count): readonly TableRow[] {
  const row = (part: string, n: number): TableRow => ({
    key: [at.key, box, part].join(' '),
    cells: [at.phase, columnOf(box), box, labelOf(box), part, n, count.isEntered ? 'yes' : 'no', count.note],
  });
  return [row('', count.n), ...count.parts.map((part) => row(part.label, part.n))];
}

const others = new Set<string>(['websites', 'organisations', 'citations', 'hand', 'elsewhere']);
const either = new Set<string>(['brought', 'purposive', 'included']);

const columnOf = (box: Box): string => {
  if (box.startsWith('other_') || others.has(box)) return 'other methods';
  return either.has(box) || (reviewBoxNames as readonly string[]).includes(box) ? '' : 'databases and registers';
};

export const labelOf = (box: Box): string => [shapeOf(box).under, shapeOf(box).label].filter(Boolean).join(' ');
