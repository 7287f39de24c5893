/** The tables of a review, as the command line and addresses call them. */

export const tableNames = [
  'demi-regularities',
  'by-role',
  'cmocs',
  'cmocs-by-document',
  'cmocs-by-case',
  'action-statements',
  'excerpts',
  'codebook',
  'characteristics',
  'appraisal',
  'extraction',
  'screening',
  'agreement',
] as const;
export type TableName = (typeof tableNames)[number];

export const isTableName = (word: string): word is TableName => (tableNames as readonly string[]).includes(word);

export interface TableTitle {
  readonly title: string;
  /** Where space is scarce. */
  readonly short?: string;
  readonly about: string;
}

export const tableTitles: Readonly<Record<TableName, TableTitle>> = {
  'demi-regularities': {
    title: 'Mechanisms',
    about: 'Refined mechanisms or demi-regularities: what each is, its most frequent outcome, and how often it was reported.',
  },
  'by-role': { title: 'Codes by role', about: 'The same counts for the codes of any role: contextual factors, outcomes, entry points.' },
  cmocs: { title: 'CMOCs', about: 'One row per configuration, with the passages that speak for and against it.' },
  'cmocs-by-document': { title: 'By document', about: 'The configurations that each document speaks of.' },
  'cmocs-by-case': {
    title: 'By case and strategy',
    short: 'By case',
    about: 'Configurations grouped by case and strategy; neighbouring rows share their cells.',
  },
  'action-statements': {
    title: 'If … then … because',
    short: 'If … then',
    about: 'Configurations as statements that somebody can act on.',
  },
  excerpts: { title: 'Passages', about: 'One row per coding of a passage; passages that nobody has coded yet are in it, too.' },
  codebook: { title: 'Codebook', about: 'Every code with its definition, where it belongs, and how often it is used.' },
  characteristics: { title: 'Characteristics', about: 'The documents of the review, as a table of included studies.' },
  appraisal: { title: 'Appraisal', about: 'What was judged of each document, on each scale.' },
  extraction: { title: 'Extraction', about: 'The answers to the extraction form, one row per document or case.' },
  agreement: { title: 'Agreement', about: 'How far reviewers agreed in each check round, as it was when the round closed.' },
  screening: { title: 'Screening', about: 'Who decided what on each reference, in each phase and stage, why, and what stands.' },
};

/** Tables that sit together in the list of tables. */
export const tableGroups: readonly { readonly title: string; readonly tables: readonly TableName[] }[] = [
  { title: 'Patterns', tables: ['demi-regularities', 'by-role'] },
  { title: 'Configurations', tables: ['cmocs', 'cmocs-by-document', 'cmocs-by-case', 'action-statements'] },
  { title: 'Passages and codes', tables: ['excerpts', 'codebook'] },
  { title: 'Literature', tables: ['characteristics', 'appraisal', 'extraction', 'screening', 'agreement'] },
];

/** Tables that the command line names and that come with other parts of the product. */
export const laterTables: Readonly<Record<string, string>> = {
  'causal-web': 'causal web',
  saturation: 'saturation',
  rameses: 'RAMESES checklist',
  report: 'report',
};
