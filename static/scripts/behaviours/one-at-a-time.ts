/** Runs jobs one after another. While one is under way a single job waits: `prefer` says which when another comes. */
export interface OneAtATime<T> {
  readonly push: (job: T) => void;
  readonly isBusy: () => boolean;
}

export function oneAtATime<T>(run: (job: T) => Promise<void>, prefer: (waiting: T, next: T) => T): OneAtATime<T> {
  let running = false;
  let waiting: { readonly job: T } | null = null;

  const next = async (job: T): Promise<void> => {
    running = true;
    try {
      await run(job);
    } finally {
      running = false;
      const after = waiting;
      waiting = null;
      if (after) void next(after.job);
    }
  };

  return {
    isBusy: () => running,
    push(job) {
      if (running) waiting = { job: waiting ? prefer(waiting.job, job) : job };
      else void next(job);
    },
  };
}
