/** Time-based one-time codes (RFC 6238): SHA-1, six digits, 30 seconds, what every authenticator app knows. */
import { Secret, TOTP } from 'otpauth';

const seedBytes = 20;
const period = 30;
/** Steps a clock may be off, each way. */
const drift = 1;

/** A new seed, base 32. */
export const newSeed = (): string => new Secret({ size: seedBytes }).base32;

const totpOf = (seed: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Retroduce', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(seed) });

/** What the QR code says: otpauth://totp/… */
export const uriOf = (seed: string, label: string): string => totpOf(seed, label).toString();

/** The 30-second step that a code belongs to, or null when it is wrong. `now` in milliseconds. */
export function stepOf(seed: string, code: string, now: number): number | null {
  const delta = totpOf(seed).validate({ token: code, timestamp: now, window: drift });
  return delta === null ? null : Math.floor(now / 1000 / period) + delta;
}

/** The code of a moment: for tests and for nobody else. */
export const codeAt = (seed: string, now: number): string => totpOf(seed).generate({ timestamp: now });
