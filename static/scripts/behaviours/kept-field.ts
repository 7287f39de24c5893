/**
 * One autosaved field: a control with `data-autosave`, or an element with it that holds several controls.
 * A draft goes to the server two seconds after the last keystroke, the value when the field is left or after a minute's pause.
 */
import { clock } from './clock.ts';
import { paths } from '../../../server/paths.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { newKey } from './new-key.ts';
import { say } from './notices.ts';
import { type Fields, post, type Sending, unreached } from './post.ts';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
type Job = 'draft' | 'value';

const draftPause = 2000;
const idlePause = 60_000;
const retryPause = 15_000;

interface Saved {
  readonly version: number;
  readonly savedAt: string;
  readonly url?: string;
}

export class KeptField {
  readonly element: HTMLElement;
  #saved: string;
  #drafted: string;
  #failed = false;
  /** What the last failed save said; it goes once the field is saved. */
  #complaint: Element | null = null;
  #isHandedOver = false;
  #attempt = { body: '', key: '' };
  #timers: Partial<Record<Job, ReturnType<typeof setTimeout>>> = {};
  readonly #jobs = oneAtATime<Job>(
    (job) => (job === 'draft' ? this.#keepDraft() : this.#save()),
    (waiting, next) => (waiting === 'value' ? waiting : next),
  );

  constructor(element: HTMLElement) {
    this.element = element;
    this.#saved = this.#drafted = this.text();
  }

  get place(): string {
    return this.element.dataset['autosave'] ?? '';
  }

  /** Drafts only: the value goes with its form. */
  get isDraftOnly(): boolean {
    return 'draftsOnly' in this.element.dataset;
  }

  get isUnsaved(): boolean {
    return !this.isDraftOnly && this.text() !== this.#saved;
  }

  /** True when leaving now would lose something the server has not taken. */
  get isAtRisk(): boolean {
    return this.#failed && this.isUnsaved;
  }

  controls(): readonly Control[] {
    const inside = isControl(this.element) ? [this.element] : [...this.element.querySelectorAll<Control>('input, textarea, select')];
    return inside.filter((control) => control.name && !control.name.startsWith('_') && !control.disabled);
  }

