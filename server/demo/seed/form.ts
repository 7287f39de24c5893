/** The team's own extraction form: built in the browser's steps, published, and filled for every reference that is kept. */
import { saveAnswer } from '../../extraction/answers.service.ts';
import { cite } from '../../extraction/citations.service.ts';
import { addToForm, changeInForm } from '../../extraction/draft.service.ts';
import { addLine } from '../../extraction/lines.service.ts';
import type { Kind, Question } from '../../extraction/template.ts';
import { makeForm, publish, removeForm } from '../../extraction/templates.service.ts';
import { templatesOf } from '../../extraction/templates.queries.ts';
import { type DemoFilled, type DemoGroup, designs, filled, obligations, referrers, type Silent } from '../form.ts';
import { known, type Story } from './story.ts';

interface Asked {
  readonly key: string;
  readonly kind: Kind;
  readonly label: string;
  readonly own?: Partial<Question>;
}

const optionId = (label: string): string => label.toLowerCase().replaceAll(' ', '-');
const options = (labels: readonly string[]) => labels.map((label) => ({ id: optionId(label), label }));

const questions: readonly Asked[] = [
  { key: 'about', kind: 'heading', label: 'The study' },
  { key: 'record', kind: 'record', label: 'Study', own: { fields: ['authors', 'year', 'countries', 'study'] } },
  { key: 'design', kind: 'single', label: 'Design', own: { options: options(designs), other: true, expected: true } },
  {
    key: 'people',
    kind: 'text',
    label: 'Who was studied',
    own: { help: 'How many, and who; in the authors’ words where they are short.', expected: true },
  },
  { key: 'programme', kind: 'heading', label: 'The programme' },
  { key: 'referrers', kind: 'multiple', label: 'Who refers', own: { options: options(referrers), other: true } },
  {
    key: 'obligation',
    kind: 'single',
    label: 'Voluntary or required',
    own: { options: options(obligations), other: true, help: 'Does anything outside the walk depend on coming?', expected: true },
  },
  { key: 'length', kind: 'text', label: 'How long it lasts', own: { help: 'Of the course, the grant, or both.' } },
  {
    key: 'contactBefore',
    kind: 'yesno',
    label: 'Is there contact with the group before the first walk?',
    own: { help: 'A call, a visit, somebody at the bus stop. A leaflet is none.', expected: true },
  },
  { key: 'groups', kind: 'table', label: 'Groups or places', own: { help: 'One line each, where the document tells them apart.' } },
  { key: 'theory', kind: 'heading', label: 'What it says of the theory' },
  { key: 'fit', kind: 'cmocs', label: 'CMOCs that fit the prior theory', own: { which: 'fit' } },
  { key: 'novel', kind: 'cmocs', label: 'Novel CMOCs, and what is novel in them', own: { which: 'novel' } },
  {
    key: 'conflicts',
    kind: 'long',
    label: 'What conflicts with the theory',
    own: { help: 'Anything in this document that speaks against it.' },
  },
];

const columns: readonly Asked[] = [
  { key: 'place', kind: 'text', label: 'Where' },
  { key: 'walksAWeek', kind: 'number', label: 'Walks a week' },
  { key: 'walked', kind: 'number', label: 'How many walked' },
];

/** Makes the form and returns the ids of its questions by key. The form that every review starts with is taken away. */
export async function seedForm(story: Story): Promise<Form> {
  const [first] = await templatesOf(story.as('marit'));
  const id = await makeForm(story.ctx, story.as('marit'), { name: 'Walking groups', subject: 'reference', from: '' });
  const ids = new Map<string, string>();
  for (const asked of questions) await ask(story, { id, ids }, asked);
  for (const asked of columns) await ask(story, { id, ids }, asked, known(ids, 'groups'));
  await publish(story.ctx, story.as('marit'), id, 'As agreed after trying it on two papers');
  if (first) await removeForm(story.ctx, story.as('marit'), first.id);
  return { id, ids };
}

export interface Form {
  readonly id: string;
  /** Question or column by key. */
  readonly ids: Map<string, string>;
}

async function ask(story: Story, form: Form, { key, kind, label, own }: Asked, table?: string): Promise<void> {
  const question = await addToForm(story.ctx, story.as('marit'), form.id, { kind, label, table });
  form.ids.set(key, question);
  if (own) await changeInForm(story.ctx, story.as('marit'), { id: form.id, question }, own);
}

export async function seedAnswers(story: Story, form: Form, key: string): Promise<void> {
  const given = filled[key];
  if (!given) return;
  const filling = { story, form, referenceId: known(story.made.references, key), given };
  for (const question of ['design', 'people', 'referrers', 'obligation', 'length', 'contactBefore', 'conflicts'] as const) {
    const typed = typedOf(given[question]);
    if (typed) await answer(filling, question, typed);
  }
  for (const group of given.groups ?? []) await answerLine(filling, group);
  for (const [question, passages] of Object.entries(given.cites ?? {}))
    await cite(
      story.ctx,
      story.as(given.by),
      placeOf(filling, question),
      passages.map((one) => known(story.made.excerpts, one)),
    );
}

interface Filling {
  readonly story: Story;
  readonly form: Form;
  readonly referenceId: string;
  readonly given: DemoFilled;
}

const placeOf = ({ form, referenceId }: Filling, key: string, at = { line: '', column: '' }) => ({
  templateId: form.id,
  about: { referenceId },
  question: known(form.ids, key),
  ...at,
});

interface Typed {
  readonly values: readonly string[];
  readonly other: string;
  readonly state: string;
}

function typedOf(given: string | readonly string[] | Silent | undefined): Typed | null {
  if (given === undefined) return null;
  if (typeof given === 'string') return { values: [given], other: '', state: '' };
  if ('state' in given) return { values: given.words ? [given.words] : [], other: '', state: given.state };
  return { values: given, other: '', state: '' };
}

const withOptions: ReadonlySet<string> = new Set(['design', 'referrers', 'obligation']);

async function answer(filling: Filling, key: string, typed: Typed): Promise<void> {
  const { story, given } = filling;
  const own = withOptions.has(key) ? chosenOf(typed) : typed;
  await saveAnswer(story.ctx, story.as(given.by), { ...placeOf(filling, key), typed: own });
}

/** Words beside "unclear" go where a question with options takes words of one's own. */
const chosenOf = ({ values, state }: Typed): Typed =>
  state ? { values: [], other: values.join(), state } : { values: values.map(optionId), other: '', state };

async function answerLine(filling: Filling, group: DemoGroup): Promise<void> {
  const { story, form, given } = filling;
  const line = await addLine(story.ctx, story.as(given.by), placeOf(filling, 'groups'));
  for (const [key, words] of Object.entries(group)) {
    const place = placeOf(filling, 'groups', { line, column: known(form.ids, key) });
    await saveAnswer(story.ctx, story.as(given.by), {
      ...place,
      typed: { values: [words], other: '', state: words ? '' : 'not_reported' },
    });
  }
}
