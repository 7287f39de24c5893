import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../server/cli.ts';
import { printed, retroduce, retroduceHere } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';

describe('the command line', { timeout: 90_000 }, () => {
  it('works as a program of its own: output, messages and exit codes', async () => {
    const folder = join(temporaryFolder(), 'data');
    const data = ['--data', folder];
    const made = await retroduce(['review', 'create', '--title', 'Partnership working', '--json', ...data]);
    expect([made.code, made.err]).toEqual([0, '']);
    expect(printed<{ slug: string }>(made).slug).toBe('partnership-working');
    const user = ['user', 'create', '--email', 'ada@example.org', '--name', 'Ada', ...data];
    expect(await retroduce(user, 'short')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('at least 15 characters') });
    expect(await retroduce(user, 'three owls read papers at night\n')).toMatchObject({ code: 0, err: '' });
    expect(await retroduce(['revew', 'list'])).toMatchObject({ code: 2, out: '' });
  });

  it('says in one sentence what it did not understand, and leaves the data as it was', async () => {
    const folder = join(temporaryFolder(), 'data');
    const data = ['--data', folder];
    for (const [words, said] of [
      [['revew', 'list'], 'There is no command “revew list”. “retroduce --help” lists them.'],
      [['review'], 'There is no command “review”.'],
      [['review', 'list', '--colour', 'red', ...data], "Unknown option '--colour'. Usage: retroduce review list"],
      [['review', 'list', 'all', ...data], 'Usage: retroduce review list [--json]'],
      [['review', 'create', ...data], '--title is missing. Usage: retroduce review create'],
      [['serve', '--port', 'http', ...data], 'A port is a number from 0 to 65535.'],
      [['import', 'documents', 'a.pdf', ...data], '--review is missing.'],
      [['import', 'documents', '--review', 'r', ...data], 'Usage: retroduce import documents'],
      [['backup', ...data], '--output is missing. Usage: retroduce backup -o FILE'],
      [['restore', 'b.zip'], '--data is missing. Usage: retroduce restore FILE --data NEWDIR'],
    ] as const) {
      const ran = await retroduceHere(words);
      expect([ran.code, ran.out, ran.err]).toEqual([2, '', expect.stringContaining(said)]);
      expect(ran.err.trim().split('\n'), said).toHaveLength(1);
    }
    expect(existsSync(folder)).toBe(false);
  });

  it('helps with everything, with a family of commands, and with one', async () => {
    const all = (await retroduceHere(['--help'])).out;
    expect(commands.filter((command) => !all.includes(`retroduce ${command.usage}`))).toEqual([]);
    expect((await retroduceHere([])).out).toBe(all);
    expect((await retroduceHere(['review', '--help'])).out).toContain('retroduce review list');
    expect((await retroduceHere(['review', '--help'])).out).not.toContain('retroduce serve');
    for (const command of commands) {
      const { code, out } = await retroduceHere([...command.name.split(' '), '--help']);
      expect([code, out]).toEqual([0, `retroduce ${command.usage}\n\n${command.help}\n`]);
    }
    expect((await retroduceHere(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('takes every option of which its usage tells', () => {
    for (const command of commands) {
      const told = [...command.usage.matchAll(/--([a-z-]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((name) => !['data', 'json', 'as'].includes(name));
      expect(Object.keys(command.options), command.name).toEqual(expect.arrayContaining(told));
    }
  });

  it('says that it keeps its data in a folder when the environment names a database server', async () => {
    const data = join(temporaryFolder(), 'none');
    const env = { DATABASE_URL: 'postgres://127.0.0.1/retroduce', RETRODUCE_DATA: data };
    expect((await retroduceHere(['doctor'], null, env)).err).toContain(`keeps its data in a folder only: ${data}.`);
    expect((await retroduceHere(['doctor', '--data', data], null, env)).err).not.toContain('DATABASE_URL');
  });
});
