/** Interviews about the days between a referral and the first walk. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const harkness: DemoPaper = {
  key: 'harkness',
  record: {
    title: 'From leaflet to doorstep: how people decide whether to attend a prescribed walking group',
    authors: ['Harkness, Philippa', 'Oduya, Samuel T.'],
    year: 2014,
    kind: 'article',
    container: 'Journal of Community Movement',
    volume: '6',
    issue: '2',
    firstPage: 88,
    usedAs: 'empirical',
    countries: ['England'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'journal',
  affiliations: 'Department of Community Health, University of Thornleigh',
  abstract:
    'Family doctors in many places can now prescribe a walking group, yet a large share of those who are given the prescription never walk. We interviewed 24 people in two northern towns, half of whom had attended at least once, about what happened between the consultation and the first walk. Attendance depended less on what people knew about walking than on who had spoken to them, what they expected to find at the meeting point, and whether they would have to arrive by themselves.',
  sections: [
    {
      heading: 'Introduction',
      blocks: [
        'A prescription for a walking group looks simple on paper: somebody who would benefit from moving more, and from company, is told where and when a group meets. Programmes report that between a third and two thirds of those referred are never seen at a walk. The usual explanation is a lack of motivation. We doubted that this explains much, because it only gives the outcome another name. We therefore asked people to take us through the days between the consultation and the walk, step by step.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'Two practices passed on our letter to 61 patients who had been referred in the previous six months. Twenty-four agreed to be interviewed, twelve of whom had attended. Interviews took place at home or in a café, lasted about an hour and were transcribed. Both authors coded all transcripts and met to settle differences. We looked with particular care for accounts that did not fit.',
      ],
    },
    {
      heading: 'Findings',
      blocks: [],
    },
    {
      heading: 'Who had asked',
      depth: 2,
      blocks: [
        '{a}Those who had been seeing the same doctor or nurse for years described the referral as the continuation of a conversation{/a}, not as a new instruction. {b}“She knows what my knees are like and she still thought I could do it, so I believed her,” one woman said{/b} (P7, attended). What was believed was less the claim that walking is healthy, which nobody disputed, than that this walk was suitable for this body. {c}Because they trusted the person they were prepared to trust the plan, and most of them went within a fortnight.{/c}',
        '{d}By contrast, patients who had been handed a leaflet at the end of a short appointment with somebody they had not met before{/d} put it with the other leaflets. {e}Several took it as a polite way of ending the consultation: “I thought, that’s me dealt with.”{/e} (P15, did not attend). {f}None of the seven people in this position went to a walk.{/f}',
      ],
    },
    {
      heading: 'Picturing the meeting point',
      depth: 2,
      blocks: [
        '{g}Nearly everybody who stayed away had rehearsed the arrival in their mind and had seen themselves being looked at.{/g} They imagined fit people in proper boots. {h}People with unhappy memories of sport at school spoke of this with most feeling, and expected to be the one who held up the others.{/h} {i}“I got as far as the car park. I saw them all laughing and I drove home.”{/i} (P19, did not attend).',
        '{j}Four interviewees had been met at their door, or at the bus stop, by a volunteer who walked to the meeting point with them.{/j} All four attended. {k}They said that walking in beside somebody who was already known there had settled their nerves: for that half hour they had relied on the volunteer’s certainty until they had some of their own.{/k}',
        'Not everybody needed a companion. {l}Two men who had walked all their lives found the offer of being fetched “a bit much”, and said that it had nearly put them off.{/l}',
      ],
    },
    {
      heading: 'The length of the wait',
      depth: 2,
      blocks: [
        '{n}Where more than three weeks passed before the first walk on offer, intentions faded. People had filled the morning with something else, or had had time to think of reasons.{/n} {q}One man kept the letter on the refrigerator for two months and could recite it to us.{/q}',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'The step from leaflet to doorstep is a social one. {r}A referral works when it lends the patient something: first the referrer’s judgement of what is possible, and then a companion’s ease among strangers.{/r} This is close to what Whitcombe (2009) has called borrowed confidence, although she did not write about referrals. Our sample was small, and those who agreed to talk about not attending may have been the ones with a story to tell. Nor can we say how long the loan lasts: we asked about the first walk and not about the tenth.',
        '{s}We suggest that services put their effort into the days before the first walk, when a single telephone call from the person who will be there costs little.{/s}',
      ],
    },
  ],
  references: [
    'Petrossian M, Lindqvist-Hale O. Why people leave walking groups: a review of studies of dropout. Rev Community Movement 2011;4:201–209.',
    'Whitcombe E. Borrowed confidence: a middle-range theory of taking up an activity in company. Theory Everyday Life 2009;1:14–19.',
  ],
  reader: 'marit',
  passages: {
    a: [c('Referral by someone known', 'present'), c('Referral conversation', 'present', { basis: 'inferred' })],
    b: [m('Trust in the referrer', 'more')],
    c: [m('Trust in the referrer', 'more'), o('First attendance', 'more')],
    d: [c('Leaflet-only referral', 'present')],
    e: [m('Feeling sent', 'more')],
    f: [o('First attendance', 'less')],
    g: [m('Fear of being judged', 'more')],
    h: [c('Bad memories of sport', 'present'), m('Fear of being judged', 'more')],
    i: { codings: [o('First attendance', 'less')], note: 'The car park again: compare our own W03.' },
    j: [c('Accompanied first walk', 'present'), o('First attendance', 'more')],
    k: { codings: [m('Borrowed confidence', 'more')], note: 'The clearest description of the mechanism so far.' },
    l: {
      codings: [
        c('Always walked', 'present'),
        c('Accompanied first walk', 'present'),
        m('Borrowed confidence', 'absent', { basis: 'inferred' }),
      ],
      by: 'tomasz',
    },
    n: { codings: [c('Wait before the first walk', 'more'), o('First attendance', 'less')], pass: 2 },
    q: { codings: [], note: 'Lovely, but what does it tell us?' },
    r: { codings: [m('Borrowed confidence', 'more', { basis: 'inferred' })], pass: 2 },
    s: [e('Before the first walk')],
  },
};
