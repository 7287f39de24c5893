import { z } from 'zod';
import { idOf, line, oneOf, optionalIdOf, optionalWhole, prose } from '../../web/fields.input.ts';
import { type Awaiting, awaitingNames, phaseBoxNames, reviewBoxNames } from './box.ts';

const waiting = Object.keys(awaitingNames) as Awaiting[];
const counted = ['new_reports', 'new_studies', ...phaseBoxNames, ...waiting, ...waiting.map((one) => `other_${one}` as const)] as const;

/** `phase` is "none" for what is of no phase, and empty for the whole review. */
export const behindFlowQuery = z.object({
  phase: z
    .union([z.literal(''), z.literal('none'), idOf('phase')])
    .default('')
    .meta({ ref: 'phase' }),
  box: oneOf(counted).catch('new_reports'),
  part: line(400),
  page: optionalWhole(1, 100_000),
});

export const flowFormats = ['svg', 'png', 'docx', 'csv', 'tsv', 'xlsx', 'html', 'md', 'json'] as const;
export const flowFileQuery = z.object({ format: oneOf(flowFormats).catch('svg') });

/** Without a phase: the numbers of the whole review. */
export const numbersQuery = z.object({ phase: optionalIdOf('phase') });

/** One field per box for its number, one more for the lines of those that have sources or reasons. */
const fields = Object.fromEntries(
  [...phaseBoxNames, ...reviewBoxNames].flatMap((box) => [
    [box, line(20)],
    [`${box}_lines`, prose(4000)],
  ]),
);

export const numbersInput = z.object({
  phase: optionalIdOf('phase'),
  note: line(300),
  ...fields,
});
