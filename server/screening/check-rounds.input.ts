import { z } from 'zod';
import { stratifyings } from '../agreement/round.ts';
import { idOf, idsOf, line, oneOf, optionalIdOf, optionalWhole, prose } from '../web/fields.input.ts';
import { answers, resolutions } from './resolution.ts';
import { stages } from './stage.ts';

export const samplingInput = z.object({
  phase: idOf('phase'),
  stage: oneOf(stages),
  percent: optionalWhole(1, 100),
  /** A number of records instead of a share. */
  count: optionalWhole(1, 100_000),
  stratify: oneOf(stratifyings).default(''),
  reviewers: idsOf('account'),
  seed: line(40),
});

export const roundQuery = z.object({ page: optionalWhole(1, 100_000) });
export const placeQuery = z.object({ phase: optionalIdOf('phase'), stage: oneOf(stages).optional().catch(undefined) });

export const resolveInput = z.object({
  phase: idOf('phase'),
  stage: oneOf(stages),
  choice: oneOf(answers, 'Choose what stands: include, exclude or maybe.'),
  reasons: idsOf('exclusion_reason'),
  primary: optionalIdOf('exclusion_reason'),
  how: oneOf(resolutions, 'Say how it was resolved.'),
  people: line(300),
  on: line(10).refine((date) => /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)), 'Write the date as 2026-03-31.'),
  why: prose(4000),
});
