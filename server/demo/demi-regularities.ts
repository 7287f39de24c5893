/** What the team has written on its demi-regularities: the prose of the table of refined mechanisms. */
import type { CodeName } from './codebook.ts';

export interface DemoRegularity {
  readonly code: CodeName;
  readonly statement: string;
  readonly explanation: string;
  readonly moderators?: string;
  readonly counterExamples?: string;
  readonly team?: { readonly outcome: string; readonly reason: string };
  readonly agreedBy?: string;
  /** A part of the code's CMOCs made one of its own. */
  readonly split?: readonly string[];
}

const both = 'Marit Solheim, Tomasz Adeyemi';

export const demiRegularities: readonly DemoRegularity[] = [
  {
    code: 'Belonging',
    statement:
      'Where there is a place to sit and somebody who sees who is sitting alone, people come to belong and stay; where there is only a group, the same group shuts them out.',
    explanation:
      'Belonging was made after the walk more than on it: at tea, at the end of the line, in one’s own language. It was made by particular people who took trouble, and unmade by people who meant no harm. More than half of the configurations tell of its failing, most of them because friends were busy with one another.',
    moderators: 'Somebody whose business it is to notice; a table; not being the only single person.',
    counterExamples: 'A woman for whom a group of her own community was the last place in which to be seen short of breath.',
    team: {
      outcome: 'N/A: ultimate outcome',
      reason:
        'For the walkers in our advisory group belonging is what the walk is for. That it also keeps people coming is our interest, not theirs.',
    },
    agreedBy: both,
  },
  {
    code: 'Borrowed confidence',
    statement:
      'People who doubt that they can walk act on the belief of a companion who knows them, is like them or is there, and come to a first walk.',
    explanation:
      'Newcomers relied on another person’s certainty for as long as they had none of their own. Any of three lenders would do, somebody who knows, somebody alike, somebody present, and the strongest effect was seen where one person was two of them. The loan brought people to the first walk and no further.',
    moderators: 'Trust in the lender; being handed on by name when the lender leaves.',
    counterExamples: 'People who have always walked take the offer for a doubt.',
    agreedBy: both,
  },
  {
    code: 'Trust in the referrer',
    statement: 'A referrer who is known, and on the patient’s side, is believed in what this body can do.',
    explanation:
      'What was believed was not that walking is healthy but that this walk was suitable for this person. Years of acquaintance do this, and so, it seems, do three meetings with somebody who listens. It turns into its opposite where the referrer also decides on money.',
    moderators: 'Whether the referrer decides on anything else.',
    agreedBy: both,
  },
  {
    code: 'Fear of being judged',
    statement:
      'Those who expect to be last see themselves through the eyes of the others and stay away, unless being last is somebody’s task.',
    explanation:
      'The fear was of being looked at and of holding up the others, and it was felt in the car park as well as on the hill. A person whose task it is to walk last takes the last place from those who dread it. Routes of known length do some of the same work.',
    moderators: 'Bad memories of sport; pain; being known.',
  },
  {
    code: 'Feeling expected',
    statement: 'People who know that they would be missed come when they would rather not.',
    explanation:
      'Being expected is a pleasant pressure, quite unlike being checked, although to a few the one feels like the other. It needs one person who knows who is usually there. A call after the second absence brings back about three times as many as silence does, if it asks for no reason.',
    moderators: 'How the call is heard.',
    counterExamples: 'Two respondents in Canada, and one woman of our own leader’s, for whom the call was a check.',
    agreedBy: both,
  },
  {
    code: 'Ownership',
    statement: 'Where tasks are shared out with the means to do them, members regard the walk as theirs and it outlives its grant.',
    explanation:
      'Lists, keys, flasks and a say in the route turned participants into hosts. What mattered was that something worth having was handed over, and early. It held the person who had the task as well as the group.',
    moderators: 'Means; time; whether there is a clique to take over.',
    counterExamples: 'Kestle Moor, where a group was told to run itself and was left with nothing to run it with.',
    agreedBy: both,
  },
  {
    code: 'Feeling sent',
    statement: 'People who take the prescription for an order, or for being got rid of, do not come or do not stay.',
    explanation:
      'The same feeling arose from too little attention, a leaflet, and from too much, a list that somebody else reads. Where attendance counted elsewhere, people came to be counted and left.',
  },
  {
    code: 'Habit',
    statement: 'A morning that does not move is gone to without deciding, for as long as there is a group to go to.',
    explanation:
      'The habit was one of going to this walk, on this day, and not one of walking. It survived ice, floods and an ugly hall as long as the hour stayed the same, and it ended with the course.',
    moderators: 'Fixed day and hour; whether anything follows the course.',
  },
  {
    code: 'Absorption in the surroundings',
    statement: 'Where there is something alive to look at, worries let go.',
    explanation:
      'Water, above all, held people’s attention without effort and gave them something to speak of. Indoors both went, and mood with them.',
    counterExamples: 'A trial found no difference in mood, but does not say where people walked.',
  },
  {
    code: 'Feeling safe',
    statement: 'In company people walk where they would not walk alone, and some go on to do so by themselves.',
    explanation:
      'A street belongs to twelve people who walk in it together. For some the route stayed theirs on other days; one accident took it from four.',
  },
  {
    code: 'Feeling safe',
    statement: 'Not knowing what one’s own body will do keeps people with illness or old falls at home.',
    explanation:
      'Here it is not the street that is feared but the knee, the breath and the ice. Company does not help by itself; somebody who has been through the same does.',
    split: ['petrossian-half-way', 'tremblay-ice'],
  },
  {
    code: 'Permission',
    statement: 'For people whose time belongs to others a prescription is a right to an hour.',
    explanation:
      'Carers, and women whose going out is somebody else’s business, took the paper for an answer to the question where they were going.',
    counterExamples: 'To a few the same paper said that they were ill.',
  },
  {
    code: 'Measuring oneself against others',
    statement: 'Counting steps tells the slow where they stand, and they leave.',
    explanation:
      'For the quick the same counter was a toy. It is the one resource in the review whose effect turns entirely on who is given it.',
    moderators: 'Pace.',
  },
];
