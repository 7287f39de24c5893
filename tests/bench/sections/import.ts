/** From upload to readable: two-column papers of 5, 20 and 40 pages, alone and many at once, beside pdftotext and bare pdf.js. */
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import Sqlite from 'better-sqlite3';
import { paths } from '../../../server/paths.ts';
import { sessionCookie } from '../../../server/web/session.ts';
import { longPaper, type LongPaper } from '../../support/long-paper.ts';
import { reviewOfAda, sessionOf } from '../../support/people.ts';
import { type Figure, figure, quantile, timed } from '../measure.ts';
import { filled, type Process, scratch, serve } from '../served.ts';

const run = promisify(execFile);
const hasPdftotext = spawnSync('pdftotext', ['-v']).status === 0;

interface Desk {
  readonly folder: string;
  readonly slug: string;
  readonly cookie: string;
}

/** The same paper under other bytes: what follows the end of a PDF is ignored by readers, and every file counts as new. */
const copyOf = (paper: LongPaper, n: number): Blob => new Blob([new Uint8Array(paper.file), `\n%${n}`]);

let sent = 0;

async function upload(process: Process, desk: Desk, papers: readonly LongPaper[]): Promise<void> {
  const form = new FormData();
  for (const paper of papers) form.append('file', copyOf(paper, sent++), `paper ${sent}.pdf`);
  const headers = { cookie: desk.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(process.address + paths.documents(desk.slug), { method: 'POST', body: form, headers, redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`the upload answers ${answer.status}`);
}

/**
 * Waits until so many files are in or refused; meanwhile asks for a small page every so many milliseconds to see how long others
 * wait. Asked without a pause, it takes a core away from what is measured.
 */
async function untilRead(process: Process, desk: Desk, count: number, { waits, pause }: { waits: number[]; pause: number }): Promise<void> {
  const db = new Sqlite(join(desk.folder, 'retroduce.db'), { readonly: true });
  const done = db.prepare(`select count(*) as n from upload where state not in ('expected', 'arrived', 'working')`);
  while ((done.get() as { n: number }).n < count) {
    const began = performance.now();
    await (await fetch(`${process.address}/sign-in`)).arrayBuffer();
    waits.push(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  db.close();
}

async function barePdfjs(paper: LongPaper): Promise<void> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(paper.file), verbosity: 0 });
  const pdf = await task.promise;
  for (let n = 1; n <= pdf.numPages; n++) await (await pdf.getPage(n)).getTextContent();
  await task.destroy();
}

async function pdftotext(files: readonly string[], atOnce: number): Promise<void> {
  const waiting = [...files];
  const work = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) await run('pdftotext', [file, '-']);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

function fileOf(paper: LongPaper, n: number): string {
  const file = join(scratch(), `${n}.pdf`);
  writeFileSync(file, paper.file);
  return file;
}

export async function imports(runs: number, many: number): Promise<readonly Figure[]> {
  const { folder, made } = await filled(async (ctx) => {
    const { slug, ada } = await reviewOfAda(ctx);
    return { slug, cookie: `${sessionCookie(ctx.settings).name}=${await sessionOf(ctx, ada)}` };
  });
  const desk = { ...made, folder };
  const process = await serve(folder);
  const figures: Figure[] = [];
  let readable = 0;
  for (const pages of [5, 20, 40]) {
    const paper = await longPaper(pages);
    const times = await timed(runs, async () => {
      await upload(process, desk, [paper]);
      await untilRead(process, desk, ++readable, { waits: [], pause: 10 });
    });
    const pdfjs = quantile(await timed(runs, () => barePdfjs(paper)), 0.5);
    figures.push(
      figure(`one paper of ${pages} pages`, 'ms', times, {
        ...(pages === 20 ? { bar: 1000 } : {}),
        beside: { name: 'bare pdf.js', value: pdfjs },
      }),
    );
    figures.push(await sentencesFound(desk, paper));
    if (hasPdftotext) figures.push(figure(`pdftotext, ${pages} pages`, 'ms', await timed(runs, () => pdftotext([fileOf(paper, 0)], 1))));
  }
  figures.push(...(await manyAtOnce(process, desk, many, readable)));
  await process.stop();
  return figures;
}

/** The share of a paper's sentences that stand whole, and after the one before, in the text that people read and mark; page breaks aside. */
async function sentencesFound(desk: Desk, paper: LongPaper): Promise<Figure> {
  const texts = { own: textOf(desk, paper), theirs: hasPdftotext ? (await run('pdftotext', [fileOf(paper, 0), '-'])).stdout : '' };
  return figure(`${paper.pages} pages: sentences whole and in order`, '%', [wholeIn(texts.own, paper)], {
    bar: 97,
    ...(hasPdftotext ? { beside: { name: 'pdftotext', value: wholeIn(texts.theirs, paper) } } : {}),
  });
}

/** The text kept of the document imported last. */
function textOf({ folder }: Desk, paper: LongPaper): string {
  const db = new Sqlite(join(folder, 'retroduce.db'), { readonly: true });
  const newest = '(select id from document_version order by made_at desc, id desc limit 1)';
  const pages = db.prepare(`select text from page where document_version_id = ${newest} order by sheet`).all() as { text: string }[];
  db.close();
  if (pages.length !== paper.pages) throw new Error(`the last document has ${pages.length} pages, not ${paper.pages}`);
  return pages.map(({ text }) => text).join('\n');
}

function wholeIn(text: string, { sentences }: LongPaper): number {
  const plain = text.replace(/\s+/g, ' ');
  let [from, found] = [0, 0];
  for (const sentence of sentences) {
    const at = plain.indexOf(sentence, from);
    if (at >= 0) [from, found] = [at, found + 1];
  }
  return (100 * found) / sentences.length;
}

async function manyAtOnce(process: Process, desk: Desk, many: number, readable: number): Promise<readonly Figure[]> {
  const papers = [await longPaper(20, 'One'), await longPaper(20, 'Two')];
  const batch = Array.from({ length: many }, (_, n) => papers[n % 2] as LongPaper);
  const waits: number[] = [];
  await process.held();
  let peak = { own: 0, children: 0 };
  const watching = setInterval(() => {
    const { own, children } = process.memory();
    peak = { own: Math.max(peak.own, own), children: Math.max(peak.children, children) };
  }, 200);
  const began = performance.now();
  await upload(process, desk, batch);
  await untilRead(process, desk, readable + many, { waits, pause: 150 });
  const took = (performance.now() - began) / 1000;
  clearInterval(watching);
  const held = await process.held();
  const files = batch.map((paper, n) => fileOf(paper, n));
  const start = performance.now();
  if (hasPdftotext) await pdftotext(files, 2);
  const theirs = (performance.now() - start) / 1000;
  return [
    figure(
      `${many} papers of 20 pages at once`,
      's',
      [took],
      hasPdftotext ? { beside: { name: 'pdftotext, two at a time', value: theirs } } : {},
    ),
    ...(hasPdftotext ? [figure(`${many} at once beside pdftotext`, '×', [took / theirs], { bar: 6 })] : []),
    figure('the event loop held meanwhile, p99', 'ms', [held.p99], { bar: 50 }),
    figure('the event loop held meanwhile, longest', 'ms', [held.most]),
    figure('a small page meanwhile, p99', 'ms', [quantile(waits, 0.99)], { bar: 100 }),
    figure('server, most memory', 'MB', [peak.own]),
    figure('its children, most memory', 'MB', [peak.children]),
  ];
}
