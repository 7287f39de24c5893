/**
 * Everybody is answered in turn: of one person (or address) only so many pages are made at once, the rest wait in their own queue. A
 * thousand searches of one do not keep the others from their work. Writing never waits here.
 */
import { TooMany } from '../platform/errors.ts';

export interface Turns {
  /** Kept when it is this one's turn; call what it returns when the answer is made. @throws TooMany when the queue is full. */
  readonly take: (who: string) => Promise<() => void>;
}

/** Two are made as fast as many: there is one thread. Two, so that nobody's own page waits for their own table. */
const atOnce = 2;
const inQueue = 2000;

interface Queue {
  running: number;
  readonly waiting: (() => void)[];
}

export function createTurns(limits = { atOnce, inQueue }): Turns {
  const queues = new Map<string, Queue>();
  const leave = (who: string, queue: Queue) => {
    const next = queue.waiting.shift();
    // Not at once: our queries never leave the thread by themselves, and whoever has written meanwhile must be heard between two pages.
    if (next) return void setImmediate(next);
    queue.running -= 1;
    if (queue.running === 0) queues.delete(who);
  };
  return {
    async take(who) {
      const queue = queues.get(who) ?? { running: 0, waiting: [] };
      queues.set(who, queue);
      if (queue.running < limits.atOnce) queue.running += 1;
      else if (queue.waiting.length >= limits.inQueue)
        throw new TooMany('The server is still busy with what you asked before. Try again in a moment.', 5);
      else await new Promise<void>((resolve) => queue.waiting.push(resolve));
      let isLeft = false;
      return () => {
        if (!isLeft) leave(who, queue);
        isLeft = true;
      };
    },
  };
}
