/** The three places of the comparative case study: rows of the table by case and strategy. */

export interface DemoCase {
  readonly abbreviation: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Papers that tell of it. */
  readonly papers: readonly string[];
}

export const cases: readonly DemoCase[] = [
  { abbreviation: 'AV', name: 'Ashwick Vale', attributes: { Kind: 'Former mining valley', Practices: '1' }, papers: ['marchetti'] },
  { abbreviation: 'PE', name: 'Port Ellery', attributes: { Kind: 'Harbour town', Practices: '4' }, papers: ['marchetti'] },
  { abbreviation: 'KM', name: 'Kestle Moor', attributes: { Kind: 'Scattered villages', Practices: '2' }, papers: ['marchetti'] },
];
