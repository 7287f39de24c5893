/** What references are used as, in words. */
export const useWords: Readonly<Record<string, string>> = {
  empirical: 'Empirical',
  review: 'Review',
  theory: 'Theory',
  policy: 'Policy or comment',
  own: 'Own interviews or workshop',
};

export const usedAs = (use: string): string => useWords[use] ?? use;
