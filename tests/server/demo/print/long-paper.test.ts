import { describe, expect, it } from 'vitest';
import { locator } from '../../../../server/demo/locate.ts';
import { longPaper } from '../../../support/long-paper.ts';
import { readPdf } from '../../../support/pdf-text.ts';

describe('a long paper for tests', () => {
  it('has the pages that were asked for and every sentence once', async () => {
    const { file, pages, sentences } = await longPaper(4);
    const read = await readPdf(file);
    expect(pages).toBe(4);
    expect(read.pages).toHaveLength(4);
    expect(new Set(sentences).size).toBe(sentences.length);
    const find = locator(read.pages);
    for (const sentence of sentences) expect(find(sentence).length).toBeGreaterThan(0);
  });
});
