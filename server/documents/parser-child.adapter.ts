/**
 * The program of the throw-away child in which people's files are read (platform/parser-process). Has no database, no way to
 * write, no network where the system allows that. Told files on its input, it writes one line of JSON per page to its output.
 */
import { frozen } from './code-points.ts';
import { decodeText } from './decode-text.ts';
import { loadPdfJs, type OpenPdf, type PdfParser } from './pdf.adapter.ts';
import { noAbout, type ParserLine, parserLimits, type Refusal, type Trouble } from './parsed.ts';
import { cutIntoPages } from './plain-pages.ts';
import { kindOf } from './sniff.ts';
import { warmUpPdf } from './warm-up-pdf.ts';

const said: string[] = [];
const mostSaid = 1000;
/** What pdf.js says; that a picture is left out is what we asked for. */
function listen(...words: readonly unknown[]): void {
  const line = words.map(String).join(' ').slice(0, 200);
  if (said.length < mostSaid && !line.includes('exceeded maximum allowed size')) said.push(line);
}

async function main(): Promise<void> {
  Object.assign(console, { log: listen, warn: listen, error: listen, info: listen });
  const pdfjs = await loadPdfJs(process.argv[2] ?? '');
  await parsePdf(pdfjs, new TextEncoder().encode(warmUpPdf()), async () => {});
  await done();
  for await (const bytes of filesFrom(process.stdin)) {
    await parse(pdfjs, bytes);
    await done();
  }
}

/** Files come as eight digits of hexadecimal length and as many bytes. */
async function* filesFrom(input: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    held.push(chunk);
    size += chunk.length;
    for (let wanted = lengthIn(held); wanted !== null && size >= wanted + 8; wanted = lengthIn(held)) {
      const all = Buffer.concat(held, size);
      held = [all.subarray(wanted + 8)];
      size -= wanted + 8;
      yield Uint8Array.from(all.subarray(8, wanted + 8));
    }
  }
}

function lengthIn(held: Buffer[]): number | null {
  if ((held[0]?.length ?? 0) < 8 && held.length > 1) held.splice(0, held.length, Buffer.concat(held));
  const head = held[0];
  return head && head.length >= 8 ? Number.parseInt(head.toString('latin1', 0, 8), 16) : null;
}

/** Every file is answered by exactly one `end` or `refused`. */
async function parse(pdfjs: PdfParser, bytes: Uint8Array): Promise<void> {
  said.length = 0;
  const kind = kindOf(bytes);
  if (kind === 'pdf') await parsePdf(pdfjs, bytes, send);
  else if (kind === 'text') await parseText(bytes);
  else await send({ kind: 'refused', why: ({ html: 'html', empty: 'empty', other: 'not_taken' } as const)[kind] });
}

type Send = (line: ParserLine) => Promise<void>;

async function parsePdf(pdfjs: PdfParser, bytes: Uint8Array, answer: Send): Promise<void> {
  let pdf: OpenPdf;
  try {
    pdf = await pdfjs.open(bytes);
  } catch (error) {
    await answer({ kind: 'refused', why: (error as { name?: string }).name === 'PasswordException' ? 'password' : 'damaged' });
    return;
  }
  try {
    const why = tooMuch(pdf);
    if (why) await answer({ kind: 'refused', why });
    else await readPages(pdf, pdfjs.version, answer);
  } finally {
    await pdf.close();
  }
}

/** Which of our ways to make text from a PDF: 2 writes ordinary pages from what they draw (decisions/0011). */
const assembly = 'assembly 2';

const tooMuch = ({ pages }: OpenPdf): Refusal | null => (pages > parserLimits.pages ? 'pages' : pages < 1 ? 'no_pages' : null);

async function readPages(pdf: OpenPdf, version: string, answer: Send): Promise<void> {
  const troubles: Trouble[] = [];
  let bytes = 0;
  await answer({ kind: 'start', pages: pdf.pages });
  for (let sheet = 1; sheet <= pdf.pages; sheet++) {
    const before = said.length;
    const complained = (words: RegExp) => said.length >= mostSaid || said.slice(before).some((line) => words.test(line));
    const page = await pdf.page(sheet, () => complained(/getOperatorList - ignoring/)).catch(() => null);
    if (!page || said.slice(before).some((line) => /ignoring errors during/.test(line))) troubles.push({ kind: 'page', sheet });
    const shown = page ?? { text: '', label: pdf.labels[sheet - 1] ?? '', box: [0, 0, 61200, 79200] as const, rotation: 0, pieces: '[]' };
    bytes += Buffer.byteLength(shown.text);
    if (bytes > parserLimits.text) return answer({ kind: 'refused', why: 'text' });
    await answer({ kind: 'page', page: shown });
  }
  if (troubles.length === pdf.pages) return answer({ kind: 'refused', why: 'damaged' });
  if (said.some((line) => /Indexing all PDF objects/.test(line))) troubles.unshift({ kind: 'recovered' });
  const [outline, about] = [await pdf.outline(), await pdf.about()];
  await answer({
    kind: 'end',
    end: { extractor: 'pdf.js', extractorVersion: `${version}, ${assembly}`, mediaType: 'application/pdf', outline, about, troubles },
  });
}

async function parseText(bytes: Uint8Array): Promise<void> {
  const text = frozen(decodeText(bytes)).replace(/^\ufeff/, '');
  if (Buffer.byteLength(text) > parserLimits.text) return send({ kind: 'refused', why: 'text' });
  if (!text.trim()) return send({ kind: 'refused', why: 'empty' });
  const pages = cutIntoPages(text);
  if (pages.length > parserLimits.pages) return send({ kind: 'refused', why: 'pages' });
  for (const page of pages) await send({ kind: 'page', page: { text: page, label: '', box: null, rotation: 0, pieces: '[]' } });
  const end = { extractor: 'plain text', extractorVersion: '1', mediaType: 'text/plain', outline: [], about: noAbout, troubles: [] };
  await send({ kind: 'end', end });
}

const send = (line: ParserLine): Promise<void> => write(`${JSON.stringify(line)}\n`);

/** Ends the answer about a file, and says at the start that we are ready. */
const done = (): Promise<void> => write('\n');

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

await main();
