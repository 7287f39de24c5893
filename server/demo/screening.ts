/** How the team of the example review screens: criteria, terms, and what it said where two people parted. */
import type { Mode } from '../screening/mode.ts';
import type { Stage } from '../screening/stage.ts';
import type { PhaseKey } from './paper.ts';

export interface DemoStage {
  readonly phase: PhaseKey;
  readonly stage: Stage;
  readonly mode: Mode;
  readonly criteria: string;
}

const anyWord = `In: anything that says how people come to a walking group, stay with it or take it over – study, report, essay, practitioner’s note.
In: theory of taking something up in the company of others.
Out: walking alone; walking as a test or as a method; children.`;

const titles = `In: adults who are referred to, or prescribed, a group that walks outdoors.
In: what walkers, leaders or referrers did, said or meant; also trials, for their outcomes and their siblings.
Out: walking alone, by telephone or on a treadmill; residents and in-patients; opinions of professionals alone.
In doubt: maybe. The full text tells.`;

const fullTexts = `In: at least one passage from which a context, a mechanism or an outcome of a prescribed walking group can be coded.
Out: no usable data on how or why; results that can’t be told apart from those of other activities.
Give the main reason first. Note what is worth keeping although the paper goes.`;

const relevance = `Relevance: does it speak to the theory as it stands? Richness: how much does it explain?
Rigour: can the passage we use be trusted for what we use it for?
Low rigour alone is no reason to leave a paper out: then it never supports a configuration by itself.`;

export const includeTerms = 'group*\nclub*\nbuddy\ncompan*\nleader*\ntrust*\nconfiden*\nattend*\nrefer*\nprescri*';
export const excludeTerms = 'child*\ntreadmill*\nresidents\nprotocol\nvalidity';

export const stages: readonly DemoStage[] = [
  { phase: 'gleaning', stage: 'title_abstract', mode: 'single', criteria: anyWord },
  { phase: 'gleaning', stage: 'full_text', mode: 'single', criteria: anyWord },
  { phase: 'gleaning', stage: 'relevance_rigour', mode: 'discussed', criteria: relevance },
  { phase: 'refinement', stage: 'title_abstract', mode: 'sample', criteria: titles },
  { phase: 'refinement', stage: 'full_text', mode: 'double', criteria: fullTexts },
  { phase: 'refinement', stage: 'relevance_rigour', mode: 'double', criteria: relevance },
];

/** Per cent of titles and abstracts that the second reviewer judges blind. */
export const samplePercent = 20;

export const resolved = {
  note: 'Sounds like the step from being expected to expecting others. Worth the full text?',
  why: 'Read aloud to each other: nobody in it was referred to a group that walks. Out, and the thought kept in a memo.',
} as const;

export const broughtOver = 'Gave us the first theory; now read again for evidence on it.';
