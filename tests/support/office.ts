/** Second readers of what we write: mammoth for DOCX, read-excel-file for XLSX, LibreOffice for both where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import readExcel from 'read-excel-file/node';
import { parse } from 'csv-parse/sync';
import { temporaryFolder } from './context.ts';

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

export interface TableRead {
  /** Cells by row, header rows first; a merged cell appears once, with the rows and columns it covers. */
  readonly rows: readonly (readonly { readonly text: string; readonly rows: number; readonly columns: number }[])[];
  /** Paragraphs outside the table. */
  readonly paragraphs: readonly string[];
}

/** A Word document as mammoth sees it. */
export async function readDocx(bytes: Uint8Array): Promise<TableRead> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return tableIn(value);
}

/** Tables of HTML as our own writers and mammoth make it: no attribute holds a ">". */
export function tableIn(html: string): TableRead {
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[dh]([^>]*)>(.*?)<\/t[dh]>/gs)].map(([, attributes = '', inner = '']) => ({
      text: plain(inner),
      rows: Number(/rowspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
      columns: Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
    })),
  );
  const outside = html.replace(/<table.*<\/table>/s, '');
  return { rows, paragraphs: [...outside.matchAll(/<p>(.*?)<\/p>/gs)].map(([, inner = '']) => plain(inner)) };
}

const plain = (html: string): string =>
  html
    .replace(/<\/p>\s*<p>|<br\s*\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

export async function readXlsx(bytes: Uint8Array, sheet = 'Table'): Promise<readonly (readonly (string | number | null)[])[]> {
  const sheets = await readExcel(Buffer.from(bytes), { trim: false });
  const found = sheets.find((one) => one.sheet === sheet);
  return (found?.data ?? []) as readonly (readonly (string | number | null)[])[];
}

/** A file converted by LibreOffice, as text. */
export const libreOffice = (bytes: Uint8Array, from: 'docx' | 'xlsx', to: string): string =>
  allThroughLibreOffice(new Map([[`file.${from}`, bytes]]), to).get(`file.${from}`) ?? '';

/** Files by name, converted in one run: starting it takes most of the time. */
export function allThroughLibreOffice(files: ReadonlyMap<string, Uint8Array>, to: string): ReadonlyMap<string, string> {
  const folder = temporaryFolder();
  const [from, into] = [join(folder, 'from'), join(folder, 'into')];
  mkdirSync(from);
  for (const [name, bytes] of files) writeFileSync(join(from, name), bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const paths = [...files.keys()].map((name) => join(from, name));
  execFileSync('soffice', [profile, '--headless', '--convert-to', to, '--outdir', into, ...paths], { stdio: 'ignore', timeout: 300_000 });
  const ending = to.split(':')[0] ?? to;
  return new Map([...files.keys()].map((name) => [name, readFileSync(join(into, name.replace(/\.\w+$/, `.${ending}`)), 'utf8')]));
}

export const readCsv = (text: string): readonly (readonly string[])[] => parse(text, { relax_column_count: true });
