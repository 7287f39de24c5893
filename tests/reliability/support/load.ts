/** Coders at work over HTTP: each write has its own words and its own attempt, so that every one can be looked for afterwards. */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { paths } from '../../../server/paths.ts';
import { newId } from '../../../server/platform/ids.ts';
import type { Prepared } from './stage.ts';

export interface Attempted {
  /** The note of the excerpt: found in the database or not. */
  readonly mark: string;
  readonly key: string;
  readonly body: string;
  readonly path: string;
  readonly cookie: string;
}

export interface Answered {
  readonly status: number;
  readonly text: string;
}

export interface Load {
  /** Attempts that were answered with success. */
  readonly acknowledged: Attempted[];
  /** Attempts whose answer never came. */
  readonly unanswered: Attempted[];
  /** Answers that were refusals. */
  readonly refused: { readonly attempt: Attempted; readonly answer: Answered }[];
  /** Milliseconds each answered one took. */
  readonly took: number[];
}

/** One coding of the first words of the document, as the reader's script sends it. */
export function coding(at: Prepared, n: number): Attempted {
  const mark = `write ${n} ${randomUUID()}`;
  const values = { kind: 'text', ranges: '[[0,5]]', quote: 'Trust', note: mark, role: at.role, code: at.code, direction: 'more' };
  const cookie = at.cookies[n % at.cookies.length] ?? '';
  return { mark, key: newId(), body: new URLSearchParams(values).toString(), path: paths.excerpts(at.slug, at.document), cookie };
}

export function send(address: string, attempt: Attempted, agent?: Agent): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie: attempt.cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(attempt.body),
      'sec-fetch-site': 'same-origin',
      'idempotency-key': attempt.key,
    };
    const sent = request(address + attempt.path, { method: 'POST', headers, ...(agent ? { agent } : {}) }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => (answer.complete ? resolve({ status: answer.statusCode ?? 0, text }) : reject(new Error('cut off'))));
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(attempt.body);
  });
}

export interface Pace {
  readonly clients: number;
  /** Milliseconds from one write of a hand to its next; 0: as soon as the last is answered. */
  readonly every?: number;
}

/** Codes with as many hands as `clients` until told to stop, or the server is gone. */
export async function codeUntil(address: string, at: Prepared, pace: number | Pace, isOver: (load: Load) => boolean): Promise<Load> {
  const { clients, every = 0 } = typeof pace === 'number' ? { clients: pace } : pace;
  const load: Load = { acknowledged: [], unanswered: [], refused: [], took: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  let n = 0;
  const work = async () => {
    let due = performance.now() + Math.random() * every;
    while (!isOver(load)) {
      if (due > performance.now()) await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
      due += every;
      const attempt = coding(at, n++);
      const began = performance.now();
      const answer = await send(address, attempt, agent).catch(() => null);
      if (!answer) {
        load.unanswered.push(attempt);
        return;
      }
      load.took.push(performance.now() - began);
      if (answer.status < 400) load.acknowledged.push(attempt);
      else load.refused.push({ attempt, answer });
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
  agent.destroy();
  return load;
}
