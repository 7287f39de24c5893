/** UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, a counter that keeps ids of one millisecond in order, random bits. */
import { randomBytes } from 'node:crypto';

let lastTime = 0;
let counter = 0;

/** A new id, greater than every id this process made before. */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    counter = randomBytes(2).readUInt16BE() & 0x07ff;
  } else if (++counter > 0x0fff) {
    lastTime += 1;
    counter = 0;
  }
  const random = randomBytes(8);
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80;
  const hex = lastTime.toString(16).padStart(12, '0') + (0x7000 | counter).toString(16) + random.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
