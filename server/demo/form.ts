/** The team's own extraction form, and how it was filled. */
import type { Coder } from './people.ts';

export type Silence = 'not_reported' | 'unclear' | 'not_applicable';

/** Not blank: somebody looked, and this is what there was. */
export interface Silent {
  readonly state: Silence;
  /** What was typed beside it. */
  readonly words?: string;
}

export const silent = (state: Silence, words?: string): Silent => ({ state, ...(words ? { words } : {}) });

export const designs = [
  'Interviews',
  'Trial',
  'Controlled comparison',
  'Cohort or survey',
  'Ethnography',
  'Case study',
  'Participatory',
  'Account of practice',
  'Review',
  'Theory',
] as const;
export const referrers = ['Doctor', 'Nurse', 'Physiotherapist', 'Link worker', 'Employment service'] as const;
export const obligations = ['Voluntary', 'Required', 'Partly both'] as const;

export interface DemoGroup {
  readonly place: string;
  readonly walksAWeek: string;
  readonly walked: string;
}

export interface DemoFilled {
  readonly by: Coder;
  readonly design: (typeof designs)[number];
  readonly people: string | Silent;
  readonly referrers: readonly (typeof referrers)[number][] | Silent;
  readonly obligation: (typeof obligations)[number] | Silent;
  readonly length: string | Silent;
  readonly contactBefore: 'yes' | 'no' | Silent;
  readonly groups?: readonly DemoGroup[];
  readonly conflicts?: string;
  /** Passages cited under an answer: question → keys. */
  readonly cites?: Readonly<Partial<Record<'obligation' | 'length' | 'contactBefore' | 'conflicts', readonly string[]>>>;
}

const notReported = silent('not_reported');
const notApplicable = silent('not_applicable');

