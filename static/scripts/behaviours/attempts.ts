/** Each submission is an attempt with a key of its own; a retry of the same body keeps it (platform/operation). */
import { newKey } from './new-key.ts';

interface ConfigRequest {
  readonly verb: string;
  readonly headers: Record<string, string>;
  readonly parameters: FormData | Record<string, unknown>;
  readonly elt: HTMLElement;
}

const lastTry = new WeakMap<Element, { readonly body: string; readonly key: string }>();

export function startAttempts(): void {
  document.addEventListener('htmx:configRequest', (event) => {
    const request = (event as CustomEvent<ConfigRequest>).detail;
    if (request.verb === 'get') return;
    const body = bodyOf(request.parameters);
    const before = lastTry.get(request.elt);
    const key = before?.body === body ? before.key : newKey();
    lastTry.set(request.elt, { body, key });
    request.headers['Idempotency-Key'] = key;
  });
  document.addEventListener('htmx:afterRequest', (event) => {
    const { elt, successful } = (event as CustomEvent<{ elt: Element; successful: boolean }>).detail;
    if (successful) lastTry.delete(elt);
  });
}

function bodyOf(parameters: ConfigRequest['parameters']): string {
  const pairs = parameters instanceof FormData ? [...parameters.entries()] : Object.entries(parameters);
  return JSON.stringify(pairs.filter(([name]) => name !== '_attempt').map(([name, value]) => [name, String(value)]));
}
