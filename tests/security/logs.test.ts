/** S-21 and S-12: what the server says about itself, and whom it talks to. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { paths } from '../../server/paths.ts';
import { coding, send } from '../reliability/support/load.ts';
import { serve } from '../reliability/support/server.ts';
import { prepare } from '../reliability/support/stage.ts';
import { sendFile } from '../reliability/support/upload.ts';
import { temporaryFolder } from '../support/context.ts';

async function busy(address: string, at: Awaited<ReturnType<typeof prepare>>): Promise<void> {
  const form = (path: string, values: Record<string, string>) =>
    fetch(address + path, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(values),
      headers: { cookie: at.cookies[0] ?? '', 'sec-fetch-site': 'same-origin' },
    });
  await form('/sign-in', { email: 'canary-mail@example.org\r\nforged: line', password: 'canary-password' });
  await form('/sign-in/code', { code: 'canary-code' });
  await form(paths.newPassword('canary-token'), { password: 'canary-password long enough' });
  await form(paths.memosOn(at.slug, 'review', ''), { text: 'canary-memo\r\n{"level":50}' });
  await form('/reviews/canary-review/people/invitations', { email: 'canary-mail@example.org' });
  await send(address, {
    ...coding(at, 1),
    body: new URLSearchParams({ kind: 'text', ranges: 'canary-ranges', quote: 'canary-quote' }).toString(),
  });
  expect((await send(address, coding(at, 2))).status).toBeLessThan(400);
  await sendFile(address, at, 'canary-file\r\n.pdf', '%PDF-1.7 canary-content');
  await sendFile(address, at, 'words.txt', 'canary-transcript of an interview, long enough to be read. '.repeat(20));
  await new Promise((resolve) => setTimeout(resolve, 1500));
}

describe('S-21: the log', () => {
  it('holds one JSON object a line, and nothing that anybody typed, sent or brought', { timeout: 120_000 }, async () => {
    const at = await prepare();
    const server = await serve(at.folder, { environment: { RETRODUCE_LOG: 'info' } });
    await busy(server.address, at);
    await server.stop();
    const lines = server.said().trim().split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(() => JSON.parse(line) as unknown, line).not.toThrow();
    expect(server.said()).not.toMatch(/canary-(mail|password|code|token|memo|quote|content|transcript)/);
  });
});

const canTrace = process.platform === 'linux' && spawnSync('strace', ['-V']).status === 0;

describe.skipIf(!canTrace)('S-12: connections', () => {
  it('are opened to nobody, whatever is done in the product', { timeout: 240_000 }, async () => {
    const at = await prepare();
    const trace = join(temporaryFolder(), 'trace');
    const server = await serve(at.folder, {
      under: ['strace', '-D', '-f', '-qq', '-e', 'trace=connect', '-o', trace],
      environment: { RETRODUCE_LOG: 'silent' },
    });
    await busy(server.address, at);
    await server.kill();
    const lines = existsSync(trace) ? readFileSync(trace, 'utf8').split('\n') : [];
    const outside = lines.filter((line) => /connect\(/.test(line) && !/AF_UNIX|127\.0\.0\.1|"::1"|AF_UNSPEC/.test(line));
    expect(outside).toEqual([]);
  });
});
