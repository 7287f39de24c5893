/** Sends a file as a browser without script does: one multipart form, the answer a redirect. */
import { paths } from '../../../server/paths.ts';
import type { Answered } from './load.ts';
import type { Prepared } from './stage.ts';

export async function sendFile(address: string, at: Prepared, name: string, content: string | Uint8Array<ArrayBuffer>): Promise<Answered> {
  const form = new FormData();
  form.append('file', new File([content], name));
  const headers = { cookie: at.cookies[0] ?? '', 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(address + paths.documents(at.slug), { method: 'POST', body: form, headers, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
}
