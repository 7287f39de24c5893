import { firstAccountLink, greeting, start } from '../main.ts';
import type { Command } from './command.ts';

export const serve: Command = {
  name: 'serve',
  usage: 'serve [--port 3000] [--host 127.0.0.1] [--data ./data] [--open] [--json]',
  help: 'Starts the server. The first start creates the database and prints a one-time link that makes the first account.',
  options: { port: { type: 'string' }, host: { type: 'string' }, open: { type: 'boolean' }, 'insecure-http': { type: 'boolean' } },
  words: [0, 0],
  async run(call) {
    const running = await start(call.settings, call.built);
    const first = await firstAccountLink(running);
    call.terminal.out(
      call.flag('json') ? JSON.stringify({ address: running.address, firstAccount: first }) : greeting(running.address, first),
    );
    if (call.flag('open')) await openInBrowser(running.address);
    await stopSignal();
    await running.close();
    return null;
  },
};

/** Resolves when the process is asked to stop. */
export const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** Opens the system's browser; where there is none, the printed address has to do. */
async function openInBrowser(address: string): Promise<void> {
  const { spawn } = await import('node:child_process');
  const opener = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  spawn(opener, [address], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
