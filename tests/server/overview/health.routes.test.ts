import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { agentOf, testApp } from '../../support/app.ts';
import { testContext } from '../../support/context.ts';

describe('health', () => {
  it('answers a monitor that is not signed in, and says so when the database can not be read', async () => {
    const ctx = await testContext();
    const nobody = await agentOf(ctx, await testApp(ctx), null);
    expect((await nobody.get('/health').expect(200)).body).toEqual({ ok: true });
    await sql`pragma foreign_keys = off`.execute(ctx.db.writer);
    await ctx.db.writer.schema.alterTable('account').renameTo('gone').execute();
    expect((await nobody.get('/health').expect(503)).body).toEqual({ ok: false });
  });
});
