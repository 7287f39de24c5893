/** Rules about accounts: what an e-mail address and a password must be. */

/** Addresses that differ in case or width only are one person's. */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export const shortestPassword = 15;
export const longestPassword = 256;

/** Long passwords that guessing programs try early. Short ones fail by their length. */
const common = new Set([
  'correcthorsebatterystaple',
  'thisismypassword',
  'passwordpassword',
  'mypasswordispassword',
  'letmeinletmeinletmein',
  'iloveyouiloveyou',
  'administrator123',
  'qwertyuiopasdfghjkl',
  'qwertyuiopasdfghjklzxcvbnm',
  'abcdefghijklmnop',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  '123456789012345',
  '1234567890123456',
  '12345678901234567890',
  'changemechangeme',
  'welcomewelcome123',
]);

/**
 * Why a password is refused, or null when it is fine. No rules of composition, no expiry (NIST SP 800-63B-4): length, and not
 * one that is guessed at once. `words` are ones that belong to the place: the person's name and address, the product's name.
 */
export function passwordFault(password: string, words: readonly string[]): string | null {
  const length = [...password].length;
  if (length < shortestPassword) return `Use at least ${shortestPassword} characters; a sentence works well. You have ${length}.`;
  if (length > longestPassword) return `Use at most ${longestPassword} characters.`;
  const plain = password.toLowerCase().replace(/[\s_.-]/g, '');
  if (common.has(plain) || isRepetition(plain) || isSequence(plain))
    return 'This password is among the first that are guessed. Choose a sentence of your own.';
  const rest = words.reduce((left, word) => (word.length > 3 ? left.replaceAll(word.toLowerCase(), '') : left), plain);
  return rest.length < 8
    ? 'This password is mostly your name, your address or the name of this program. Choose a sentence of your own.'
    : null;
}

/** "abcabcabcabcabc", "aaaaaaaaaaaaaaa" */
function isRepetition(text: string): boolean {
  for (let size = 1; size <= Math.min(6, text.length / 3); size++)
    if (
      text ===
      text
        .slice(0, size)
        .repeat(Math.ceil(text.length / size))
        .slice(0, text.length)
    )
      return true;
  return false;
}

/** "123456789012345", "abcdefghijklmno" */
function isSequence(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at++) steps.add((text.charCodeAt(at) - text.charCodeAt(at - 1) + 10) % 10);
  return steps.size === 1 && text.length > 3;
}

/** A path on this site to go to after signing in, or "/": never another site (reliability S-10). */
export function safePath(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])[^\\\s]*$/.test(next)) return '/';
  try {
    const base = 'http://own.invalid';
    const url = new URL(next, base);
    // "/..//elsewhere" becomes "//elsewhere", which is another site.
    return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : '/';
  } catch {
    return '/';
  }
}
