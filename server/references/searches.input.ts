import { z } from 'zod';
import { line, oneOf, optionalIdOf, prose, seenVersion } from '../web/fields.input.ts';
import { columnUses, type ColumnMapping } from './formats/table-columns.ts';
import { sourceKinds } from './search.ts';

export const searchInput = z.object({
  version: seenVersion,
  source_kind: oneOf(sourceKinds),
  source: line(300),
  searched_on: line(10).refine((date) => date === '' || /^\d{4}(-\d\d){0,2}$/.test(date), 'Write the date as 2026-03-31.'),
  terms: prose(20_000),
  limits: line(1000),
  phase_id: optionalIdOf('phase'),
  reason: prose(4000),
  /** import: save it and begin. */
  then: oneOf(['', 'import']).default(''),
});

export const importAllInput = z.object({ phase: optionalIdOf('phase') });

/** One select per use: the number of its column, or nothing. */
export const columnsInput = z
  .object(Object.fromEntries(columnUses.map((use) => [use, line(4)])) as Record<(typeof columnUses)[number], ReturnType<typeof line>>)
  .transform((chosen): ColumnMapping => {
    const columns = columnUses.filter((use) => /^\d{1,3}$/.test(chosen[use])).map((use) => [use, Number(chosen[use])]);
    return Object.fromEntries(columns) as ColumnMapping;
  });
