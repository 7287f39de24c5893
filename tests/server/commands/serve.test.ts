import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../../server/bundle.mjs';
import { printed, retroduceHere } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';

interface Started {
  readonly line: { readonly address: string; readonly firstAccount: string | null };
  readonly stop: () => Promise<number | null>;
}

/** The server in a process of its own, when it has said where it is. */
function serving(folder: string): Promise<Started> {
  const words = ['serve', '--port', '0', '--json', '--data', folder];
  const child = spawn(process.execPath, [join(projectRoot, 'server/launch.mjs'), ...words], {
    env: { ...process.env, RETRODUCE_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return ended;
  };
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += String(chunk);
      if (out.endsWith('\n')) resolve({ line: JSON.parse(out) as Started['line'], stop });
    });
    void ended.then((code) => reject(new Error(`ended with ${code}`)));
  });
}

describe('serve', { timeout: 120_000 }, () => {
  it('prints its address and a first link, shares its folder with commands, and stops when asked', async () => {
    const folder = temporaryFolder();
    const { line, stop } = await serving(folder);
    expect(line.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(line.firstAccount ?? '')).status).toBe(200);
    const data = ['--data', folder, '--json'];
    await retroduceHere(['review', 'create', '--title', 'Trust', ...data]);
    writeFileSync(join(folder, 'talk.md'), 'Trust grew slowly, they said.');
    const imported = await retroduceHere(['import', 'documents', '--review', 'trust', join(folder, 'talk.md'), ...data]);
    expect(printed<{ files: { status: string }[] }>(imported).files.map((file) => file.status)).toEqual(['imported']);
    expect((await retroduceHere(['backup', '-o', join(temporaryFolder(), 'b.zip'), ...data])).code).toBe(0);
    const restored = await retroduceHere(['restore', join(folder, 'none.zip'), ...data]);
    expect([restored.code, restored.err]).toEqual([1, expect.stringContaining('There is no file')]);
    expect(await stop()).toBe(0);
    expect(printed(await retroduceHere(['doctor', ...data]))).toMatchObject({ ok: true, findings: [] });
  });

  it('says that a port is taken, and which setting changes it', async () => {
    const folder = temporaryFolder();
    const { line } = await serving(folder);
    const port = new URL(line.address).port;
    const second = await retroduceHere(['serve', '--port', port, '--data', temporaryFolder()]);
    expect([second.code, second.err]).toEqual([1, expect.stringContaining(`Port ${port} is taken. Choose another with --port`)]);
    const open = await retroduceHere(['serve', '--host', '0.0.0.0', '--port', '0', '--data', temporaryFolder()]);
    expect([open.code, open.err]).toEqual([1, expect.stringContaining('would send passwords in the clear')]);
  });
});
