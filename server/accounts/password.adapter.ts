/** Argon2id (RFC 9106), 64 MiB, 3 passes: at most two at a time, so that a flood of sign-ins does not stop people coding. */
import { hash, verify } from '@node-rs/argon2';

/** 2 is Argon2id in the library's enumeration, which can't be imported as a value. */
const strength = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;
const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** A self-describing hash string. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), strength));

export const isPassword = (hashed: string, password: string): Promise<boolean> =>
  inTurn(() => verify(hashed, password.normalize('NFC')).catch(() => false));

/** Takes as long as checking a real password: tells nobody whether an address is known. */
export async function checkNothing(password: string): Promise<void> {
  await inTurn(() => hash(password.normalize('NFC'), strength));
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}
