/**
 * Files dropped on the page, or chosen, are announced by name, then sent three at a time, each with a bar of its own. What the
 * browser has not sent when the page is left is told to the server, which lists it by name.
 */
import { fewAtATime } from './few-at-a-time.ts';
import { say, showAnswer } from './notices.ts';
import { encoded, post } from './post.ts';
import { sendFile } from './send-file.ts';

const atATime = 3;
/** How much of each file has been sent, 0 to 1, by the id of its upload: rows come and go with every answer. */
const sent = new Map<string, number>();
let sending: { readonly form: HTMLFormElement; readonly batch: string } | null = null;

export function startFileDrop(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-drop-files]');
  if (!form) return;
  const input = form.querySelector<HTMLInputElement>('input[type="file"]');
  form.classList.add('scripted');
  input?.addEventListener('change', () => {
    void add(form, [...(input.files ?? [])]).finally(() => (input.value = ''));
  });
  listenToDrops((files) => void add(form, files));
  document.addEventListener('htmx:afterSwap', showProgress);
  addEventListener(
    'pagehide',
    () => sending && navigator.sendBeacon(sending.form.dataset['lost'] ?? '', encoded({ batch: sending.batch })),
  );
}

/** The whole page takes files; it shows so as soon as some are dragged over it. */
export function listenToDrops(take: (files: readonly File[]) => void): void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  let depth = 0;
  const show = (by: number) => {
    depth = Math.max(0, depth + by);
    document.body.classList.toggle('dropping', depth > 0);
  };
  addEventListener('dragenter', (event) => hasFiles(event) && show(1));
  addEventListener('dragleave', (event) => hasFiles(event) && show(-1));
  addEventListener('dragover', (event) => hasFiles(event) && event.preventDefault());
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(-depth);
    take([...(event.dataTransfer?.files ?? [])]);
  });
}

async function add(form: HTMLFormElement, files: readonly File[]): Promise<void> {
  if (!files.length) return;
  if (sending) return say('Files are still being sent. Add more when they are through.');
  const max = Number(form.dataset['max'] ?? Infinity);
  const fitting = files.filter((file) => file.size <= max);
  if (fitting.length < files.length)
    sayTooLarge(
      files.filter((file) => file.size > max),
      max,
    );
  if (!fitting.length) return;
  const list = JSON.stringify(fitting.map(({ name, size }) => ({ name, size })));
  const announced = await post<{ batch: string; ids: readonly string[] }>(form.dataset['announce'] ?? '', { files: list });
  if (announced.ok) await sendAll(form, announced.value, fitting);
}

async function sendAll(
  form: HTMLFormElement,
  { batch, ids }: { batch: string; ids: readonly string[] },
  files: readonly File[],
): Promise<void> {
  sending = { form, batch };
  refresh();
  const pairs = files.map((file, at) => ({ file, id: ids[at] ?? '' }));
  await fewAtATime(pairs, atATime, async ({ file, id }) => {
    const url = (form.dataset['send'] ?? '').replace('ID', id);
    const answer = await sendFile(url, file, (share) => {
      sent.set(id, share);
      showProgress();
    });
    if (!answer.ok) showAnswer(answer.text, answer.status === 0);
    sent.delete(id);
    refresh();
  });
  sending = null;
  await post(form.dataset['lost'] ?? '', { batch }, { quietly: true });
  refresh();
}

const refresh = (): void => void document.body.dispatchEvent(new CustomEvent('uploads-changed'));

function showProgress(): void {
  for (const bar of document.querySelectorAll<HTMLProgressElement>('progress[data-sending]'))
    bar.value = 100 * (sent.get(bar.dataset['sending'] ?? '') ?? 0);
}

function sayTooLarge(files: readonly File[], max: number): void {
  const names = files.map((file) => `“${file.name}”`).join(', ');
  say(
    `${names} ${files.length === 1 ? 'is' : 'are'} larger than ${Math.floor(max / 1024 / 1024)} MB, which is the most this server takes.`,
    'bad',
  );
}
