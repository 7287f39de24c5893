import { z } from 'zod';
import { idsOf, line, lines, oneOf, optionalIdOf, optionalWhole, prose, ticked } from '../web/fields.input.ts';
import { groupings, orders, queueNames, queues } from './cmoc-list.ts';
import { cmocLevels, statuses } from './cmoc.ts';
import { type GridColumn, gridColumns, shownAtFirst } from './grid.ts';

const lenient = <const T extends readonly [string, ...string[]]>(values: T) => oneOf(values).catch(values[0]);

/** The list's address: what is shown, in which order, under which headings. Unknown words are read as "all". */
export const listQuery = z.object({
  words: line(200),
  status: lenient(['', 'any', ...statuses]).default(''),
  level: lenient(['', ...cmocLevels]).default(''),
  theory: optionalIdOf('theory'),
  phase: optionalIdOf('phase'),
  case: optionalIdOf('case'),
  reference: optionalIdOf('reference'),
  code: line(200),
  shape: lenient(['any', 'CMO', 'CM', 'MO', 'CO', 'C', 'M', 'O', '']).default('any'),
  queue: lenient(['', ...queues]).default(''),
  order: lenient(orders).default('number'),
  group: lenient(['', ...groupings]).default(''),
  page: optionalWhole(1, 10_000),
  /** Ticked columns; `columns` is the same as one word. */
  column: lines(40),
  columns: line(200),
});
export type ListQuery = z.output<typeof listQuery>;

/** What the address asks for. */
export const askedFrom = ({ theory, phase, case: caseId, reference, queue, group, code, order, ...query }: ListQuery) => ({
  filter: {
    words: query.words,
    status: query.status,
    level: query.level,
    shape: query.shape,
    theoryId: theory,
    phaseId: phase,
    caseId,
    referenceId: reference,
    queue: queue || null,
  },
  code,
  order,
  group: group || null,
});

/** The columns ticked, or those shown at first. */
export function columnsFrom({ column, columns }: Pick<ListQuery, 'column' | 'columns'>): readonly GridColumn[] {
  const asked = [...column, ...columns.split(',')];
  const known = gridColumns.filter((one) => asked.includes(one));
  return known.length ? known : shownAtFirst;
}

/** The list's address again, without its page: what links beside the list carry. */
export function addressOf(query: ListQuery): Record<string, string> {
  const { page: _page, column: _column, columns: _columns, order, shape, ...rest } = query;
  const columns = columnsFrom(query);
  const given = {
    ...rest,
    order: order === 'number' ? '' : order,
    shape: shape === 'any' ? '' : shape,
    columns: columns.join() === shownAtFirst.join() ? '' : columns.join(),
  };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

/** An address kept in a form, read again; anything odd in it is left out. */
export const listAgain = (text: string): ListQuery => listQuery.parse(Object.fromEntries(new URLSearchParams(text)));

/** What a list is called where one goes through it. */
export function listTitle(query: ListQuery): string {
  if (query.queue) return queueNames[query.queue];
  return Object.keys(addressOf(query)).length ? 'CMOCs, filtered' : 'All CMOCs';
}

export const deskQuery = z.object({
  words: line(200),
  role: line(40),
  code: line(200),
  document: optionalIdOf('document'),
  coder: line(40),
  placed: ticked,
  page: optionalWhole(1, 10_000),
  cmoc: optionalIdOf('cmoc'),
});

export const suggestQuery = z.object({ q: line(200), level: lenient(['', ...cmocLevels]).default('') });
export const quotesQuery = z.object({ side: lenient(['for', 'against', 'clear', 'all']).default('for') });
export const newCmocQuery = z.object({ excerpt: idsOf('excerpt'), excerpts: line(4000), theory: optionalIdOf('theory') });

const cmocName = line(120);

export const cellQuery = z.object({ field: line(80), columns: line(200) });
/** `seen`: what stood in the cell when it was opened, so that nobody overwrites unseen what somebody else has written since. */
export const cellInput = z.object({
  field: line(80),
  columns: line(200),
  text: prose(8000),
  seen: z
    .string()
    .max(8000)
    .optional()
    .transform((text) => text?.replaceAll('\r\n', '\n')),
});
export const selectedInput = z.object({
  list: line(1000),
  cmoc: idsOf('cmoc'),
  do: oneOf(['theory', 'status', 'phase', 'file', 'assign', 'merge', 'case', 'trash']),
  theory: optionalIdOf('theory'),
  phase: optionalIdOf('phase'),
  status: line(60),
  who: line(300),
  code: line(200),
  to: cmocName,
  into: cmocName,
  case: line(120),
});
export const pasteInput = z.object({ list: line(1000), text: prose(2_000_000), cmoc: idsOf('cmoc'), field: lines(80) });
