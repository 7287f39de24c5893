import { z } from 'zod';
import { oneOf, requiredLine, ticked } from '../web/fields.input.ts';

const email = requiredLine('Write your e-mail address.', 254).pipe(z.email({ error: 'This does not look like an e-mail address.' }));
const password = z.string({ error: 'Write a password.' }).min(1, 'Write a password.').max(1024);
const name = requiredLine('Write your name: colleagues see it beside what you code.', 100);

export const signInInput = z.object({
  email: z.string().max(254).default(''),
  password: z.string().max(1024).default(''),
  next: z.string().max(2000).optional(),
});
export const nextQuery = z.object({ next: z.string().max(2000).optional() });
export const tokenQuery = z.object({ token: z.string().max(100).optional() });
export const tokenInput = z.object({ token: z.string().max(100).default('') });
export const newAccountInput = z.object({ token: z.string().max(100).default(''), email, name, password });
export const profileInput = z.object({ name, theme: oneOf(['system', 'light', 'dark']), keys_off: ticked });
export const passwordInput = z.object({ current: z.string().max(1024).default(''), password });
export const userInput = z.object({ email, name });
