/** How a conflict between reviewers can end. */
export const resolutions = ['discussion', 'third'] as const;
export type Resolution = (typeof resolutions)[number];

export const resolutionNames: Readonly<Record<Resolution, string>> = {
  discussion: 'We discussed it',
  third: 'I decide as a third reviewer',
};

/** The choices that end a conflict. */
export const answers = ['include', 'exclude', 'maybe'] as const;
