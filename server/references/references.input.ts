import { z } from 'zod';
import { idOf, idsOf, line, oneOf, optionalIdOf, optionalWhole, prose, requiredLine, seenVersion } from '../web/fields.input.ts';
import { literatureDecisions, literatureShows, literatureSorts } from './literature-filter.ts';
import { arrivals } from './getting.ts';
import { authorsFrom, listFrom, referenceKinds, uses } from './reference.ts';

export const literatureQuery = z.object({
  show: oneOf(literatureShows).catch('all').default('all'),
  q: line(200),
  use: line(20),
  phase: optionalIdOf('phase'),
  decision: oneOf(literatureDecisions).catch('').default(''),
  search: optionalIdOf('search'),
  sort: oneOf(literatureSorts).catch('author').default('author'),
  page: optionalWhole(1, 100_000),
});

const use = oneOf(['', ...uses]).default('');

/** An address that a click may open: http or https, nothing else. */
const webAddress = line(2000).refine(
  (url) => url === '' || /^https?:\/\/[^\s]+$/i.test(url),
  'Write an address that begins with https://.',
);

export const referenceInput = z.object({
  version: seenVersion,
  kind: oneOf(referenceKinds),
  title: requiredLine('Give the reference a title.', 1000),
  authors: prose(20_000).transform(authorsFrom),
  year: optionalWhole(1000, 2200),
  container: line(500),
  volume: line(60),
  issue: line(60),
  pages: line(60),
  doi: line(300),
  url: webAddress,
  abstract: prose(50_000),
  countries: prose(4000).transform((text) => listFrom(text.replaceAll(',', '\n'))),
  used_as: use,
  note: prose(20_000),
  phases: idsOf('phase'),
});

const chosen = idsOf('reference').pipe(z.array(z.string()).min(1, 'Tick the references first.'));

export const retrievalInput = z.object({
  version: seenVersion,
  state: oneOf(['', 'sought', 'not_retrieved'], 'Choose what is known of the full text.').default(''),
  reason: line(300),
});

export const arrivalInput = z.object({ phase: idOf('phase'), kind: oneOf(['', ...arrivals]).default('') });

export const selectionInput = z.object({
  references: chosen,
  action: oneOf(['phase', 'no_phase', 'use', 'study', 'retrieval', 'arrival', 'trash'], 'Choose what to do with them.'),
  use,
  state: oneOf(['sought', 'not_retrieved']).default('sought'),
  kind: oneOf(arrivals).default('citation'),
  phase: optionalIdOf('phase'),
});

export const caseInput = z.object({
  version: seenVersion,
  name: requiredLine('Name the case.', 200),
  abbreviation: line(30),
  attributes: prose(4000),
});
export const newCaseInput = z.object({
  name: requiredLine('Name the case.', 200),
  abbreviation: line(30),
  reference: optionalIdOf('reference'),
});
export const referenceCasesInput = z.object({ cases: idsOf('case') });
