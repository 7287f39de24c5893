import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { locate } from '../../../../server/demo/locate.ts';
import { papers } from '../../../../server/demo/papers/index.ts';
import { passages } from '../../../../server/demo/passages.ts';
import { printPaper } from '../../../../server/demo/print/paper.adapter.ts';
import { printedOf } from '../../../../server/demo/print-paper.ts';
import { readPdf } from '../../../support/pdf-text.ts';

const printed = await Promise.all(papers.map(async (paper) => ({ paper, file: await printPaper(printedOf(paper)) })));
const read = await Promise.all(printed.map(async ({ paper, file }) => ({ paper, ...(await readPdf(file)) })));
const pageOf = (key: string) => read.find((one) => one.paper.key === key);

describe('a printed paper', () => {
  it('is made of the same bytes every time', async () => {
    const [first] = printed;
    const again = await printPaper(printedOf(first!.paper));
    expect(createHash('sha256').update(again).digest('hex')).toBe(createHash('sha256').update(first!.file).digest('hex'));
  });

  it('holds every quotation once, as it is read from the file', () => {
    const faults = passages.flatMap((passage) => {
      const paper = pageOf(passage.source);
      if (!paper) return [];
      try {
        locate(paper.pages, passage.quote);
        return [];
      } catch (error) {
        return [`${passage.key}: ${(error as Error).message}`];
      }
    });
    expect(faults).toEqual([]);
  });

  it('has a passage that goes on over the page', () => {
    const over = passages.filter((passage) => {
      const paper = pageOf(passage.source);
      return paper && locate(paper.pages, passage.quote).length === 2;
    });
    expect(over.map((passage) => passage.key)).not.toEqual([]);
  });

  it('says its printed page numbers when its file does', () => {
    expect(pageOf('marchetti')?.labels).toEqual(['417', '418']);
    expect(pageOf('harkness')?.labels).toBeNull();
  });

  it('reads down one column and then the next', () => {
    const text = pageOf('osei')!.pages.join('\n').replace(/\s+/g, ' ');
    const heads = ['Joining the line', 'How a line comes apart', 'What there is to see', 'Tea The walk lasted', 'Discussion'];
    const places = heads.map((head) => text.indexOf(head));
    expect(places.every((place) => place > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('prints tables and the accents of names', () => {
    expect(pageOf('tremblay')!.pages[0]).toContain('Élise Tremblay-Roy');
    expect(pageOf('molen')!.pages.join('\n')).toMatch(/Table 1\.[\s\S]*Minutes, 12 weeks[\s\S]*112/);
  });
});
