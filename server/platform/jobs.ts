/**
 * Work that outlives a request and a restart: a row written in the transaction that causes it, claimed under a lease by one
 * runner, tried again after an interruption, put aside with its reason when it failed twice.
 */
import type { ExpressionBuilder } from 'kysely';
import type { Context } from './context.ts';
import type { Json } from './canonical.ts';
import type { Tx } from './database.ts';
import type { Schema } from './schema/index.ts';

export interface NewJob {
  readonly kind: string;
  readonly reviewId: string | null;
  readonly accountId: string;
  /** What it is about, to find it again. */
  readonly subjectId: string | null;
  readonly payload: Json;
}

export interface Job extends Omit<NewJob, 'payload'> {
  readonly id: string;
  readonly payload: unknown;
  /** How often it has failed before. */
  readonly attempts: number;
}

export interface JobHandler {
  /** How many of this kind run side by side. */
  readonly atATime: number;
  /** Does the work, telling how far it is. It may run again after it was interrupted anywhere. */
  readonly run: (ctx: Context, job: Job, progress: Progress) => Promise<void>;
  /** A sentence for people about a failure, and whether trying again can help. */
  readonly explain: (error: unknown, job: Job) => { readonly message: string; readonly isFinal: boolean };
  /** Told when a job is put aside for good. */
  readonly parked?: (ctx: Context, job: Job, message: string) => Promise<void>;
}

export type Progress = (done: number, total: number | null) => void;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

export interface Jobs {
  /** Takes nothing new, gives back what is running and waits for it to let go. */
  readonly stop: () => Promise<void>;
  /** Kept when nothing waits and nothing runs. */
  readonly idle: () => Promise<void>;
}

/** The channel of `ctx.events` on which runners are woken. */
export const jobsChannel = 'jobs';

const heartbeat = 15_000;
const lease = 35_000;
const tries = 2;

/** Adds a job in the transaction that causes it. After it: `ctx.events.emit(jobsChannel)`. */
export async function addJob(tx: Tx, at: { readonly id: string; readonly now: string }, job: NewJob): Promise<void> {
  const own = { kind: job.kind, review_id: job.reviewId, account_id: job.accountId, subject_id: job.subjectId };
  const state = { state: 'waiting', attempts: 0, lease_until: null, done: 0, total: null, message: null };
  const times = { made_at: at.now, changed_at: at.now };
  await tx
    .insertInto('job')
    .values({ id: at.id, ...own, ...state, ...times, payload: JSON.stringify(job.payload) })
    .execute();
}

/** Starts a runner for these kinds of jobs. */
export function startJobs(ctx: Context, handlers: JobHandlers): Jobs {
  const runner = new Runner(ctx, handlers);
  const wake = () => runner.wake();
  const unsubscribe = ctx.events.on(jobsChannel, wake);
  const clock = setInterval(wake, heartbeat);
  clock.unref();
  wake();
  return {
    async stop() {
      unsubscribe();
      clearInterval(clock);
      await runner.stop();
    },
    idle: () => runner.idle(),
  };
}

class Runner {
  readonly #ctx: Context;
  readonly #handlers: JobHandlers;
  readonly #running = new Map<string, { readonly kind: string; readonly done: Promise<void> }>();
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #stopping = false;

  constructor(ctx: Context, handlers: JobHandlers) {
    this.#ctx = ctx;
    this.#handlers = handlers;
  }

  wake(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#looking;
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  async idle(): Promise<void> {
    while (this.#looking || this.#running.size) {
      await this.#looking;
      await Promise.all([...this.#running.values()].map(({ done }) => done));
    }
  }

  /** Takes jobs until nothing waits or every place is taken. */
  async #look(): Promise<void> {
    while (this.#lookAgain && !this.#stopping) {
      this.#lookAgain = false;
      for (const [kind, handler] of Object.entries(this.#handlers)) await this.#fill(kind, handler);
    }
  }

  async #fill(kind: string, handler: JobHandler): Promise<void> {
    while (!this.#stopping && this.#countOf(kind) < handler.atATime) {
      const job = await claim(this.#ctx, kind).catch((error: unknown) => {
        this.#ctx.log.error({ err: error, kind }, 'could not look for jobs');
        return null;
      });
      if (!job) return;
      const done = this.#run(job, handler).finally(() => {
        this.#running.delete(job.id);
        this.wake();
      });
      this.#running.set(job.id, { kind, done });
    }
  }

  #countOf(kind: string): number {
    return [...this.#running.values()].filter((one) => one.kind === kind).length;
  }

