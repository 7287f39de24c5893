/** A cluster randomised trial; its process evaluation is brandsma.ts. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const molen: DemoPaper = {
  key: 'molen',
  record: {
    title: 'Group walking on prescription for inactive adults: a cluster randomised trial in 22 practices',
    authors: ['van der Molen, Jorrit', 'Brandsma, Anneke', 'Kuipers, Lotte'],
    year: 2016,
    kind: 'article',
    container: 'Primary Care and Place',
    volume: '11',
    issue: '3',
    firstPage: 140,
    usedAs: 'empirical',
    countries: ['Netherlands'],
    phases: ['refinement'],
    study: 'STAP trial',
  },
  layout: 'journal',
  affiliations: 'Institute for General Practice, Zuiderdrecht',
  abstract:
    'Objective: to find out whether a course of twelve weekly group walks prescribed in general practice leads inactive adults to walk more than written advice does. Design: cluster randomised trial, 22 practices, 412 participants aged 50 to 75, with follow-up at 12 weeks and 12 months. Results: a moderate difference at 12 weeks that was lost at 12 months, except in practices where a group went on meeting. Conclusion: the course works while it lasts.',
  sections: [
    {
      heading: 'Background',
      blocks: [
        'Group walking is cheap, needs no equipment and is liked by those who take part. Whether it changes what inactive people do, and for how long, has been studied less often than it has been recommended. We compared a prescribed course of group walks with written advice.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'Practices were randomised in pairs matched for size. Patients of either sex aged 50 to 75 who walked less than 90 minutes a week were invited by letter. In the walking arm a practice nurse wrote a prescription for twelve weekly walks led by a trained volunteer; each participant was given a step counter and a weekly goal. In the other arm the nurse handed over a brochure. Walking was measured by an accelerometer worn for seven days, mood by a ten-item scale. Analyses allowed for clustering. The nurses who took the measurements knew the allocation. We had planned for 24 practices; two withdrew before any patient had been invited, for want of a nurse.',
      ],
    },
    {
      heading: 'Results',
      blocks: [
        'Of 412 participants 371 (90%) were measured at 12 weeks and 338 (82%) at 12 months. Those who were lost did not differ from the others in age or in how much they had walked at the start, but more of them lived with a partner. Participants in the walking arm attended seven walks on average; one in eight attended none.',
        {
          caption: 'Table 1. Minutes walked in a week, and mood, by arm',
          header: ['', 'Walking', 'Advice', 'Difference'],
          rows: [
            ['Minutes, start', '58', '61', '–'],
            ['Minutes, 12 weeks', '112', '71', '41'],
            ['Minutes, 12 months', '79', '70', '9'],
            ['Mood, 12 weeks', '6.9', '6.8', '0.1'],
          ],
          note: 'Means, adjusted for practice. Mood from 0 to 10.',
        },
        '{a}At 12 weeks participants in the walking arm walked 41 minutes a week more than those given written advice (95% confidence interval 22 to 60).{/a} {b}At 12 months the difference had shrunk to 9 minutes and could have been due to chance.{/b}',
        '{d}Attendance fell steeply once the course of twelve weeks was over: in practices where no further walk was offered, one participant in nine was still walking with others at 12 months.{/d} {f}In the five practices whose groups went on meeting without the researchers, half were.{/f}',
        '{g}Mood improved in both arms, and no more in the walking arm than in the other.{/g}',
        '{h}Participants who lived alone attended more walks (median nine of twelve) than those who did not (median six).{/h} {i}A weekly step goal did not raise attendance; among those in the lowest quarter of fitness it was followed by more withdrawals.{/i}',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'A prescribed course of group walks had the effect that was hoped for, and kept it only where there was still a group. {j}We think that twelve weeks were long enough for the walk to become the thing one did on a Wednesday, but that the habit was tied to the group and ended with it.{/j} {k}Hardly anybody had begun to walk by themselves on other days.{/k}',
        'The trial was not designed to compare ways of leading a group, and our analyses of living alone and of step goals were not planned. Since the nurses knew who had been allocated to what, the measurements of mood deserve caution. Nor do minutes tell where and with whom somebody walks: an hour to the shops counts as an hour with the group. An evaluation of what happened in the groups is reported elsewhere.',
        'What follows for practice is modest. {n}A course should not be prescribed without an answer to the question what comes after it.{/n}',
      ],
    },
  ],
  references: [
    'Petrossian M, Lindqvist-Hale O. Why people leave walking groups: a review of studies of dropout. Rev Community Movement 2011;4:201–209.',
    'Rasmussen SH, Vestager-Lund N. Walking in with a friend. Nordic Pap Everyday Health 2013;2:55–61.',
  ],
  reader: 'tomasz',
  passages: {
    a: [o('Walking outside the group', 'not_stated', { note: 'Minutes count walks with the group, too: not the same thing.' })],
    b: [o('Walking outside the group', 'less')],
    d: [c('Fixed-length course', 'present'), o('Continued attendance', 'less')],
    f: [o('Continued attendance', 'more'), o('Group keeps going', 'present')],
    g: [o('Mood', 'absent', { note: 'Improved in both arms alike: no effect of walking together.' })],
    h: [c('Living alone', 'present'), o('Continued attendance', 'more')],
    i: [c('Step targets', 'present'), o('Dropping out', 'more')],
    j: [m('Habit', 'more')],
    k: { codings: [o('Walking outside the group', 'less')], by: 'marit' },
    n: [e(null)],
  },
};
