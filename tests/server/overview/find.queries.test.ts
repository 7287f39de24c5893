import { beforeAll, describe, expect, it } from 'vitest';
import { find } from '../../../server/overview/find.queries.ts';
import { demoReview, warmDemo } from '../../support/demo.ts';

describe('find', { timeout: 60_000 }, () => {
  beforeAll(warmDemo, 180_000);

  it('names what it found as a reader would cite it: author, year, printed page', async () => {
    const { scopes } = await demoReview();
    const { references, passages, pages } = await find(scopes.tomasz, 'leaflet');
    expect(references).toEqual([
      {
        id: expect.any(String),
        title: 'Harkness & Oduya 2014',
        detail: 'From leaflet to doorstep: how people decide whether to attend a prescribed walking group',
      },
    ]);
    expect(passages.map((one) => one.detail)).toContain('Harkness & Oduya 2014, p. 88');
    expect(pages.map((one) => [one.title, one.label])).toContainEqual(['Harkness & Oduya 2014', '88']);
  });

  it('finds CMOCs by number, codes, and memos with what they are on', async () => {
    const { scopes } = await demoReview();
    expect((await find(scopes.ines, '#8')).cmocs.map((one) => one.title)).toEqual(['CMOC 8 · IPT-8']);
    expect((await find(scopes.ines, 'borrowed')).codes.map((one) => one.title)).toContain('Borrowed confidence');
    const { memos } = await find(scopes.ines, 'counter-example');
    expect(memos.map((one) => one.detail)).toContain('on a CMOC');
    expect(await find(scopes.ines, '  ')).toMatchObject({ references: [], codes: [], cmocs: [], passages: [], memos: [], pages: [] });
  });
});
