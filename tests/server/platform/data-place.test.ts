import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertGoodPlace, reasonAgainst } from '../../../server/platform/data-place.ts';
import { temporaryFolder } from '../../support/context.ts';

describe('R-42: a data folder', () => {
  it.each([
    ['/mnt/share/data', 0x6969, 'another machine (NFS)'],
    ['/mnt/share/data', 0xff534d42, 'another machine (CIFS)'],
    ['/home/ada/remote', 0x65735546, 'another machine (FUSE'],
    ['/home/ada/Dropbox/review', 0xef53, 'synchronised by Dropbox'],
    ['C:\\Users\\Ada\\OneDrive - University\\review', 0, 'synchronised by OneDrive - University'],
    ['/Users/ada/Library/Mobile Documents/review', 0, 'synchronised by Mobile Documents'],
  ])('%s (%i) is refused: %s', (path, type, reason) => {
    expect(reasonAgainst(path, type, false)).toContain(reason);
  });

  it.each([
    ['/var/lib/retroduce', 0xef53],
    ['/home/ada/dropboxes', 0x58465342],
    ['/tmp/x', 0x01021994],
  ])('%s is fine', (path, type) => {
    expect(reasonAgainst(path, type, false)).toBeNull();
  });

  it('inside a folder that a program marks as its own is refused, with what to do', async () => {
    const folder = temporaryFolder();
    await expect(assertGoodPlace(folder)).resolves.toBeUndefined();
    writeFileSync(join(folder, '.dropbox'), '');
    mkdirSync(join(folder, 'a'));
    await expect(assertGoodPlace(join(folder, 'a'))).rejects.toThrow(/synchronises it.*RETRODUCE_ANY_FOLDER=1/);
  });
});
