/** A practitioner's account: little rigour, much to learn. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const prosser: DemoPaper = {
  key: 'prosser',
  record: {
    title: 'What forty Thursdays taught us',
    authors: ['Prosser-Hale, Gwen'],
    year: 2015,
    kind: 'article',
    container: 'Practice Notes in Community Health',
    issue: '3',
    firstPage: 2,
    usedAs: 'empirical',
    countries: ['Wales'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'essay',
  affiliations: 'Walk leader, Cwm Derlyn',
  abstract:
    'A walk leader’s notes on a group in a Welsh valley, to which two surgeries refer. No figures, except that there were forty Thursdays and that it rained on twenty-six.',
  sections: [
    {
      heading: 'Who comes, and who comes back',
      blocks: [
        'I was asked to write down what I do, and my first answer was that I walk up a hill with people. This is the second answer.',
        'They come for the first time because the nurse said so, and they look at my middle. {a}I am the same size as most of them, and I had a stent put in four years ago, and I tell them.{/a} {b}You can see them think, well, if she can.{/b} {d}The ones that get as far as the gate have nearly always been rung by me the night before; I say what I will be wearing.{/d}',
        '{f}I ring everybody who misses two Thursdays. I don’t ask why. I say that we missed them.{/f} {g}Nine times in ten they are there the week after, and they say that nobody ever rang them before except to complain.{/g} {h}One said to me, I thought you’d not have noticed, and then she had to sit down.{/h}',
      ],
    },
    {
      heading: 'Steps',
      blocks: [
        'When the health board sent us a tablet on which to log our steps {i}the group went quiet for a fortnight.{/i} {j}They walked looking at their wrists, and the slow ones went slower so as not to be seen trying.{/j} Dai left the tablet on the bus. I am not saying that it was on purpose. Nobody asked for another.',
      ],
    },
    {
      heading: 'The reservoir',
      blocks: [
        '{k}We go past the tip and up to the reservoir, and nobody talks about tablets once they see the water.{/k} {l}Moira, who has not slept since her son, says that it is the only hour in which her head is not talking to her.{/l} In fog we go anyway and tell one another what we would be seeing. The health board asked me to risk-assess the reservoir. I wrote that the risk was that they would not go home.',
        'We used to go the other way, through the estate, because it was flat and there was a bus stop. Half of them had lived on the estate all their lives, and they walked through it like people looking for a lost key. Nobody lifted their head till we were past the last house. I changed the route for the mud on my boots more than for any reason, and it was a month before I noticed what I had done.',
      ],
    },
    {
      heading: 'The flask',
      blocks: [
        '{n}Dai came for his heart and stayed for the flask.{/n} There is a wall out of the wind, and that is where it happens. {q}People who have not been asked a question since the pit closed are asked whether they take sugar.{/q} I think if I moved the walk they would come, and if I stopped the tea they would not. It costs me four pounds a week and I have never claimed it, because then there would be a form and it would be the health board’s tea.',
      ],
    },
    {
      heading: 'The autumn I was ill',
      blocks: [
        '{r}I was ill for six weeks in the autumn, and nobody walked.{/r} That taught me that it was my group and not theirs. {s}So I gave out jobs. Moira has the list, Dai has the flask, Mr Pugh decides on the weather, which he had always done aloud and now does officially.{/s} It took longer than doing it myself would have, and for two weeks we had no biscuits. {t}When I was away in the spring they walked without me and sent a photograph.{/t} {u}Mr Pugh has not missed a week since.{/u}',
        'I don’t know whether it does their blood pressure good. The surgery says so. {v}I know that they walk on Sundays now, four or five of them, and don’t tell me.{/v}',
      ],
    },
  ],
  references: [],
  reader: 'marit',
  passages: {
    a: [c('Somebody like me', 'present')],
    b: [m('Borrowed confidence', 'more')],
    d: [c('Named contact', 'present'), e('Before the first walk'), o('First attendance', 'more', { basis: 'inferred' })],
    f: [c('Call after an absence', 'present'), e('After a missed walk')],
    g: [o('Continued attendance', 'more')],
    h: [m('Feeling expected', 'more')],
    i: [o('Mood', 'less', { basis: 'inferred' })],
    j: [c('Step targets', 'present', { basis: 'inferred' }), m('Measuring oneself against others', 'more')],
    k: [c('Green or waterside route', 'present'), m('Absorption in the surroundings', 'more')],
    l: [o('Mood', 'more')],
    n: [c('Tea afterwards', 'present'), o('Continued attendance', 'more')],
    q: [c('Tea afterwards', 'present'), m('Belonging', 'more', { basis: 'inferred' })],
    r: [c('Shared tasks', 'absent', { basis: 'inferred' }), o('Group keeps going', 'less')],
    s: [c('Shared tasks', 'present')],
    t: [m('Ownership', 'more', { basis: 'inferred' }), o('Group keeps going', 'more')],
    u: { codings: [m('Ownership', 'more', { basis: 'inferred' }), o('Continued attendance', 'more')], by: 'tomasz' },
    v: { codings: [o('Walking outside the group', 'more'), o('Friendship beyond the walk', 'more')], pass: 2 },
  },
};
