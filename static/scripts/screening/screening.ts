import { startKeys } from './keys.ts';
import { formsIn, type Records, recordsIn } from './records.ts';
import { ask, historyChanged, inOrder } from './send.ts';

const done: Readonly<Record<string, string>> = { include: 'Included', exclude: 'Excluded', maybe: 'Maybe' };

export function startScreening(): void {
  const place = document.getElementById('screening-record');
  const ahead = document.getElementById('screening-ahead');
  if (!place || !ahead) return;
  const work = new Work(recordsIn(place, formsIn(ahead)), place.dataset['screening'] ?? '');
  place.addEventListener('submit', (event) => {
    const choice = event.submitter instanceof HTMLButtonElement ? event.submitter.value : '';
    if (!choice) return;
    event.preventDefault();
    work.decide(choice);
  });
  document.getElementById('undo-decision')?.addEventListener('submit', (event) => {
    event.preventDefault();
    work.undo();
  });
  place.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-skip]') : null;
    // The second click of a double click would decide on the next record.
    if (link || event.detail > 1) event.preventDefault();
    if (link) work.skip();
  });
  startKeys(work);
}

class Work {
  private readonly send = inOrder();
  private readonly records: Records;
  private readonly undoUrl: string;
  /** Decided here and not yet answered: the server, which does not know, must not bring these again. */
  private readonly pending = new Set<string>();

  constructor(records: Records, undoUrl: string) {
    this.records = records;
    this.undoUrl = undoUrl;
  }

  readonly decide = (choice: string): void => {
    const form = this.records.current();
    if (!form || (choice === 'exclude' && lacksReason(form))) return;
    this.records.advance();
    this.pending.add(recordOf(form));
    count(isFirst(form) ? 1 : 0);
    tell(`${done[choice] ?? ''}: ${titleOf(form)}`);
    this.send(async () => {
      const body = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      body.set('choice', choice);
      body.set('after', this.records.lastNumber() === '0' ? (form.dataset['number'] ?? '0') : this.records.lastNumber());
      for (const id of this.notWanted()) body.append('shown', id);
      const brought = await ask(form.action, body);
      this.pending.delete(recordOf(form));
      if (brought) return this.bring(brought);
      count(isFirst(form) ? -1 : 0);
      tell('');
      this.records.showFirst(form);
    });
  };

  readonly undo = (): void => {
    this.send(async () => {
      const form = (await ask(this.undoUrl, new URLSearchParams()))?.[0];
      if (!form) return;
      count(isFirst(form) ? -1 : 0);
      tell(`Taken back: ${titleOf(form)}`);
      this.records.showFirst(form);
      historyChanged();
    });
  };

  readonly skip = (): void => {
    const form = this.records.current();
    if (!form) return;
    this.records.skip();
    this.send(async () => {
      const url = new URL(`${new URL(form.action).pathname.replace(/\/decide$/, '/ahead')}`, location.href);
      for (const name of ['queue', 'q', 'source']) url.searchParams.set(name, String(new FormData(form).get(name) ?? ''));
      url.searchParams.set('after', this.records.lastNumber() === '0' ? (form.dataset['number'] ?? '0') : this.records.lastNumber());
      for (const id of this.notWanted()) url.searchParams.append('shown', id);
      const brought = await ask(url.href, null);
      if (brought) this.bring(brought);
    });
  };

  readonly note = (): void => this.records.current()?.querySelector<HTMLElement>('textarea[name="note"]')?.focus();

  readonly reason = (n: number, isMain: boolean): void => {
    const box = this.records.current()?.querySelector<HTMLInputElement>(`input[data-reason-key="${n}"]`);
    if (!box) return;
    const main = box.closest('.reason')?.querySelector<HTMLInputElement>('input[type="radio"]');
    box.checked = isMain || !box.checked;
    if (main) main.checked = isMain || (main.checked && box.checked);
    askWhy(box.form, false);
  };

  private readonly notWanted = (): readonly string[] => [...this.records.ids(), ...this.pending];

  /** Leaving for the last page would cut off decisions that are still on their way. */
  private bring(forms: readonly HTMLFormElement[]): void {
    this.records.add(forms);
    if (!forms.length && !this.pending.size) this.records.end();
    historyChanged();
  }
}

const recordOf = (form: HTMLFormElement): string => form.dataset['record'] ?? '';

const isFirst = (form: HTMLFormElement): boolean => !form.querySelector<HTMLInputElement>('input[name="version"]')?.value;

const titleOf = (form: HTMLFormElement): string => {
  const title = form.querySelector('h2')?.textContent ?? '';
  return title.length > 70 ? `${title.slice(0, 68)}…` : title;
};

/** After the abstract an exclusion gives a reason: asked for before anything is sent. */
function lacksReason(form: HTMLFormElement): boolean {
  const values = new FormData(form);
  const lacks =
    Boolean(form.dataset['needsReason']) && !values.has('reasons') && !values.get('primary') && !String(values.get('note')).trim();
  askWhy(form, lacks);
  return lacks;
}

function askWhy(form: HTMLFormElement | null, isAsked: boolean): void {
  const line = form?.querySelector<HTMLElement>('.reasons-ask');
  if (!line) return;
  line.hidden = !isAsked;
  if (isAsked) line.scrollIntoView({ block: 'nearest' });
}

function count(by: number): void {
  const bar = document.querySelector<HTMLProgressElement>('.screening-progress progress');
  if (!bar || !by) return;
  bar.value = Math.max(0, bar.value + by);
  addTo('[data-decided], [data-gains]', by);
  addTo('[aria-current="page"] .tab-count, .rail [aria-current="page"] .waiting', -by);
}

function addTo(figures: string, by: number): void {
  for (const { firstChild } of document.querySelectorAll(figures)) {
    const before = Number(firstChild?.nodeValue?.replaceAll(',', ''));
    if (firstChild) firstChild.nodeValue = Math.max(0, before + by).toLocaleString('en-GB');
  }
}

function tell(text: string): void {
  const line = document.getElementById('last-decision');
  if (line) line.textContent = text;
}
