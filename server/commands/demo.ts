/** `demo`: the example review on a server of its own, in a folder that is removed when it stops. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oneTimeSignInToken } from '../accounts/accounts.service.ts';
import { hashPassword } from '../accounts/password.adapter.ts';
import { people, type PersonKey, review } from '../demo/people.ts';
import { seedDemo, type SeededReview, storyDays } from '../demo/seed.ts';
import { type Running, start } from '../main.ts';
import { paths } from '../paths.ts';
import { newToken } from '../web/session.ts';
import type { Command, CommandCall } from './command.ts';
import { stopSignal } from './serve.ts';

export const demo: Command = {
  name: 'demo',
  usage: 'demo [--port 3000] [--json]',
  help: 'Opens a complete example review in a throw-away folder, on this machine only, and prints a link that signs you in once.',
  options: { port: { type: 'string' } },
  words: [0, 0],
  async run(call) {
    const stopped = stopSignal();
    const data = mkdtempSync(join(tmpdir(), 'retroduce-demo-'));
    try {
      await serveDemo(call, data, stopped);
    } finally {
      rmSync(data, { recursive: true, force: true });
    }
    return null;
  },
};

/** Listens first: a port that is taken should be said before half a minute of work. Nobody can sign in until it is done. */
async function serveDemo(call: CommandCall, data: string, stopped: Promise<void>): Promise<void> {
  const running = await start({ ...call.settings, data, host: '127.0.0.1', baseUrl: null, insecureHttp: false }, call.built);
  try {
    const password = newToken().slice(0, 20);
    const seeding = seed(running, password, call.terminal.err);
    const made = await Promise.race([seeding, stopped]);
    if (made) {
      call.terminal.out(await greeting(running, { made, password, json: call.flag('json') }));
      await stopped;
    } else seeding.catch(() => {});
  } finally {
    await running.close();
  }
}

const day = 24 * 3600 * 1000;

async function seed({ ctx }: Running, password: string, say: (line: string) => void): Promise<SeededReview> {
  say('Writing the example review …');
  const begins = new Date(Date.parse(ctx.now()) - storyDays * day).toISOString();
  return seedDemo(ctx, { begins, passwordHash: await hashPassword(password), progress: (what) => say(`  ${what}`) });
}

interface Greeted {
  readonly made: SeededReview;
  readonly password: string;
  readonly json: boolean;
}

async function greeting({ ctx, address }: Running, { made, password, json }: Greeted): Promise<string> {
  const links = new Map<PersonKey, string>();
  for (const [key, accountId] of made.accounts) links.set(key, address + paths.oneTimeSignIn(await oneTimeSignInToken(ctx, accountId)));
  const link = (key: PersonKey): string => links.get(key) ?? '';
  if (json) {
    const everybody = [...links].map(([key, signIn]) => ({ ...people[key], signIn }));
    return JSON.stringify({ address, review: made.slug, people: everybody, password });
  }
  return `
“${review.title}”, an example review, is ready at ${address}

Open this link to sign in as ${people.marit.name}, who leads it (it works once, for an hour):
  ${link('marit')}

To be two people at once, open one of these in another browser or a private window:
  ${people.tomasz.name}, reviewer   ${link('tomasz')}
  ${people.ines.name}, observer     ${link('ines')}

Later sign in with ${Object.values(people)
    .map((person) => person.email)
    .join(', ')} and the password ${password}

Everything you do here is thrown away when you stop it with Ctrl-C.`;
}
