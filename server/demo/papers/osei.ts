/** An ethnography of one group. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const osei: DemoPaper = {
  key: 'osei',
  record: {
    title: 'The back of the line: pace, talk and belonging in a prescribed walking group',
    authors: ['Osei-Tannant, Grace', 'Farrow, Callum'],
    year: 2017,
    kind: 'article',
    container: 'Everyday Places',
    volume: '12',
    issue: '4',
    firstPage: 310,
    usedAs: 'empirical',
    countries: ['Scotland'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'journal',
  affiliations: 'Centre for the Study of Small Places, Inverdoune',
  abstract:
    'Walking together is not one activity. This article draws on fourteen months with a prescribed walking group in a Scottish mill town (46 walks, 22 recorded conversations) to describe how pace sorts a group, how it may be made not to, and what the hour after the walk does that the walk does not.',
  sections: [
    {
      heading: 'Joining the line',
      blocks: [
        'The group meets on Tuesdays at ten outside the library. Between nine and twenty people come, most of them sent by the health centre for reasons that range from blood pressure to a husband’s death. The first author walked with them from March of one year to May of the next, at first as a stranger with a notebook and later as the person who carried the flask. We wrote notes on the evening of each walk, and towards the end recorded conversations with 22 walkers in pairs or alone.',
      ],
    },
    {
      heading: 'How a line comes apart',
      blocks: [
        '{a}A group of people walking at different speeds strings out, and within minutes those at the back are in another group altogether.{/a} {b}When nobody had the task of walking last, the slowest walkers hurried, apologised and kept their eyes on the ground.{/b} {d}“It’s like being picked last at school, every single Tuesday.”{/d} Three of the five people who said something of this kind to us in the first spring were not there in the second.',
        '{f}When Morag took the back marker’s place and made a joke of it, the end of the line became the place where the best stories were told.{/f} {g}Walkers who had spoken of being a nuisance in spring were teasing the quick ones by autumn: they had become the people who belonged at the back.{/g} The line was as long as before. What had changed was what it meant to be at the end of it.',
      ],
    },
    {
      heading: 'What there is to see',
      blocks: [
        '{h}Along the canal, talk came and went with what there was to see: a heron, a barge, the ice.{/h} {i}Several walkers said that their worries let go of them for as long as there was something to look at.{/i} {j}They called it a better night’s sleep, or “a day off from my head”.{/j} On the road beside the retail park, which was used when the towpath flooded, {k}people spoke of their medication.{/k}',
        '{l}For the recently bereaved, talk side by side was bearable because nobody had to look anybody in the face.{/l}',
      ],
    },
    {
      heading: 'Tea',
      blocks: [
        '{n}The walk lasted fifty minutes and the tea an hour and a quarter.{/n} {q}It was over tea that telephone numbers were exchanged and lifts arranged, and that people who had walked in silence talked.{/q} {r}By the second winter everybody knew who took sugar, and a newcomer was told so that she could be asked to pour.{/r} {s}Two widowers who met there now cook for one another on Sundays.{/s}',
        'Tea had its limits. {t}The regulars’ loud familiarity, which they took for friendliness, was heard by three newcomers as a closed door{/t}, and {u}each of the three told us on the bus that she would not be back.{/u} Two kept their word.',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'It would be easy to say that the group gave people a sense of belonging, and it would be half the truth. {v}Belonging was made in particular places, at the end of the line and round a table, by people who took the trouble, and it could be unmade there, too.{/v} What a programme can arrange is the place: somebody to walk last, a table that is booked, a person whose business it is to see who is sitting by herself. We followed one group in one town, and our own presence, with the flask, belongs to what we describe.',
      ],
    },
  ],
  references: [
    'Petrossian M, Lindqvist-Hale O. Why people leave walking groups: a review of studies of dropout. Rev Community Movement 2011;4:201–209.',
    'Harkness P, Oduya ST. From leaflet to doorstep. J Community Movement 2014;6:88–91.',
  ],
  reader: 'marit',
  passages: {
    a: [c('Mixed pace', 'present')],
    b: [c('Back marker', 'absent'), m('Fear of being judged', 'more')],
    d: [m('Fear of being judged', 'more'), c('Bad memories of sport', 'present', { basis: 'inferred' })],
    f: [c('Back marker', 'present'), m('Fear of being judged', 'less', { basis: 'inferred' })],
    g: [m('Belonging', 'more'), m('Fear of being judged', 'less')],
    h: [c('Green or waterside route', 'present'), m('Absorption in the surroundings', 'more')],
    i: [m('Absorption in the surroundings', 'more')],
    j: [o('Mood', 'more')],
    k: [m('Absorption in the surroundings', 'less', { basis: 'inferred' })],
    l: { codings: [c('Recent bereavement', 'present')], note: 'Which mechanism? Talk without eyes: no code for it yet.' },
    n: [c('Tea afterwards', 'present')],
    q: [c('Tea afterwards', 'present'), m('Belonging', 'more', { basis: 'inferred' })],
    r: { codings: [m('Belonging', 'more')], pass: 2 },
    s: [c('Recent bereavement', 'present'), o('Friendship beyond the walk', 'more')],
    t: { codings: [c('Established clique', 'present'), m('Isolation', 'more')], by: 'tomasz' },
    u: { codings: [o('Dropping out', 'more')], by: 'tomasz' },
    v: {
      codings: [
        m('Belonging', 'depends', { dependsOn: 'whether somebody takes the trouble' }),
        e('The first ten minutes', 'not_stated', { basis: 'inferred' }),
      ],
      pass: 2,
    },
  },
};