export const filled: Readonly<Record<string, DemoFilled>> = {
  harkness: {
    by: 'marit',
    design: 'Interviews',
    people: '24 people referred in two towns; 12 had attended at least once',
    referrers: ['Doctor', 'Nurse'],
    obligation: 'Voluntary',
    length: notReported,
    contactBefore: 'yes',
    conflicts: 'Two men who had always walked were nearly put off by being fetched.',
    cites: { contactBefore: ['harkness.j'], conflicts: ['harkness.l'] },
  },
  petrossian: {
    by: 'tomasz',
    design: 'Review',
    people: '19 studies of leaving',
    referrers: notReported,
    obligation: silent('unclear', 'Most of the 19 studies do not say.'),
    length: notApplicable,
    contactBefore: notReported,
    conflicts: 'Surveys name pain first, interviews company.',
  },
  osei: {
    by: 'marit',
    design: 'Ethnography',
    people: '9 to 20 walkers each week, 22 of them in recorded conversations',
    referrers: ['Doctor', 'Nurse'],
    obligation: 'Voluntary',
    length: 'Open-ended',
    contactBefore: notReported,
    groups: [{ place: 'Inverdoune, outside the library', walksAWeek: '1', walked: '' }],
    conflicts: 'Tea makes belonging, and shuts people out, at one table.',
    cites: { conflicts: ['osei.t', 'osei.q'] },
  },
  rasmussen: {
    by: 'tomasz',
    design: 'Controlled comparison',
    people: '523 adults referred in four municipalities; 20 interviewed',
    referrers: ['Doctor', 'Physiotherapist'],
    obligation: 'Voluntary',
    length: 'Three walks with a buddy; the club is open-ended',
    contactBefore: 'yes',
    conflicts: 'No difference at six months.',
    cites: { conflicts: ['rasmussen.b'] },
  },
  prosser: {
    by: 'marit',
    design: 'Account of practice',
    people: notReported,
    referrers: ['Nurse'],
    obligation: 'Voluntary',
    length: 'Open-ended; forty Thursdays described',
    contactBefore: 'yes',
    groups: [{ place: 'Cwm Derlyn', walksAWeek: '1', walked: '' }],
    cites: { contactBefore: ['prosser.d'] },
  },
  keating: {
    by: 'tomasz',
    design: 'Account of practice',
    people: '3,980 referred, 1,870 walked at least once',
    referrers: ['Doctor', 'Nurse', 'Employment service'],
    obligation: 'Partly both',
    length: 'Grants of two years',
    contactBefore: 'no',
    conflicts: 'Reporting attendance raised it for eight weeks.',
    cites: { obligation: ['keating.g', 'keating.h'], length: ['keating.a'] },
  },
  molen: {
    by: 'tomasz',
    design: 'Trial',
    people: '412 inactive adults aged 50 to 75, 22 practices',
    referrers: ['Nurse'],
    obligation: 'Voluntary',
    length: 'Twelve weekly walks',
    contactBefore: notReported,
    groups: [{ place: 'Walking arm, 11 practices', walksAWeek: '1', walked: '205' }],
    conflicts: 'No effect on mood; step goals go with leaving among the least fit.',
    cites: { conflicts: ['molen.g', 'molen.i'], length: ['molen.d'] },
  },
  brandsma: {
    by: 'marit',
    design: 'Interviews',
    people: '31 participants and nine leaders of six groups; 18 walks observed',
    referrers: ['Nurse'],
    obligation: 'Voluntary',
    length: 'Twelve weekly walks',
    contactBefore: notReported,
    conflicts: 'The counter is a pleasure to the quick.',
    cites: { conflicts: ['brandsma.f'] },
  },
  tremblay: {
    by: 'tomasz',
    design: 'Cohort or survey',
    people: '814 walkers in 31 groups; 566 answered',
    referrers: silent('unclear', '“Health centres”.'),
    obligation: 'Voluntary',
    length: 'Open-ended',
    contactBefore: notReported,
    groups: [
      { place: 'Groups that stayed outdoors', walksAWeek: '1', walked: '' },
      { place: 'Nine groups that moved indoors', walksAWeek: '1', walked: '' },
    ],
    conflicts: 'Two people took the call for a check.',
    cites: { conflicts: ['tremblay.r'] },
  },
  marchetti: {
    by: 'marit',
    design: 'Case study',
    people: '71 walkers, leaders, referrers and people who had stopped',
    referrers: ['Doctor', 'Link worker'],
    obligation: 'Voluntary',
    length: 'Three years of funding',
    contactBefore: 'yes',
    groups: [
      { place: 'Ashwick Vale', walksAWeek: '3', walked: '131' },
      { place: 'Port Ellery', walksAWeek: '6', walked: '198' },
      { place: 'Kestle Moor', walksAWeek: '2', walked: '112' },
    ],
    conflicts: 'Handing over to members kept six groups alive and emptied one.',
    cites: { conflicts: ['marchetti.q', 'marchetti.v'], contactBefore: ['marchetti.b'] },
  },
  nguyen: {
    by: 'tomasz',
    design: 'Participatory',
    people: '56 women in three groups, eleven of them co-researchers',
    referrers: ['Nurse'],
    obligation: 'Voluntary',
    length: 'One year, then as each group decided',
    contactBefore: silent('unclear'),
    conflicts: 'Being known is what one woman could not bear.',
    cites: { conflicts: ['nguyen.k'] },
  },
  ferreira: {
    by: 'tomasz',
    design: 'Review',
    people: '27 documents on the referral conversation',
    referrers: ['Doctor', 'Nurse', 'Physiotherapist', 'Link worker'],
    obligation: 'Partly both',
    length: notApplicable,
    contactBefore: notReported,
    conflicts: 'A known referrer who decides on sick pay.',
    cites: { obligation: ['ferreira.f'], conflicts: ['ferreira.g'] },
  },
  whitcombe: {
    by: 'marit',
    design: 'Theory',
    people: notApplicable,
    referrers: notApplicable,
    obligation: notApplicable,
    length: notApplicable,
    contactBefore: notApplicable,
  },
  interviews: {
    by: 'marit',
    design: 'Interviews',
    people: 'A walker (W03) and a volunteer leader (L01), of eleven interviewed',
    referrers: ['Nurse'],
    obligation: 'Voluntary',
    length: 'Open-ended',
    contactBefore: 'yes',
    conflicts: 'The call is not always welcome; a second group can make one lonelier.',
    cites: { contactBefore: ['walker.g', 'leader.a'], conflicts: ['leader.d', 'walker.l'] },
  },
};
