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
  const said = marked(bytes);
  const encoding = isWide(said) ? said : isUtf8(bytes) ? (said ?? 'UTF-8') : 'Windows-1252';
  return { text: decoderOf(encoding)(bytes, true), encoding };
}

/** A file that can be gone through more than once, piece by piece. */
export type Source = () => AsyncIterable<Uint8Array>;

/** The encoding of a file of any size. */
export async function encodingOf(source: Source): Promise<Encoding> {
  const said = marked(await firstBytes(source(), telling));
  if (isWide(said)) return said;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of source()) decoder.decode(piece, { stream: true });
    decoder.decode();
    return said ?? 'UTF-8';
  } catch (error) {
    if (error instanceof TypeError) return 'Windows-1252';
    throw error;
  }
}

export async function firstBytes(pieces: AsyncIterable<Uint8Array>, atLeast: number): Promise<Uint8Array> {
  let first = new Uint8Array();
  for await (const piece of pieces) {
    const longer = new Uint8Array(first.length + piece.length);
    longer.set(first);
    longer.set(piece, first.length);
    first = longer;
    if (first.length >= atLeast) break;
  }
  return first;
}

/** Bytes that come in pieces as text. */
export async function* textOf(pieces: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoded = decoderOf(encoding);
  for await (const piece of pieces) yield decoded(piece, false);
  yield decoded(new Uint8Array(), true);
}

const labels = { 'UTF-16 LE': 'utf-16le', 'UTF-16 BE': 'utf-16be', 'UTF-8': 'utf-8', 'UTF-8 with mark': 'utf-8' } as const;

function decoderOf(encoding: Encoding): (bytes: Uint8Array, isLast: boolean) => string {
  if (encoding === 'Windows-1252') return windows1252;
  const decoder = new TextDecoder(labels[encoding]);
  return (bytes, isLast) => decoder.decode(bytes, { stream: !isLast });
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** As many bytes tell UTF-16 without a mark. */
const telling = 2000;

const isWide = (said: Said | null): said is 'UTF-16 LE' | 'UTF-16 BE' => said === 'UTF-16 LE' || said === 'UTF-16 BE';

type Said = Exclude<Encoding, 'UTF-8' | 'Windows-1252'>;

/** The encoding that a file's first bytes say, if they say one. */
function marked(bytes: Uint8Array): Said | null {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'UTF-16 LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16 BE';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8 with mark';
  return zeroBytes(bytes);
}

/** Mostly Latin text in UTF-16 has a zero in every other byte. */
function zeroBytes(bytes: Uint8Array): 'UTF-16 LE' | 'UTF-16 BE' | null {
  const head = bytes.subarray(0, telling);
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
