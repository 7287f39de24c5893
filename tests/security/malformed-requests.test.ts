/** S-15: bodies that are not what they say end in a refusal; the process lives on and no half file stays. */
import { readdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, createConnection } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { paths } from '../../server/paths.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { reviewOfAda } from '../support/people.ts';

const line = '\r\n';
const part = (head: string, body = 'x') => `--b${line}${head}${line}${line}${body}${line}`;
const multipart = 'multipart/form-data; boundary=b';

/** [content type, body, declared length or null for the true one] */
const bodies: readonly (readonly [string, string, string, number | null])[] = [
  ['no boundary', 'multipart/form-data', part('Content-Disposition: form-data; name="file"; filename="a.txt"'), null],
  ['never closed', multipart, part('Content-Disposition: form-data; name="file"; filename="a.txt"'), null],
  ['no name', multipart, `${part('Content-Disposition: form-data; filename="a.txt"')}--b--`, null],
  ['no disposition', multipart, `${part('X: y')}--b--`, null],
  ['empty part head', multipart, `--b${line}${line}x${line}--b--`, null],
  ['a field name of a megabyte', multipart, `${part(`Content-Disposition: form-data; name="${'n'.repeat(1_000_000)}"`)}--b--`, null],
  ['ten thousand fields', multipart, `${part('Content-Disposition: form-data; name="a"').repeat(10_000)}--b--`, null],
  ['nested names', multipart, `${part('Content-Disposition: form-data; name="a[b][c][__proto__]"')}--b--`, null],
  ['another field for the file', multipart, `${part('Content-Disposition: form-data; name="other"; filename="a.txt"')}--b--`, null],
  ['a path for a name', multipart, `${part('Content-Disposition: form-data; name="file"; filename="../../../etc/passwd"')}--b--`, null],
  ['cut short of its length', multipart, part('Content-Disposition: form-data; name="file"; filename="a.txt"'), 5000],
  ['six thousand form fields', 'application/x-www-form-urlencoded', 'a=1&'.repeat(6000), null],
  ['broken escapes', 'application/x-www-form-urlencoded', 'text=%E0%A4%A&%ZZ=%', null],
  ['JSON where a form belongs', 'application/json', '{"__proto__":{"a":1}}', null],
  ['not what its encoding says', 'application/x-www-form-urlencoded; charset=utf-7', 'text=+ADw-', null],
];

it('S-15: refuses each, and goes on answering', { timeout: 120_000 }, async () => {
  const ctx = await testContext();
  const { slug, ada } = await reviewOfAda(ctx);
  const app = await testApp(ctx);
  const agent = await agentOf(ctx, app, ada);
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const statusOf = (type: string, body: string, length: number | null, path: string) =>
    new Promise<number>((resolve) => {
      const socket = createConnection(port, '127.0.0.1');
      let text = '';
      const head = [
        `POST ${path} HTTP/1.1`,
        'Host: 127.0.0.1',
        `Cookie: ${agent.cookie}`,
        'Sec-Fetch-Site: same-origin',
        `Content-Type: ${type}`,
      ];
      socket.write([...head, `Content-Length: ${length ?? Buffer.byteLength(body)}`, 'Connection: close', '', body].join(line));
      if (length !== null) setTimeout(() => socket.end(), 300);
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('error', () => resolve(0));
      socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)));
    });
  for (const [name, type, body, length] of bodies)
    for (const path of [paths.documents(slug), paths.memosOn(slug, 'review', '')]) {
      const status = await statusOf(type, body, length, path);
      const isRight =
        (status >= 400 && status < 500) || status === 0 || (status === 303 && /path for a name|nested|broken escapes/.test(name));
      expect([name, path, status, isRight]).toEqual([name, path, status, true]);
    }
  expect((await agent.get(paths.review(slug))).status).toBe(200);
  expect(readdirSync(join(ctx.settings.data, 'tmp')).filter((name) => name !== '.')).toEqual([]);
});
