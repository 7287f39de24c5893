/** Undo and redo without leaving the page: the top bar's buttons are sent by script, then list, marks and panes follow. */
import { newKey } from '../behaviours/new-key.ts';
import { say, showAnswer } from '../behaviours/notices.ts';
import type { Actions } from './actions.ts';

export function startHistory(actions: Actions, refresh: () => void): void {
  document.addEventListener('submit', (event) => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    if (!form?.closest('#history')) return;
    event.preventDefault();
    void step(form.action);
  });
  document.body.addEventListener('history-changed', (event) => {
    if (!isOurs(event)) refresh();
  });
  for (const name of ['excerpts-changed', 'cmocs-changed', 'memos-changed'])
    document.body.addEventListener(name, (event) => {
      if (!isOurs(event)) refresh();
    });

  async function step(url: string): Promise<void> {
    if (!(await sendStep(url))) return;
    await Promise.all([actions.loadExcerpts(), actions.loadCodes()]);
    for (const name of ['history-changed', 'cmocs-changed'])
      document.body.dispatchEvent(new CustomEvent(name, { bubbles: true, detail: { byReader: true } }));
  }
}

/** Sends an undo; what was undone comes as htmx would be told it, in a header. */
async function sendStep(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'HX-Request': 'true', 'Idempotency-Key': newKey() },
      body: new URLSearchParams(),
    });
    if (!response.ok) {
      showAnswer(await response.text(), false);
      return false;
    }
    const told = JSON.parse(response.headers.get('HX-Trigger') ?? '{}') as { readonly notice?: { readonly text: string } };
    if (told.notice) say(told.notice.text);
    return true;
  } catch {
    say('The server could not be reached, so nothing was undone. Try again in a moment.', 'bad');
    return false;
  }
}

/** Raised by the reader itself, which is up to date. */
const isOurs = (event: Event): boolean => Boolean((event as CustomEvent<{ byReader?: boolean } | null>).detail?.byReader);
