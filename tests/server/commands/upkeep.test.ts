import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBlobs } from '../../../server/platform/blobs.adapter.ts';
import { openDatabase } from '../../../server/platform/database.ts';
import { printed, retroduceHere } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';

async function dataWithReview(): Promise<string> {
  const folder = join(temporaryFolder(), 'data');
  await retroduceHere(['review', 'create', '--title', 'Trust', '--data', folder]);
  const paper = join(folder, '..', 'talk.md');
  writeFileSync(paper, 'Trust grew slowly, they said.');
  await retroduceHere(['import', 'documents', '--review', 'trust', paper, '--data', folder]);
  return folder;
}

describe('backup, restore, doctor, migrate', { timeout: 60_000 }, () => {
  it('print what they did as one JSON object', async () => {
    const folder = await dataWithReview();
    const file = join(folder, '..', 'b.zip');
    const backedUp = printed<{ rows: number }>(await retroduceHere(['backup', '-o', file, '--data', folder, '--json']));
    expect(backedUp).toEqual({
      file,
      size: expect.any(Number),
      tables: expect.any(Number),
      rows: expect.any(Number),
      files: 1,
      madeAt: expect.stringMatching(/Z$/),
    });
    const again = join(folder, '..', 'again');
    expect(printed(await retroduceHere(['restore', file, '--data', again, '--json']))).toEqual({
      folder: again,
      rows: backedUp.rows,
      files: 1,
      madeAt: expect.any(String),
      movedAside: [],
    });
    expect(printed(await retroduceHere(['doctor', '--data', again, '--json']))).toEqual({
      ok: true,
      findings: [],
      looked: { activities: expect.any(Number), rows: expect.any(Number), files: 1 },
    });
    expect((await retroduceHere(['migrate', '--data', again])).out).toMatch(/^The schema is \d+ already\.\n$/);
  });

  it('end with 1 and the reason, and leave everything as it was', async () => {
    const folder = await dataWithReview();
    const file = join(folder, '..', 'b.zip');
    await retroduceHere(['backup', '-o', file, '--data', folder]);
    for (const [words, said] of [
      [['backup', '-o', file, '--data', folder], 'exists already. Choose another name'],
      [['restore', file, '--data', folder], 'holds a database already'],
      [['restore', join(folder, 'none.zip'), '--data', join(folder, 'x')], 'There is no file'],
      [['doctor', '--data', join(folder, 'none')], 'There is no database in'],
      [['migrate', '--data', join(folder, 'none')], 'There is no database in'],
      [['backup', '-o', join(folder, 'c.zip'), '--data', join(folder, 'none')], 'There is no database in'],
    ] as const) {
      const ran = await retroduceHere(words);
      expect([ran.code, ran.out, ran.err]).toEqual([1, '', expect.stringContaining(said)]);
    }
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('doctor ends with 1 and names what is wrong', async () => {
    const folder = await dataWithReview();
    const { sha256, path } = await storedFile(folder);
    appendFileSync(path, '!');
    const ran = await retroduceHere(['doctor', '--data', folder, '--json']);
    expect(ran.code).toBe(1);
    expect(printed(ran)).toMatchObject({ ok: false, findings: [`The file ${sha256} of the document “talk.md” is damaged.`] });
    expect((await retroduceHere(['doctor', '--data', folder])).out).toContain('is damaged.\nLooked at ');
  });
});

/** The first stored file of a data folder. */
async function storedFile(folder: string): Promise<{ readonly sha256: string; readonly path: string }> {
  const db = openDatabase(join(folder, 'retroduce.db'), { process: 'command' });
  try {
    const { sha256 } = await db.read.selectFrom('document').select('sha256').executeTakeFirstOrThrow();
    return { sha256, path: openBlobs(folder).pathOf(sha256) };
  } finally {
    db.close();
  }
}
