/** an archive that is not what it says is refused, and nothing is written outside the folder it was to go into. */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createWriteStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { backUp } from '../../server/upkeep/backup.ts';
import { restoreInto } from '../../server/upkeep/restore.ts';
import { temporaryFolder, testContext } from '../support/context.ts';
import { documentOf } from '../support/factories.ts';
import { reviewOfAda } from '../support/people.ts';

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });

/** Writes an archive with harmless names of the same length, then gives the entries their true, hostile ones. */
async function archiveWith(names: readonly string[]): Promise<string> {
  const file = join(temporaryFolder(), 'hostile.zip');
  const zip = new ZipFile();
  const plain = names.map((name, n) => `${n}`.padEnd(Buffer.byteLength(name), 'x'));
  for (const name of plain) zip.addBuffer(Buffer.from('hostile'), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
  let bytes = readFileSync(file).toString('latin1');
  for (const [n, name] of names.entries()) bytes = bytes.replaceAll(plain[n] ?? '', Buffer.from(name).toString('latin1'));
  writeFileSync(file, Buffer.from(bytes, 'latin1'));
  return file;
}

const hostile = [
  '../outside',
  '../../outside',
  '/tmp/retroduce-outside',
  'C:\\outside',
  'blobs/../../outside',
  '..\\outside',
  'blobs/..',
  'retroduce.db/../../outside',
];

describe('R-33: hostile archives', () => {
  it.each(hostile)('with an entry called %s write nothing outside', async (name) => {
    const around = temporaryFolder();
    const target = join(around, 'inner', 'data');
    mkdirSync(join(around, 'inner'));
    const archive = await archiveWith([name, 'manifest.jsonx']);
    await expect(restoreInto(archive, target)).rejects.toThrow(/damaged|not a Retroduce backup/);
    expect(filesUnder(around).filter((file) => !file.startsWith(target))).toEqual([]);
    expect(filesUnder(target).filter((file) => !file.includes('/tmp/'))).toEqual([]);
  });

  it('cut anywhere are refused', { timeout: 240_000 }, async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await documentOf(ctx, scope, 'Paper', ['Trust grew slowly.']);
    const archive = join(temporaryFolder(), 'whole.zip');
    await backUp(ctx, archive);
    const bytes = readFileSync(archive);
    for (let n = 1; n < 12; n++) {
      const cut = join(temporaryFolder(), 'cut.zip');
      writeFileSync(cut, bytes.subarray(0, Math.floor((bytes.length * n) / 12)));
      await expect(restoreInto(cut, join(temporaryFolder(), 'data'))).rejects.toThrow(/damaged|not a Retroduce backup|not complete/);
    }
  });
});
