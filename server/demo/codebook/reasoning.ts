/** What goes on in people: the candidates for mechanisms. */
import type { DemoCode } from './code.ts';

export const reasoning = [
  {
    name: 'Reasoning and feeling',
    under: null,
    definition: 'What goes on in people in answer to what is offered: the candidates for mechanisms.',
  },
  {
    name: 'Belonging',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    words: 'emotional response',
    definition: 'The sense of being one of these people, of having a place among them that others recognise.',
    aliases: ['Being part of something', 'Fitting in'],
  },
  {
    name: 'Isolation',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'The sense of being outside, in company or without it.',
    aliases: ['Feeling left out'],
    mergedInto: {
      name: 'Belonging',
      inverse: true,
      reason:
        'All five passages are about belonging that did not come about. Marit asks whether not belonging and being lonely are the same; in these passages they are. If a paper on loneliness at home comes in, take the merge apart again.',
    },
  },
  {
    name: 'Borrowed confidence',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Acting on another person’s belief that one can do it, until there is experience of one’s own.',
    aliases: ['Confidence by company', 'Vicarious confidence'],
  },
  {
    name: 'Feeling expected',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Knowing that one would be missed, and being glad of it.',
    aliases: ['Being missed', 'Being noticed'],
  },
  {
    name: 'Trust in the referrer',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Taking the referrer’s judgement of what one can do for one’s own.',
    aliases: ['Trust in the doctor'],
  },
  {
    name: 'Rapport with the referrer',
    under: 'Reasoning and feeling',
    definition: 'Warmth and ease between the two.',
    mergedInto: {
      name: 'Trust in the referrer',
      inverse: false,
      reason: 'No paper tells the two apart; where rapport is named, what follows is that the judgement is believed.',
    },
  },
  {
    name: 'Fear of being judged',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    words: 'emotional response',
    definition: 'Seeing oneself through the eyes of fitter or longer-standing walkers and expecting to be found wanting.',
    aliases: ['Embarrassment', 'Shame'],
  },
  {
    name: 'Permission',
    under: 'Reasoning and feeling',
    types: ['Change to resources', 'Cognitive process'],
    definition: 'The prescription gives a right to time of one’s own that one would not have claimed.',
    aliases: ['Doctor’s orders', 'Entitlement'],
  },
  {
    name: 'Feeling sent',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Taking the prescription for an order or for being got rid of.',
    aliases: ['Reactance', 'Being dealt with'],
  },
  {
    name: 'Absorption in the surroundings',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Attention is held, without effort, by what there is to see and hear.',
  },
  {
    name: 'Habit',
    under: 'Reasoning and feeling',
    types: ['Behaviour'],
    definition: 'Going without deciding to go.',
    aliases: ['Routine'],
  },
  {
    name: 'Ownership',
    under: 'Reasoning and feeling',
    types: ['Cognitive process', 'Behaviour'],
    definition: 'Regarding the walk as ours, and looking after it as one looks after what is one’s own.',
    aliases: ['Our walk'],
  },
  {
    name: 'Feeling safe',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'No longer expecting harm on the way: from others, from traffic, from one’s own body.',
    aliases: ['Safety in numbers'],
  },
  {
    name: 'Measuring oneself against others',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Comparing one’s pace or count with other people’s.',
    aliases: ['Comparison'],
  },
  {
    name: 'Weighing effort against gain',
    under: 'Reasoning and feeling',
    types: ['Cognitive process'],
    definition: 'Working out, walk by walk, whether it is worth it.',
  },
] as const satisfies readonly DemoCode[];
