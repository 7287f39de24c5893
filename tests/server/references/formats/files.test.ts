/** File pairs: an export as databases write it, and beside it all that is found in it. A new case adds no code. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../../../server/bundle.mjs';
import { openReferences } from '../../../../server/references/formats/open-file.adapter.ts';

const folder = join(projectRoot, 'tests', 'fixtures', 'references');
const cases = readdirSync(folder).filter((name) => !name.endsWith('.expected'));

describe('a file of references', () => {
  it.each(cases)('is read as its pair says: %s', async (name) => {
    const { format, encoding, columns, found } = await openReferences(readFileSync(join(folder, name)));
    const all = [...found];
    const seen = {
      format,
      encoding,
      ...(columns && { columns }),
      records: all.flatMap((one) => (one.is === 'record' ? [{ line: one.line, ...said(one.fields) }] : [])),
      skipped: all.flatMap((one) => (one.is === 'skipped' ? [{ line: one.line, reason: one.reason, text: one.text }] : [])),
      stray: all.flatMap((one) => (one.is === 'stray' ? [`${one.line}: ${one.text}`] : [])),
    };
    await expect(`${JSON.stringify(seen, null, 2)}\n`).toMatchFileSnapshot(join(folder, `${name}.expected`));
  });
});

/** What is empty is left out of the pair. */
const said = (fields: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null && !(Array.isArray(value) && !value.length)),
  );
