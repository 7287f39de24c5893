/**
 * Goes through a spreadsheet before the library reads it, which believes what the zip's directory says and takes seconds for a tag
 * of many thousand attributes or a comment without an end: entries are inflated once, to nowhere, and their XML is walked.
 */
import { setImmediate as breath } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** What a spreadsheet may weigh: bytes inflated, by how much an entry may grow, and what a tag and a comment may hold. */
const most = { entries: 2000, inflated: 100 * 1024 * 1024, ratio: 100, attributes: 200, letters: 4000, depth: 100 };

/** The file can't be read as a table; the message says why and what to do. */
export class UnreadableTable extends Error {}

const tooLarge = () => new UnreadableTable('The spreadsheet holds more than a table can: choose a smaller one.');
const damaged = () => new UnreadableTable('The file is damaged: it is not a whole spreadsheet.');

/** @throws UnreadableTable */
export async function assertModest(bytes: Uint8Array): Promise<void> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, autoClose: false }).catch(() => Promise.reject(damaged()));
  try {
    const entries: Entry[] = [];
    let inflated = 0;
    for await (const entry of zip.eachEntry()) {
      inflated += entry.uncompressedSize;
      const isBomb = entry.uncompressedSize > 1_000_000 && entry.uncompressedSize > entry.compressedSize * most.ratio;
      if (isBomb || inflated > most.inflated || entries.push(entry) > most.entries) throw tooLarge();
    }
    for (const entry of entries) await walk(zip, entry);
  } catch (error) {
    throw error instanceof UnreadableTable ? error : damaged();
  } finally {
    zip.close();
  }
}

/** An entry that is longer or shorter than it says ends in an error of its stream. */
async function walk(zip: ZipFile, entry: Entry): Promise<void> {
  const parser = /\.(xml|rels)$/i.test(entry.fileName) ? modestXml() : null;
  const content = await zip.openReadStreamPromise(entry);
  if (parser) content.setEncoding('utf8');
  for await (const chunk of content) {
    parser?.write(chunk as string);
    await breath();
  }
  parser?.close();
}

function modestXml(): SaxesParser {
  const parser = new SaxesParser();
  let [attributes, depth] = [0, 0];
  const atMost = (n: number, limit: number): void => {
    if (n > limit) throw tooLarge();
  };
  parser.on('opentagstart', () => {
    attributes = 0;
    atMost(++depth, most.depth);
  });
  parser.on('attribute', () => atMost(++attributes, most.attributes));
  parser.on('closetag', () => void (depth -= 1));
  parser.on('comment', (text) => atMost(text.length, most.letters));
  parser.on('processinginstruction', ({ body }) => atMost(body.length, most.letters));
  parser.on('doctype', () => {
    throw damaged();
  });
  parser.on('error', () => {
    throw damaged();
  });
  return parser;
}
