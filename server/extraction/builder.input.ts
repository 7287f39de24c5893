import { z } from 'zod';
import { line, lines, oneOf, prose, requiredLine, seenVersion, ticked } from '../web/fields.input.ts';
import { cmocChoices, kinds, recordFields } from './template.ts';
import { formPresets } from './preset.ts';

const name = requiredLine('Give the form a name.', 120);
const key = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .default('none');
const uuidOrPreset = z
  .string()
  .regex(/^[\w-]{0,64}$/, `Start empty, from ${formPresets.map((preset) => preset.name).join(', ')}, or from another form.`)
  .default('');

export const newFormInput = z.object({ name, subject: oneOf(['reference', 'case']).default('reference'), from: uuidOrPreset });
export const renameInput = z.object({ name, version: seenVersion });
export const publishInput = z.object({ note: line(300) });
export const builderQuery = z.object({ question: key.optional() });
export const questionQuery = z.object({ question: key });
export const newQuestionInput = z.object({
  kind: oneOf(kinds),
  label: line(500),
  after: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .default(''),
  table: z
    .string()
    .regex(/^[\w-]{0,64}$/)
    .default(''),
});
export const questionInput = z.object({
  version: seenVersion,
  kind: oneOf(kinds),
  label: line(500),
  help: prose(2000),
  expected: ticked,
  other: ticked,
  option_id: lines(64),
  option_label: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(line(300)).max(1000)),
  options_text: prose(20_000),
  which: oneOf(cmocChoices).default('all'),
  fields: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(oneOf(recordFields)).max(20)),
  /** save, or a row of the options to move or drop: "up:2". */
  act: z
    .string()
    .regex(/^\w{1,8}(:\d{1,4})?$/)
    .default('save'),
});
export const moveQuestionInput = z.object({ to: z.string().regex(/^(up|down|\d{1,4})$/, 'Say where to move it.') });
export const answersQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
  show: oneOf(['all', 'begun', 'blank']).optional().catch(undefined),
});
