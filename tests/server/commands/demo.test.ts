import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { paths } from '../../../server/paths.ts';
import { temporaryFolder } from '../../support/context.ts';

interface Printed {
  readonly address: string;
  readonly review: string;
  readonly people: readonly { readonly name: string; readonly email: string; readonly role: string; readonly signIn: string }[];
}

/** The command as somebody types it, in a temporary folder of its own; resolves when it has printed its line. */
function started(folder: string): Promise<{ printed: Printed; stop: () => Promise<number | null> }> {
  const words = ['demo', '--port', '0', '--json', '--data', join(folder, 'untouched')];
  const env = { ...process.env, RETRODUCE_LOG: 'silent', TMPDIR: folder, TEMP: folder, TMP: folder };
  const child = spawn(process.execPath, [join(projectRoot, 'server/launch.mjs'), ...words], { env });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stop = (): Promise<number | null> => {
    child.kill('SIGINT');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let out = '';
    let err = '';
    child.stderr.on('data', (chunk) => (err += String(chunk)));
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (out.endsWith('\n')) resolve({ printed: JSON.parse(out) as Printed, stop });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}: ${err}`)));
  });
}

/** Presses the button of the page that a sign-in link opens. Returns the cookie, or null when the link is no longer good. */
async function signIn(address: string, link: string): Promise<string | null> {
  const opened = await (await fetch(link)).text();
  expect(opened).toContain('Open the example review');
  const token = /name="token" value="([^"]+)"/.exec(opened)?.[1] ?? '';
  const body = new URLSearchParams({ token });
  const pressed = await fetch(address + paths.oneTimeSignIn(), { method: 'POST', body, headers: { origin: address }, redirect: 'manual' });
  const [cookie] = pressed.headers.getSetCookie();
  return pressed.status === 303 && cookie ? (cookie.split(';')[0] ?? '') : null;
}

const foldersIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.startsWith('retroduce-demo-'));

describe('demo', { timeout: 240_000 }, () => {
  it('serves the example review on this machine only, signs in by a link that works once, and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const { printed, stop } = await started(folder);
    const { address, review, people } = printed;
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(people.map((person) => person.role)).toEqual(['lead', 'reviewer', 'observer']);
    expect(await (await fetch(address)).text()).toContain('Sign in');
    const cookie = await signIn(address, people[0]?.signIn ?? '');
    const page = await fetch(address + paths.review(review), { headers: { cookie: cookie ?? '' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Walking groups on prescription')]);
    expect(await signIn(address, people[0]?.signIn ?? ''), 'the same link again').toBeNull();
    expect(foldersIn(folder)).toHaveLength(1);
    expect(await stop()).toBe(0);
    expect(foldersIn(folder)).toEqual([]);
    expect(existsSync(join(folder, 'untouched'))).toBe(false);
  });
});
