import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileOutcome } from '../../../server/documents/import-files.service.ts';
import { printed, retroduceHere as retroduce } from '../../support/command.ts';
import { temporaryFolder } from '../../support/context.ts';
import { paperPdf, paragraphs } from '../../support/pdf.ts';

describe('import documents', () => {
  it('takes a folder, names what it refuses, and knows a file again', async () => {
    const data = temporaryFolder();
    const papers = join(temporaryFolder(), 'papers');
    mkdirSync(join(papers, 'more'), { recursive: true });
    writeFileSync(join(papers, 'a.pdf'), await paperPdf({ title: 'How trust grows between partners', body: paragraphs(2) }));
    writeFileSync(join(papers, 'more', 'talk.md'), '# Interview with a manager\n\nTrust grew slowly.');
    writeFileSync(join(papers, 'bad.pdf'), '<html>');
    writeFileSync(join(papers, 'list.xyz'), 'not taken from a folder');
    const user = ['user', 'create', '--email', 'ada@example.org', '--name', 'Ada', '--data', data];
    expect((await retroduce(user, 'three owls read papers at night')).code).toBe(0);
    await retroduce(['review', 'create', '--title', 'Trust', '--as', 'ada@example.org', '--data', data]);
    const call = ['import', 'documents', '--review', 'trust', papers, '--data', data, '--json'];
    const first = await retroduce(call);
    expect(first.code).toBe(0);
    const { files } = printed<{ files: FileOutcome[] }>(first);
    expect(files.map(({ file, status, pages }) => [file.slice(papers.length + 1), status, pages])).toEqual([
      ['a.pdf', 'imported', 1],
      ['bad.pdf', 'refused', 0],
      ['more/talk.md', 'imported', 1],
    ]);
    expect(files[1]?.reason).toContain('“bad.pdf” is a web page');
    const again = printed<{ files: FileOutcome[] }>(await retroduce(call)).files;
    expect(again.map((file) => file.status)).toEqual(['duplicate', 'refused', 'duplicate']);
    expect(again[0]?.document).toBe(files[0]?.document);
    const nowhere = await retroduce([...call.slice(0, 4), join(papers, 'none.pdf'), '--data', data]);
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('There is no file or folder')]);
  }, 60_000);
});
