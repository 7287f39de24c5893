import { z } from 'zod';
import { idOf, idsOf, line, oneOf, optionalIdOf, prose } from '../web/fields.input.ts';
import { findings, novelties } from './cmoc.ts';

export const paneQuery = z.object({ words: line(200), theory: optionalIdOf('theory') });
/** `excerpts`: ids separated by commas. */
export const popoverQuery = z.object({ excerpts: line(4000), words: line(200) });

export const linkHereInput = z.object({ excerpts: idsOf('excerpt'), cmoc: idOf('cmoc'), stance: line(40) });
export const assignHereInput = z.object({ to: line(120) });
export const testHereInput = z.object({
  /** Of an extracted CMOC: the theory CMOC that is tested, by its number. */
  theory_cmoc: line(120),
  /** Of a theory CMOC: an extracted one of this paper; empty: the paper as a whole. */
  against: optionalIdOf('cmoc'),
  phase: optionalIdOf('phase'),
  finding: oneOf(findings),
  novel: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(oneOf(novelties))),
  circumstances: line(500),
  reason: prose(2000),
});
