import { describe, expect, it } from 'vitest';
import { printed, type Ran, retroduceHere } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';

const password = 'three owls read papers at night';
const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);

interface Shell {
  readonly run: (...words: readonly string[]) => Promise<Ran>;
  readonly user: (email: string, ...more: readonly string[]) => Promise<Ran>;
}

function shell(): Shell {
  const data = ['--data', temporaryFolder()];
  return {
    run: (...words) => retroduceHere([...words, ...data]),
    user: (email, ...more) =>
      retroduceHere(['user', 'create', '--email', email, '--name', 'Ada Okafor', ...more, ...data], `${password}\n`),
  };
}

describe('review create', () => {
  it('prints id and slug, and makes another slug for the same title', async () => {
    const { run } = shell();
    const made = await run('review', 'create', '--title', 'Partnership working', '--question', 'How?', '--json');
    expect([made.code, made.err]).toEqual([0, '']);
    expect(printed(made)).toEqual({ id: uuid, slug: 'partnership-working' });
    expect(printed(await run('review', 'create', '--title', 'Partnership working', '--json'))).toEqual({
      id: uuid,
      slug: 'partnership-working-2',
    });
    expect((await run('review', 'create', '--title', 'Trust')).out).toBe('Made the review “Trust”: trust\n');
  });

  it('is led by whom --as names, and by nobody who is not there', async () => {
    const { run, user } = shell();
    await user('ada@example.org');
    await run('review', 'create', '--title', 'Trust', '--as', 'Ada@Example.org');
    expect(printed<{ reviews: unknown[] }>(await run('review', 'list', '--as', 'ada@example.org', '--json')).reviews).toHaveLength(1);
    expect(await run('review', 'create', '--title', 'Trust', '--as', 'eve@example.org')).toMatchObject({
      code: 1,
      err: 'There is no account with the address eve@example.org.\n',
    });
    expect(printed<{ reviews: unknown[] }>(await run('review', 'list', '--json')).reviews).toHaveLength(1);
  });
});

describe('review list', () => {
  it('counts what each review holds; a person sees their own only', async () => {
    const { run, user } = shell();
    await user('ada@example.org');
    await run('review', 'create', '--title', 'Trust');
    expect(printed(await run('review', 'list', '--json'))).toEqual({
      reviews: [{ slug: 'trust', title: 'Trust', references: 0, documents: 0, excerpts: 0, cmocs: 0 }],
    });
    expect(printed(await run('review', 'list', '--json', '--as', 'ada@example.org'))).toEqual({ reviews: [] });
    expect((await run('review', 'list')).out).toBe('trust  Trust (0 references, 0 documents, 0 passages, 0 CMOCs)\n');
  });
});

describe('user create', () => {
  it('reads the password from standard input and never shows it', async () => {
    const { run, user } = shell();
    await run('review', 'create', '--title', 'Trust');
    const made = await user('ada@example.org', '--review', 'trust', '--role', 'observer', '--json');
    expect(printed(made)).toEqual({ id: uuid, email: 'ada@example.org', review: 'trust', role: 'observer' });
    expect(made.out + made.err).not.toContain(password);
    expect(printed(await user('ben@example.org', '--json'))).toEqual({ id: uuid, email: 'ben@example.org' });
    expect(await run('user', 'create', '--email', 'c@example.org', '--name', 'Cy')).toMatchObject({
      code: 1,
      err: expect.stringContaining('on standard input'),
    });
  });

  it('makes nothing when anything does not fit', async () => {
    const { run, user } = shell();
    await run('review', 'create', '--title', 'Trust');
    for (const [words, code, said] of [
      [['--role', 'lead'], 2, 'name it with --review SLUG'],
      [['--review', 'trust', '--role', 'boss'], 2, 'A role is one of lead, reviewer, observer.'],
      [['--review', 'none'], 1, 'There is no review “none”. There are: trust.'],
      [['--name', ''], 2, '--name is missing.'],
    ] as const) {
      const ran = await user('ada@example.org', ...words);
      expect([ran.code, ran.err, ran.out]).toEqual([code, expect.stringContaining(said), '']);
    }
    expect((await user('ada@example.org')).code, 'the address is still free').toBe(0);
    expect(await user('ADA@example.org')).toMatchObject({ code: 1, err: expect.stringContaining('already an account') });
    expect((await user('no address')).err).toContain('does not look like an e-mail address');
  });

  it('takes a lead to let somebody into a review', async () => {
    const { run, user } = shell();
    await run('review', 'create', '--title', 'Trust');
    await user('ben@example.org', '--review', 'trust');
    expect(await user('cy@example.org', '--review', 'trust', '--as', 'ben@example.org')).toMatchObject({
      code: 1,
      err: 'Ada Okafor is reviewer in “trust”; that role does not allow this.\n',
    });
  });
});
