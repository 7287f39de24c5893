/** Memos: what the two wrote to one another and to themselves while they worked. */
import type { CodeName } from './codebook.ts';
import type { Coder } from './people.ts';

export type MemoAbout =
  | { readonly on: 'review' }
  | { readonly on: 'reference' | 'document'; readonly paper: string }
  | { readonly on: 'passage'; readonly passage: string }
  | { readonly on: 'code' | 'demi_regularity'; readonly code: CodeName }
  | { readonly on: 'cmoc'; readonly cmoc: string }
  | { readonly on: 'theory'; readonly theory: string };

export interface DemoMemo {
  readonly by: Coder;
  readonly about: MemoAbout;
  readonly text: string;
}

export const memos: readonly DemoMemo[] = [
  {
    by: 'marit',
    about: { on: 'review' },
    text: 'Meeting with the advisory group, six walkers and a dog.\n\nThey read the first theory aloud and stopped at “motivation”, which was still in it then. “I was motivated. I was in the car park.” We took the word out. They want the place in: the canal, the hill. They do not want to be called participants.',
  },
  {
    by: 'tomasz',
    about: { on: 'review' },
    text: 'On counting. The trial and its process evaluation are one study, and I had counted them as two for a fortnight. Set them as siblings; Feeling expected and Habit each lost a study and are still well supported. Belonging lost none.',
  },
  {
    by: 'marit',
    about: { on: 'code', code: 'Borrowed confidence' },
    text: 'Is this self-efficacy by another name? Self-efficacy is a belief about oneself. Here people say that they did not have it, and went. Keep Whitcombe’s term, and say in the report why.',
  },
  {
    by: 'marit',
    about: { on: 'passage', passage: 'osei.l' },
    text: 'Talk that is possible because nobody has to look at anybody. No code fits. It is not belonging and it is not the canal. Ask in the interviews: where do you talk, and which way are you looking?',
  },
  {
    by: 'tomasz',
    about: { on: 'reference', paper: 'prosser' },
    text: 'By our own rules for rigour this should carry no weight. It has the best description of three mechanisms, and the one sentence that I remember. We use it to find out what to look for and look for it elsewhere: nearly all of its configurations were then found in other papers.',
  },
  {
    by: 'marit',
    about: { on: 'reference', paper: 'molen' },
    text: 'Where did these groups walk? The paper does not say. Ask the authors before we write “no effect on mood” into anything.',
  },
  {
    by: 'tomasz',
    about: { on: 'cmoc', cmoc: 'ferreira-verdict' },
    text: 'The most useful counter-example we have. Same context as IPT-1, word for word, and the opposite reasoning. What differs is one thing: whose side the referrer is on. Goes into the context of IPT-1 and not into a footnote.',
  },
  {
    by: 'marit',
    about: { on: 'cmoc', cmoc: 'kestle-friends' },
    text: 'Does this refute Ownership? I think not: somebody did come to own the walk. It was not the newcomers. What is refuted is that handing over is enough.',
  },
  {
    by: 'tomasz',
    about: { on: 'cmoc', cmoc: 'walker-list' },
    text: 'Two mechanisms in one sentence, and they pull the same way: he is expected because he is the one who expects. Left as one configuration. Filed under Feeling expected; Ownership would do as well.',
  },
  {
    by: 'marit',
    about: { on: 'theory', theory: 'refined' },
    text: 'Three verbs: lend, expect, own. The advisory group likes the first two. “Own” sounded to one of them like work. Perhaps “host”?',
  },
  {
    by: 'tomasz',
    about: { on: 'demi_regularity', code: 'Feeling safe' },
    text: 'Split in two. Fear of the street and fear of one’s own knee have the same name in the papers and nothing else in common: company helps against the first at once, and against the second only if it has a knee like mine.',
  },
];
