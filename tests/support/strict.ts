/** An unexpected console.error fails the test that caused it. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

const said: unknown[][] = [];

beforeEach(() => {
  said.length = 0;
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    said.push(words);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(said).toEqual([]);
});
