/** What a new review starts with: the reference report's heuristic. All of it can be changed. */

export interface RolePreset {
  /** What the role means to counting and statements; a role a team adds is "other". */
  readonly kind: 'context' | 'mechanism' | 'outcome' | 'strategy' | 'actor' | 'entry' | 'theory' | 'other';
  readonly name: string;
  readonly letter: string;
  /** The key that gives this role while reading. */
  readonly key: string;
  /** One of eight sets of colour and line. */
  readonly style: number;
  readonly isSlot: boolean;
  readonly isHidden: boolean;
}

const shown = { isHidden: false } as const;
const hidden = { isHidden: true } as const;

export const rolePresets: readonly RolePreset[] = [
  { kind: 'context', name: 'Context', letter: 'C', key: 'c', style: 1, isSlot: true, ...shown },
  { kind: 'mechanism', name: 'Mechanism', letter: 'M', key: 'm', style: 2, isSlot: true, ...shown },
  { kind: 'outcome', name: 'Outcome', letter: 'O', key: 'o', style: 3, isSlot: true, ...shown },
  { kind: 'entry', name: 'Entry point', letter: 'E', key: 'e', style: 4, isSlot: false, ...shown },
  { kind: 'strategy', name: 'Strategy or intervention', letter: 'S', key: 's', style: 5, isSlot: true, ...hidden },
  { kind: 'actor', name: 'Actor', letter: 'A', key: 'a', style: 6, isSlot: true, ...hidden },
  { kind: 'theory', name: 'Theory statement', letter: 'T', key: 't', style: 7, isSlot: false, ...hidden },
  { kind: 'other', name: 'Other', letter: 'X', key: 'x', style: 8, isSlot: false, ...hidden },
];

export const phasePresets = ['Theory gleaning', 'Theory refinement'] as const;

export const mechanismTypePresets = ['Cognitive process', 'Behaviour', 'Change to resources'] as const;

/** What an evidence link says of a configuration; `counts` tells on which side it is counted. */
export const stancePresets = [
  { key: 'supports', name: 'Supports', letter: 's', counts: 'for' },
  { key: 'refines', name: 'Refines', letter: 'r', counts: 'for' },
  { key: 'refutes', name: 'Refutes', letter: 'x', counts: 'against' },
] as const;

export const exclusionReasonPresets = [
  'Not relevant to the theory',
  'No usable data on how or why',
  'Conclusions not supported by the data',
  'Not about the programme',
  'Language',
  'Not retrieved',
] as const;

export const levelPresets = [
  { id: 'individual', name: 'Individual' },
  { id: 'interpersonal', name: 'Interpersonal relations' },
  { id: 'institutional', name: 'Institutional setting' },
  { id: 'infrastructure', name: 'Infrastructure' },
] as const;

export interface LevelName {
  readonly id: string;
  readonly name: string;
}
