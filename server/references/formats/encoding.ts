/**
 * Bytes to text where nobody says the encoding: byte order mark, else UTF-16 by its zero bytes, else UTF-8 if it is valid,
 * else Windows-1252, which reads anything.
 */

export type Encoding = 'UTF-8' | 'UTF-8 with mark' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

export function decode(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return wide('UTF-16 LE', bytes);
  if (a === 0xfe && b === 0xff) return wide('UTF-16 BE', bytes);
  const unmarked = zeroBytes(bytes);
  if (unmarked) return wide(unmarked, bytes);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: a === 0xef && b === 0xbb && c === 0xbf ? 'UTF-8 with mark' : 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

const wide = (encoding: 'UTF-16 LE' | 'UTF-16 BE', bytes: Uint8Array): Decoded => ({
  text: new TextDecoder(encoding === 'UTF-16 LE' ? 'utf-16le' : 'utf-16be').decode(bytes),
  encoding,
});

/** Mostly Latin text in UTF-16 has a zero in every other byte. */
function zeroBytes(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | null {
  const head = bytes.subarray(0, 2000);
  if (head.length < 64) return null;
  const zeros = (parity: number): number => head.reduce((sum, byte, at) => sum + (byte === 0 && at % 2 === parity ? 1 : 0), 0);
  const [even, odd, many] = [zeros(0), zeros(1), head.length / 4];
  if (odd > many && even < many / 10) return 'UTF-16 LE';
  return even > many && odd < many / 10 ? 'UTF-16 BE' : null;
}

/** Windows-1252 above 0x7f where it differs from Latin-1. Written out: what runtimes know under this name differs. */
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    const codes = Array.from(bytes.subarray(at, at + 8192), (byte) =>
      byte >= 0x80 && byte < 0xa0 ? windows.charCodeAt(byte - 0x80) : byte,
    );
    parts.push(String.fromCharCode(...codes));
  }
  return parts.join('');
}
