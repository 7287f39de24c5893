/** UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, a counter that keeps ids of one millisecond in order, random bits. */
import { randomHex } from './random.ts';

let lastTime = 0;
let counter = 0;

/** A new id, greater than every id this process made before. */
export function newId(): string {
  const now = Date.now();
  if (now > lastTime) {
    lastTime = now;
    counter = Number.parseInt(randomHex(2), 16) & 0x07ff;
  } else if (++counter > 0x0fff) {
    lastTime += 1;
    counter = 0;
  }
  const time = lastTime.toString(16).padStart(12, '0');
  const random = randomHex(8);
  const variant = '89ab'.charAt(Number.parseInt(random.charAt(0), 16) & 3) + random.slice(1, 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-${(0x7000 | counter).toString(16)}-${variant}-${random.slice(4)}`;
}
