/** Sends what was decided, one after another, and reads the records that come back. */
import { newKey } from '../behaviours/new-key.ts';
import { say, showAnswer } from '../behaviours/notices.ts';
import { formsIn } from './records.ts';

/** Forms of the records that the answer brings, or null when it was not done; then the reason is on screen. */
export type Brought = readonly HTMLFormElement[] | null;

export async function ask(url: string, body: URLSearchParams | null): Promise<Brought> {
  try {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      headers: { 'HX-Request': 'true', ...(body ? { 'Idempotency-Key': newKey() } : {}) },
      ...(body ? { body } : {}),
    });
    const html = await response.text();
    if (response.ok) return formsIn(new DOMParser().parseFromString(html, 'text/html'));
    showAnswer(html, false);
  } catch {
    say('Not saved: the server could not be reached. Your decision is still here – try again.', 'bad');
  }
  return null;
}

/** Runs jobs strictly one after another. While one waits the browser asks before it leaves the page: the decision would be lost. */
export function inOrder(): (job: () => Promise<void>) => void {
  let last: Promise<void> = Promise.resolve();
  let waiting = 0;
  addEventListener('beforeunload', (event) => {
    if (waiting) event.preventDefault();
  });
  return (job) => {
    waiting += 1;
    last = last.then(job, job).finally(() => (waiting -= 1));
  };
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** What undo would take has changed: asked for once the person pauses. */
export function historyChanged(): void {
  clearTimeout(timer);
  timer = setTimeout(() => document.body.dispatchEvent(new Event('history-changed')), 600);
}
