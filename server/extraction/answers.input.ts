import { z } from 'zod';
import { joinedIdsOf, line, oneOf, optionalIdOf, optionalWhole, proses, seenVersion } from '../web/fields.input.ts';
import { namedStates } from './answer.ts';

/** A question, line or column: ours are UUIDs, those of presets words. */
const key = z
  .string()
  .regex(/^[\w-]{0,64}$/)
  .default('');

/** Where an answer belongs. One of `reference` and `case`, as the form is for; `document` is where the person is reading. */
export const placeQuery = z.object({
  question: key,
  line: key,
  column: key,
  reference: optionalIdOf('reference'),
  case: optionalIdOf('case'),
  document: optionalIdOf('document'),
});
/** The list of passages that may be cited is windowed. */
export const citableQuery = placeQuery.extend({ page: optionalWhole(1, 10_000) });
export type PlaceQuery = z.output<typeof placeQuery>;

export const answerInput = z.object({
  version: seenVersion,
  value: proses(50_000),
  other: line(1000),
  state: oneOf(['', ...namedStates]).default(''),
});
export type AnswerInput = z.output<typeof answerInput>;

export const citeInput = z.object({ excerpts: joinedIdsOf('excerpt') });
export const moveLineInput = z.object({ direction: oneOf(['up', 'down']) });
export const formQuery = z.object({ form: optionalIdOf('template'), case: optionalIdOf('case') });
export const citationQuery = z.object({ document: optionalIdOf('document') });
