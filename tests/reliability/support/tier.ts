/**
 * Three tiers of the same tests: with each commit (`npm test`), nightly (`npm run test:nightly`), before a release
 * (`npm run test:release`). A tier repeats more and adds what takes long.
 */
export const tiers = ['commit', 'nightly', 'release'] as const;
export type Tier = (typeof tiers)[number];

export const tier: Tier = tiers.find((one) => one === process.env['RETRODUCE_TIER']) ?? 'commit';

/** How often to do something in this tier. */
export const times = (how: Readonly<Record<Tier, number>>): number => how[tier];

/** True from this tier on. */
export const from = (least: Tier): boolean => tiers.indexOf(tier) >= tiers.indexOf(least);

/** The same with each commit, so that a red run is the change’s own fault; a new one otherwise, printed when it fails. RETRODUCE_SEED repeats one. */
export const seed: number = Number(process.env['RETRODUCE_SEED'] ?? (tier === 'commit' ? 20_261_122 : Math.floor(Math.random() * 2 ** 31)));
