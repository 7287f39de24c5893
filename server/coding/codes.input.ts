import { z } from 'zod';
import { idOf, idsOf, line, oneOf, optionalIdOf, optionalWhole, prose, requiredLine, seenVersion, ticked } from '../web/fields.input.ts';
import { codeSorts } from './codebook.ts';

export const codebookQuery = z.object({
  role: optionalIdOf('role'),
  q: line(200),
  sort: oneOf(codeSorts).catch('tree'),
  page: optionalWhole(1, 100_000),
});
export const passagesQuery = z.object({
  lacks: z.enum(['role', 'code']).nullable().catch(null),
  role: optionalIdOf('role'),
  page: optionalWhole(1, 100_000),
});
export const codeQuery = z.object({ under: ticked, role: optionalIdOf('role'), page: optionalWhole(1, 100_000) });

const name = requiredLine('Give the code a name.', 200);
export const newCodeInput = z.object({ name, parent: optionalIdOf('code'), definition: prose(5000) });
export const codeInput = z.object({
  version: seenVersion,
  name,
  /** One per line. */
  aliases: prose(5000).transform((text) =>
    text
      .split('\n')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
  definition: prose(5000),
  mechanism_types: idsOf('mechanism_type'),
  mechanism_words: line(300),
  level: line(60),
  keep_old_name: ticked,
});
export const codeMoveInput = z.object({ version: seenVersion, parent: optionalIdOf('code') });
export const codeMergeInput = z.object({ version: seenVersion, into: idOf('code'), inverse: ticked });
export const codeSplitInput = z.object({ name, excerpts: idsOf('excerpt') });
export const codesSelectionInput = z.object({ codes: idsOf('code'), into: optionalIdOf('code'), action: oneOf(['merge', 'move', 'top']) });
