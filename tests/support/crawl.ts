/** Follows every link and every piece fetched by htmx, as a signed-in person, and says what did not answer as it should. */
import type { Agent } from './app.ts';

export interface Crawled {
  /** Every address asked for. */
  readonly asked: readonly string[];
  readonly faults: readonly CrawlFault[];
}

export interface CrawlFault {
  readonly what: string;
  readonly url: string;
  /** The page that leads there. */
  readonly from: string;
}

export interface CrawlOptions {
  readonly from: string;
  /** Of addresses that differ in their ids or in what they ask only, so many are followed. */
  readonly ofAKind: number;
}

export interface Step {
  readonly url: string;
  readonly from: string;
  readonly isFragment: boolean;
}

const largestPage = 300_000;
const strangeWords = />\s*(undefined|NaN|null|\[object \w+\])\s*</;

export async function crawl(agent: Agent, { from, ofAKind }: CrawlOptions): Promise<Crawled> {
  const waiting: Step[] = [{ url: from, from: '', isFragment: false }];
  const seen = new Set(waiting.map(keyOf));
  const asked: string[] = [];
  const counts = new Map<string, number>();
  const faults: CrawlFault[] = [];
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    asked.push(step.url);
    const { html, fault } = await ask(agent, step);
    if (fault) faults.push({ what: fault, url: step.url, from: step.from });
    for (const next of linksIn(html, step.url)) {
      if (seen.has(keyOf(next)) || count(counts, kindOf(next)) > ofAKind) continue;
      seen.add(keyOf(next));
      waiting.push(next);
    }
  }
  return { asked, faults };
}

/** What is wrong with the answer at an address; null when nothing is. */
export const faultAt = async (agent: Agent, url: string): Promise<string | null> =>
  (await ask(agent, { url, from: '', isFragment: false })).fault;

export const keyOf = ({ url, isFragment }: Step): string => `${isFragment ? 'piece' : 'page'} ${url}`;

/** Ids and what stands after the question mark do not tell kinds of page apart. */
export const kindOf = (step: Step): string =>
  keyOf(step)
    .replace(/[0-9a-f-]{36}/g, 'id')
    .replace(/\?.*/, '?');

function count(counts: Map<string, number>, kind: string): number {
  const n = (counts.get(kind) ?? 0) + 1;
  counts.set(kind, n);
  return n;
}

async function ask(agent: Agent, { url, isFragment }: Step): Promise<{ html: string; fault: string | null }> {
  const answer = await agent.get(url).set(isFragment ? { 'HX-Request': 'true' } : {});
  if (answer.status >= 300 && answer.status < 400) {
    const to = answer.headers['location'] ?? '';
    return { html: `<a href="${to}">`, fault: to.startsWith('/sign-in') ? 'signs out' : null };
  }
  const isHtml = (answer.headers['content-type'] ?? '').startsWith('text/html');
  const html = isHtml ? answer.text : '';
  if (answer.status !== 200) return { html: '', fault: String(answer.status) };
  if (html.length > largestPage) return { html, fault: `${html.length} bytes` };
  const strange = strangeWords.exec(html);
  return { html, fault: strange ? `says “${strange[1] ?? ''}”` : null };
}

/** Addresses in a page, with those that htmx fetches as pieces. */
export function linksIn(html: string, page: string): readonly Step[] {
  return [...html.matchAll(/\s(href|src|hx-get)="([^"]+)"/g)].flatMap(([, attribute, raw]) => {
    const url = new URL((raw ?? '').replaceAll('&amp;', '&'), `http://here${page}`);
    if (url.host !== 'here' || url.protocol !== 'http:') return [];
    return [{ url: url.pathname + url.search, from: page, isFragment: attribute === 'hx-get' }];
  });
}
