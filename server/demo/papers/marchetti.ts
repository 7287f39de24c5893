/** A comparison of three places: the source of the table by case and strategy. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const marchetti: DemoPaper = {
  key: 'marchetti',
  record: {
    title: 'Same prescription, three places: a comparative case study of walking groups in Ashwick Vale, Port Ellery and Kestle Moor',
    authors: ['Marchetti, Lucia', 'Bannister-Cole, Rohan', 'Whitfield, Joan'],
    year: 2021,
    kind: 'article',
    container: 'Journal of Community Movement',
    volume: '13',
    issue: '4',
    firstPage: 417,
    usedAs: 'empirical',
    countries: ['England'],
    phases: ['refinement'],
  },
  layout: 'journal',
  affiliations: 'Unit for Comparative Local Studies, Merebridge University',
  abstract:
    'One regional health authority introduced the same walking prescription in three places and left it to each how to bring people to the walks and keep them there. We compare what the three did, with what effect and why. A link worker who came along worked where she was known and had the time. Handing the group to its members worked where they had been handed something worth having. Vouchers worked for eight weeks.',
  sections: [
    {
      heading: 'Three places',
      blocks: [
        'Ashwick Vale is a former coal-mining valley with a single health centre. Port Ellery is a harbour town with four practices and a reputation for rough streets. Kestle Moor is a scatter of villages without a bus in the evening. In each of them the authority paid for one co-ordinator for three years. We spent eleven days in each place over two years, walked with the groups, and interviewed 71 walkers, leaders, referrers and people who had stopped.',
        {
          caption: 'Table 1. The three places in the second year',
          header: ['', 'AV', 'PE', 'KM'],
          rows: [
            ['Referred', '212', '368', '149'],
            ['Walked once', '131', '198', '112'],
            ['Walking after six months', '44', '117', '21'],
            ['Walks a week', '3', '6', '2'],
          ],
          note: 'AV: Ashwick Vale; PE: Port Ellery; KM: Kestle Moor.',
        },
      ],
    },
    {
      heading: 'A link worker comes on the first walk',
      blocks: [
        '{a}In Ashwick Vale the link worker had been a receptionist at the health centre for eleven years and knew most of those who were referred.{/a} {b}She called for people at their houses, and walked beside them up the hill.{/b} {d}“If Carol reckoned I could get up there, I reckoned I could.”{/d} {f}Six in ten of those referred walked at least once.{/f}',
        'In the second year her list grew to 120 names. {g}She now came once and then had to leave people with a group that nobody had prepared for them.{/g} {h}Walkers from that year described standing with strangers and missing her: “I was on my own with fourteen people.”{/h} {i}Most of them did not come a third time.{/i}',
        '{j}In Port Ellery the way to the meeting point led through the underpass and along the docks, where hardly anybody we met would walk alone.{/j} {k}The link worker there gathered people at the library and walked them through, and several said that it was the only time in the week at which they went that way without looking behind them.{/k}',
      ],
    },
    {
      heading: 'Members run the group',
      blocks: [
        '{l}In Port Ellery the co-ordinator gave each group a small budget, a telephone and a list of jobs at the end of its first season, and went on coming to one walk a month.{/l} {n}Members argued about routes, as people do about what is theirs.{/n} {q}All six groups were walking two years later, one of them having fallen out with us, too.{/q} {r}Those who had a job also came more often than they had done before they had one.{/r}',
        '{s}Kestle Moor was told in its second year that the members would now run the walks themselves; there was no money and no telephone.{/s} {t}Those who took over were five friends who had walked together before there was a programme.{/t} {u}Newcomers found the pace theirs and the jokes theirs.{/u} {v}By the next spring nobody who had been referred that year was left.{/v}',
      ],
    },
    {
      heading: 'Vouchers for attendance',
      blocks: [
        'Kestle Moor had also tried vouchers, five pounds for each walk in the first eight weeks. {w}Three walkers in four there told us that the voucher paid for the fare and made it worth a try.{/w} {x}First attendance was the highest of the three places.{/x} {y}When the vouchers ended people did the sum again: “It was a fiver to get wet. Then it was nothing to get wet.”{/y} {z}Within a month attendance had halved.{/z}',
      ],
    },
    {
      heading: 'Comparison',
      blocks: [
        'The same words, a link worker, a member-led group, covered different things. {aa}A link worker is a person whose judgement is taken over, if she is known; if she is not, she may still be somebody to pass the underpass with.{/aa} {bb}Handing over makes a group its members’ own when something is handed over, and hands it to whoever is already strongest when nothing is.{/bb} {cc}The handing over, in all three places, was decided by the calendar of the grant and not by the state of the group.{/cc}',
        'Three places are few. We chose them because they differed, and cannot say how often what we saw in them is found elsewhere. One of us had worked for the authority until the year before.',
      ],
    },
  ],
  references: [
    'Harkness P, Oduya ST. From leaflet to doorstep. J Community Movement 2014;6:88–91.',
    'Keating A, Doolin B. Green Steps. Lisnamore Centre for Local Health, 2020.',
    'Osei-Tannant G, Farrow C. The back of the line. Everyday Places 2017;12:310–313.',
    'Whitcombe E. Borrowed confidence. Theory Everyday Life 2009;1:14–19.',
  ],
  reader: 'marit',
  passages: {
    a: [c('Referral by someone known', 'present')],
    b: [c('Accompanied first walk', 'present')],
    d: { codings: [m('Borrowed confidence', 'more')], note: 'Nearly Whitcombe’s own words, from a miner’s widow.' },
    f: [o('First attendance', 'more')],
    g: [c('Accompanied first walk', 'less', { note: 'Once, then alone.' })],
    h: [m('Isolation', 'more')],
    i: [o('Dropping out', 'more')],
    j: [c('Unsafe streets', 'present')],
    k: [c('Accompanied first walk', 'present'), m('Feeling safe', 'more')],
    l: [c('Shared tasks', 'present')],
    n: [m('Ownership', 'more')],
    q: [o('Group keeps going', 'more')],
    r: [c('Shared tasks', 'present'), o('Continued attendance', 'more')],
    s: [
      c('Shared tasks', 'present', { note: 'Jobs without means: is it the same context?' }),
      c('Short-term funding', 'present', { basis: 'inferred' }),
    ],
    t: [c('Established clique', 'present')],
    u: [m('Isolation', 'more', { basis: 'inferred' })],
    v: [o('Dropping out', 'more')],
    w: [
      c('Rewards for attendance', 'present'),
      c('Little money', 'present', { basis: 'inferred' }),
      m('Weighing effort against gain', 'more'),
    ],
    x: [o('First attendance', 'more')],
    y: [m('Weighing effort against gain', 'more')],
    z: [o('Continued attendance', 'less')],
    aa: {
      codings: [m('Trust in the referrer', 'depends', { dependsOn: 'whether she is known' }), m('Feeling safe', 'more')],
      by: 'tomasz',
    },
    bb: { codings: [m('Ownership', 'depends', { dependsOn: 'whether something is handed over' })], by: 'tomasz' },
    cc: [e('When the course ends')],
  },
};
