/** The field kinds that every form is made of. An empty field of a form is '', which must never be read as 0 (zod's coercion does). */
import { z } from 'zod';

/** Text without NUL and lone surrogates, which neither database keeps alike. */
const clean = (value: string): string => value.replaceAll('\u0000', '\ufffd').toWellFormed();

/** One line, trimmed, at most `max` characters; may be empty. */
export const line = (max = 300) =>
  z
    .string()
    .max(max * 4)
    .default('')
    .transform((value) => clean(value).replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(max, `At most ${max} characters.`));

/** One line that must say something. */
export const requiredLine = (message: string, max = 300) =>
  z
    .string({ error: message })
    .max(max * 4, `At most ${max} characters.`)
    .transform((value) => clean(value).replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, message).max(max, `At most ${max} characters.`));

/** Several lines, line ends as LF, at most `max` characters; may be empty. */
export const prose = (max = 20_000) =>
  z
    .string()
    .default('')
    .transform((value) => clean(value).replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
    .pipe(z.string().max(max, `At most ${max} characters.`));

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The id of a row of `table`: the authorization matrix puts another review's id into each such field. */
export const idOf = (table: string) => z.string().regex(uuid, 'This is not a valid choice.').meta({ ref: table });

/** An id, or nothing chosen. */
export const optionalIdOf = (table: string) =>
  z
    .union([z.literal(''), idOf(table)])
    .optional()
    .transform((value) => value || null)
    .meta({ ref: table });

/** Zero or more ids; one form field may come once or many times. */
export const idsOf = (table: string) => z.preprocess(asList, z.array(idOf(table)).max(5000)).meta({ ref: table });

/** Zero or more short texts. */
export const lines = (max = 300) => z.preprocess(asList, z.array(line(max)).max(1000));

/** Zero or more texts of several lines each. */
export const proses = (max = 20_000) => z.preprocess(asGiven, z.array(prose(max)).max(1000));

/** Ids in one field, separated by commas or spaces, or in several fields of one name. */
export const joinedIdsOf = (table: string) =>
  z
    .preprocess(
      (value) =>
        asList(value)
          .flatMap((one) => String(one).split(/[\s,]+/))
          .filter(Boolean),
      z.array(idOf(table)).max(5000),
    )
    .meta({ ref: table });

const asGiven = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function asList(value: unknown): unknown[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value.filter((one) => one !== '') : [value];
}

/** A ticked box. */
export const ticked = z
  .union([z.literal('on'), z.literal('1'), z.literal('true'), z.literal('0'), z.literal('')])
  .optional()
  .transform((value) => value === 'on' || value === '1' || value === 'true');

/** A whole number, or null when the field is left empty. */
export const optionalWhole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\s*(?!\s)-?\d*\s*$/, 'Write a whole number.')
    .optional()
    .transform((value) => (value?.trim() ? Number(value) : null))
    .pipe(z.number().min(min, `At least ${min}.`).max(max, `At most ${max}.`).nullable());

export const whole = (min: number, max: number) =>
  z
    .string({ error: 'Write a whole number.' })
    .regex(/^-?\d+$/, 'Write a whole number.')
    .transform(Number)
    .pipe(z.number().min(min, `At least ${min}.`).max(max, `At most ${max}.`));

/** The version of a row that the person saw. Forms without one are not checked. */
export const seenVersion = z
  .string()
  .regex(/^\d*$/)
  .optional()
  .transform((value) => (value ? Number(value) : undefined));

/** One of a fixed list of words. */
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T, message = 'This is not a valid choice.') =>
  z.enum(values, { error: message });
