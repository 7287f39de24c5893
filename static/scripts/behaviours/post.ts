/** Writing without a page change: sent as our own form, answered with JSON; an error's own sentence is shown as a notice. */
import { newKey } from './new-key.ts';
import { say, showAnswer } from './notices.ts';

export type Fields = Readonly<Record<string, string | number | readonly string[]>>;

export type Sent<T> =
  | { readonly ok: true; readonly value: T }
  /** `status` 0: the server could not be reached, or gave no proper answer. */
  | { readonly ok: false; readonly status: number };

export interface Sending {
  /** The same key for the same body is answered, not done twice. */
  readonly key?: string;
  /** The page is being left: the browser sends it anyway, up to 64 kB. */
  readonly leaving?: boolean;
  /** Shows nothing when it fails: the caller says so in its own place. */
  readonly quietly?: boolean;
}

export async function post<T>(
  url: string,
  fields: Fields,
  { key = newKey(), leaving = false, quietly = false }: Sending = {},
): Promise<Sent<T>> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'HX-Request': 'true', 'Idempotency-Key': key },
      body: encoded(fields),
      keepalive: leaving,
    });
    if (response.ok) return { ok: true, value: await jsonOf<T>(response) };
    showAnswer(await response.text(), quietly);
    return { ok: false, status: response.status };
  } catch {
    if (!quietly) say(unreached, 'bad');
    return { ok: false, status: 0 };
  }
}

export async function getJson<T>(url: string): Promise<Sent<T>> {
  try {
    const response = await fetch(url, { headers: { 'HX-Request': 'true' } });
    if (response.ok) return { ok: true, value: await jsonOf<T>(response) };
    showAnswer(await response.text(), false);
    return { ok: false, status: response.status };
  } catch {
    say('The server could not be reached. Try again in a moment.', 'bad');
    return { ok: false, status: 0 };
  }
}

export const unreached = 'Not saved: the server could not be reached or gave no proper answer. What you typed is still here – try again.';

async function jsonOf<T>(response: Response): Promise<T> {
  if (!response.headers.get('content-type')?.includes('json')) throw new Error('not our answer');
  return (await response.json()) as T;
}

export function encoded(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) body.append(name, one);
  return body;
}