  /** The text of a single control, or the encoded fields of several: what a draft holds. */
  text(): string {
    return isControl(this.element) && !isTicked(this.element)
      ? this.element.value
      : new URLSearchParams(this.#pairs().map((pair) => [...pair])).toString();
  }

  /** The inverse of `text`. */
  write(text: string): void {
    if (isControl(this.element) && !isTicked(this.element)) {
      this.element.value = text;
      return;
    }
    const values = new URLSearchParams(text);
    for (const control of this.controls())
      if (isTicked(control)) control.checked = values.getAll(control.name).includes(control.value);
      else if (control.type !== 'hidden') control.value = values.get(control.name) ?? '';
  }

  touched(): void {
    this.#tell('Editing');
    this.#after('draft', draftPause);
    if (!this.isDraftOnly) this.#after('value', idlePause);
  }

  left(): void {
    if (this.isUnsaved) this.#push('value');
  }

  /** Saves what isn't saved yet; true once the server has it. */
  async settled(): Promise<boolean> {
    if (this.isUnsaved) this.#push('value');
    while (this.#jobs.isBusy()) await new Promise((resolve) => setTimeout(resolve, 30));
    return !this.isUnsaved;
  }

  /** True when a form that is sent now would be all there is of what was typed. */
  get isUnkept(): boolean {
    return this.isDraftOnly && this.text() !== this.#drafted && this.text() !== '';
  }

  /** Keeps the draft now; true once the server has it. */
  async keep(): Promise<boolean> {
    this.#push('draft');
    while (this.#jobs.isBusy()) await new Promise((resolve) => setTimeout(resolve, 10));
    return !this.isUnkept;
  }

  /** Its form is being sent: no draft may come after it. */
  handOver(): void {
    this.#isHandedOver = this.isDraftOnly;
    clearTimeout(this.#timers.draft);
  }

  /** The form was not taken. */
  handBack(): void {
    this.#isHandedOver = false;
    if (this.isDraftOnly) this.#push('draft');
  }

  /** The page is going away: sends what isn't saved without waiting for an answer. */
  flush(): void {
    if (this.isUnsaved) void post(this.place, this.#fields(), { ...this.#sending(), leaving: true, quietly: true });
    else if (this.isDraftOnly && !this.#isHandedOver && this.text() !== this.#drafted)
      void post(paths.drafts(), this.#draft(), { leaving: true, quietly: true });
  }

  /** Takes what a conflict was settled with and saves it over the version that was shown. */
  settle(values: FormData): void {
    for (const control of this.controls()) {
      const value = values.get(control.name);
      if (isTicked(control)) control.checked = values.getAll(control.name).includes(control.value);
      else if (typeof value === 'string') control.value = value;
    }
    this.element.dataset['version'] = String(values.get('version') ?? '');
    this.#push('value');
  }

  #push(job: Job): void {
    clearTimeout(this.#timers[job]);
    this.#jobs.push(job);
  }

  #after(job: Job, pause: number): void {
    clearTimeout(this.#timers[job]);
    this.#timers[job] = setTimeout(() => this.#push(job), pause);
  }

  async #keepDraft(): Promise<void> {
    const text = this.text();
    if (this.#isHandedOver || text === this.#saved || text === this.#drafted) return;
    const sent = await post<{ keptAt: string }>(paths.drafts(), this.#draft(), { quietly: true });
    if (!sent.ok) return this.#tell('Not saved', true);
    this.#drafted = text;
    this.#tell(`Draft kept ${clock.format(new Date(sent.value.keptAt))}`);
  }

  async #save(): Promise<void> {
    const text = this.text();
    if (text === this.#saved) return;
    const sent = await post<Saved>(this.place, this.#fields(), this.#sending());
    this.#failed = !sent.ok || !isSaved(sent.value);
    if (!sent.ok || !isSaved(sent.value)) return this.#notSaved(sent.ok ? 0 : sent.status);
    this.#complaint?.remove();
    this.#saved = this.#drafted = text;
    this.element.dataset['version'] = String(sent.value.version);
    if (sent.value.url) this.element.dataset['autosave'] = sent.value.url;
    if (this.text() === text) this.#tell(`Saved ${clock.format(new Date(sent.value.savedAt))}`);
    this.element.dispatchEvent(new CustomEvent('retroduce:kept', { bubbles: true, detail: sent.value }));
  }

  /** `status` 0: no answer of ours came. Only what may go better without the person is tried again by itself. */
  #notSaved(status: number): void {
    if (status === 0) say(unreached, 'bad');
    this.#tell('Not saved', true);
    this.#complaint = document.getElementById('notice')?.firstElementChild ?? null;
    if (status === 0 || status >= 500) this.#after('value', retryPause);
  }

  #fields(): Fields {
    const fields: Record<string, string[]> = { version: [this.element.dataset['version'] ?? ''] };
    for (const [name, value] of this.#pairs()) (fields[name] ??= []).push(value);
    return fields;
  }

  #draft(): Fields {
    return { place: this.place, text: this.text(), version: this.element.dataset['version'] ?? '' };
  }

  /** A retry of the same body is the same attempt. */
  #sending(): Sending {
    const body = `${this.element.dataset['version']} ${this.text()}`;
    if (this.#attempt.body !== body) this.#attempt = { body, key: newKey() };
    return { key: this.#attempt.key };
  }

  #pairs(): (readonly [name: string, value: string])[] {
    return this.controls().flatMap((control) => (isTicked(control) && !control.checked ? [] : [[control.name, control.value] as const]));
  }

  #tell(words: string, isBad = false): void {
    const output = this.#output();
    output.textContent = words;
    output.classList.toggle('not-saved', isBad);
  }

  #output(): HTMLElement {
    const known = this.element.parentElement?.querySelector<HTMLElement>(':scope > .saved-at');
    if (known) return known;
    const output = document.createElement('p');
    output.className = 'saved-at';
    this.element.after(output);
    return output;
  }
}

/** Any 2xx is not enough: something between us may answer what the server never saw. */
const isSaved = (value: Saved | null): boolean => Number.isInteger(value?.version) && !Number.isNaN(Date.parse(value?.savedAt ?? ''));

const isControl = (element: Element): element is Control => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

const isTicked = (control: Control): control is HTMLInputElement => control.type === 'checkbox' || control.type === 'radio';
