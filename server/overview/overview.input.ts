import { z } from 'zod';
import { line, requiredLine } from '../web/fields.input.ts';

export const findQuery = z.object({ q: line(200) });
export const keptTextInput = z.object({ place: requiredLine('Name the text.', 300) });
