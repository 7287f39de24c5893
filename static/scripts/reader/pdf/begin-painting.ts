/** Starts pdf.js in its threads, and the file on its way to them, before anything else of the reader is there. */
import { paths } from '../../../../server/paths.ts';
import type { Beginning } from '../beginning.ts';
import { Painter } from './painter.ts';

/** Bytes: up to here a file comes whole, in one answer; of a larger one only the parts that are shown. */
const small = 4 * 2 ** 20;

/** Reads the file, before it is known which pages are wanted. Null where pdf.js can't. */
export async function beginPainting({ review, document: id, painting, parsing, pdfjs: parts, size }: Beginning): Promise<Painter | null> {
  const url = paths.documentFile(review, id);
  try {
    const painter = new Painter({ parsing, painting });
    await painter.open(Number(size) <= small ? bytesOf(url) : null, { url, parts });
    return painter;
  } catch {
    return null;
  }
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
