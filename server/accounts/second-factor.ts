/** Rules of the second factor: who needs one, and how codes are written. */

export const factorPolicies = ['optional', 'admins', 'everybody'] as const;
export type FactorPolicy = (typeof factorPolicies)[number];

export const policyWords: Readonly<Record<FactorPolicy, { readonly name: string; readonly means: string }>> = {
  optional: { name: 'Everybody as they like', means: 'Each person may set one up under Account.' },
  admins: { name: 'Those who run this server', means: 'They set one up at their next sign-in; others may.' },
  everybody: { name: 'Everybody', means: 'Each person sets one up at their next sign-in. Nobody is interrupted at work.' },
};

export const policyOf = (word: string | undefined): FactorPolicy => factorPolicies.find((one) => one === word) ?? 'optional';

export const needsFactor = (policy: FactorPolicy, isAdmin: boolean): boolean => policy === 'everybody' || (policy === 'admins' && isAdmin);

/** Six digits, however they were spaced; null when it is not such a code. */
export function digitsOf(typed: string): string | null {
  const digits = typed.normalize('NFKC').replace(/[\s.-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567';
const codeLength = 24;

/** A recovery code from 24 random bytes: 120 bits in groups of four letters. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const all = Array.from({ length: codeLength }, (_, at) => letters[(bytes[at] ?? 0) % letters.length]).join('');
  return all.match(/.{4}/g)?.join('-') ?? all;
}

/** The letters of a recovery code, however they were typed; null when it is not one. */
export function recoveryLetters(typed: string): string | null {
  const plain = typed.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '');
  return plain.length === codeLength && [...plain].every((letter) => letters.includes(letter)) ? plain : null;
}
