/** server/proofs.md answers every number of the test plan, and each test it names is there and is about that number. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/bundle.mjs';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const numbers = (letter: string, last: number) => Array.from({ length: last }, (_, n) => `${letter}-${String(n + 1).padStart(2, '0')}`);
const planned = [...numbers('R', 42), ...numbers('S', 24)];
const states = ['shown', 'in part', 'not yet', 'no such part'];

const rows = read('server/proofs.md')
  .split('\n')
  .filter((line) => /^\| *[RS]-\d/.test(line))
  .map((line) => {
    const [, number = '', , state = '', shown = ''] = line.split('|').map((cell) => cell.trim());
    return { number, state, tests: [...shown.matchAll(/`(tests\/[\w./-]+\.tsx?)`/g)].map((match) => match[1] ?? '') };
  });

describe('the table of proofs', () => {
  it('answers each number once', () => {
    expect(rows.map((row) => row.number)).toEqual(planned);
  });

  it('names tests that are there and say which number they are about', () => {
    for (const { number, state, tests } of rows) {
      expect([number, states.includes(state)]).toEqual([number, true]);
      expect([number, tests.length > 0]).toEqual([number, ['shown', 'in part'].includes(state) || tests.length > 0]);
      expect([number, tests.filter((path) => !existsSync(join(projectRoot, path)))]).toEqual([number, []]);
      if (state === 'shown') expect([number, tests.filter((path) => !about(path, number))]).toEqual([number, []]);
    }
  });

  it('leaves no test of the plan out', () => {
    const files = readdirSync(join(projectRoot, 'tests'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.test\.tsx?$/.test(name),
    );
    const named = files.flatMap((name) =>
      [...new Set(read(join('tests', name)).match(/\b[RS]-\d\d\b/g) ?? [])].map((number) => [number, `tests/${name}`] as const),
    );
    const missing = named.filter(([number, path]) => !rows.some((row) => row.number === number && row.tests.includes(path)));
    expect(missing).toEqual([]);
  });
});

/** A number in the file itself, or between two that it names with "to". */
function about(path: string, number: string): boolean {
  const text = read(path);
  if (text.includes(number)) return true;
  return [...text.matchAll(/\b([RS])-(\d\d) to [RS]-(\d\d)\b/g)].some(
    ([, letter, from = '', to = '']) => number.startsWith(`${letter ?? ''}-`) && number.slice(2) >= from && number.slice(2) <= to,
  );
}
