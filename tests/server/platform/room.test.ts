/** storage runs low. Files are refused while there is still room for what people type. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { paths } from '../../../server/paths.ts';
import { isLow, roomIn } from '../../../server/platform/room.ts';
import { agentOf, testApp } from '../../support/app.ts';
import { printed, retroduceHere } from '../../support/command.ts';
import { temporaryFolder, testContext } from '../../support/context.ts';
import { reviewOfAda } from '../../support/people.ts';

const giga = 1024 ** 3;

/** More than any disk here has. */
const moreThanThereIs = 1e18;

describe('the room that files leave', () => {
  it('is the setting, or what the database and one largest file may need', async () => {
    const data = temporaryFolder();
    const room = await roomIn({ data, keepFree: giga, maxUpload: 100 });
    expect([room.kept, room.free > 0]).toEqual([giga, true]);
    expect((await roomIn({ data, keepFree: 1, maxUpload: 100 })).kept).toBe(100);
    expect(isLow(await roomIn({ data, keepFree: moreThanThereIs, maxUpload: 100 }))).toBe(true);
    expect(isLow(await roomIn({ data, keepFree: 0, maxUpload: moreThanThereIs }))).toBe(false);
  });
});

describe('R-13: while storage is low', () => {
  it('files are refused with the figures, before anything of them is stored; coding and writing go on; every page says so', async () => {
    const made = await testContext();
    const ctx = { ...made, settings: { ...made.settings, keepFree: moreThanThereIs } };
    const { slug, ada } = await reviewOfAda(ctx);
    const app = await testApp(ctx);
    const agent = await agentOf(ctx, app, ada);
    const sent = await request(app)
      .post(paths.documents(slug))
      .set('Cookie', agent.cookie)
      .set('Sec-Fetch-Site', 'same-origin')
      .attach('file', Buffer.from('Words of a paper. '.repeat(50)), 'paper.txt');
    expect([sent.status, sent.text]).toEqual([507, expect.stringMatching(/Storage is almost full: \d+\.\d GB are free, and \d+\.\d GB/)]);
    expect((await agent.post(paths.uploads(slug), { files: JSON.stringify([{ name: 'paper.txt', size: 900 }]) })).status).toBe(507);
    expect(readdirSync(ctx.settings.data).filter((name) => ['blobs', 'tmp'].includes(name))).toEqual([]);
    expect((await agent.post(paths.memosOn(slug, 'review', ''), { text: 'A thought' })).status).toBe(303);
    expect((await agent.get(paths.memos(slug))).text).toMatch(/class="alarm">Storage is almost full/);
    expect((await agentOf(ctx, app, null)).cookie).toBe('');
    expect((await request(app).get(paths.signIn())).text).not.toContain('Storage is almost full');
  });

  it('the command line says the same, and a backup takes none of the older ones away', async () => {
    const data = join(temporaryFolder(), 'data');
    await retroduceHere(['review', 'create', '--title', 'Trust', '--data', data]);
    const low = { RETRODUCE_KEEP_FREE_MB: '1000000000' };
    const ran = await retroduceHere(['import', 'documents', '--review', 'trust', data, '--data', data], null, low);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('Storage is almost full')]);
    for (const name of ['one.zip', 'two.zip']) {
      const file = join(data, '..', name);
      expect(printed(await retroduceHere(['backup', '-o', file, '--data', data, '--json'], null, low))).toMatchObject({ file });
    }
    expect(readdirSync(join(data, '..')).sort()).toEqual(['data', 'one.zip', 'two.zip']);
  });
});
