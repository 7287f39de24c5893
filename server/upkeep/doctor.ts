/**
 * Looks whether everything that was acknowledged is there (reliability §2, the five invariants). Changes nothing.
 * Every finding names what is wrong, in one sentence.
 */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { chainFaults, rowFaults } from './history.queries.ts';
import { neededBlobs } from './manifest.queries.ts';

export interface Diagnosis {
  readonly findings: readonly string[];
  readonly looked: { readonly activities: number; readonly rows: number; readonly files: number };
}

const hour = 3600_000;

/** `ctx` may belong to a running server's folder: everything is read, nothing locked for long. */
export async function examine(ctx: Context): Promise<Diagnosis> {
  const findings: string[] = [...(await databaseFaults(ctx)), ...(await textFaults(ctx))];
  const chain = await chainFaults(ctx.db.read);
  const rows = await rowFaults(ctx.db.read, chain.doubted);
  const files = await fileFaults(ctx);
  return {
    findings: [...findings, ...chain.findings, ...rows.findings, ...files.findings],
    looked: { activities: chain.looked, rows: rows.looked, files: files.looked },
  };
}

async function databaseFaults(ctx: Context): Promise<readonly string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(ctx.db.read);
  const broken = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const { rows: orphans } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(ctx.db.read);
  return [
    ...broken.map((text) => `The database file is damaged: ${text}`),
    ...orphans.map((row) => `A row of ${row.table} points at a row of ${row.parent} that is not there.`),
  ];
}

/** Frozen text never changes: its hash is kept from the day of import. */
async function textFaults(ctx: Context): Promise<readonly string[]> {
  const findings: string[] = [];
  const versions = await ctx.db.read
    .selectFrom('document_version as v')
    .innerJoin('document as d', 'd.id', 'v.document_id')
    .select(['v.id', 'v.text_sha256', 'd.file_name'])
    .execute();
  for (const version of versions) {
    const pages = await ctx.db.read
      .selectFrom('page')
      .select('text')
      .where('document_version_id', '=', version.id)
      .orderBy('sheet')
      .execute();
    const hash = createHash('sha256')
      .update(pages.map((page) => page.text).join('\n'))
      .digest('hex');
    if (hash !== version.text_sha256) findings.push(`The frozen text of ${version.file_name} has been changed.`);
  }
  return findings;
}

async function fileFaults(ctx: Context): Promise<{ readonly findings: readonly string[]; readonly looked: number }> {
  const findings: string[] = [];
  const needed = new Set(await neededBlobs(ctx.db.read));
  for (const sha256 of needed) {
    const found = await ctx.blobs.rehash(sha256);
    if (found === null) findings.push(`The file ${sha256} of ${await ownerOf(ctx, sha256)} is missing.`);
    else if (found !== sha256) findings.push(`The file ${sha256} of ${await ownerOf(ctx, sha256)} is damaged.`);
  }
  for await (const name of ctx.blobs.list())
    if (!needed.has(name) && (await isOld(ctx, name))) findings.push(`The file ${name} belongs to nothing.`);
  return { findings, looked: needed.size };
}

/** What has just arrived may not have its row yet. */
async function isOld(ctx: Context, name: string): Promise<boolean> {
  const found = await stat(ctx.blobs.pathOf(name)).catch(() => null);
  return found === null || Date.now() - found.mtimeMs > hour;
}

async function ownerOf(ctx: Context, sha256: string): Promise<string> {
  const row = await ctx.db.read.selectFrom('document').select('file_name').where('sha256', '=', sha256).executeTakeFirst();
  if (row) return `the document “${row.file_name}”`;
  const search = await ctx.db.read.selectFrom('search').select('file_name').where('sha256', '=', sha256).executeTakeFirst();
  return search ? `the search “${search.file_name}”` : 'an upload';
}
