import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../server/bundle.mjs';
import type { Found } from '../../../../server/references/formats/found.ts';
import { openReferences, streamReferences } from '../../../../server/references/formats/open-file.adapter.ts';
import { linesIn, LineReader } from '../../../../server/references/formats/lines.ts';

const folder = join(projectRoot, 'tests', 'fixtures', 'references');
const samples = readdirSync(folder).filter((name) => !name.endsWith('.expected'));

/** A file whose pieces have these lengths, over and over. */
const source = (bytes: Uint8Array, lengths: readonly number[]) =>
  async function* () {
    for (let from = 0, n = 0; from < bytes.length; n++) {
      const to = from + (lengths[n % lengths.length] ?? 1);
      yield bytes.subarray(from, to);
      from = to;
    }
  };

async function streamed(bytes: Uint8Array, lengths: readonly number[]) {
  const { found, ...about } = await streamReferences(source(bytes, lengths));
  const all: Found[] = [];
  for await (const one of found) all.push(one);
  return { ...about, found: all };
}

describe('a file read piece by piece', () => {
  it.each(samples)('%s holds what it holds as a whole, wherever it is cut', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const { found, ...about } = await openReferences(bytes);
    const whole = { ...about, found: [...found] };
    for (const lengths of [[1, 7, 300], [64 * 1024]]) expect(await streamed(bytes, lengths)).toEqual(whole);
  });

  it('has the lines of the whole text, whatever ends them', () => {
    const text = fc.array(fc.constantFrom('a', 'bc', '\r', '\n', '\r\n', '\ufeff', ''), { maxLength: 30 });
    fc.assert(
      fc.property(text, (pieces) => {
        const reader = new LineReader();
        const lines = [...pieces.flatMap((piece) => [...reader.take(piece)]), ...reader.end()];
        expect(lines).toEqual([...linesIn(pieces.join(''))]);
        const ended = pieces.join('').split(/\r\n|\n|\r/);
        if (ended.at(-1) === '') ended.pop();
        expect(lines.map((line) => line.text)).toEqual(ended.map((line) => line.replace(/^\ufeff/, '')));
      }),
    );
  });
});
