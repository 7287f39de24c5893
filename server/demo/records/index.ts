/** Everything that the searches found and that is not among the papers. */
import type { DemoRecord } from '../record.ts';
import type { SearchKey } from '../searches.ts';
import { soughtInFull, waiting } from './full-texts.ts';
import { gleaningRecords } from './gleaning.ts';
import { screenedOut } from './refinement.ts';

export const records: readonly DemoRecord[] = [...gleaningRecords, ...screenedOut, ...soughtInFull, ...waiting];

/** Which searches found each of the papers, by its key. Some were found in both phases; the rest of these were brought over. */
export const papersFound: Readonly<Record<string, readonly SearchKey[]>> = {
  whitcombe: ['advisers'],
  harkness: ['scoping', 'medline'],
  petrossian: ['journals'],
  osei: ['scoping', 'medline', 'cinahl'],
  rasmussen: ['scoping', 'cinahl'],
  prosser: ['journals'],
  keating: ['schemes'],
  molen: ['medline', 'cinahl'],
  brandsma: ['cinahl', 'citations'],
  tremblay: ['medline', 'update'],
  marchetti: ['medline', 'cinahl'],
  nguyen: ['annals'],
  ferreira: ['medline', 'citations'],
  stroud: ['medline'],
};
