/**
 * Seals short secrets that the server must read again (seeds of second factors): AES-256-GCM under a key that lies beside the
 * database, not in it. Backups leave the key out, so that a lost backup gives no second factor away.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

/** `purpose` binds what is sealed to its place: a sealed text moved to another row does not open. */
export function seal(folder: string, purpose: string, text: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', keyOf(folder), nonce).setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** The text, or null when it was sealed under another key, for another purpose, or changed since. */
export function unseal(folder: string, purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < nonceLength + tagLength) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyOf(folder), bytes.subarray(0, nonceLength), { authTagLength: tagLength })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-tagLength));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Made the first time it is needed: exactly one process wins, and it is on disk before anything is sealed with it. */
function keyOf(folder: string): Buffer {
  const file = join(folder, 'secret.key');
  try {
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, randomBytes(keyLength));
    fsyncSync(handle);
    closeSync(handle);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  if (key.length !== keyLength) throw new Error(`${file} is not a key of ${keyLength} bytes`);
  return key;
}
