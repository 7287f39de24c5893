/** Bytes to text where nobody says the encoding. */
import { decode } from '../references/formats/encoding.ts';

export const decodeText = (bytes: Uint8Array): string => decode(bytes).text;
