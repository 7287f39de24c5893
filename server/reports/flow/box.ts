/** The boxes of a document flow: PRISMA 2020's with its exact labels, and those that realist reviews need besides. */

export interface BoxShape {
  /** What its number counts. */
  readonly of: 'records' | 'reports' | 'studies';
  /** As it is printed. */
  readonly label: string;
  /** The heading it stands under: "Records identified from:". */
  readonly under?: string;
  /** What its parts are: a number for each source or reason. */
  readonly parts?: 'sources' | 'reasons' | 'phases';
  /** The box's id in the PRISMA2020 R package. */
  readonly r?: string;
}

const identified = 'Records identified from:';
const removed = 'Records removed before screening:';

/** Of one phase, in the order of its flow. */
export const phaseBoxes = {
  databases: { of: 'records', label: 'Databases', under: identified, parts: 'sources', r: 'database_results' },
  registers: { of: 'records', label: 'Registers', under: identified, parts: 'sources', r: 'register_results' },
  duplicates: { of: 'records', label: 'Duplicate records', under: removed, r: 'duplicates' },
  automation: { of: 'records', label: 'Records marked as ineligible by automation tools', under: removed, r: 'excluded_automatic' },
  removed: { of: 'records', label: 'Records removed for other reasons', under: removed, r: 'excluded_other' },
  screened: { of: 'records', label: 'Records screened', r: 'records_screened' },
  excluded: { of: 'records', label: 'Records excluded', r: 'records_excluded' },
  sought: { of: 'reports', label: 'Reports sought for retrieval', r: 'dbr_sought_reports' },
  not_retrieved: { of: 'reports', label: 'Reports not retrieved', r: 'dbr_notretrieved_reports' },
  added: { of: 'reports', label: 'Reports added at this stage', parts: 'sources' },
  assessed: { of: 'reports', label: 'Reports assessed for eligibility', r: 'dbr_assessed' },
  ineligible: { of: 'reports', label: 'Reports excluded', parts: 'reasons', r: 'dbr_excluded' },
  eligible: { of: 'reports', label: 'Reports assessed for relevance and rigour' },
  irrelevant: { of: 'reports', label: 'Reports excluded for lack of relevance or rigour', parts: 'reasons' },
  websites: { of: 'records', label: 'Websites', under: identified, parts: 'sources', r: 'website_results' },
  organisations: { of: 'records', label: 'Organisations', under: identified, parts: 'sources', r: 'organisation_results' },
  citations: { of: 'records', label: 'Citation searching', under: identified, parts: 'sources', r: 'citations_results' },
  hand: { of: 'records', label: 'Hand searching', under: identified, parts: 'sources' },
  elsewhere: { of: 'records', label: 'Other sources', under: identified, parts: 'sources' },
  other_duplicates: { of: 'records', label: 'Duplicate records', under: removed },
  other_removed: { of: 'records', label: 'Records removed for other reasons', under: removed },
  other_screened: { of: 'records', label: 'Records screened' },
  other_excluded: { of: 'records', label: 'Records excluded' },
  other_sought: { of: 'reports', label: 'Reports sought for retrieval', r: 'other_sought_reports' },
  other_not_retrieved: { of: 'reports', label: 'Reports not retrieved', r: 'other_notretrieved_reports' },
  other_assessed: { of: 'reports', label: 'Reports assessed for eligibility', r: 'other_assessed' },
  other_ineligible: { of: 'reports', label: 'Reports excluded', parts: 'reasons', r: 'other_excluded' },
  other_eligible: { of: 'reports', label: 'Reports assessed for relevance and rigour' },
  other_irrelevant: { of: 'reports', label: 'Reports excluded for lack of relevance or rigour', parts: 'reasons' },
  brought: { of: 'reports', label: 'Reports brought over from another phase', parts: 'phases' },
  purposive: { of: 'reports', label: 'Middle-range theory papers added purposively', parts: 'sources' },
  included: { of: 'reports', label: 'Reports included in this phase' },
} as const satisfies Readonly<Record<string, BoxShape>>;

export type PhaseBox = keyof typeof phaseBoxes;
export const phaseBoxNames = Object.keys(phaseBoxes) as readonly PhaseBox[];

/** Of the whole review. */
export const reviewBoxes = {
  previous_studies: { of: 'studies', label: 'Studies included in previous version of review', r: 'previous_studies' },
  previous_reports: { of: 'reports', label: 'Reports of studies included in previous version of review', r: 'previous_reports' },
  new_studies: { of: 'studies', label: 'New studies included in review', r: 'new_studies' },
  new_reports: { of: 'reports', label: 'Reports of new included studies', r: 'new_reports' },
  total_studies: { of: 'studies', label: 'Total studies included in review', r: 'total_studies' },
  total_reports: { of: 'reports', label: 'Reports of total included studies', r: 'total_reports' },
} as const satisfies Readonly<Record<string, BoxShape>>;

export type ReviewBox = keyof typeof reviewBoxes;
export const reviewBoxNames = Object.keys(reviewBoxes) as readonly ReviewBox[];

export type Box = PhaseBox | ReviewBox;

/** What is still open at a stage; no box of its own, a line in the box before it. */
export const awaitingNames = {
  awaiting_screening: 'awaiting a decision',
  awaiting_retrieval: 'still to be retrieved',
  awaiting_eligibility: 'awaiting a decision',
  awaiting_relevance: 'awaiting a decision',
} as const;
export type Awaiting = keyof typeof awaitingNames;

export const shapeOf = (box: Box): BoxShape => ({ ...phaseBoxes, ...reviewBoxes })[box];

/** The headings over the two columns of a phase. */
export const armTitles = {
  databases: 'Identification of new studies via databases and registers',
  other: 'Identification of new studies via other methods',
} as const;
