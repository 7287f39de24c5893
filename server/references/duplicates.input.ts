import { z } from 'zod';
import { idOf, idsOf, optionalWhole } from '../web/fields.input.ts';

export const duplicatesQuery = z.object({ page: optionalWhole(1, 100_000) });
export const groupInput = z.object({ references: idsOf('reference') });
export const splitInput = z.object({ verdict: idOf('duplicate_verdict') });
