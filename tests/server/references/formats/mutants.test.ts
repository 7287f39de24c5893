/** Reliability R-32: 300 damaged exports. No file fails; what damage does not touch is read as before. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../server/bundle.mjs';
import type { Found, RecordFields } from '../../../../server/references/formats/found.ts';
import { openReferences } from '../../../../server/references/formats/open-file.adapter.ts';
import { sharedFolder, sharedPath } from '../../../support/shared.ts';

const own = join(projectRoot, 'tests', 'fixtures', 'references');
const sources = [
  ...readdirSync(own)
    .filter((name) => !name.endsWith('.expected'))
    .map((name) => join(own, name)),
  ...(sharedFolder ? readdirSync(sharedPath('corpora', 'references')).map((name) => sharedPath('corpora', 'references', name)) : []),
].filter((path) => !/\.xlsx$|manifest/.test(path) && readFileSync(path).length < 25_000);

const readAll = async (bytes: Uint8Array): Promise<readonly Found[]> => [...(await openReferences(bytes)).found];
const recordsIn = (found: readonly Found[]): readonly RecordFields[] => found.flatMap((one) => (one.is === 'record' ? [one.fields] : []));

/** mulberry32: the same mutants in every run. */
function randomBy(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mutation = (bytes: Uint8Array, random: (below: number) => number) => Uint8Array;

const inLines =
  (change: (lines: string[], random: (below: number) => number) => void): Mutation =>
  (bytes, random) => {
    const lines = Buffer.from(bytes).toString('utf8').split('\n');
    change(lines, random);
    return Buffer.from(lines.join('\n'));
  };

const mutations: Readonly<Record<string, Mutation>> = {
  'cut off': (bytes, random) => bytes.subarray(0, random(bytes.length)),
  'without its head': (bytes, random) => bytes.subarray(random(bytes.length)),
  'with two lines swapped': inLines((lines, random) => {
    const [a, b] = [random(lines.length), random(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  'without a line': inLines((lines, random) => void lines.splice(random(lines.length), 1)),
  'with a line twice': inLines((lines, random) => {
    const at = random(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
  }),
  'with bytes overwritten': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    for (let times = 0; times < 5; times++) copy[random(copy.length)] = random(256);
    return copy;
  },
  'with mixed line ends': inLines((lines, random) => {
    for (let times = 0; times < 20; times++) {
      const at = random(lines.length);
      lines[at] = `${(lines[at] ?? '').replace(/\r$/, '')}\r`;
    }
  }),
  'with stray lines': inLines((lines, random) => {
    for (let times = 0; times < 5; times++) lines.splice(random(lines.length), 0, 'Copyright 2026 Elsevier B.V., All rights reserved.');
  }),
};

describe('300 damaged exports', () => {
  const names = Object.keys(mutations);
  const cases = Array.from({ length: 300 }, (_, at) => ({
    at,
    path: sources[at % sources.length] ?? '',
    how: names[at % names.length] ?? '',
  }));

  it.each(names)('are read to their end: %s', async (name) => {
    for (const { at, path, how } of cases.filter((one) => one.how === name)) {
      const bytes = mutations[how]?.(readFileSync(path), randomBy(at)) ?? new Uint8Array();
      const found = await readAll(bytes);
      const lines = found.map((one) => one.line);
      expect({ path, lines }).toEqual({ path, lines: lines.toSorted((a, b) => a - b) });
      for (const one of found) if (one.is !== 'record') expect(one.text.trim(), path).not.toBe('');
      for (const one of found) if (one.is === 'skipped') expect(one.reason, path).toMatch(/^It/);
      expect(await readAll(bytes), path).toEqual(found);
    }
  });
});

describe('a file of references', () => {
  const files = sources.filter((path) => !/utf16|windows/.test(path));

  it('is read alike in every encoding', async () => {
    for (const path of files) {
      const text = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
      const plain = recordsIn(await readAll(Buffer.from(text)));
      for (const encoding of ['utf16-le', 'utf16-be'] as const) {
        expect(recordsIn(await readAll(iconv.encode(text, encoding, { addBOM: true }))), `${path} ${encoding}`).toEqual(plain);
        expect(recordsIn(await readAll(iconv.encode(text, encoding, { addBOM: false }))), `${path} ${encoding}`).toEqual(plain);
      }
      expect(recordsIn(await readAll(Buffer.from(`\ufeff${text}`))), path).toEqual(plain);
    }
  });

  it('is read alike with every line end', async () => {
    for (const path of files.filter((one) => /\.(ris|nbib|ciw|bib)$/.test(one))) {
      const text = readFileSync(path, 'utf8').replace(/\r\n?/g, '\n');
      const plain = recordsIn(await readAll(Buffer.from(text)));
      for (const end of ['\r\n', '\r']) expect(recordsIn(await readAll(Buffer.from(text.replaceAll('\n', end)))), path).toEqual(plain);
    }
  });

  it('loses no more than the record it is cut in', async () => {
    for (const path of files.filter((one) => /\.(ris|nbib|ciw|bib|xml|txt)$/.test(one))) {
      const bytes = readFileSync(path);
      const whole = recordsIn(await readAll(bytes));
      for (const share of [0.3, 0.6, 0.9]) {
        const cut = await readAll(bytes.subarray(0, Math.floor(bytes.length * share)));
        const unharmed = recordsIn(cut).slice(0, -1);
        expect(unharmed, path).toEqual(whole.slice(0, unharmed.length));
        expect(recordsIn(cut).length, path).toBeGreaterThanOrEqual(Math.floor(whole.length * share * 0.5) - 1);
      }
    }
  });

  it('of 13,000 records is read whole', async () => {
    const many = Buffer.from(Array.from({ length: 13_000 }, (_, at) => recordOf(at, 5)).join(''));
    expect(recordsIn(await readAll(many))).toHaveLength(13_000);
  });

  // How long it takes is for the bench to say: 50 MB are no little thing on a machine that does something else besides.
  it('of 50 MB is read whole', { timeout: 300_000 }, async () => {
    const heavy = Buffer.from(Array.from({ length: 500 }, (_, at) => recordOf(at, 4700)).join(''));
    expect(heavy.length).toBeGreaterThan(50_000_000);
    expect(recordsIn(await readAll(heavy))).toHaveLength(500);
  });
});

const recordOf = (at: number, size: number): string =>
  `TY  - JOUR\nTI  - Title ${at}\nAU  - Author, A. ${at}\nPY  - 2020\nAB  - ${'Words of an abstract. '.repeat(size)}\nER  - \n\n`;
