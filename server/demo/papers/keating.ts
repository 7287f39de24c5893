/** A policy report from an agency. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const keating: DemoPaper = {
  key: 'keating',
  record: {
    title: 'Green Steps: what five years of walking on prescription have taught us',
    authors: ['Keating, Aoife', 'Doolin, Brendan'],
    year: 2020,
    kind: 'report',
    container: 'Lisnamore Centre for Local Health',
    usedAs: 'policy',
    countries: ['Ireland'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'report',
  affiliations: 'Lisnamore Centre for Local Health, Report 14',
  abstract:
    'From 2014 to 2019 Green Steps paid for 26 walking groups in eleven counties, to which general practices could refer. This report says what we learnt, including from what went wrong, for those who will decide on a second programme.',
  sections: [
    {
      heading: 'What we did',
      blocks: [
        'Each group had a grant for two years, with which it paid a part-time leader. Practices referred by a form. Over five years 3,980 people were referred and 1,870 walked at least once. We have drawn on attendance sheets, on yearly visits to all groups and on 64 conversations with walkers, leaders and practice staff. Nobody outside the programme has evaluated it, and the reader should bear in mind that we are writing about our own work. Names of groups and counties have been left out because what went wrong in one place could have gone wrong in another.',
      ],
    },
    {
      heading: 'Groups end with their grant, unless they are somebody’s',
      blocks: [
        '{a}Eleven of our twenty-six groups closed within six months of the end of their grant.{/a} {b}The groups which survived had volunteers who saw the walk as theirs before the money ended.{/b} {d}Paying a leader for two years, and then leaving volunteers to take over without training or notice, was the pattern in every group that closed.{/d} {f}In the groups that went on, members had had the key to the hall, the telephone list and a say in the route since the first year.{/f} We did not see this at the time. Our reporting form asked how many people had walked and how far, and had no box for who held the key.',
      ],
    },
    {
      heading: 'Counting people for somebody else',
      blocks: [
        '{g}In two counties we asked practices to report attendance back to the employment service for walkers who received benefits. We would not do so again.{/g} {h}Walkers who knew that they were being counted came for the signature and left at the first bend.{/h} {i}Their attendance rose for eight weeks and then fell below that of the other groups{/i}; {j}practice staff told us that some of these patients no longer brought them their troubles.{/j}',
      ],
    },
    {
      heading: 'What the slip of paper does',
      blocks: [
        '{k}For people who look after others, a prescription on paper was an answer to the question where they were going.{/k} {l}“It’s not me being selfish, it’s the doctor’s orders,” as one of them put it.{/l} {n}Carers were one in seven of those referred and one in four of those who came to a first walk.{/n} To others the same slip meant little, and {q}a few kept away because walking as a treatment made them feel that they were ill.{/q}',
      ],
    },
    {
      heading: 'Getting there',
      blocks: [
        '{r}Rural groups without a bus lost a third of their walkers in the first winter.{/r} Where walkers shared cars, they did not. Lifts could not be organised from our office; they were a matter of people knowing one another. One group met half an hour early so that those who had come by car could go back for the others; its leader told us that the second trip was where she learnt who was well and who was not. We paid for a minibus in two counties. It was used, and its cost for each walker was four times that of the walk itself.',
      ],
    },
    {
      heading: 'Recommendations',
      blocks: [
        '{s}Every referral should name the person who will be waiting.{/s} Groups should be funded for long enough to find their own feet, and {t}the talk about what happens after the grant should begin in the first year, not in the last quarter.{/t} Attendance belongs to the group and should be told to nobody else. We would spend less on leaflets, which we printed in forty thousand copies, and nothing on the second edition of the tracksuit top.',
      ],
    },
  ],
  references: [],
  reader: 'tomasz',
  passages: {
    a: [c('Short-term funding', 'present'), o('Group keeps going', 'less')],
    b: [m('Ownership', 'more'), o('Group keeps going', 'more')],
    d: [c('Short-term funding', 'present'), c('Volunteer leaders', 'present'), o('Group keeps going', 'less')],
    f: { codings: [c('Shared tasks', 'present')], pass: 2 },
    g: [c('Attendance reported back', 'present')],
    h: [m('Feeling sent', 'more')],
    i: [o('Continued attendance', 'less')],
    j: [o('Trust in services', 'less')],
    k: [c('Caring duties', 'present'), m('Permission', 'more')],
    l: [m('Permission', 'more')],
    n: [c('Caring duties', 'present'), o('First attendance', 'more')],
    q: { codings: [m('Permission', 'less', { basis: 'inferred' }), o('First attendance', 'less')], by: 'marit' },
    r: [c('Getting there', 'absent'), c('Winter and weather', 'present'), o('Dropping out', 'more')],
    s: [c('Named contact', 'present'), e('Before the first walk')],
    t: { codings: [e('When the course ends')], pass: 2 },
  },
};
