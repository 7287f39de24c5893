import { describe, expect, it } from 'vitest';
import { faultSentence, refusalSentence, sheets, warningsOf } from '../../../server/documents/file-words.ts';
import { readingState, readingWords } from '../../../server/documents/reading-state.ts';
import { fileSize, phaseOf } from '../../../server/documents/upload-words.ts';

const page = (text: string) => ({ text, box: [0, 0, 1, 1] });

describe('what people are told about a file', () => {
  it('names the file, the reason and what to do', () => {
    expect(refusalSentence('a.pdf', 'password')).toBe(
      '“a.pdf” can only be opened with a password. Save a copy without one, then add that.',
    );
    expect(faultSentence('b.pdf', 'time')).toMatch(/^“b\.pdf” took longer than 30 seconds/);
  });

  it('says what is missing in one that came in', () => {
    expect(warningsOf([page('words'), page('more')], [])).toEqual([]);
    expect(warningsOf([page(''), page(' \n')], [])).toEqual([expect.stringMatching(/^No text layer/)]);
    expect(warningsOf([page('words'), page(''), page('')], [])).toEqual(['No text on 2 of 3 pages: sheets 2–3.']);
    expect(warningsOf([page('words'), page('')], [{ kind: 'recovered' }, { kind: 'page', sheet: 2 }])).toEqual([
      expect.stringMatching(/damaged and was repaired/),
      'Not all of sheet 2 could be read.',
    ]);
    expect(warningsOf([page('\ufffd\ufffd\ue001\ufffd words')], [])).toEqual([expect.stringMatching(/don’t say which letters/)]);
  });

  it('writes runs of sheets as runs', () => {
    expect(sheets([1, 3, 4, 5, 9])).toBe('sheets 1, 3–5, 9');
    expect(sheets(Array.from({ length: 20 }, (_, n) => n * 2))).toMatch(/, 22, 8 more$/);
  });

  it('tells a size as people write it', () => {
    expect([0, 999, 1536, 25_000, 3_670_016, 52_000_000].map(fileSize)).toEqual(['0 B', '999 B', '1.5 kB', '25 kB', '3.7 MB', '52 MB']);
  });

  it('gives up on an announced file after ten minutes', () => {
    const upload = { state: 'expected', changedAt: '2026-03-02T09:00:00.000Z' } as const;
    expect(phaseOf(upload, '2026-03-02T09:09:00.000Z')).toBe('sending');
    expect(phaseOf(upload, '2026-03-02T09:11:00.000Z')).toBe('lost');
  });
});

describe('how far somebody is', () => {
  const done = '2026-03-02T09:00:00.000Z';
  it.each([
    [[], 'To read'],
    [[{ pass: 1, finishedAt: null }], 'Reading'],
    [[{ pass: 1, finishedAt: done }], 'Read'],
    [
      [
        { pass: 1, finishedAt: done },
        { pass: 2, finishedAt: null },
      ],
      'Reading, pass 2',
    ],
    [
      [
        { pass: 2, finishedAt: done },
        { pass: 1, finishedAt: done },
      ],
      'Read, pass 2',
    ],
  ])('%j is “%s”', (readings, words) => {
    expect(readingWords(readingState(readings))).toBe(words);
  });
});
