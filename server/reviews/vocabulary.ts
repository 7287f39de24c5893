/** Fixed words that codings, elements and links share. Kept as text: adding a word rebuilds no table. */

export const directions = ['not_stated', 'more', 'less', 'present', 'absent', 'depends'] as const;
export type Direction = (typeof directions)[number];

/** How a direction is written beside a word: in tables, files and chips. */
export const directionSigns: Readonly<Record<Direction, string>> = {
  not_stated: '',
  more: '+',
  less: '−',
  present: 'present',
  absent: 'absent',
  depends: '±',
};

export const directionNames: Readonly<Record<Direction, string>> = {
  not_stated: 'Not stated',
  more: 'More',
  less: 'Less',
  present: 'Present',
  absent: 'Absent',
  depends: 'Depends (on …)',
};

/** What an inverse merge reads a direction as (Distrust + → Trust −). */
export const flipped: Readonly<Record<Direction, Direction>> = {
  more: 'less',
  less: 'more',
  present: 'absent',
  absent: 'present',
  depends: 'depends',
  not_stated: 'not_stated',
};

export const bases = ['stated', 'inferred', 'theory', 'not_evidenced'] as const;
export type Basis = (typeof bases)[number];

export const basisNames: Readonly<Record<Basis, string>> = {
  stated: 'Stated by the authors',
  inferred: 'Inferred by us',
  theory: 'Taken from theory',
  not_evidenced: 'Not evidenced',
};

export const asDirection = (value: string): Direction =>
  (directions as readonly string[]).includes(value) ? (value as Direction) : 'not_stated';
export const asBasis = (value: string): Basis => ((bases as readonly string[]).includes(value) ? (value as Basis) : 'stated');
