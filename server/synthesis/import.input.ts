import { z } from 'zod';
import { line, oneOf, optionalIdOf, prose } from '../web/fields.input.ts';
import { blankRules, codeRules } from './cmoc-table.ts';

const lenient = <const T extends readonly [string, ...string[]]>(values: T) => oneOf(values).catch(values[0]);

/** Cells pasted from a spreadsheet; a file comes as an upload. */
export const tableInput = z.object({ pasted: prose(2_000_000) });

/** What the command line calls --level, --theory, --phase, --codes, --blank. */
export const importOptions = z.object({
  level: lenient(['theory', 'extracted']).default('theory'),
  theory: line(300),
  phase: optionalIdOf('phase'),
  codes: lenient(codeRules).default('short'),
  blank: lenient(blankRules).default('nothing'),
});
