/** The process that serves: settings → data folder → database → migrate → listen → close on signal. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Built } from './bundle.mjs';
import { ensureOperator, firstAccountToken } from './accounts/accounts.service.ts';
import { createApp } from './app.ts';
import { openBlobs } from './platform/blobs.adapter.ts';
import type { Context } from './platform/context.ts';
import { type Database, type OpenOptions, openDatabase } from './platform/database.ts';
import { isDamaged, Refused } from './platform/errors.ts';
import { assertGoodPlace } from './platform/data-place.ts';
import { createEvents } from './platform/events.ts';
import { newId } from './platform/ids.ts';
import { createLog } from './platform/log.ts';
import { openMail } from './platform/mail.adapter.ts';
import { migrate, type Migrated, newestSchema, schemaOf } from './platform/migrate.ts';
import { type Jobs, startJobs } from './platform/jobs.ts';
import { openParsers } from './platform/parser-process.ts';
import type { Settings } from './platform/settings.ts';
import { paths } from './paths.ts';
import { jobHandlers, reactions } from './subscriptions.ts';
import { backUpBeforeUpgrade } from './upkeep/before-upgrade.ts';
import { assertOpenable } from './upkeep/sound.ts';

export const databaseFile = (settings: Settings): string => join(settings.data, 'retroduce.db');

export interface Opening extends OpenOptions {
  /** Leaves the schema as it is: for looking, and for backing up before an upgrade. */
  readonly asItIs?: boolean;
}

/** Opens a data folder, bringing its schema up to date. What holds data already is backed up before. */
export async function openContext(settings: Settings, built: Built, { asItIs = false, ...options }: Opening): Promise<Context> {
  process.umask(0o077);
  mkdirSync(settings.data, { recursive: true, mode: 0o700 });
  if (!settings.anyFolder) await assertGoodPlace(settings.data);
  const db = openDatabase(databaseFile(settings), options);
  const ctx = contextOn(db, settings, built);
  try {
    if (asItIs) await schemaOf(db);
    else await upgrade(ctx);
  } catch (error) {
    db.close();
    throw error;
  }
  if (!asItIs) await ensureOperator(ctx);
  return ctx;
}

export interface Upgraded extends Migrated {
  /** The backup made before; null when there was nothing to lose. */
  readonly backup: string | null;
}

/** Brings the schema up to date. Says on standard error where the backup lies. @throws Refused when none could be made. */
export async function upgrade(ctx: Pick<Context, 'db' | 'blobs' | 'now' | 'settings'>): Promise<Upgraded> {
  let backup: string | null = null;
  const migrated = await migrate(ctx.db, async (from) => {
    const { file } = await backUpBeforeUpgrade(ctx, ctx.settings.data, from);
    process.stderr.write(
      `The schema goes from ${from} to ${newestSchema}. What was there before is kept in ${file}, read back and compared.\n`,
    );
    backup = file;
  });
  return { ...migrated, backup };
}

function contextOn(db: Database, settings: Settings, built: Built): Context {
  const log = createLog(settings.logLevel);
  return {
    db,
    blobs: openBlobs(settings.data),
    parsers: openParsers(() => Promise.resolve({ file: built.parserChild, folders: [built.static.pdfjs] })),
    events: createEvents(),
    log,
    mail: openMail(settings.mail, log),
    settings,
    reactions,
    newId,
    now: () => new Date().toISOString(),
  };
}

export interface Running {
  readonly ctx: Context;
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** Starts listening. @throws Refused when the address is taken, or unsafe. */
export async function start(settings: Settings, built: Built): Promise<Running> {
  assertSafeAddress(settings);
  const ctx = await openSound(settings, built);
  let address = settings.baseUrl ?? '';
  const app = createApp(ctx, { bundle: built.static, baseUrl: () => address });
  const server = await listen(app, settings).catch((error: unknown) => {
    ctx.db.close();
    throw error;
  });
  address ||= `http://${settings.host.includes(':') ? `[${settings.host}]` : settings.host}:${portOf(server)}`;
  await ctx.blobs.sweepArrivals().catch((error: unknown) => ctx.log.warn({ err: error }, 'could not clear away what uploads left behind'));
  const jobs = startJobs(ctx, jobHandlers);
  const stopTending = await tend(ctx);
  return {
    ctx,
    address,
    close: () => {
      stopTending();
      return close(server, ctx, jobs);
    },
  };
}

/**
 * Keeps the database's idea of its own size fresh while people work: a new review grows tenfold within minutes. On a full disk it can't
 * be written; people still read.
 */
async function tend({ db, log }: Context): Promise<() => void> {
  const optimize = () => db.optimize().catch((error: unknown) => log.warn({ err: error }, 'could not optimize'));
  await optimize();
  const timer = setInterval(() => void optimize(), 60_000);
  return () => clearInterval(timer);
}

/** Opens what a server may write to: an undamaged database. */
async function openSound(settings: Settings, built: Built): Promise<Context> {
  const ctx = await openContext(settings, built, { process: 'server' }).catch((error: unknown) => {
    throw isDamaged(error) ? new Refused(`The database is damaged: ${(error as Error).message}. Restore the newest good backup.`) : error;
  });
  await assertOpenable(ctx.db).catch((error: unknown) => {
    ctx.db.close();
    throw isDamaged(error) ? new Refused(`The database is damaged: ${(error as Error).message}. Restore the newest good backup.`) : error;
  });
  return ctx;
}

/** Plain http on an address that others reach would send sessions in the clear. */
function assertSafeAddress(settings: Settings): void {
  const isLocal = ['127.0.0.1', '::1', 'localhost'].includes(settings.host);
  if (isLocal || settings.insecureHttp || settings.baseUrl?.startsWith('https:')) return;
  throw new Refused(
    'Listening on a public address over plain http would send passwords in the clear. Put a proxy with https in front and set RETRODUCE_BASE_URL=https://…, or, in a closed network, pass --insecure-http.',
  );
}

/**
 * Milliseconds that a connection without a request stays open: longer than proxies keep theirs (nginx 60 s, Caddy 120 s), so that it is
 * they who end it. Node's 5 s would end one in the moment in which a proxy sends a form on it, and somebody would read “bad gateway”.
 */
const keptOpen = 130_000;

function listen(app: ReturnType<typeof createApp>, settings: Settings): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = app.listen(settings.port, settings.host, (error?: Error & { code?: string }) => {
      if (!error) resolve(server);
      else if (error.code === 'EADDRINUSE')
        reject(new Refused(`Port ${settings.port} is taken. Choose another with --port, or stop the program that uses it.`));
      else reject(error);
    });
    server.requestTimeout = 600_000;
    server.headersTimeout = 15_000;
    server.keepAliveTimeout = keptOpen;
  });
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Answers what is under way, takes nothing new, closes the database. At most ten seconds. */
async function close(server: Server, ctx: Context, jobs: Jobs): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), 8000);
  // A connection that is kept open would go on bringing requests until then.
  server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  const stopped = jobs.stop();
  ctx.parsers.close();
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(closing);
  clearTimeout(patience);
  await stopped;
  ctx.db.close();
}

/** A link that makes the first account, while there is none. */
export async function firstAccountLink({ ctx, address }: Running): Promise<string | null> {
  const token = await firstAccountToken(ctx);
  return token && address + paths.firstAccount(token);
}

/** The sentences printed when the server is up. */
export const greeting = (address: string, first: string | null): string =>
  `Retroduce is ready at ${address}${
    first ? `\n\nNobody has an account yet. This link makes the first one; it works once, for seven days:\n  ${first}\n` : ''
  }`;
