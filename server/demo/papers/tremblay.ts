/** A cohort of groups through a northern winter. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const tremblay: DemoPaper = {
  key: 'tremblay',
  record: {
    title: 'Through the winter: seasonal attendance in 31 prescribed walking groups',
    authors: ['Tremblay-Roy, Élise', 'Macklin, Dana'],
    year: 2019,
    kind: 'article',
    container: 'Primary Care and Place',
    volume: '14',
    issue: '1',
    firstPage: 22,
    usedAs: 'empirical',
    countries: ['Canada'],
    phases: ['refinement'],
  },
  layout: 'journal',
  affiliations: 'Observatory of Northern Health, Rivière-Claire',
  abstract:
    'Winter is the hardest test of a walking group. We followed 31 groups (814 people) from October to April, recorded attendance each week, and sent a questionnaire in January to which 566 replied. Attendance fell in most groups. How far it fell depended on whether a group moved indoors, on what happened after an absence, and on whether walkers thought that they would be missed.',
  sections: [
    {
      heading: 'Introduction',
      blocks: [
        'In our province a walking group that starts in spring has five months before the first snow. What is learnt about staying in milder countries may not hold here, and what holds here may be learnt more quickly. We used the winter as a test.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'All 31 groups that received prescribed walkers from the 12 health centres of the region took part. Leaders sent us their lists each week. The questionnaire asked about health, about the group and about mood after the latest walk. The models that follow treat walkers as belonging to groups. We did not assign anything: whether a group moved indoors or telephoned was its own decision, and we asked leaders why. Their answers had more to do with halls and keys than with theory: nine groups moved because somebody knew a caretaker, and the others stayed out because nobody did.',
      ],
    },
    {
      heading: 'Results',
      blocks: [
        '{a}Between October and January attendance fell by 44% in groups that walked outdoors all winter{/a} and {b}by 12% in groups that moved to a shopping centre or an arena.{/b} {d}Icy pavements frightened people who had fallen before, and these were the first to stay away.{/d}',
        '{f}Of those who missed four weeks in a row, 14% came back.{/f} {g}In the nine groups where a member telephoned after the second absence, 41% did.{/g} {h}Respondents who agreed that “somebody would notice if I were not there” were twice as likely as others to walk in January, with age, health and distance taken into account.{/h}',
        '{i}Groups that moved indoors kept their day and hour, and four in five of their members said that the morning had “stayed in the week”.{/i} {j}Many disliked the place and came nevertheless.{/j} {k}Mood after an indoor walk was lower than after an outdoor one, and the talk about what could be seen was what people said they missed.{/k}',
        '{l}Step goals, used in eight groups, were not associated with attendance in either direction.{/l} {n}Volunteer-led groups and groups led by staff did not differ.{/n} Nor did large and small groups, once the distance to the meeting point was allowed for.',
        'In the free comments at the end of the questionnaire, 203 people wrote about January. The words that came up most were ice, dark, bus and soup. Several described the first walk after the thaw at length, with the names of those who had been there and of those who had not; one leader sent us a list of everybody whom the group had lost since the autumn, with what she thought the reason was, and asked us to tell her if we found out.',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'A winter can be crossed. {q}An indoor walk is a poor walk and a good bridge: it keeps the appointment alive until the path is clear.{/q} The telephone call does the same for one person. Neither needs money, and both need somebody who has a list and looks at it. We cannot exclude that groups which telephone are kinder in other ways, too; leaders who telephoned told us that they did so because they wanted to know. {r}Two respondents asked to be taken off the list because the calls felt to them like being checked up on.{/r}',
        'Those who replied to the questionnaire walked more often than those who did not, so that our figures flatter the groups. We followed one winter only, and it was a mild one by our standards: the path along the river was closed for seven weeks, where ten are usual. In a hard winter the bridge would have to be longer.',
      ],
    },
  ],
  references: [
    'Brandsma A, van der Molen J. What happened on the Wednesdays. Ann Outdoor Pract 2018;9:31–34.',
    'van der Molen J, Brandsma A, Kuipers L. Group walking on prescription. Prim Care Place 2016;11:140–143.',
  ],
  reader: 'tomasz',
  passages: {
    a: [c('Winter and weather', 'present'), o('Continued attendance', 'less')],
    b: [c('Indoor alternative', 'present'), o('Continued attendance', 'more')],
    d: [c('Winter and weather', 'present'), m('Feeling safe', 'less'), o('Dropping out', 'more')],
    f: [o('Dropping out', 'more'), e('After a missed walk', 'not_stated', { basis: 'inferred' })],
    g: [c('Call after an absence', 'present'), o('Continued attendance', 'more')],
    h: [m('Feeling expected', 'more'), o('Continued attendance', 'more')],
    i: [c('Indoor alternative', 'present'), c('Fixed day and hour', 'present'), m('Habit', 'more', { basis: 'inferred' })],
    j: [o('Continued attendance', 'more')],
    k: [c('Indoor alternative', 'present'), m('Absorption in the surroundings', 'less', { basis: 'inferred' }), o('Mood', 'less')],
    l: [c('Step targets', 'present'), o('Continued attendance', 'absent', { note: 'Neither more nor less.' })],
    n: [],
    q: [m('Habit', 'more', { basis: 'inferred' }), e('After a missed walk', 'not_stated', { basis: 'inferred' })],
    r: { codings: [c('Call after an absence', 'present'), m('Feeling sent', 'more', { basis: 'inferred' })], by: 'marit' },
  },
};
