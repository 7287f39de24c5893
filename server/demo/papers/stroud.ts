/** Found by the search, read, and left out: not about the programme. */
import { c, codeOnly, type DemoPaper } from '../paper.ts';

export const stroud: DemoPaper = {
  key: 'stroud',
  record: {
    title: 'Agreement of three step counters at desk-treadmill speeds in office volunteers',
    authors: ['Stroud-Ekholm, Peter', 'Yamane, Keiko'],
    year: 2012,
    kind: 'article',
    container: 'Measurement in Movement',
    volume: '3',
    firstPage: 9,
    usedAs: 'empirical',
    countries: ['Sweden'],
    phases: ['refinement'],
  },
  layout: 'journal',
  affiliations: 'Laboratory of Applied Gait, Norrvik',
  abstract:
    'Step counters are used in programmes that promote walking, although most have been tested at speeds at which few people walk indoors. We compared three devices worn by 18 office volunteers on a desk treadmill with a count made by hand from video.',
  sections: [
    {
      heading: 'Introduction',
      blocks: [
        'A step counter that misses steps discourages its wearer. Waist-worn devices are known to undercount below a walking speed of three kilometres an hour. Desk treadmills are used at two. We asked how far three common devices can be relied on at such speeds. The question is of interest to makers of office furniture, one of whom paid for the study, and to anybody who sets goals in steps.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'Eighteen employees of one company, aged 24 to 58, walked for six minutes each at 1.6, 2.4 and 3.2 kilometres an hour while typing. They wore device A at the waist, device B at the wrist and device C at the ankle. Two observers counted steps from video; their counts differed by less than one in a hundred. We calculated the mean difference from the video count and limits of agreement for each device and speed. Sessions were held on two mornings, in an order drawn by lot, with a pause of five minutes between speeds. Devices were reset before each session, worn according to the makers’ instructions and read by an assistant who did not see the video. Volunteers typed a text of their own choice, so that hands moved as they do at work; three of them answered their mail.',
        {
          caption: 'Table 1. Steps missed, per cent of the video count',
          header: ['km/h', 'Waist', 'Wrist', 'Ankle'],
          rows: [
            ['1.6', '61', '44', '3'],
            ['2.4', '32', '29', '1'],
            ['3.2', '9', '17', '1'],
          ],
        },
      ],
    },
    {
      heading: 'Results',
      blocks: [
        'The ankle device missed hardly any steps. The waist and the wrist device missed more the slower the walk, and typing made the wrist device worse. Neither age nor height nor the sort of shoe made a difference that we could measure. The limits of agreement of the waist device at the lowest speed ran from one step in five missed to nearly all of them, and for a single person on a single morning its count was of no use. {a}Five volunteers remarked that a goal that does not move when one does is worse than no goal{/a}, and {b}two took their device off before the end.{/b}',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'At the speeds of a desk treadmill steps should be counted at the ankle. Our volunteers were healthy and were paid for their time. Whether the same holds for people who walk slowly for other reasons was not examined, and we would advise against concluding it. The treadmill was quieter than an office usually is. A longer study would have to find out whether people who know that their steps are missed begin to walk differently, for instance by stamping, which two of ours did.',
      ],
    },
  ],
  references: [],
  reader: 'tomasz',
  passages: {
    a: [c('Step targets', 'present')],
    b: [codeOnly('Dropping out', 'more')],
  },
};
