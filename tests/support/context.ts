/** A context on a real database in a folder of its own. The clock stands until it is moved; ids are real. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { ensureOperator } from '../../server/accounts/accounts.service.ts';
import { openBlobs } from '../../server/platform/blobs.adapter.ts';
import type { Context } from '../../server/platform/context.ts';
import { openDatabase } from '../../server/platform/database.ts';
import { createEvents } from '../../server/platform/events.ts';
import { newId } from '../../server/platform/ids.ts';
import { createLog } from '../../server/platform/log.ts';
import { openMail } from '../../server/platform/mail.adapter.ts';
import { migrate } from '../../server/platform/migrate.ts';
import { openParsers, type Parsers } from '../../server/platform/parser-process.ts';
import { readSettings } from '../../server/platform/settings.ts';
import { reactions } from '../../server/subscriptions.ts';
import { atEnd } from './at-end.ts';
import { product } from './product.ts';

export interface TestContext extends Context {
  /** Moves the clock, milliseconds. */
  readonly pass: (ms: number) => void;
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'retroduce-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One child serves all tests of a worker: starting one for each review, as the product does, would cost each test a second. */
const shared = openParsers(async () => {
  const built = await product();
  return { file: built.parserChild, folders: [built.static.pdfjs] };
});
const parsers: Parsers = { ...shared, read: (_group, file) => shared.read('tests', file), warm: () => {}, close: () => {} };
atEnd(() => shared.close());

/** Closed and removed when the test ends. `folder` is kept when it is given. */
export async function testContext(folder = temporaryFolder()): Promise<TestContext> {
  const settings = readSettings({ RETRODUCE_DATA: folder, RETRODUCE_LOG: 'silent', RETRODUCE_KEEP_FREE_MB: '0' });
  const file = join(folder, 'retroduce.db');
  if (!existsSync(file)) copyFileSync(inject('template'), file);
  const db = openDatabase(file, { process: 'server' });
  onTestFinished(() => db.close());
  await migrate(db);
  let time = Date.parse('2026-03-02T09:00:00.000Z');
  const ctx: TestContext = {
    db,
    blobs: openBlobs(folder),
    parsers,
    events: createEvents(),
    log: createLog('silent'),
    mail: openMail(settings.mail, createLog('silent')),
    settings,
    reactions,
    newId,
    now: () => new Date(time).toISOString(),
    pass: (ms) => {
      time += ms;
    },
  };
  await ensureOperator(ctx);
  return ctx;
}
