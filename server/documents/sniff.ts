/** What a file is, by its content: names lie. */

export type FileKind = 'pdf' | 'text' | 'html' | 'empty' | 'other';

/** Bytes that tell programs, archives and pictures from text. */
const signatures: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a, 0x90],
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x1f, 0x8b],
];

/** Looks at the first kilobytes. A PDF may have up to a kilobyte of something else before its mark (ISO 32000-2, annex I). */
export function kindOf(bytes: Uint8Array): FileKind {
  if (!bytes.length) return 'empty';
  const head = bytes.subarray(0, 4096);
  if (ascii(head.subarray(0, 1029)).includes('%PDF-')) return 'pdf';
  if (signatures.some((signature) => signature.every((byte, at) => head[at] === byte))) return 'other';
  if (isUtf16(head)) return 'text';
  if (/^(\u00ef\u00bb\u00bf)?\s*(<!--[^]*?-->\s*)?<(!doctype\s+html|html|head|body)\b/i.test(ascii(head))) return 'html';
  return isBinary(head) ? 'other' : 'text';
}

const isUtf16 = ([a, b]: Uint8Array): boolean => (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff);

/** Control characters other than tab, line ends, form feed and escape don't occur in text. */
function isBinary(head: Uint8Array): boolean {
  let odd = 0;
  for (const byte of head) if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd += 1;
  return odd > head.length / 100;
}

function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
