import { z } from 'zod';
import { bases, directions } from '../reviews/vocabulary.ts';
import { idOf, idsOf, line, oneOf, optionalIdOf, optionalWhole, prose, seenVersion, whole } from '../web/fields.input.ts';
import type { Marked } from './marked.ts';

const unreadable = 'The selection did not arrive whole. Select the words again.';

/** JSON in a field: our own script's structured values. */
const json = <S extends z.ZodType>(schema: S) =>
  z
    .string({ error: unreadable })
    .max(20_000, unreadable)
    .transform((text, check) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        check.addIssue({ code: 'custom', message: unreadable });
        return z.NEVER;
      }
    })
    .pipe(schema);

const position = z.int({ error: unreadable }).min(0, unreadable).max(100_000_000, unreadable);
export const rangesField = json(
  z
    .array(z.tuple([position, position]), { error: unreadable })
    .min(1, unreadable)
    .max(50, 'A passage has at most 50 parts.'),
);
const coordinate = z.int({ error: unreadable }).min(-10_000_000).max(10_000_000);
const box = json(z.tuple([coordinate, coordinate, coordinate, coordinate], { error: unreadable }));

/** As the browser saw them, white space and all. */
const quotes = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z
    .array(
      z
        .string()
        .max(200_000)
        .transform((text) => text.replaceAll('\u0000', '\ufffd').toWellFormed()),
    )
    .max(50),
);

/** Undefined when the field is left out: then nothing is changed. (`.optional()` would give the inner default.) */
const ifGiven = <S extends z.ZodType>(schema: S) => z.union([z.undefined(), schema]);

const direction = oneOf(directions)
  .or(z.literal(''))
  .optional()
  .transform((value) => value || undefined);
const basis = oneOf(bases)
  .or(z.literal(''))
  .optional()
  .transform((value) => value || undefined);

const coding = {
  role: optionalIdOf('role'),
  code: optionalIdOf('code'),
  new_code: line(200),
  direction,
  depends_on: ifGiven(line(300)),
  basis,
};

/** All kinds in one form: `kind` says which fields count. */
export const markInput = z.object({
  kind: oneOf(['text', 'area', 'typed']),
  ranges: rangesField.optional(),
  quote: quotes,
  sheet: optionalWhole(1, 1_000_000),
  area: box.optional(),
  description: prose(5000),
  label: line(40),
  words: prose(20_000),
  note: prose(20_000),
  ...coding,
});

export const resizeInput = z.object({ version: seenVersion, ranges: rangesField, quote: quotes });
export const noteInput = z.object({ version: seenVersion, note: prose(20_000) });
export const excerptsInput = z.object({ excerpts: idsOf('excerpt') });
export const codeInput = z.object({ excerpts: idsOf('excerpt'), ...coding });
export const detailsInput = z.object({
  codings: idsOf('coding'),
  direction,
  depends_on: ifGiven(line(300)),
  basis,
  basis_document: idOf('document').optional(),
});
export const codingInput = z.object({
  version: seenVersion,
  role: z
    .union([z.literal(''), idOf('role')])
    .optional()
    .transform((value) => (value === '' ? null : value))
    .meta({ ref: 'role' }),
  code: z
    .union([z.literal(''), idOf('code')])
    .optional()
    .transform((value) => (value === '' ? null : value))
    .meta({ ref: 'code' }),
  new_code: line(200),
  direction,
  depends_on: ifGiven(line(300)),
  basis,
  basis_document: z
    .union([z.literal(''), idOf('document')])
    .optional()
    .transform((value) => (value === '' ? null : value))
    .meta({ ref: 'document' }),
  note: ifGiven(prose(20_000)),
});

/** `/read?view=text&sheet=12&excerpt=…` */
export const readerQuery = z.object({
  view: line(10),
  sheet: optionalWhole(1, 1_000_000),
  excerpt: optionalIdOf('excerpt'),
  pane: line(20),
});
export const windowQuery = z.object({ from: optionalWhole(0, 10_000_000) });
export const findQuery = z.object({ q: line(200) });
export const markQuery = z.object({ at: line(40) });
export const placeInput = z.object({
  sheet: whole(1, 1_000_000),
  top: whole(0, 1000),
  zoom: line(10),
  view: line(10),
  side: whole(15, 60),
  dark: whole(0, 1),
});

/** What was marked; @throws nothing: a missing part is an empty one, which the service refuses with a sentence. */
export function markedOf(body: z.output<typeof markInput>): Marked {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', ranges: body.ranges ?? [], quotes: body.quote };
    case 'area':
      return { kind: 'area', sheet: body.sheet ?? 0, area: body.area ?? [0, 0, 0, 0], description: body.description };
    case 'typed':
      return { kind: 'typed', label: body.label, words: body.words };
  }
}

/** The role and code given; undefined when there is neither. */
export function codingOf(body: Pick<z.output<typeof codeInput>, 'role' | 'code' | 'new_code' | 'direction' | 'depends_on' | 'basis'>) {
  const { role: roleId, code: codeId, new_code: newCode, depends_on: dependsOn, direction, basis } = body;
  return roleId || codeId || newCode ? { roleId, codeId, newCode, dependsOn, direction, basis } : undefined;
}
