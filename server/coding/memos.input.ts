import { z } from 'zod';
import { line, optionalIdOf, optionalWhole, prose, seenVersion } from '../web/fields.input.ts';

const text = prose(100_000).pipe(z.string().refine((value) => value.trim() !== '', 'Write something, or delete the memo.'));

export const newMemoInput = z.object({ text });
export const memoInput = z.object({ text, version: seenVersion });
export const memosQuery = z.object({
  object: line(30),
  author: optionalIdOf('account'),
  words: line(200),
  page: optionalWhole(1, 100_000),
});
