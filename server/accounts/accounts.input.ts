import { z } from 'zod';
import { oneOf, requiredLine, ticked } from '../web/fields.input.ts';
import { factorPolicies } from './second-factor.ts';

const email = requiredLine('Write your e-mail address.', 254).pipe(z.email({ error: 'This does not look like an e-mail address.' }));
const password = z.string({ error: 'Write a password.' }).min(1, 'Write a password.').max(1024);
const current = z.string().max(1024).default('');
const name = requiredLine('Write your name: colleagues see it beside what you code.', 100);
const next = z.string().max(2000).optional();
const code = z.string().max(100).default('');

export const signInInput = z.object({ email: z.string().max(254).default(''), password: z.string().max(1024).default(''), next });
export const nextQuery = z.object({ next });
export const codeInput = z.object({ code, next });
export const tokenQuery = z.object({ token: z.string().max(100).optional() });
export const tokenInput = z.object({ token: z.string().max(100).default('') });
export const newAccountInput = z.object({ token: z.string().max(100).default(''), email, name, password });
export const profileInput = z.object({ name, theme: oneOf(['system', 'light', 'dark']), keys_off: ticked });
export const passwordInput = z.object({ current, password });
export const currentInput = z.object({ current });
export const newPasswordInput = z.object({ password });
export const forgottenInput = z.object({ email });
export const userInput = z.object({ email, name });
/** "others", "all", or the name of one session. */
export const sessionsInput = z.object({ which: z.string().max(64).default('others') });
export const policyInput = z.object({ policy: oneOf(factorPolicies) });
