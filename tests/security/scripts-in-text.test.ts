/** S-03 and S-11 on the server: what people type is text on every page, fragment and error, never markup. */
import { expect, it } from 'vitest';
import { routes } from '../../server/routes.ts';
import { testContext } from '../support/context.ts';
import { addressOf, setStage } from '../support/matrix.ts';
import { payloads } from '../support/payloads.ts';
import { sampleFor, typedFields } from '../support/sample.ts';

/** Markup that only a payload can have brought. */
const alive = [
  /<script>canary/i,
  /<(img|svg|b|div|iframe|math|form|base|style|meta)\b[^>]*(canary|evil\.example)/i,
  /(href|src|action)="javascript:canary/i,
  /<[a-z][^<>]*\son\w+=["']?canary/i,
];

/** Attribute values are quoted and escaped: what is inside them is text. */
const outsideAttributes = (html: string): string => html.replace(/="[^"]*"/g, '=""');

const faultsIn = (html: string): readonly string[] =>
  alive.flatMap((pattern) => {
    const text = pattern.source.includes('javascript') ? html : outsideAttributes(html);
    const found = pattern.exec(text);
    return found ? [found[0]] : [];
  });

it('knows markup that is alive when it sees it (the control)', () => {
  expect(faultsIn('<p><script>canary1()</script></p>')).not.toEqual([]);
  expect(faultsIn('<p><img src=x onerror=canary2()></p>')).not.toEqual([]);
  expect(faultsIn('<a href="javascript:canary10()">x</a>')).not.toEqual([]);
  expect(faultsIn('<input value="&lt;script>canary1()&lt;/script>">')).toEqual([]);
});

it('S-03: no page, fragment or error lets typed text become markup', { timeout: 300_000 }, async () => {
  const stage = await setStage(await testContext());
  const faults: string[] = [];
  const look = (where: string, html: string) => faultsIn(html).forEach((found) => faults.push(`${where}: ${found}`));
  for (const [n, payload] of payloads.entries())
    for (const [at, route] of routes.filter((one) => one.method === 'post' && one.body && !one.path.includes('/delete')).entries()) {
      if ((at + n) % 12 > 0) continue;
      const typed = Object.fromEntries(typedFields(route.body).map((name) => [name, payload]));
      const answer = await stage.clients.lead.send(route, addressOf(route, stage.slug, stage.world), {
        ...sampleFor(route.body, stage.world),
        ...typed,
      });
      look(`${route.path} (${answer.status})`, answer.text);
    }
  for (const route of routes.filter((one) => one.method === 'get')) {
    const path = addressOf(route, stage.slug, stage.world);
    const answer = await stage.clients.lead.send(route, `${path}?q=${encodeURIComponent(payloads[1] ?? '')}`, {});
    if (answer.headers.get('content-type')?.startsWith('text/html') && !answer.headers.get('content-disposition'))
      look(route.path, answer.text);
  }
  expect(faults).toEqual([]);
});
