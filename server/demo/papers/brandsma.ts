/** The process evaluation of the trial in molen.ts: papers of one study. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const brandsma: DemoPaper = {
  key: 'brandsma',
  record: {
    title: 'What happened on the Wednesdays: process evaluation of a trial of prescribed group walking',
    authors: ['Brandsma, Anneke', 'van der Molen, Jorrit'],
    year: 2018,
    kind: 'article',
    container: 'Annals of Outdoor Practice',
    volume: '9',
    firstPage: 31,
    usedAs: 'empirical',
    countries: ['Netherlands'],
    phases: ['refinement'],
    study: 'STAP trial',
  },
  layout: 'journal',
  affiliations: 'Institute for General Practice, Zuiderdrecht',
  abstract:
    'A randomised trial of prescribed group walking found that participants walked more for twelve weeks and, in most places, no longer. We observed 18 walks in six of the eleven groups and interviewed 31 participants and nine volunteer leaders in order to understand why some groups lasted. What people made of the step counter, of the leader and of the last weeks differed from group to group and explains, in our view, most of the difference.',
  sections: [
    {
      heading: 'Aim and methods',
      blocks: [
        'The trial has been described elsewhere (van der Molen 2016). Here we ask what happened in the groups. The first author joined 18 walks, took notes afterwards and interviewed participants in the tenth week and again after six months. Groups were chosen to differ in attendance. Notes and transcripts were read by both authors, who wrote a short account of each group before comparing them.',
      ],
    },
    {
      heading: 'A counter for each',
      blocks: [
        '{a}Step goals turned the walk into a test for those who were slowest.{/a} {b}“You looked at your counter and at hers, and you knew where you stood.”{/b} {d}Several of those who compared themselves in this way stopped coming without saying why{/d}; the leaders put it down to the weather.',
        '{f}For the quicker walkers the same counter was a pleasure and gave them something to talk about.{/f} We saw it passed round at the coffee table like a photograph of a grandchild.',
      ],
    },
    {
      heading: 'Somebody would ask',
      blocks: [
        '{g}In groups led by the same person each week, absences were noticed and mentioned.{/g} {h}Participants told us that they went on wet mornings because somebody would ask where they had been.{/h} {i}Being expected was described as a pleasant pressure, quite unlike being checked.{/i} In two groups the leaders took turns by a rota, and {j}nobody there could say who had been missing the week before.{/j}',
        '{k}For people living alone the walk was the one appointment of the week at which they were addressed by name.{/k} {l}They said that they felt part of something again, and went even when the walking itself did not appeal.{/l}',
      ],
    },
    {
      heading: 'The fixed morning',
      blocks: [
        '{n}The fixed morning mattered: after some weeks people no longer decided whether to go.{/n} {q}When one practice moved its walk to a different day each week to suit the volunteers, attendance halved within a month.{/q}',
      ],
    },
    {
      heading: 'The last weeks',
      blocks: [
        '{r}Three groups had quietly given out small tasks in the last weeks: one person kept the list of telephone numbers, another chose the route.{/r} {s}These were the groups that carried on; members spoke of “our walk” and no longer of “the study”.{/s} The other groups were thanked, given a certificate and sent home. {t}In the eleventh week people asked what would come next, and where there was no answer they had stopped asking by the twelfth.{/t}',
        'None of this had been planned. The leaders of the three groups did not know of one another, and two of them apologised to us for having departed from the protocol.',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'The trial report speaks of a habit that was tied to the group. We would add what tied it: a person who notices, a morning that does not move, and a task that is one’s own. {u}A participant who is missed comes back, and one who has a task does not want to be away in the first place.{/u} We observed six groups only, all of them in small towns, and the first author was known to the participants as somebody from the trial, which may have made them kinder about the counters than they were.',
      ],
    },
  ],
  references: [
    'van der Molen J, Brandsma A, Kuipers L. Group walking on prescription for inactive adults. Prim Care Place 2016;11:140–143.',
    'Prosser-Hale G. What forty Thursdays taught us. Pract Notes Community Health 2015;(3):2–4.',
  ],
  reader: 'marit',
  passages: {
    a: [c('Step targets', 'present'), m('Measuring oneself against others', 'more')],
    b: [m('Measuring oneself against others', 'more')],
    d: [o('Dropping out', 'more')],
    f: {
      codings: [c('Step targets', 'present'), m('Measuring oneself against others', 'more'), o('Mood', 'more', { basis: 'inferred' })],
      note: 'The same resource, the other reasoning: who is quick?',
      by: 'tomasz',
    },
    g: [c('Same leader every week', 'present'), m('Feeling expected', 'more', { basis: 'inferred' })],
    h: [m('Feeling expected', 'more'), o('Continued attendance', 'more')],
    i: [m('Feeling expected', 'more')],
    j: { codings: [c('Same leader every week', 'absent'), m('Feeling expected', 'less', { basis: 'inferred' })], pass: 2 },
    k: [c('Living alone', 'present')],
    l: [m('Belonging', 'more'), o('Continued attendance', 'more')],
    n: [c('Fixed day and hour', 'present'), m('Habit', 'more')],
    q: [c('Fixed day and hour', 'absent'), o('Continued attendance', 'less')],
    r: [c('Shared tasks', 'present')],
    s: [m('Ownership', 'more'), o('Group keeps going', 'more')],
    t: [e('When the course ends')],
    u: { codings: [m('Feeling expected', 'more'), m('Ownership', 'more')], by: 'tomasz' },
  },
};
