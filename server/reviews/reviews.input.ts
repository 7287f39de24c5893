import { z } from 'zod';
import { oneOf, prose, requiredLine, seenVersion, ticked, whole } from '../web/fields.input.ts';
import { memberRoles } from './permission.ts';

const title = requiredLine('Give the review a title.', 300);
const name = requiredLine('Write a name.', 120);

export const newReviewInput = z.object({ title, question: prose(4000) });
export const reviewInput = z.object({
  version: seenVersion,
  title,
  question: prose(4000),
  clear_links_needed: whole(0, 50),
  studies_needed: whole(1, 50),
  rank_by: oneOf(['cmocs', 'studies']),
});
export const inviteInput = z.object({
  email: requiredLine('Write an e-mail address.', 254).pipe(z.email({ error: 'This does not look like an e-mail address.' })),
  role: oneOf(memberRoles),
});
export const memberRoleInput = z.object({ role: oneOf(memberRoles) });
export const acceptInput = z.object({ name: z.string().max(400).default(''), password: z.string().max(1024).default('') });
export const namedInput = z.object({ name, version: seenVersion });
export const moveInput = z.object({ direction: oneOf(['up', 'down']) });
export const roleInput = z.object({
  version: seenVersion,
  name,
  letter: requiredLine('One letter.', 2),
  key: requiredLine('One key.', 1).pipe(z.string().regex(/^[a-z0-9]$/, 'A letter or a digit, without Shift.')),
  style: whole(1, 8),
  is_slot: ticked,
  is_hidden: ticked,
});
export const stanceInput = z.object({
  version: seenVersion,
  name,
  letter: requiredLine('One letter.', 1),
  counts: oneOf(['for', 'against', 'none']),
});
export const levelsInput = z.object({ version: seenVersion, levels: prose(4000) });
