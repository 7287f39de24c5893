import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importStored } from '../../../server/documents/import.service.ts';
import { currentVersion, textBetween } from '../../../server/documents/pages.queries.ts';
import { readManifest } from '../../corpora/manifest.ts';
import { testContext } from '../../support/context.ts';
import { paperPdf, paragraphs, sentences } from '../../support/pdf.ts';
import { reviewOfAda } from '../../support/people.ts';
import { sharedFolder, sharedPath } from '../../support/shared.ts';

interface Longest {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly words: string;
}

/** The longest paper of the corpus that is to be taken; where there is no corpus, one of 350 pages that we print. */
async function longest(): Promise<Longest> {
  if (!sharedFolder) {
    const bytes = await paperPdf({ title: 'A long paper', body: paragraphs(1900), size: 18 });
    const pages = Buffer.from(bytes).toString('latin1').split('/Type /Page\n').length - 1;
    expect(pages).toBeGreaterThan(350);
    return { bytes, pages, words: sentences(1900 * 4).at(-1) ?? '' };
  }
  const folder = sharedPath('corpora/pdfs');
  const good = readManifest(folder).filter(({ expect }) => expect === 'ok');
  const paper = good.reduce((a, b) => (b.pages > a.pages ? b : a));
  return { bytes: readFileSync(`${folder}/${paper.file}`), pages: paper.pages, words: paper.mustContain };
}

describe('the longest good paper', () => {
  it('comes in whole under the limits that we ship', { timeout: 180_000 }, async () => {
    const ctx = await testContext();
    const { scope } = await reviewOfAda(ctx);
    const { bytes, pages, words } = await longest();
    const outcome = await importStored(ctx, scope, { ...(await ctx.blobs.put(bytes)), fileName: 'long.pdf' });
    expect(outcome).toMatchObject({ status: 'imported', pages, warnings: [] });
    const version = await currentVersion(scope, 'documentId' in outcome ? outcome.documentId : '');
    expect(version?.pages).toBe(pages);
    const text = await textBetween(scope, version?.versionId ?? '', 0, version?.characters ?? 0);
    expect(text.replace(/\s+/g, ' ')).toContain(words);
  });
});
