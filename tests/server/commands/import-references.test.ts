import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReferenceFileOutcome } from '../../../server/references/import-files.service.ts';
import { printed, retroduceHere as retroduce } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';

const record = (title: string): string => `TY  - JOUR\nTI  - ${title}\nAU  - Okafor, N.\nER  - \n\n`;

describe('import references', () => {
  it('says of each file: read = imported + duplicates + skipped; a file taken twice adds nothing', async () => {
    const data = temporaryFolder();
    const folder = temporaryFolder();
    const [one, two, none] = ['one.ris', 'two.txt', 'none.ris'].map((name) => join(folder, name));
    writeFileSync(one ?? '', `${record('Walking together')}TY  - JOUR\nER  - \n`);
    writeFileSync(two ?? '', `${record('Walking together')}${record('Trust grows')}`, 'utf16le');
    writeFileSync(none ?? '', '');
    await retroduce(['review', 'create', '--title', 'Trust', '--data', data]);
    const call = ['import', 'references', '--review', 'trust', '--data', data, '--json', '--source', 'MEDLINE'];
    const first = await retroduce([...call, one ?? '', two ?? '', none ?? '']);
    expect([first.code, first.err]).toEqual([0, '']);
    const { files } = printed<{ files: ReferenceFileOutcome[] }>(first);
    expect(
      files.map(({ format, encoding, read, imported, duplicates, skipped }) => [
        format,
        encoding,
        read,
        imported,
        duplicates,
        skipped.length,
      ]),
    ).toEqual([
      ['RIS', 'UTF-8', 2, 1, 0, 1],
      ['RIS', 'UTF-16 LE', 2, 1, 1, 0],
      ['CSV', 'UTF-8', 0, 0, 0, 0],
    ]);
    expect(files[0]?.skipped).toEqual([{ line: 6, reason: 'It has no title, author, abstract or identifier.', text: 'TY  - JOUR\nER  -' }]);
    expect(files[2]?.reason).toContain('No references were found in it.');
    const again = printed<{ files: ReferenceFileOutcome[] }>(await retroduce([...call, one ?? '']));
    expect(again.files[0]).toMatchObject({ read: 2, imported: 0, duplicates: 1 });
    const listed = printed<{ reviews: { references: number }[] }>(await retroduce(['review', 'list', '--data', data, '--json']));
    expect(listed.reviews[0]?.references).toBe(2);
    const nowhere = await retroduce([...call, join(folder, 'missing.ris')]);
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('There is no file')]);
  }, 60_000);
});
