import { z } from 'zod';
import { idOf, idsOf, line, lines, oneOf, optionalIdOf, optionalWhole, prose, seenVersion, ticked, whole } from '../web/fields.input.ts';
import { modes } from './mode.ts';
import { stages } from './stage.ts';

const narrowing = {
  q: line(200),
  source: optionalIdOf('search'),
  choice: oneOf(['', 'include', 'exclude', 'maybe']).catch('').default(''),
};
const workedThrough = oneOf(['mine', 'sample', 'second']).catch('mine').default('mine');

export const screenQuery = z.object({ record: optionalIdOf('reference'), queue: workedThrough, ...narrowing });
export const queueQuery = z.object({ page: optionalWhole(1, 100_000).catch(null), ...narrowing });

const grounds = {
  reasons: idsOf('exclusion_reason'),
  primary: optionalIdOf('exclusion_reason'),
  note: prose(4000),
};

/** What one goes through; only ever used to find records of this review. */
const passing = { queue: workedThrough, q: line(200), source: line(40).transform((id) => id || null) };

/** What is on screen already, so that the answer brings the record after that. */
const onScreen = { ...passing, after: optionalWhole(0, 1_000_000_000).catch(null), shown: lines(40) };

export const aheadQuery = z.object(onScreen);
export const screenInput = z.object({
  reference: idOf('reference'),
  version: seenVersion,
  choice: oneOf(['include', 'exclude', 'maybe'], 'Choose include, maybe or exclude.'),
  ...grounds,
  ...onScreen,
});

export const discussInput = z.object({
  reference: idOf('reference'),
  choice: oneOf(['include', 'exclude', 'maybe'], 'Choose include, maybe or exclude.'),
  ...grounds,
  people: line(500).refine(Boolean, 'Say who took part.'),
  on: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Give the day as year-month-day.'),
  ...passing,
});

export const stageInput = z.object({
  version: seenVersion,
  mode: oneOf(modes, 'Choose how this stage is screened.'),
  criteria: prose(10_000),
  include_terms: prose(10_000),
  exclude_terms: prose(10_000),
  sample_percent: whole(1, 100),
  maybe_goes_on: ticked,
});

/** Accounts of members; the service refuses others. */
export const shareInput = z.object({ accounts: lines(40).transform((ids) => ids.filter(Boolean)) });
export const handOverInput = z.object({ from: idOf('account'), to: idOf('account') });
export const bringOverInput = z.object({
  references: idsOf('reference'),
  phase: idOf('phase'),
  stage: oneOf(stages),
  on: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'Give the day as year-month-day.'),
  reason: prose(2000).refine((reason) => reason.trim() !== '', 'Say why they come back.'),
});
