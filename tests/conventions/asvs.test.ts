/** server/asvs.md answers every requirement that applies, and each file it names is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';

interface Row {
  readonly items: readonly string[];
  readonly state: string;
  readonly shown: string;
}

/** Items of levels 1 and 2 that apply (OWASP ASVS 5.0.0); groups of one section are written "1.2: 1 2 3". */
const applicable = `
1.1: 1 2; 1.2: 1 2 3 4 5 9; 1.3: 1 2 3 4 5 6 7 11; 1.4: 2; 1.5: 1 2; 2.1: 1 2 3; 2.2: 1 2 3; 2.3: 1 2 3 4; 2.4: 1;
3.2: 1 2; 3.3: 1 2 3 4; 3.4: 1 2 3 4 5 6; 3.5: 1 2 3 4; 3.7: 1 2; 4.1: 1 2 3; 4.2: 1; 5.1: 1; 5.2: 1 2 3; 5.3: 1 2; 5.4: 1 2 3;
6.1: 1 2 3; 6.2: 1 2 3 4 5 6 7 8 9 10 11 12; 6.3: 1 2 3 4; 6.4: 1 2 3 4; 6.5: 1 2 3 4 5; 6.6: 2 3;
7.1: 1 2; 7.2: 1 2 3 4; 7.3: 1 2; 7.4: 1 2 3 4 5; 7.5: 1 2; 8.1: 1 2; 8.2: 1 2 3; 8.3: 1; 8.4: 1;
11.1: 1 2; 11.2: 1 2 3; 11.3: 1 2 3; 11.4: 1 2 3 4; 11.5: 1; 12.1: 1 2; 12.2: 1 2; 12.3: 1 2 3 4;
13.1: 1; 13.2: 1 2 3 4 5; 13.3: 1 2; 13.4: 1 2 3 4 5; 14.1: 1 2; 14.2: 1 2 3 4; 14.3: 1 2 3;
15.1: 1 2 3; 15.2: 1 2 3; 15.3: 1 2 3 4 5 6 7; 16.1: 1; 16.2: 1 2 3 4 5; 16.3: 1 2 3 4; 16.4: 1 2 3; 16.5: 1 2 3`
  .split(';')
  .flatMap((group) => {
    const [section = '', numbers = ''] = group.trim().split(': ');
    return numbers.split(' ').map((number) => `${section}.${number}`);
  });

const states = ['kept', 'document', 'operator', 'gap', 'not applicable'];

function rows(): readonly Row[] {
  return readFileSync(join(projectRoot, 'server/asvs.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| *\d/.test(line))
    .map((line) => {
      const [, items = '', , state = '', shown = ''] = line.split('|').map((cell) => cell.trim());
      return { items: items.split(', '), state, shown };
    });
}

describe('the ASVS table', () => {
  it('answers each requirement once', () => {
    const answered = rows().flatMap((row) => row.items);
    expect(applicable.filter((item) => !answered.includes(item))).toEqual([]);
    expect(answered.filter((item, at) => answered.indexOf(item) !== at)).toEqual([]);
  });

  it('says of each how it stands, and names files that are there', () => {
    for (const { items, state, shown } of rows()) {
      expect([items, states.includes(state)]).toEqual([items, true]);
      const files = [...shown.matchAll(/`([\w./-]+\.(?:tsx?|mjs|md|json))`/g)].map((match) => match[1] ?? '');
      expect([items, files.length > 0]).toEqual([items, true]);
      expect([items, files.filter((file) => !existsSync(join(projectRoot, file)))]).toEqual([items, []]);
      if (state === 'kept')
        expect([items, files.some((file) => /^(tests|server|views|package|tsconfig)/.test(file))]).toEqual([items, true]);
    }
  });
});
