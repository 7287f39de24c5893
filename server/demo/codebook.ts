/** The codebook of the example review: a tree of constructs, each with what it means here. No code has a fixed role. */
import type { DemoCode } from './codebook/code.ts';
import { groupAndPlace } from './codebook/group-and-place.ts';
import { outcomes } from './codebook/outcomes.ts';
import { peopleAndReferral } from './codebook/people-and-referral.ts';
import { reasoning } from './codebook/reasoning.ts';

const codebook = [...peopleAndReferral, ...groupAndPlace, ...reasoning, ...outcomes] as const;

/** Every name there is: a misspelt code does not compile. */
export type CodeName = (typeof codebook)[number]['name'];

export const codes: readonly DemoCode[] = codebook;
