/** How the two reviewers judged each reference, and what they decided. */
import type { Coder } from './people.ts';

export type Grade = 'high' | 'moderate' | 'low';

export interface DemoAppraisal {
  readonly by: Coder;
  readonly relevance: Grade;
  readonly richness: Grade;
  readonly rigour: Grade;
  /** Why, scale by scale where there is something to say. */
  readonly why: { readonly relevance?: string; readonly richness?: string; readonly rigour?: string };
}

export const appraisals: Readonly<Record<string, DemoAppraisal>> = {
  whitcombe: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'low',
    why: {
      relevance: 'The middle-range theory with which we began.',
      rigour: 'An essay, and says so. Counted as theory, not as evidence.',
    },
  },
  harkness: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'moderate',
    why: { richness: 'The only study of the days before the first walk.', rigour: 'Small sample; negative cases sought and reported.' },
  },
  petrossian: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'moderate',
    rigour: 'moderate',
    why: { rigour: 'Search well described; the primary studies are weak, and the authors say where.' },
  },
  osei: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'high',
    why: { richness: 'Fourteen months in one group.', rigour: 'The authors’ own part is accounted for.' },
  },
  rasmussen: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'moderate',
    rigour: 'moderate',
    why: { rigour: 'Controlled, not randomised: the areas that wanted buddies had them.' },
  },
  prosser: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'low',
    why: {
      richness: 'Says how things are done, in a way no study does.',
      rigour: 'One leader’s own account. Used to build configurations, never alone to support one.',
    },
  },
  keating: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'moderate',
    rigour: 'low',
    why: { rigour: 'An agency on its own programme; but it reports against itself, which we give weight to.' },
  },
  molen: {
    by: 'tomasz',
    relevance: 'moderate',
    richness: 'low',
    rigour: 'high',
    why: { relevance: 'Outcomes, hardly a word on how.', rigour: 'Nurses who measured knew the allocation: mood to be read with care.' },
  },
  brandsma: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'moderate',
    why: {
      richness: 'The reasons behind the trial’s figures.',
      rigour: 'Six groups; the first author was known as somebody from the trial.',
    },
  },
  tremblay: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'moderate',
    rigour: 'high',
    why: { rigour: 'Nothing was assigned; the authors are open about what this leaves in doubt.' },
  },
  marchetti: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'high',
    why: { relevance: 'The same strategies in three places.', rigour: 'One author had worked for the authority; declared.' },
  },
  nguyen: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'high',
    rigour: 'moderate',
    why: { rigour: 'Those who took part also chose the questions: strong on meaning, weak on comparison.' },
  },
  ferreira: {
    by: 'tomasz',
    relevance: 'high',
    richness: 'moderate',
    rigour: 'moderate',
    why: { rigour: 'Rapid review; two reviewers at each step.' },
  },
  stroud: {
    by: 'tomasz',
    relevance: 'low',
    richness: 'low',
    rigour: 'high',
    why: { relevance: 'Step counters on a desk treadmill. No group, no prescription.', rigour: 'Nothing wrong with it.' },
  },
  interviews: {
    by: 'marit',
    relevance: 'high',
    richness: 'high',
    rigour: 'moderate',
    why: { rigour: 'Our own: two of eleven interviews, chosen because they speak to the theory.' },
  },
};

export interface DemoDecision {
  readonly choice: 'include' | 'exclude' | 'maybe';
  readonly note: string;
  /** Names of the review's reasons to exclude. */
  readonly reasons?: readonly string[];
}

export interface DemoDecided {
  readonly marit?: DemoDecision;
  readonly tomasz?: DemoDecision;
  /** Who settled it; the choice that stands. */
  readonly stands: DemoDecision;
}

const include: DemoDecision = { choice: 'include', note: '' };
const plainly: DemoDecided = { marit: include, tomasz: include, stands: include };

/** Relevance and rigour, in the refinement phase; the references that only gave theory were decided on while gleaning. */
export const decisions: Readonly<Record<string, DemoDecided>> = {
  whitcombe: plainly,
  harkness: plainly,
  petrossian: plainly,
  osei: plainly,
  rasmussen: plainly,
  brandsma: plainly,
  tremblay: plainly,
  marchetti: plainly,
  nguyen: plainly,
  ferreira: plainly,
  interviews: { ...plainly, tomasz: { choice: 'include', note: 'Mine are among them: Marit should judge.' } },
  molen: {
    marit: { choice: 'maybe', note: 'Is there anything on how?' },
    tomasz: include,
    stands: { choice: 'include', note: 'With its sibling it is worth a lot.' },
  },
  keating: { marit: { choice: 'include', note: 'For the chapter on attendance lists alone.' }, tomasz: include, stands: include },
  prosser: {
    marit: include,
    tomasz: { choice: 'maybe', note: 'Lovely to read. Is it evidence?' },
    stands: { choice: 'include', note: 'Rich, of low rigour: in, and never the only support of a configuration.' },
  },
  stroud: {
    marit: { choice: 'exclude', note: '', reasons: ['Not about the programme'] },
    tomasz: {
      choice: 'exclude',
      note: 'I marked two sentences before I saw what it was about.',
      reasons: ['Not about the programme', 'Not relevant to the theory'],
    },
    stands: { choice: 'exclude', note: 'Found by the words “step counter”; nothing on groups.', reasons: ['Not about the programme'] },
  },
};
