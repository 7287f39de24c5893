/** The programme theories of the example review: what was thought at first, what was tested, and what is left of it. */

export interface DemoTheory {
  readonly key: string;
  readonly title: string;
  readonly kind: 'initial' | 'candidate' | 'refined';
  /** One text after the other, each kept as a version. The last one is the present text. */
  readonly versions: readonly DemoVersion[];
}

export interface DemoVersion {
  readonly text: string;
  readonly agreedBy: string;
  readonly note: string;
}

const panel = 'Marit Solheim, Tomasz Adeyemi, advisory group of six walkers';
const both = 'Marit Solheim, Tomasz Adeyemi';

export const theories: readonly DemoTheory[] = [
  {
    key: 'initial',
    title: 'Company gets people walking',
    kind: 'initial',
    versions: [
      {
        text: 'People who are told to walk do not walk. People who are asked by somebody they trust, and taken along by somebody who is already there, do. Once they walk, the group, the route and the progress that they make keep them walking, and after a course of some weeks it has become a habit.',
        agreedBy: both,
        note: 'Written after the first three papers and a meeting with two walk leaders.',
      },
      {
        text: 'People who are told to walk do not walk. People who are asked by somebody they trust, and taken along by somebody who is already there, borrow the confidence that they can. Once they walk, three things keep them walking: the company, the place, and seeing that they make progress. After a course of some weeks walking has become a habit, and they need the group no longer.',
        agreedBy: panel,
        note: 'With the advisory group. “Borrow the confidence” after Whitcombe; “the place” was theirs.',
      },
    ],
  },
  {
    key: 'candidate',
    title: 'Borrowed confidence, then belonging',
    kind: 'candidate',
    versions: [
      {
        text: 'Joining and staying are two things. What brings people to a first walk is lent to them: a referrer’s judgement, a companion’s certainty, a prescription’s authority. What is lent runs out. Those stay who have by then been given a place: who are expected, who belong at the tea table or at the back of the line. Where nobody is asked to notice, the loan runs out before the place is found.',
        agreedBy: both,
        note: 'After the Danish study: buddies double the first attendance and change nothing at six months.',
      },
    ],
  },
  {
    key: 'refined',
    title: 'Lent, expected, ours',
    kind: 'refined',
    versions: [
      {
        text: 'A walking group on prescription works in three steps, and each can fail by itself. First something is lent: trust in a referrer who decides on nothing else, confidence from a companion or from somebody like oneself, permission from a slip of paper. Then one is expected: by a leader who is there every week, by a call that asks for no reason, round a table at which one is known. At last the walk is ours: tasks, with the means to do them, turn people who are expected into people who expect others, and a group of such people outlives its grant. The same steps run backwards. A referrer who holds the purse makes the loan a debt, a goal in steps measures those who were to be carried, and a group that is handed over with nothing in it belongs to whoever is strongest.',
        agreedBy: '',
        note: 'For the next meeting with the advisory group.',
      },
      {
        text: 'A walking group on prescription works in three steps, and each can fail by itself. First something is lent: trust in a referrer who decides on nothing else, confidence from a companion or from somebody like oneself, permission from a slip of paper. Then one is expected: by a leader who is there every week, by a call that asks for no reason, round a table at which one is known. At last the walk is ours: tasks, with the means to do them, turn people who are expected into people who expect others, and a group of such people outlives its grant.\n\nThe same steps run backwards. A referrer who holds the purse makes the loan a debt, a goal in steps measures those who were to be carried, and a group that is handed over with nothing in it belongs to whoever is strongest. For those who have always walked there is nothing to lend; they may be asked to lend.\n\nWe do not know whether any of this changes health. The one trial found that people walked more while there was a group, and that their mood was no better than that of people who had been given a brochure.',
        agreedBy: panel,
        note: 'The last paragraph at the advisory group’s request.',
      },
    ],
  },
];
