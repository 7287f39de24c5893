/** The people of the example review. All invented. */

export const people = {
  marit: { name: 'Marit Solheim', email: 'marit@example.org', role: 'lead' },
  tomasz: { name: 'Tomasz Adeyemi', email: 'tomasz@example.org', role: 'reviewer' },
  ines: { name: 'Ines Calder', email: 'ines@example.org', role: 'observer' },
} as const;

export type PersonKey = keyof typeof people;
/** The two who read and code; Ines looks on. */
export type Coder = 'marit' | 'tomasz';

export const review = {
  title: 'Walking groups on prescription',
  question:
    'What makes people who are prescribed a walking group join, stay and benefit? For whom does it work, in what circumstances, how and why?',
} as const;
