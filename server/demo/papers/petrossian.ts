/** A review of studies of dropout. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const petrossian: DemoPaper = {
  key: 'petrossian',
  record: {
    title: 'Why people leave walking groups: a review of studies of dropout',
    authors: ['Petrossian, Mara', 'Lindqvist-Hale, Owen'],
    year: 2011,
    kind: 'article',
    container: 'Reviews in Community Movement',
    volume: '4',
    firstPage: 201,
    usedAs: 'review',
    countries: ['England', 'Sweden', 'United States', 'Canada', 'Australia'],
    phases: ['gleaning', 'refinement'],
  },
  layout: 'journal',
  affiliations: 'School of Leisure and Health, Wexmouth College',
  abstract:
    'Studies of walking groups report how many people stay and seldom why the others go. We searched nine databases and the reports of thirty programmes, and read the nineteen studies that say anything about the reasons for leaving. Reasons that concern the body are named most often, reasons that concern the company are described in most detail. We argue that the two belong together.',
  sections: [
    {
      heading: 'Introduction',
      blocks: [
        'In most walking groups about half of those who come once are gone after three months. Dropout is treated as a fact about people, who lack time, will or health. We read the literature with a different question: what is it about a group that lets some people leave who would stay in another?',
      ],
    },
    {
      heading: 'Search and selection',
      blocks: [
        'We searched nine databases from their beginning to 2010 and wrote to thirty programmes for unpublished reports. Of 1,146 records nineteen studies met our criterion, that reasons for leaving be reported in the words of those who left or of those who led. Eleven were surveys, five used interviews and three both. Both of us read every study, and each of us wrote down what the other had missed. We did not exclude any for weakness of method but say where it matters.',
      ],
    },
    {
      heading: 'Reasons that concern the body',
      blocks: [
        '{a}Pain and breathlessness were the reasons given most often for leaving, in fourteen of the nineteen studies.{/a} {b}Closer reading suggests that symptoms led people to leave where the group could not adapt{/b}: {d}in programmes with short graded routes and a leader at the back, people with painful joints stayed as long as anybody else.{/d} {f}Two of the interview studies describe what lies between the pain and the leaving: the fear of holding up the others and of being seen to do so.{/f}',
        '{g}In four surveys people with heart or lung disease said that they had stayed away because they did not know what their body would do half way round{/g}, and {h}in two of them that a leader who had been through the same had made the difference.{/h}',
      ],
    },
    {
      heading: 'Reasons that concern the company',
      blocks: [
        '{i}Six studies reported cliques of long-standing members,{/i} {j}in whose company newcomers felt more alone than they had at home.{/j} {k}Newcomers to such groups were gone within three walks.{/k} The members themselves were surprised to hear it; in one study they had won a prize for friendliness.',
        'Where people stayed, surveys name friendship, and interviews describe tea. {l}Groups that sat down together afterwards kept more of their newcomers in all five studies that allow the comparison{/l}, although these groups may also have differed in other ways.',
      ],
    },
    {
      heading: 'Reasons that concern the rest of life',
      blocks: [
        '{n}Caring for others took people away at short notice.{/n} {q}Groups which telephoned after an absence had carers back more often than groups which did not.{/q} Distance and fares were named in studies of rural groups only, where they were named by everybody. {r}We found no study in which information about the benefits of walking reduced dropout.{/r}',
      ],
    },
    {
      heading: 'Those who come back',
      blocks: [
        'Leaving is not always the end. Seven studies mention, most of them in a sentence, that some of those who had left came back, after an operation, a funeral or a summer. We know of no study that asked them how. From the little that is reported it seems that returning is harder than beginning: one has been known to fail. In two programmes people who had been away were invited to a walk of their own, on another day, from which they rejoined the others after a month, and nearly all of them did.',
        'How a study counts decides what it sees. Where anybody who had missed three walks was struck off the list, as in eight of the nineteen, there could be no returning at all, and dropout was high. Where names stayed on the list for a year, it was low, and the same people were walking.',
      ],
    },
    {
      heading: 'Conclusion',
      blocks: [
        'Dropout happens between a person and a group. {s}The symptom, the quarrel at home or the wet week provides the occasion; whether it becomes the end depends on whether anybody notices and makes it easy to return.{/s} Most of the studies were small, few followed anybody for longer than six months, and none was designed to test what we conclude from them.',
      ],
    },
  ],
  references: [
    'Whitcombe E. Borrowed confidence: a middle-range theory of taking up an activity in company. Theory Everyday Life 2009;1:14–19.',
  ],
  reader: 'tomasz',
  passages: {
    a: [c('Pain or breathlessness', 'present'), o('Dropping out', 'more')],
    b: [c('Pain or breathlessness', 'present'), o('Dropping out', 'depends', { dependsOn: 'whether the group can adapt' })],
    d: [c('Short graded routes', 'present'), c('Back marker', 'present'), o('Continued attendance', 'more')],
    f: { codings: [m('Fear of being judged', 'more')], pass: 2 },
    g: [c('Pain or breathlessness', 'present'), m('Feeling safe', 'less', { basis: 'inferred' }), o('First attendance', 'less')],
    h: [c('Somebody like me', 'present'), m('Borrowed confidence', 'more', { basis: 'inferred' })],
    i: [c('Established clique', 'present')],
    j: [m('Isolation', 'more')],
    k: [o('Dropping out', 'more')],
    l: [c('Tea afterwards', 'present'), o('Continued attendance', 'more')],
    n: [c('Caring duties', 'present')],
    q: [c('Call after an absence', 'present'), o('Continued attendance', 'more')],
    r: { codings: [], note: 'For the discussion: information is not the lever.' },
    s: { codings: [e('After a missed walk'), m('Feeling expected', 'more', { basis: 'inferred' })], pass: 2 },
  },
};
