/** A rapid review of what those who refer do. */
import { c, type DemoPaper, e, m, o } from '../paper.ts';

export const ferreira: DemoPaper = {
  key: 'ferreira',
  record: {
    title: 'Green prescriptions and those who write them: a rapid review of the referral conversation',
    authors: ['Ferreira-Quist, Ana', 'Holm, Jens P.'],
    year: 2023,
    kind: 'article',
    container: 'Reviews in Community Movement',
    volume: '16',
    firstPage: 73,
    usedAs: 'review',
    countries: ['England', 'Denmark', 'Sweden', 'Portugal', 'New Zealand'],
    phases: ['refinement'],
  },
  layout: 'journal',
  affiliations: 'Evidence for Towns, Lisbon and Malmslätt',
  abstract:
    'Prescriptions of walking and other outdoor activity are written by doctors, nurses, physiotherapists, link workers and others. We reviewed 27 documents published since 2010 that say something about the conversation in which this is done. A referrer who is known to the patient is associated with attendance nearly everywhere, with an exception that is instructive.',
  sections: [
    {
      heading: 'Introduction',
      blocks: [
        'A green prescription is a sentence spoken by one person to another. Evaluations begin with what follows, the walk, and treat the sentence as a door. We asked what is known about the door.',
      ],
    },
    {
      heading: 'Methods',
      blocks: [
        'In a rapid review two reviewers searched four databases, screened titles together and full texts separately, and extracted what was said about the referrer, the conversation, and what came of it. We included evaluations, interview studies and programme reports. Because the documents differ so much we describe and do not pool. Nine came from England, eight from the Nordic countries, four from Portugal and six from elsewhere; eleven had been published by the programme that they evaluate. Rigour was judged with five questions, and most documents answered two or three of them well.',
      ],
    },
    {
      heading: 'The known referrer',
      blocks: [
        '{a}Across 27 documents, referral by somebody known to the patient was associated with higher first attendance in all but two.{/a} {b}The explanation offered most often was that a known referrer’s recommendation carries a judgement of what this person can manage.{/b} {d}Link workers who met people three times or more before referring were described as building a rapport that new professionals lack, and reached similar figures.{/d}',
        '{f}The two exceptions came from services in which the referrer also decided on sick pay{/f}, and {g}patients there read the prescription as a verdict on their effort.{/g} {h}They attended the first walk, and few attended a third.{/h}',
      ],
    },
    {
      heading: 'What is said',
      blocks: [
        'Eleven documents describe what is said. {i}Where referrers asked what stood in the way, and left time for an answer, they heard of feet, dogs, lavatories and money rather than of motivation.{/i} {j}Three programmes then changed the route, and two of these report more people from the same surgeries in the year after.{/j} In most documents the conversation took less than two minutes. It came at the end, after the matter for which the patient had made the appointment, and was often the only part of it that was not written down.',
        '{k}A printed sheet by itself did not differ from nothing in the three studies that compared them.{/k} {l}Five documents report the time between referral and walk; attendance was lower the longer it was, with a step at about three weeks.{/l}',
      ],
    },
    {
      heading: 'Handing on',
      blocks: [
        '{n}Where the referrer could say “ask for Bill, he has a red hat”, people asked for Bill.{/n} Referrers who had walked with the group themselves were able to say such things. {q}No document reported what referrers believed about walking, or whether they would have gone.{/q} Two remark in passing that referrers stopped referring when they had not heard for some months what became of those they had sent; one sent them a postcard from each group at Christmas and had more referrals in the new year. We would have liked to know more about this. A prescription that is never answered is, after all, also an experience.',
      ],
    },
    {
      heading: 'What we could not find',
      blocks: [
        'We looked for studies in which the same referrer spoke to some patients and handed a sheet to others, and found none. Nor did we find a document in which people who declined in the consultation were asked why. The literature knows those who said yes and did not come, and those who came. Of those who said no it knows nothing, although in the four programmes that counted them they were the largest group.',
      ],
    },
    {
      heading: 'Conclusion',
      blocks: [
        'That a known face helps is well supported by weak studies. {r}Trust seems to be at work wherever the referrer stands on the patient’s side, and to turn into its opposite where the referrer also holds the purse.{/r} A rapid review misses documents, and ours was confined to four languages. The next study should begin a minute before the prescription and not a week after it.',
      ],
    },
  ],
  references: [
    'Harkness P, Oduya ST. From leaflet to doorstep. J Community Movement 2014;6:88–91.',
    'Rasmussen SH, Vestager-Lund N. Walking in with a friend. Nordic Pap Everyday Health 2013;2:55–61.',
  ],
  reader: 'tomasz',
  passages: {
    a: [c('Referral by someone known', 'present'), o('First attendance', 'more')],
    b: [m('Trust in the referrer', 'more')],
    d: [c('Referral conversation', 'present'), m('Rapport with the referrer', 'more'), o('First attendance', 'more')],
    f: [c('Referral by someone known', 'present'), c('Attendance reported back', 'present', { basis: 'inferred' })],
    g: [m('Feeling sent', 'more'), m('Trust in the referrer', 'less', { basis: 'inferred' })],
    h: [o('First attendance', 'more'), o('Dropping out', 'more')],
    i: [c('Referral conversation', 'present'), e('Before the first walk', 'not_stated', { basis: 'inferred' })],
    j: [o('First attendance', 'more')],
    k: [c('Leaflet-only referral', 'present'), o('First attendance', 'absent', { note: 'No difference from nothing.' })],
    l: [c('Wait before the first walk', 'more'), o('First attendance', 'less')],
    n: [c('Named contact', 'present'), e('The first ten minutes')],
    q: [],
    r: { codings: [m('Trust in the referrer', 'depends', { dependsOn: 'whose side the referrer is on' })], by: 'marit' },
  },
};
