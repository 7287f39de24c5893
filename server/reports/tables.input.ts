/** What the address of a table keeps: its scope and how it is shown. What doesn't fit is read as not asked for. */
import { z } from 'zod';
import {
  idOf,
  idsOf,
  line,
  lines,
  oneOf,
  optionalIdOf,
  optionalWhole,
  prose,
  requiredLine,
  seenVersion,
  ticked,
} from '../web/fields.input.ts';
import { formats } from './formats.ts';
import { rankings } from './outcomes.ts';
import { tableNames } from './table-name.ts';
import { levelChoices, type TableScope } from './table-scope.ts';
import { type TableView } from './table-view.ts';

const kept = {
  level: oneOf(levelChoices).catch('auto'),
  phase: optionalIdOf('phase').catch(null),
  theory: optionalIdOf('theory').catch(null),
  status: lines(40),
  use: lines(40),
  scale: optionalIdOf('scale').catch(null),
  judged: lines(80),
  rank: oneOf(['', ...rankings]).catch(''),
  depth: optionalWhole(0, 9).catch(null),
  hide: lines(200),
  order: line(40),
  group: line(40),
  wording: line(40),
  role: optionalIdOf('role').catch(null),
  under: optionalIdOf('role').catch(null),
  counting: line(40),
  code: optionalIdOf('code').catch(null),
  uncoded: ticked.catch(false),
  form: optionalIdOf('template').catch(null),
};

const page = optionalWhole(1, 1_000_000).catch(null);

export const tableQuery = z.object({ ...kept, page });
export const fileQuery = z.object({ ...kept, format: oneOf(formats).catch('csv') });
export const behindQuery = z.object({ ...kept, page, row: line(200), count: line(80) });

type Asked = z.output<z.ZodObject<typeof kept>>;

export function askedFor(query: Asked): { readonly scope: TableScope; readonly view: TableView } {
  return {
    scope: {
      level: query.level,
      phaseId: query.phase,
      theoryId: query.theory,
      statuses: query.status,
      uses: query.use,
      appraisal: query.scale ? { scaleId: query.scale, levels: query.judged } : null,
      rankBy: query.rank || null,
      depth: query.depth,
    },
    view: {
      hide: query.hide,
      order: query.order,
      group: query.group,
      wording: query.wording,
      roleId: query.role,
      underRoleId: query.under,
      counting: query.counting,
      codeId: query.code,
      isUncoded: query.uncoded,
      templateId: query.form,
    },
  };
}

/** A scope to keep: its name, and the fields of the address it stands for. */
export const savedScopeInput = z.object({ ...kept, name: requiredLine('Give the scope a name.', 120), report: oneOf(tableNames) });

/** What people write on a demi-regularity, field by field. */
export const regularityInput = z.object({
  explanation: prose().optional(),
  statement: prose(1000).optional(),
  moderators: prose().optional(),
  counter_examples: prose().optional(),
  version: seenVersion,
});

const which = { demi: optionalIdOf('demi_regularity') };

export const mechanismQuery = z.object({ ...kept, row: line(200) });

export const teamOutcomeInput = z.object({
  ...which,
  team_outcome: line(300),
  team_outcome_reason: prose(1000),
  version: seenVersion,
});

/** A new part is named; CMOCs may also go to one that is there. */
export const splitInput = z.object({ statement: line(1000), cmoc: idsOf('cmoc'), part: optionalIdOf('demi_regularity') });

export const backInput = z.object({ cmoc: idsOf('cmoc') });

export const agreedInput = z.object({ ...which, agreed_by: line(300) });

export const joinInput = z.object({ ...which, into: idOf('code') });
