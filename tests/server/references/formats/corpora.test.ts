/** Real exports of some twenty programs, where they lie beside the project. The file pairs cover the same without them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { abstractFrom } from '../../../../server/references/formats/details.ts';
import type { Found, RecordFields } from '../../../../server/references/formats/found.ts';
import { openReferences } from '../../../../server/references/formats/open-file.adapter.ts';
import { sharedFolder, sharedPath } from '../../../support/shared.ts';

const path = (name: string): string => sharedPath('corpora', 'references', name);
const manifest = sharedFolder
  ? readFileSync(path('manifest.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([file = '', , format = '', count = '']) => ({ file, format, count: Number(count) }))
  : [];

/** The manifest counted the rows under the sheet's first one; the headings stand lower. */
const rowsAboveHeadings: Readonly<Record<string, number>> = { 'asr_baseline.xlsx': 1, 'asr_baseline_embase.xlsx': 3 };

const readAll = async (name: string): Promise<readonly Found[]> => [...(await openReferences(readFileSync(path(name)))).found];
const recordsOf = async (name: string): Promise<readonly RecordFields[]> =>
  (await readAll(name)).flatMap((one) => (one.is === 'record' ? [one.fields] : []));

describe.skipIf(!sharedFolder)('real exports', () => {
  it.each(manifest)('every record of $file is found', async ({ file, count }) => {
    const found = await readAll(file);
    expect(found.filter((one) => one.is === 'record')).toHaveLength(count - (rowsAboveHeadings[file] ?? 0));
    expect(found.filter((one) => one.is === 'skipped')).toEqual([]);
  });

  it.each(manifest.filter(({ format }) => format === 'RIS'))('no abstract of $file is lost', async ({ file }) => {
    const flat = (text: string): string => text.replace(/\s+/g, '');
    const read = flat((await recordsOf(file)).map((fields) => fields.abstract).join(' '));
    const written = readFileSync(path(file), 'utf8').matchAll(/^(?:AB|N2) {2}-(.+)$/gm);
    for (const [, text = ''] of written) expect(read).toContain(flat(abstractFrom([text])));
  });

  /** Title, authors, year, journal, pages, DOI and abstract: the same search through several programs is the same. */
  const alike: readonly (readonly [string, string, readonly (keyof RecordFields)[]])[] = [
    ['asr_baseline.tsv', 'asr_baseline.csv', ['title', 'authors', 'year', 'container', 'pages', 'doi', 'abstract', 'pmid']],
    ['asr_baseline.tsv', 'asr_baseline.ris', ['title', 'year', 'container', 'pages', 'doi', 'abstract']],
    ['asr_baseline.tsv', 'asr_baseline.xlsx', ['title', 'authors', 'year', 'container', 'pages', 'doi', 'abstract', 'pmid']],
    ['asr_baseline.tsv', 'asr_baseline_citavi.ris', ['title', 'year', 'container', 'pages', 'doi', 'abstract']],
    ['reflib_blue-light.xml', 'reflib_blue-light.ris', ['title', 'authors', 'year', 'container', 'pages', 'doi', 'abstract', 'volume']],
    ['reflib_blue-light.xml', 'reflib_blue-light.json', ['title', 'authors', 'year', 'container', 'pages', 'doi', 'abstract', 'volume']],
    ['reflib_blue-light.xml', 'reflib_blue-light.nbib', ['title', 'year', 'pages', 'doi', 'abstract', 'volume', 'issue']],
    ['asr_baseline_embase.csv', 'asr_baseline_embase.ris', ['title', 'authors', 'year', 'container', 'doi', 'abstract']],
    ['asr_baseline_embase.csv', 'asr_baseline_excel.csv', ['title', 'authors', 'year', 'container', 'doi', 'abstract', 'pmid']],
    ['asr_baseline_embase.csv', 'asr_baseline_zotero.ris', ['title', 'authors', 'year', 'container', 'doi', 'abstract']],
    ['asr_baseline_embase.csv', 'asr_baseline_zotero.csv', ['title', 'authors', 'year', 'container', 'doi', 'abstract']],
    ['asr_baseline_embase.csv', 'asr_baseline_endnote.ris', ['title', 'authors', 'year', 'container', 'doi', 'abstract']],
    ['asr_baseline_embase.csv', 'asr_baseline_rayyan.ris', ['title', 'authors', 'year', 'doi', 'abstract']],
    ['asr_baseline_covidence_endnote.ris', 'asr_baseline_covidence.csv', ['title', 'authors', 'year', 'container', 'doi', 'abstract']],
  ];
  it.each(alike)('%s and %s say the same', async (one, other, fields) => {
    const [base, compared] = [await recordsOf(one), await recordsOf(other)];
    const key = (text: unknown): string =>
      JSON.stringify(text)
        .toLowerCase()
        .replace(/\\n/g, '')
        .replace(/[^\p{L}\p{N}]+/gu, '');
    const isAlike = (record: RecordFields, twin: RecordFields): boolean => fields.every((field) => key(record[field]) === key(twin[field]));
    const differing = compared.filter((record) => !base.some((twin) => isAlike(record, twin)));
    expect(differing.map((record) => record.title)).toEqual([]);
  });
});
