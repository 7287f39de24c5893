/** The document flow of a published realist review, in the numbers that its authors give: two phases, 53 + 33 = 86. */
import type { EnteredNumber } from '../../../../server/reports/flow/flow.ts';
import { gleaning, refinement } from './facts.ts';

/** The shape of ../shared/gold/prisma-flow.json. */
export interface PublishedFlow {
  readonly phases: readonly [Readonly<Record<string, number | string>>, Readonly<Record<string, number | string>>];
  readonly total_included: number;
}

export const published: PublishedFlow = {
  phases: [
    {
      records_screened_title_abstract: 2769,
      full_texts_after_title_abstract: 117,
      added_from_google_scholar: 4,
      included_before_relevance_screening: 52,
      included_after_relevance_screening: 35,
      added_by_reference_scanning_and_citation_tracking: 4,
      included_in_gleaning_analysis: 39,
      middle_range_theory_papers_added: 14,
      included_in_phase: 53,
    },
    {
      records_identified: 2144,
      records_after_deduplication: 1092,
      remaining_after_abstract_screening: 104,
      eligible_after_full_text_screening: 48,
      included_after_relevance_and_rigour: 13,
      website_reports_identified: 15,
      website_reports_included: 13,
      website_reports_removed_lack_of_relevance: 2,
      added_by_citation_tracking: 2,
      added_from_newsletter: 1,
      brought_over_from_gleaning: 4,
      included_in_phase: 33,
    },
  ],
  total_included: 86,
};

/** What somebody types in who did all of it elsewhere: what left at each step, and what came in. */
export function enteredFrom({ phases: [one, two] }: PublishedFlow): readonly EnteredNumber[] {
  const of = (phase: Readonly<Record<string, number | string>>) => (name: string) => Number(phase[name]);
  const [g, r] = [of(one), of(two)];
  const note = 'Counted in the published report';
  const entry = (phaseId: string, box: string, ...numbers: readonly (readonly [string, number])[]): EnteredNumber => ({
    phaseId,
    box,
    note,
    numbers: numbers.map(([label, n]) => ({ label, n })),
  });
  const atFullText = g('full_texts_after_title_abstract') + g('added_from_google_scholar');
  return [
    entry(gleaning.id, 'screened', ['', g('records_screened_title_abstract')]),
    entry(gleaning.id, 'excluded', ['', g('records_screened_title_abstract') - g('full_texts_after_title_abstract')]),
    entry(gleaning.id, 'added', ['Google Scholar', g('added_from_google_scholar')]),
    entry(gleaning.id, 'ineligible', ['', atFullText - g('included_before_relevance_screening')]),
    entry(gleaning.id, 'irrelevant', ['', g('included_before_relevance_screening') - g('included_after_relevance_screening')]),
    entry(gleaning.id, 'citations', ['Reference scanning and citation tracking', g('added_by_reference_scanning_and_citation_tracking')]),
    entry(gleaning.id, 'purposive', ['', g('middle_range_theory_papers_added')]),
    entry(refinement.id, 'databases', ['', r('records_identified')]),
    entry(refinement.id, 'duplicates', ['', r('records_identified') - r('records_after_deduplication')]),
    entry(refinement.id, 'excluded', ['', r('records_after_deduplication') - r('remaining_after_abstract_screening')]),
    entry(refinement.id, 'ineligible', ['', r('remaining_after_abstract_screening') - r('eligible_after_full_text_screening')]),
    entry(refinement.id, 'irrelevant', ['', r('eligible_after_full_text_screening') - r('included_after_relevance_and_rigour')]),
    entry(refinement.id, 'websites', ['', r('website_reports_identified')]),
    entry(refinement.id, 'citations', ['', r('added_by_citation_tracking')]),
    entry(refinement.id, 'elsewhere', ['Newsletter', r('added_from_newsletter')]),
    entry(refinement.id, 'other_irrelevant', ['', r('website_reports_removed_lack_of_relevance')]),
    entry(refinement.id, 'brought', ['Theory gleaning', r('brought_over_from_gleaning')]),
  ];
}
