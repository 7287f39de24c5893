/** A programme theory: what is thought to make a programme work, in words, with the CMOCs that spell it out. */

export const theoryKinds = ['rough', 'initial', 'candidate', 'refined'] as const;
export type TheoryKind = (typeof theoryKinds)[number];
export const theoryKindNames: Readonly<Record<TheoryKind, string>> = {
  rough: 'Rough',
  initial: 'Initial',
  candidate: 'Candidate or middle-range',
  refined: 'Refined',
};

/** Why a version was kept. */
export const versionPurposes = ['agreed', 'tested'] as const;
export type VersionPurpose = (typeof versionPurposes)[number];
export const purposeNames: Readonly<Record<VersionPurpose, string>> = { agreed: 'Agreed', tested: 'As tested' };
