/** S-17 and S-18: a stored file is a download or bytes for our own reader, never a page of ours; and only for members. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';
import { importStored } from '../../server/documents/import.service.ts';
import { paths } from '../../server/paths.ts';
import { agentOf, testApp } from '../support/app.ts';
import { testContext } from '../support/context.ts';
import { person, reviewOfAda } from '../support/people.ts';

describe('S-18: stored files', () => {
  it('are sent inert, whole or by range, under a name that can not break the header', async () => {
    const ctx = await testContext();
    const { scope, slug, ada } = await reviewOfAda(ctx);
    const content = Buffer.from('Words enough to be a text that is read as one. <html><script>alert(1)</script>');
    const { sha256, size } = await ctx.blobs.put(content);
    const fileName = 'Ärger "quoted"; filename=evil.html \u202e.txt';
    const outcome = await importStored(ctx, scope, { fileName, sha256, size });
    if (outcome.status === 'refused') throw new Error(outcome.reason);
    const app = await testApp(ctx);
    const path = paths.documentFile(slug, outcome.documentId);
    const [agent, stranger, nobody] = [
      await agentOf(ctx, app, ada),
      await agentOf(ctx, app, await person(ctx, 'Eve')),
      await agentOf(ctx, app, null),
    ];
    for (const range of [undefined, 'bytes=0-4', 'bytes=-5']) {
      const ask = (who: typeof agent) => (range ? who.get(path).set('Range', range) : who.get(path));
      const { status, headers } = await ask(agent);
      expect(status).toBe(range ? 206 : 200);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w. ()-]+"; filename\*=UTF-8''[\w%.~-]+$/);
      expect(headers['content-security-policy']).toContain('sandbox');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['content-type']).not.toMatch(/html|svg|xml/);
      expect([(await ask(stranger)).status, (await ask(nobody)).status]).toEqual([404, 401]);
    }
  });
});

describe('S-17: papers', () => {
  it('are painted without their scripts, their forms and without evaluating anything', () => {
    const painter = readFileSync(join(projectRoot, 'static/scripts/reader/pdf/painting-thread.ts'), 'utf8');
    const reader = readFileSync(join(projectRoot, 'server/documents/pdf.adapter.ts'), 'utf8');
    for (const source of [painter, reader]) expect(source).toContain('enableXfa: false');
    expect(painter).not.toMatch(/AnnotationLayer|pdf\.sandbox|enableScripting: *true/);
    const build = readFileSync(join(projectRoot, 'node_modules/pdfjs-dist/build/pdf.mjs'), 'utf8');
    expect(build).not.toMatch(/new Function\(|[^.\w]eval\(/);
  });
});
