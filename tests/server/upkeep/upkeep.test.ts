/** R-27 (doctor), R-38 and R-39 (backups that are read back, restores that are refused). */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { create, nextNumber, operate, trash } from '../../../server/platform/operation.ts';
import type { Scope } from '../../../server/reviews/scope.queries.ts';
import { backUp } from '../../../server/upkeep/backup.ts';
import { examine } from '../../../server/upkeep/doctor.ts';
import { restoreInto } from '../../../server/upkeep/restore.ts';
import { temporaryFolder, testContext, type TestContext } from '../../support/context.ts';
import { codeOf, documentOf, excerptOf, codingOf, referenceOf } from '../../support/factories.ts';
import { reviewOfAda } from '../../support/people.ts';

/** Documents with real stored files. Returns their hashes. */
async function withFiles(ctx: TestContext, scope: Scope, n: number): Promise<readonly string[]> {
  const reference = await referenceOf(ctx, scope, 'Report');
  const hashes: string[] = [];
  for (let at = 0; at < n; at++) {
    const { sha256, size } = await ctx.blobs.put(randomBytes(2000));
    hashes.push(sha256);
    await operate(ctx, scope, { verb: 'import a document' }, async (op) =>
      create(op, 'document', {
        number: await nextNumber(op, 'document'),
        reference_id: reference,
        file_name: `${at}.pdf`,
        media_type: 'application/pdf',
        sha256,
        size,
        first_label: '',
        position: at,
        foreign_guid: null,
      }),
    );
  }
  return hashes;
}

describe('doctor', () => {
  it('finds nothing in a healthy folder, whatever was done in it', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await withFiles(ctx, scope, 2);
    const code = await codeOf(ctx, scope, 'Trust');
    await operate(ctx, scope, { verb: 'remove a code' }, async (op) => (await trash(op, 'code', code), null));
    const { findings, looked } = await examine(ctx);
    expect(findings).toEqual([]);
    expect(looked.files).toBe(2);
    expect(looked.rows).toBeGreaterThan(20);
  });

  it('names each of 20 damaged, 5 missing, 5 strange files and 3 changed activities, and nothing else', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const hashes = await withFiles(ctx, scope, 40);
    for (const sha256 of hashes.slice(0, 20)) {
      const bytes = readFileSync(ctx.blobs.pathOf(sha256));
      bytes[7] = (bytes[7] ?? 0) ^ 1;
      writeFileSync(ctx.blobs.pathOf(sha256), bytes);
    }
    for (const sha256 of hashes.slice(20, 25)) rmSync(ctx.blobs.pathOf(sha256));
    for (let at = 0; at < 5; at++) {
      const { sha256 } = await ctx.blobs.put(randomBytes(100));
      utimesSync(ctx.blobs.pathOf(sha256), new Date(0), new Date(0));
    }
    await sql`drop trigger activity_no_update`.execute(ctx.db.writer);
    for (const [seq, column] of [
      [4, 'verb'],
      [9, 'reason'],
      [12, 'at'],
    ] as const)
      await ctx.db.writer
        .updateTable('activity')
        .set({ [column]: 'forged' })
        .where('review_id', '=', scope.reviewId)
        .where('seq', '=', seq)
        .execute();
    const { findings } = await examine(ctx);
    expect(findings).toHaveLength(33);
    for (const [pattern, n] of [
      [/is damaged/, 20],
      [/is missing/, 5],
      [/belongs to nothing/, 5],
      [/changed after it was written/, 3],
    ] as const)
      expect(findings.filter((finding) => pattern.test(finding))).toHaveLength(n);
  });

  it('sees a row that was changed, added or removed behind the history', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const made = await documentOf(ctx, scope, 'Paper', ['Trust grew slowly.']);
    const kept = await excerptOf(ctx, scope, made, 'Trust');
    const gone = await codingOf(ctx, scope, kept, {});
    await ctx.db.writer.updateTable('excerpt').set({ quote: 'Mistrust' }).where('id', '=', kept).execute();
    await ctx.db.writer.deleteFrom('coding').where('id', '=', gone).execute();
    const { findings } = await examine(ctx);
    expect(findings.filter((finding) => !finding.includes('.pdf'))).toEqual([
      `The coding ${gone} is gone, though its history does not say so.`,
      `The excerpt ${kept} differs from its history in quote.`,
    ]);
  });
});

describe('a backup', () => {
  it('comes back in another folder with every row and file', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const hashes = await withFiles(ctx, scope, 3);
    const archive = join(temporaryFolder(), 'monday.zip');
    const made = await backUp(ctx, archive);
    await codeOf(ctx, scope, 'Made after the backup');
    const folder = join(temporaryFolder(), 'new');
    const restored = await restoreInto(archive, folder);
    expect(restored).toMatchObject({ rows: made.rows, files: 3, movedAside: [] });
    const again = await testContext(folder);
    expect((await examine(again)).findings).toEqual([]);
    expect(await again.blobs.rehash(hashes[0]!)).toBe(hashes[0]);
    expect(await again.db.read.selectFrom('code').select('id').execute()).toEqual([]);
  });

  it('is refused over data, and moves stale logs aside instead of replaying them', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await withFiles(ctx, scope, 1);
    const archive = join(temporaryFolder(), 'b.zip');
    await backUp(ctx, archive);
    await expect(restoreInto(archive, ctx.settings.data)).rejects.toThrow('holds a database already');
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'retroduce.db-wal'), 'stale');
    const restored = await restoreInto(archive, folder);
    expect(restored.movedAside).toHaveLength(1);
    expect((await examine(await testContext(folder))).findings).toEqual([]);
  });

  it('is not made when a file is damaged or missing, and leaves nothing behind', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const [first = ''] = await withFiles(ctx, scope, 1);
    writeFileSync(ctx.blobs.pathOf(first), randomBytes(2000));
    const folder = temporaryFolder();
    await expect(backUp(ctx, join(folder, 'b.zip'))).rejects.toThrow('is damaged');
    rmSync(ctx.blobs.pathOf(first));
    await expect(backUp(ctx, join(folder, 'b.zip'))).rejects.toThrow('is missing');
    mkdirSync(join(folder, 'sub'));
    expect(() => readFileSync(join(folder, 'b.zip'))).toThrow();
  });

  it('is refused when one byte of it has changed, or when it is something else', async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    await withFiles(ctx, scope, 1);
    const archive = join(temporaryFolder(), 'b.zip');
    await backUp(ctx, archive);
    const bytes = readFileSync(archive);
    bytes[bytes.length - 3000] = (bytes[bytes.length - 3000] ?? 0) ^ 0xff;
    writeFileSync(archive, bytes);
    await expect(restoreInto(archive, join(temporaryFolder(), 'x'))).rejects.toThrow('damaged');
    writeFileSync(archive, 'no archive');
    await expect(restoreInto(archive, join(temporaryFolder(), 'y'))).rejects.toThrow('not a Retroduce backup');
  });
});
