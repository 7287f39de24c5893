/** Runs jobs side by side, never more than `most`, in order; one that fails does not stop the others. */
export async function fewAtATime<T>(jobs: readonly T[], most: number, run: (job: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < jobs.length) {
      const job = jobs[next++];
      if (job !== undefined) await run(job).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, jobs.length) }, worker));
}
