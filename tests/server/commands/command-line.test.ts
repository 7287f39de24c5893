import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/context.ts';
import { printed, retroduce } from '../../support/command.ts';

describe('the command line', { timeout: 90_000 }, () => {
  it('makes a review and a person, backs up, restores elsewhere and finds all well', async () => {
    const folder = temporaryFolder();
    const data = ['--data', join(folder, 'data')];
    const made = printed<{ id: string; slug: string }>(
      await retroduce(['review', 'create', '--title', 'Partnership working', '--json', ...data]),
    );
    expect(made.slug).toBe('partnership-working');
    const user = [
      'user',
      'create',
      '--email',
      'ada@example.org',
      '--name',
      'Ada',
      '--review',
      made.slug,
      '--role',
      'lead',
      '--json',
      ...data,
    ];
    expect(printed(await retroduce(user, 'three owls read papers at night\n'))).toMatchObject({ email: 'ada@example.org', role: 'lead' });
    expect(printed(await retroduce(['review', 'list', '--json', '--as', 'ada@example.org', ...data]))).toEqual({
      reviews: [{ slug: made.slug, title: 'Partnership working', references: 0, documents: 0, excerpts: 0, cmocs: 0 }],
    });
    const archive = join(folder, 'b.zip');
    expect(printed<{ rows: number }>(await retroduce(['backup', '-o', archive, '--json', ...data])).rows).toBeGreaterThan(20);
    const restored = await retroduce(['restore', archive, '--data', join(folder, 'again'), '--json']);
    expect(restored.code).toBe(0);
    expect(printed(await retroduce(['doctor', '--json', '--data', join(folder, 'again')]))).toMatchObject({ ok: true, findings: [] });
  });

  it('says in one sentence what it did not understand, and leaves the data as it was', async () => {
    const folder = join(temporaryFolder(), 'data');
    const data = ['--data', folder];
    expect(await retroduce(['revew', 'list'])).toMatchObject({ code: 2, out: '' });
    expect(await retroduce(['review', 'list', '--colour', 'red', ...data])).toMatchObject({ code: 2 });
    expect(await retroduce(['doctor', ...data])).toMatchObject({ code: 1, err: expect.stringContaining('There is no database') });
    expect(existsSync(folder)).toBe(false);
    expect(await retroduce(['user', 'create', '--email', 'a@example.org', '--name', 'A', ...data], 'short')).toMatchObject({
      code: 1,
      err: expect.stringContaining('at least 15 characters'),
    });
    expect((await retroduce(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await retroduce(['backup', '--help'])).out).toContain('verified backup');
  });
});
