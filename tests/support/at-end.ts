/** What test files of one worker share is put away when the worker ends: vitest ends it with SIGTERM. */
const works: (() => void)[] = [];

export function atEnd(work: () => void): void {
  if (works.length === 0) {
    process.once('exit', () => works.forEach((one) => one()));
    process.once('SIGTERM', () => process.exit());
  }
  works.push(work);
}
