/** A controlled study of buddies at the start. */
import { c, type DemoPaper, m, o } from '../paper.ts';

export const rasmussen: DemoPaper = {
  key: 'rasmussen',
  record: {
    title: 'Walking in with a friend: a controlled study of buddies at the start of prescribed walking',
    authors: ['Rasmussen, Signe Holt', 'Vestager-Lund, Niels'],
    year: 2013,
    kind: 'article',
    container: 'Nordic Papers in Everyday Health',
    volume: '2',
    firstPage: 55,
    usedAs: 'empirical',
    countries: ['Denmark'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'journal',
  affiliations: 'Section for Municipal Health, Vesterbjerg',
  abstract:
    'In two of four municipalities people referred to a walking club were paired with a buddy, an experienced walker with an illness like theirs, for the first three walks. We compared attendance with the two other municipalities and interviewed 20 participants. Buddies raised first attendance. They made no difference after six months.',
  sections: [
    {
      heading: 'Background',
      blocks: [
        'In our municipalities half of those referred to a walking club never come. Letters, text messages and a free pair of shoes have been tried. In 2010 two municipalities tried buddies. The other two, which resembled them in size, age and the number of clubs, carried on as before and agreed to keep the same records.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'All 523 adults referred in twelve months were included. Buddies were club members who had, wherever possible, the same illness as the person they accompanied, most often chronic lung disease or diabetes. They telephoned, met the participant before the walk and stayed beside them on three occasions. Attendance came from the clubs’ lists. Ten participants in each area were interviewed. Allocation was not random: the municipalities that wanted buddies had them.',
      ],
    },
    {
      heading: 'Results',
      blocks: [
        '{a}In the municipalities with buddies 71% of those referred attended a first walk, in the comparison municipalities 46%.{/a} {b}At six months the two were level, with 38% and 36% still attending.{/b} The difference at the start held for men and women and for all illnesses. It was largest among people who had never belonged to a club of any kind, and smallest among those who had been referred together with a spouse.',
        '{d}Participants with a buddy had been less worried beforehand about keeping up and about breathlessness in front of others.{/d} {f}The buddy’s own story of breathlessness counted for more than any explanation by a professional: “He has what I have, and there he was, on the hill.”{/f} {g}Some had watched their buddy stop and rest without embarrassment, and then did the same.{/g}',
        '{h}Participants who saw the physiotherapist who had referred them every week needed the buddy least, and came as often without one.{/h}',
        '{i}The arrangement ended after three walks, and attendance dropped in the week that followed{/i}; {j}those who had been handed on to somebody by name came through it better.{/j} {k}“First I had a friend, and then I had a club.”{/k}',
        '{l}Of the thirty buddies nineteen took on a further task in their club within the year{/l}, and seven said that being a buddy had got them through a bad winter of their own.',
      ],
    },
    {
      heading: 'What buddies did',
      blocks: [
        'According to their own diaries buddies spent most of their time on the telephone. They rang to say who they were, rang again when the weather turned, and rang the club when somebody had a question they could not answer. On the walk they said less than they had expected to. Three of them wrote that the most useful thing they did was to walk slowly on purpose, and that they had had to practise it.',
        'Not every pair suited. Five participants asked for somebody else, twice because the buddy talked about illness all the way, and four did without after the first time. The clubs had not foreseen this and had nobody to ask; since then they let people meet over coffee first.',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'Buddies got people through the door. We had expected that those who came in this way would stay, and they did not stay longer than others. {n}It may be that what is needed at the door is confidence and what is needed afterwards is a place in the group, and that a buddy provides the first and not the second.{/n} The municipalities chose for themselves, and enthusiasm for buddies may have come with enthusiasm for other things. We know of none, but we would not be the ones to notice.',
      ],
    },
  ],
  references: ['Whitcombe E. Borrowed confidence. Theory Everyday Life 2009;1:14–19.'],
  reader: 'tomasz',
  passages: {
    a: [c('Walking buddy', 'present'), o('First attendance', 'more')],
    b: {
      codings: [c('Walking buddy', 'present'), o('Continued attendance', 'absent', { note: 'No difference.' })],
      note: 'Counter-evidence: the loan does not last.',
    },
    d: [m('Borrowed confidence', 'more'), m('Fear of being judged', 'less')],
    f: [c('Somebody like me', 'present'), m('Borrowed confidence', 'more')],
    g: [m('Fear of being judged', 'less')],
    h: [
      c('Referral by someone known', 'present'),
      m('Rapport with the referrer', 'more', { basis: 'inferred' }),
      o('First attendance', 'more'),
    ],
    i: [c('Walking buddy', 'absent'), o('Dropping out', 'more')],
    j: [c('Named contact', 'present'), o('Continued attendance', 'more')],
    k: { codings: [], note: 'Use as a heading?' },
    l: [c('Walking buddy', 'present'), o('Taking on a role', 'more')],
    n: { codings: [m('Borrowed confidence', 'more'), m('Belonging', 'absent', { basis: 'inferred' })], pass: 2 },
  },
};
