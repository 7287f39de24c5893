import { z } from 'zod';
import { line, oneOf, optionalIdOf, prose, proses, requiredLine, seenVersion, ticked } from '../web/fields.input.ts';
import { scaleKinds, subjectKinds } from './scale.ts';

const key = z
  .string()
  .regex(/^[\w-]{0,64}$/)
  .default('');

/** What is judged, for which phase and theory. Exactly one subject. */
export const judgedQuery = z.object({
  reference: optionalIdOf('reference'),
  excerpt: optionalIdOf('excerpt'),
  evidence_link: optionalIdOf('evidence_link'),
  cmoc: optionalIdOf('cmoc'),
  phase: optionalIdOf('phase'),
  theory: optionalIdOf('theory'),
});
export type JudgedQuery = z.output<typeof judgedQuery>;

/** Answers to a scale's questions come as `q_<id>`. */
export const judgementInput = z
  .object({ version: seenVersion, level: key, reason: prose(10_000) })
  .catchall(z.union([z.string(), z.array(z.string())]));
export type JudgementInput = z.output<typeof judgementInput>;

export const appraisalQuery = z.object({ phase: optionalIdOf('phase'), theory: optionalIdOf('theory') });

export const scaleInput = z.object({
  version: seenVersion,
  name: requiredLine('Give the scale a name.', 120),
  kind: oneOf(scaleKinds),
  subjects: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(oneOf(subjectKinds)).max(10)),
  help: line(600),
  per_theory: ticked,
  level_id: proses(64),
  level_name: proses(200),
  level_definition: proses(2000),
  question_id: proses(64),
  question_text: proses(600),
  /** save, or a row to move or drop: "up-level:2". */
  act: z
    .string()
    .regex(/^(save|(up|down|drop)-(level|question):\d{1,3})$/)
    .default('save'),
});
export type ScaleInput = z.output<typeof scaleInput>;
export const switchInput = z.object({ on: ticked });
export const moveScaleInput = z.object({ direction: oneOf(['up', 'down']) });
