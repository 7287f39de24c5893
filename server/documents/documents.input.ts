import { z } from 'zod';
import { idOf, line, oneOf, optionalIdOf, optionalWhole, seenVersion } from '../web/fields.input.ts';
import { documentShows, documentSorts } from './document-filter.ts';

export const documentsQuery = z.object({
  show: oneOf(documentShows).catch('all').default('all'),
  q: line(200),
  use: line(20),
  phase: optionalIdOf('phase'),
  sort: oneOf(documentSorts).catch('added').default('added'),
  page: optionalWhole(1, 100_000),
});

export const uploadsQuery = z.object({ done: optionalWhole(0, 1_000_000) });

/** Names and sizes of files that a browser is about to send, as JSON in one field: names may hold anything. */
export const announceInput = z.object({
  files: z
    .string()
    .max(500_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'The list of files could not be read.' });
        return z.NEVER;
      }
    })
    .pipe(
      z
        .array(z.object({ name: z.string().min(1).max(1000), size: z.number().int().min(0) }))
        .min(1, 'Choose at least one file.')
        .max(1000, 'Add at most 1,000 files at a time.'),
    ),
});
export const filesInput = z.object({});
export const lostInput = z.object({ batch: line(60) });
export const firstLabelInput = z.object({ version: seenVersion, first_label: line(20) });
export const moveDocumentInput = z.object({ reference: idOf('reference') });
export const moveQuery = z.object({ q: line(200) });
export const matchesQuery = z.object({ page: optionalWhole(1, 100_000) });
