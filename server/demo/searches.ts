/** The searches of the example review: where, when, with what words and why, as RAMESES items 7 and 8 ask. */
import type { PhaseKey } from './paper.ts';
import type { SourceKind } from '../references/search.ts';

export const searchKeys = ['scoping', 'journals', 'schemes', 'advisers', 'medline', 'cinahl', 'citations', 'annals', 'update'] as const;
export type SearchKey = (typeof searchKeys)[number];

export interface DemoSearch {
  readonly phase: PhaseKey;
  readonly kind: SourceKind;
  readonly source: string;
  readonly fileName: string;
  readonly terms: string;
  readonly limits: string;
  readonly reason: string;
}

const anyLanguage = 'No limit of language; humans; 2000 to date';

export const searches: Readonly<Record<SearchKey, DemoSearch>> = {
  scoping: {
    phase: 'gleaning',
    kind: 'database',
    source: 'MEDLINE (Ovid), scoping',
    fileName: 'medline-scoping.ris',
    terms: '1. (walk* adj3 (group* or club* or scheme*)).ti.\n2. (prescri* or refer* or buddy).ti,ab.\n3. 1 and 2',
    limits: anyLanguage,
    reason: 'To see what has been written about how such groups are meant to work, before we wrote the first theory.',
  },
  journals: {
    phase: 'gleaning',
    kind: 'hand',
    source: 'Contents pages of two journals',
    fileName: 'contents-pages.ris',
    terms: 'Reviews in Community Movement and Practice Notes in Community Health, all volumes',
    limits: '',
    reason: 'Practitioners write in the one, reviewers in the other; neither is indexed.',
  },
  schemes: {
    phase: 'gleaning',
    kind: 'website',
    source: 'Websites of walking schemes',
    fileName: 'scheme-websites.ris',
    terms: '“walking on prescription” report; “what we learnt”; first fifty hits read',
    limits: '',
    reason: 'Agencies say in their reports what they believe makes the difference.',
  },
  advisers: {
    phase: 'gleaning',
    kind: 'purposive',
    source: 'Named by our advisory group',
    fileName: 'advisers.ris',
    terms: '',
    limits: '',
    reason: 'Middle-range theory on taking up something new in the company of others.',
  },
  medline: {
    phase: 'refinement',
    kind: 'database',
    source: 'MEDLINE (Ovid)',
    fileName: 'medline-2.ris',
    terms:
      '1. exp Walking/ or walk*.ti,ab.\n2. (group* or club* or companion* or buddy or leader*).ti,ab.\n3. (prescri* or refer* or "link worker*" or step counter*).ti,ab.\n4. (attend* or drop* out or adher* or belong* or confiden* or trust*).ti,ab.\n5. 1 and 2 and 3 and 4',
    limits: anyLanguage,
    reason: 'Line 4 holds the mechanisms of the first theory: to test it, not to find everything about walking.',
  },
  cinahl: {
    phase: 'refinement',
    kind: 'database',
    source: 'CINAHL (EBSCOhost)',
    fileName: 'cinahl-2.ris',
    terms: 'TI ( walk* AND (group* OR club*) ) AND AB ( referr* OR prescri* ) AND AB ( attend* OR confiden* OR trust* OR belong* )',
    limits: anyLanguage,
    reason: 'Nurses refer to these groups, and write about it elsewhere than doctors do.',
  },
  citations: {
    phase: 'refinement',
    kind: 'citation',
    source: 'Citing the trial or its siblings',
    fileName: 'cited-by.ris',
    terms: 'Papers that cite van der Molen 2016 or Osei-Tannant 2017, and those that these cite',
    limits: '',
    reason: 'Sibling papers of the trial: the process behind its figures.',
  },
  annals: {
    phase: 'refinement',
    kind: 'hand',
    source: 'Annals of Outdoor Practice, volumes 9 to 13',
    fileName: 'annals.ris',
    terms: 'Every title; abstracts of those on groups',
    limits: '',
    reason: 'Participatory studies are published here and hardly indexed.',
  },
  update: {
    phase: 'refinement',
    kind: 'database',
    source: 'MEDLINE (Ovid), update',
    fileName: 'medline-update.ris',
    terms: 'As MEDLINE (Ovid)',
    limits: 'Added since the first search',
    reason: 'What appeared while we were reading.',
  },
};
