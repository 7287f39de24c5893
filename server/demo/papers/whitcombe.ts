/** The middle-range theory with which the review began. */
import { c, type DemoPaper, m, o } from '../paper.ts';

const theory = { basis: 'theory' } as const;

export const whitcombe: DemoPaper = {
  key: 'whitcombe',
  record: {
    title: 'Borrowed confidence: a middle-range theory of taking up an activity in company',
    authors: ['Whitcombe, Eleanor'],
    year: 2009,
    kind: 'article',
    container: 'Theory and Practice of Everyday Life',
    volume: '1',
    firstPage: 14,
    usedAs: 'theory',
    countries: [],
    phases: ['gleaning'],
  },
  layout: 'essay',
  affiliations: 'Fellow in Social Theory, St Brannoc’s College',
  abstract:
    'Why do people take up with others what they would not take up alone? The essay proposes that confidence can be borrowed, says from whom and on what terms, and when the loan is called in.',
  sections: [
    {
      heading: '1. The observation',
      blocks: [
        'A woman who has never swum is seen in the sea on the arm of a friend. Ask her a week before and she would have said, truthfully, that she could not. Ask her afterwards and she may still say so. Between the two she swam. Theories that place the belief before the act, and in the head of the one who acts, must say that she was mistaken about herself. I think that she was right: she did not have the belief. She had the use of it.',
        '{a}People who doubt that they can do something may act on another person’s belief that they can, as one finds one’s way by a borrowed map.{/a} I call this borrowed confidence. It is not encouragement, which asks the doubter to change her mind. The borrower need not change her mind at all.',
      ],
    },
    {
      heading: '2. Three lenders',
      blocks: [
        '{b}Confidence can be borrowed from three lenders: from somebody who knows me, from somebody who is like me, and from somebody who is there.{/b} The first has judged me, and I take the judgement over. The second has done the thing in a body such as mine. The third will see to it that no harm comes. A good companion is two of these at once, and the rare one all three.',
        '{d}Where the lender is not trusted, nothing can be borrowed{/d}; advice from an institution, however correct, lends nothing, since {f}an institution does not know me, is not like me and will not be there.{/f}',
      ],
    },
    {
      heading: '3. Repayment',
      blocks: [
        '{g}A loan is repaid by experience: once the act has been done a few times without harm, the belief is one’s own.{/g} From then on the lender can be spared. Somebody who is carried for too long learns that she is somebody who is carried. The art lies in letting go at the right moment, and letting go is learnt by the lender, who may enjoy lending.',
      ],
    },
    {
      heading: '4. When the loan is called in',
      blocks: [
        '{h}The loan is called in when the company mocks, hurries or measures the borrower.{/h} What was lent was a belief about her; mockery returns her to her own. Measuring does so without malice: a number on a wrist says what the friend was careful not to say.',
        '{i}For those who have done the thing all their lives, the offer of company is not a loan but a doubt{/i}, and may be resented as one.',
      ],
    },
    {
      heading: '5. What the theory does not say',
      blocks: [
        'It says how people begin. It does not say why they stay. I suspect that {j}staying has less to do with what one believes one can do than with where one believes one is missed{/j}, but that would need another theory, and somebody who has watched more carefully than I have.',
        'Nor have I tested what I say here. The examples are my own, and the reader will have others. The theory would be wrong if people who are trusted, accompanied and shown the way by somebody like themselves were no more likely to begin than people who are told.',
      ],
    },
  ],
  references: [],
  reader: 'marit',
  passages: {
    a: [m('Borrowed confidence', 'more', theory)],
    b: [
      c('Referral by someone known', 'present', theory),
      c('Somebody like me', 'present', theory),
      m('Borrowed confidence', 'more', theory),
    ],
    d: [m('Trust in the referrer', 'less', theory), m('Borrowed confidence', 'less', theory)],
    f: [c('Leaflet-only referral', 'present', { basis: 'inferred' })],
    g: [m('Borrowed confidence', 'more', theory), o('Walking outside the group', 'more', { basis: 'inferred' })],
    h: [c('Step targets', 'present', { basis: 'inferred' }), m('Borrowed confidence', 'less', theory)],
    i: [c('Always walked', 'present', theory), m('Borrowed confidence', 'absent', theory)],
    j: { codings: [m('Feeling expected', 'more', theory)], note: 'Eight years before the trial: she guessed it.', by: 'tomasz' },
  },
};