  async #run(job: Job, handler: JobHandler): Promise<void> {
    const beat = new Heartbeat(this.#ctx, job.id);
    try {
      await handler.run(this.#ctx, job, (done, total) => beat.progress(done, total));
      await beat.stop();
      await settle(this.#ctx, job.id, { state: 'done', message: null });
    } catch (error) {
      await beat.stop();
      await this.#failed(job, handler, error).catch((again: unknown) => this.#ctx.log.error({ err: again }, 'could not put a job aside'));
    }
  }

  async #failed(job: Job, handler: JobHandler, error: unknown): Promise<void> {
    if (this.#stopping) return settle(this.#ctx, job.id, { state: 'waiting', message: null });
    const { message, isFinal } = handler.explain(error, job);
    const attempts = job.attempts + 1;
    this.#ctx.log.warn({ kind: job.kind, job: job.id, attempts, err: error }, 'a job failed');
    if (!isFinal && attempts < tries) return settle(this.#ctx, job.id, { state: 'waiting', attempts, message });
    await handler.parked?.(this.#ctx, job, message);
    await settle(this.#ctx, job.id, { state: 'parked', attempts, message });
  }
}

/** Keeps the lease while a job runs, and writes how far it is, at most once a second. */
class Heartbeat {
  readonly #ctx: Context;
  readonly #id: string;
  readonly #clock: NodeJS.Timeout;
  #writing: Promise<void> = Promise.resolve();
  #wroteAt = performance.now();

  constructor(ctx: Context, id: string) {
    this.#ctx = ctx;
    this.#id = id;
    this.#clock = setInterval(() => this.#write({}), heartbeat);
    this.#clock.unref();
  }

  progress(done: number, total: number | null): void {
    if (performance.now() - this.#wroteAt > 1000) this.#write({ done, total });
  }

  async stop(): Promise<void> {
    clearInterval(this.#clock);
    await this.#writing;
  }

  #write(how: Partial<Pick<Schema['job'], 'done' | 'total'>>): void {
    this.#wroteAt = performance.now();
    this.#writing = this.#writing.then(() => change(this.#ctx, this.#id, { ...how, lease_until: leaseFrom(this.#ctx) })).catch(() => {});
  }
}

/**
 * A job whose runner has gone: its lease has run out, or lies further ahead than any lease goes, because the clock went back
 * since it was given.
 */
const isLeft = (ctx: Context) => (eb: ExpressionBuilder<Schema, 'job'>) =>
  eb.or([
    eb('state', '=', 'waiting'),
    eb.and([
      eb('state', '=', 'running'),
      eb.or([eb('lease_until', '<', ctx.now()), eb('lease_until', '>', new Date(Date.parse(ctx.now()) + 2 * lease).toISOString())]),
    ]),
  ]);

/** The oldest job that waits, or whose runner has gone. Interrupted ones come last: one that ends the server can't hold up the rest. */
async function claim(ctx: Context, kind: string): Promise<Job | null> {
  const now = ctx.now();
  const waiting = await ctx.db.read.selectFrom('job').select('id').where('kind', '=', kind).where(isLeft(ctx)).limit(1).executeTakeFirst();
  if (!waiting) return null;
  const row = await ctx.db.write((tx) =>
    tx
      .updateTable('job')
      .set({ state: 'running', lease_until: leaseFrom(ctx), changed_at: now })
      .where('id', '=', (eb) =>
        eb.selectFrom('job').select('id').where('kind', '=', kind).where(isLeft(ctx)).orderBy('changed_at').orderBy('id').limit(1),
      )
      .returningAll()
      .executeTakeFirst(),
  );
  return row ? jobOf(row) : null;
}

const jobOf = (row: Schema['job']): Job => ({
  id: row.id,
  kind: row.kind,
  reviewId: row.review_id,
  accountId: row.account_id,
  subjectId: row.subject_id,
  payload: JSON.parse(row.payload) as unknown,
  attempts: row.attempts,
});

const leaseFrom = (ctx: Context): string => new Date(Date.parse(ctx.now()) + lease).toISOString();

type Settled = Partial<Pick<Schema['job'], 'state' | 'attempts' | 'message'>>;

const settle = (ctx: Context, id: string, how: Settled): Promise<void> => change(ctx, id, { ...how, lease_until: null });

async function change(ctx: Context, id: string, patch: Partial<Schema['job']>): Promise<void> {
  await ctx.db.write(async (tx) => {
    await tx
      .updateTable('job')
      .set({ ...patch, changed_at: ctx.now() })
      .where('id', '=', id)
      .execute();
  });
}
