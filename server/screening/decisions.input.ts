import { z } from 'zod';
import { idOf, idsOf, oneOf, optionalIdOf, prose, seenVersion } from '../web/fields.input.ts';
import { choices, stages } from './stage.ts';

const grounds = {
  reasons: idsOf('exclusion_reason'),
  primary: optionalIdOf('exclusion_reason'),
  note: prose(4000),
};

export const decisionInput = z.object({
  version: seenVersion,
  phase: idOf('phase'),
  stage: oneOf(stages),
  choice: oneOf(choices, 'Choose include, exclude, maybe or undecided.'),
  ...grounds,
});
export const leaveOutInput = z.object(grounds);
export const takeBackInput = z.object({ note: prose(4000) });
export const decisionsQuery = z.object({ phase: optionalIdOf('phase'), stage: oneOf(stages).optional().catch(undefined) });
