/** A participatory study of women's groups in a new suburb. */
import { c, type DemoPaper, m, o } from '../paper.ts';

export const nguyen: DemoPaper = {
  key: 'nguyen',
  record: {
    title: '“Our own pace, our own language”: a participatory study of women’s walking groups in a new suburb',
    authors: ['Nguyen-Abara, Linh', 'Stavrou, Despina'],
    year: 2022,
    kind: 'article',
    container: 'Annals of Outdoor Practice',
    volume: '13',
    firstPage: 5,
    usedAs: 'empirical',
    countries: ['Australia'],
    phases: ['refinement'],
  },
  layout: 'journal',
  affiliations: 'Migrant Women’s Health Workshop, Corrimba',
  abstract:
    'Women who have recently settled in Australia are often referred to walking groups and seldom seen there. With a community health centre and eleven women who became co-researchers we set up three groups, each in one language and for women only, and studied them for a year with diaries, walks and group discussions. What had looked like reluctance to walk was a set of good reasons not to walk alone, not to be stared at and not to leave the house without a purpose that others respect.',
  sections: [
    {
      heading: 'How the study came about',
      blocks: [
        'A nurse at the centre had referred 40 women to the council’s walking group in one year. Two had gone, once. She asked us to find out what was wrong with the women. Eleven of them agreed to find out with us what was wrong with the group. They chose the questions, led two of the three new groups and read what we wrote; a paragraph they did not recognise has been taken out. The women came from three countries, had lived in the suburb for between eight months and six years, and were 29 to 67 years old. Diaries could be written, spoken into a telephone or drawn.',
      ],
    },
    {
      heading: 'The street',
      blocks: [
        '{a}Most of the women did not walk alone after four o’clock: the streets near the station were badly lit and had a name for trouble.{/a} {b}In a group of twelve, they said, the street belonged to them.{/b} {d}By the end of the year two in three walked to the shops and to the school, on routes that they had first taken with the group.{/d} {f}One was knocked down by a bicycle in the eighth month, and three others have stayed indoors since.{/f}',
      ],
    },
    {
      heading: 'The language',
      blocks: [
        '{g}Each group was led in the women’s own language by a neighbour whom they knew from the market or the school gate.{/g} {h}“You don’t have to prepare a sentence before you say it, so you say it, and then you laugh.”{/h} {i}In their diaries the women wrote of a morning on which they were nobody’s patient, nobody’s pupil and nobody’s foreigner.{/i} {j}Forty-one of 56 were still walking at the end of the year.{/j}',
        '{k}For one woman a group of her own community was the last place in which she wished to be seen short of breath: “Everybody there knows my aunt.”{/k} {l}She joined the council’s group, where nobody knew her, and has stayed.{/l}',
      ],
    },
    {
      heading: 'The paper',
      blocks: [
        '{n}Husbands and mothers-in-law who objected to an outing did not object to a prescription.{/n} {q}Several women had it laminated.{/q} {r}They had not thought of themselves as people who may take an hour, and learnt to, first on the doctor’s authority and later on their own.{/r} {s}Men walking with them would have undone this{/s}, most of them said; a few would not have minded. The centre’s manager asked us more than once whether the groups could not be opened to everybody. The co-researchers discussed it, and answered that the other groups were open to everybody already, and that this was what was the matter with them.',
      ],
    },
    {
      heading: 'The clinic',
      blocks: [
        '{t}The health worker who walked with them once a month kept her word about small things: a form, a telephone number, a date.{/t} {u}Having seen that, several women took other matters to the clinic, among them two that could not have waited.{/u} When she was moved to another site in the tenth month nobody explained it to the groups. For a while the women kept a place for her at the head of the line, as a joke, and then they stopped.',
      ],
    },
    {
      heading: 'Discussion',
      blocks: [
        'The groups were small, chosen by those who took part, and supported by a study that paid for tea and for child care. When the money ended, one of the groups ended, too; the two led by neighbours are still walking as we write. {v}Much of what worked was taken away from the women when they moved here: company, a language in which one is quick, a street in which one is not alone.{/v} We do not claim to have invented anything. Services that wonder why nobody comes could begin by asking what they have left out. We would add a caution against our own title. Their own pace was not one pace: the older women wished for benches, the younger ones for a hill, and it took the whole of the winter, and two quarrels, to find a route with both.',
      ],
    },
  ],
  references: ['Keating A, Doolin B. Green Steps. Lisnamore Centre for Local Health, 2020.'],
  reader: 'tomasz',
  passages: {
    a: [c('Unsafe streets', 'present')],
    b: [m('Feeling safe', 'more')],
    d: [o('Walking outside the group', 'more')],
    f: [m('Feeling safe', 'less', { basis: 'inferred' }), o('Walking outside the group', 'less')],
    g: [c('Own language', 'present'), c('New to the country', 'present', { basis: 'inferred' })],
    h: [c('Own language', 'present'), m('Belonging', 'more', { basis: 'inferred' })],
    i: [m('Belonging', 'more')],
    j: [o('Continued attendance', 'more')],
    k: { codings: [c('Own language', 'present'), m('Fear of being judged', 'more')], note: 'Belonging has a price: being known.' },
    l: [o('Continued attendance', 'more')],
    n: [c('Women-only group', 'present', { basis: 'inferred' }), m('Permission', 'more')],
    q: [],
    r: [m('Permission', 'more'), o('First attendance', 'more', { basis: 'inferred' })],
    s: [c('Women-only group', 'present')],
    t: [c('Named contact', 'present')],
    u: [o('Trust in services', 'more')],
    v: { codings: [m('Belonging', 'more', { basis: 'inferred' })], by: 'marit' },
  },
};
