/** Every "when that has happened, do this" across capabilities. Work that must happen runs in the same transaction. */
import { addFirstScales } from './appraisal/scales.service.ts';
import { addFirstForm } from './extraction/templates.service.ts';
import type { Reactions } from './platform/reactions.ts';

export const reactions: Reactions = {
  reviewMade: [addFirstForm, addFirstScales],
};
