import { z } from 'zod';
import { requiredLine } from '../web/fields.input.ts';

export const keptTextInput = z.object({ place: requiredLine('Name the text.', 300) });
