/** What painting needs besides pdf.js itself, asked for before that has come: its worker, which takes longest to start, and the file. */
import { paths } from '../../../../server/paths.ts';
import type { ReaderRoot } from '../panes.ts';

/** Bytes: up to here a file comes whole, in one answer; of a larger one only the parts that are shown. */
const small = 4 * 2 ** 20;

export interface Coming {
  readonly worker: Worker;
  /** Null for a large file. */
  readonly file: Promise<Uint8Array> | null;
}

export function askForFile(root: ReaderRoot): Coming {
  const { review, document: id, worker = '', size } = root.dataset;
  const file = Number(size) <= small ? bytesOf(paths.documentFile(review, id)) : null;
  // whoever waits for it is told; that may be later than it fails
  file?.catch(() => undefined);
  return { worker: new Worker(worker, { type: 'module' }), file };
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
