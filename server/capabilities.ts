/** The stages of a review, upstream first: the order in which routers are mounted and in which imports may point. */
export const capabilities = [
  'accounts',
  'reviews',
  'agreement',
  'references',
  'screening',
  'documents',
  'coding',
  'extraction',
  'appraisal',
  'synthesis',
  'reports',
  'exchange',
  'overview',
] as const;

export type Capability = (typeof capabilities)[number];
