/** Parts of an office file as a zip archive, written while it is read. */
import { Readable, type PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Part } from './office-part.ts';

/** No clock in the file: the same parts make the same bytes. */
const options = { mtime: new Date('2000-01-01T00:00:00Z'), forceDosTimestamp: true };

/** A reader that stops early, or a part that fails, ends both sides. */
export function zipped(parts: readonly Part[]): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  let reading: Readable | null = null;
  for (const { path, content } of parts) {
    if (typeof content === 'string') zip.addBuffer(Buffer.from(content), path, options);
    else
      zip.addReadStreamLazy(path, options, (give) => {
        reading = Readable.from(content());
        reading.on('error', (error) => output.destroy(error));
        give(null, reading);
      });
  }
  zip.end();
  output.on('close', () => reading?.destroy());
  return output;
}
