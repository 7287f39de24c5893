import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chosenOf, parseAnswer, placeKey, shownAnswer } from '../../../server/extraction/answer.ts';
import { type Version } from '../../../server/extraction/asked.ts';
import { filledForm, type FilledForm, type Given, progressOf } from '../../../server/extraction/filled.ts';
import {
  blankQuestion,
  columnsOf,
  type Design,
  flatten,
  isAnswered,
  kinds,
  type Question,
  simpleKinds,
} from '../../../server/extraction/template.ts';
import { addQuestion, changeQuestion, duplicateQuestion, moveQuestion, removeQuestion } from '../../../server/extraction/template-edit.ts';

/** One step of a form's life: leads edit and publish, reviewers answer. `n` picks among what is there. */
type Step =
  | { readonly do: 'add'; readonly kind: (typeof kinds)[number]; readonly n: number }
  | { readonly do: 'column'; readonly kind: (typeof simpleKinds)[number]; readonly n: number }
  | { readonly do: 'kind'; readonly kind: (typeof simpleKinds)[number]; readonly n: number }
  | { readonly do: 'options' | 'move' | 'copy' | 'remove' | 'publish' | 'answer'; readonly n: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), kind: fc.constantFrom(...kinds), n: fc.nat(99) }),
  fc.record({ do: fc.constant('column' as const), kind: fc.constantFrom(...simpleKinds), n: fc.nat(99) }),
  fc.record({ do: fc.constant('kind' as const), kind: fc.constantFrom(...simpleKinds), n: fc.nat(99) }),
  fc.record({ do: fc.constantFrom('options', 'answer', 'answer', 'publish'), n: fc.nat(9) }),
  fc.record({ do: fc.constantFrom('options', 'move', 'copy', 'remove', 'publish', 'answer'), n: fc.nat(99) }),
);

/** A form with a bit of everything, published. */
const beginning: readonly Step[] = [
  { do: 'add', kind: 'multiple', n: 0 },
  { do: 'add', kind: 'single', n: 0 },
  { do: 'add', kind: 'number', n: 0 },
  { do: 'add', kind: 'table', n: 0 },
  { do: 'column', kind: 'multiple', n: 3 },
  { do: 'publish', n: 0 },
];

class Life {
  draft: Design = [];
  versions: Version[] = [];
  readonly answers = new Map<string, Given>();
  /** What was last said at a place: words, or option ids. */
  readonly said = new Map<string, { words: string } | { chosen: string[] }>();
  #ids = 0;
  readonly newId = () => `id${this.#ids++}`;

  take(one: Step): void {
    const all = flatten(this.draft);
    const target = all.length ? all[one.n % all.length] : undefined;
    if (one.do === 'add') this.draft = addQuestion(this.draft, this.question(one.kind));
    else if (one.do === 'publish') this.versions.push({ number: this.versions.length + 1, design: this.draft });
    else if (one.do === 'answer') this.answer(one.n);
    else if (target) this.draft = this.edited(one, target);
  }

  question(kind: Question['kind']): Question {
    const id = this.newId();
    return {
      ...blankQuestion(id, kind, `Q ${id}`),
      options: [1, 2, 3].map((n) => ({ id: `${id}-o${n}`, label: `option ${n}` })),
      other: true,
    };
  }

  edited(one: Step, target: Question): Design {
    const rules = {
      asked: new Set(this.versions.flatMap((version) => flatten(version.design).map((question) => question.id))),
      newId: this.newId,
    };
    if (one.do === 'column')
      return target.kind === 'table' ? addQuestion(this.draft, this.question(one.kind), { table: target.id }) : this.draft;
    if (one.do === 'kind') return changeQuestion(this.draft, target.id, { kind: one.kind }, rules);
    if (one.do === 'move') return moveQuestion(this.draft, target.id, one.n % 5);
    if (one.do === 'copy') return duplicateQuestion(this.draft, target.id, this.newId);
    if (one.do === 'remove') return removeQuestion(this.draft, target.id);
    const options = target.options.slice(one.n % 2).map((option) => ({ ...option, label: `${option.label}, reworded ${one.n}` }));
    return changeQuestion(this.draft, target.id, { options }, rules);
  }

  /** Answers a question or a cell of the latest version, with something that fits its kind. */
  answer(n: number): void {
    const design = this.versions.at(-1)?.design ?? [];
    const places = design.flatMap((question) =>
      question.kind === 'table'
        ? columnsOf(question).map((column) => ({ of: column, place: { question: question.id, line: `line${n % 3}`, column: column.id } }))
        : isAnswered(question.kind)
          ? [{ of: question, place: { question: question.id, line: '', column: '' } }]
          : [],
    );
    const pick = places.length ? places[n % places.length] : undefined;
    if (!pick) return;
    const typed = typedFor(pick.of, n);
    const parsed = parseAnswer(pick.of, typed, this.answers.get(placeKey(pick.place))?.value);
    if ('problem' in parsed) throw new Error(parsed.problem);
    this.answers.set(placeKey(pick.place), { ...pick.place, linePosition: n % 3, ...parsed });
    const isChoice = pick.of.kind === 'single' || pick.of.kind === 'multiple';
    this.said.set(placeKey(pick.place), isChoice ? { chosen: typed.values } : { words: typed.values[0] ?? '' });
  }
}

function typedFor({ kind, options }: Question, n: number) {
  const chosen = options.slice(n % Math.max(1, options.length)).map((option) => option.id);
  const values: Record<string, string[]> = {
    number: [String(n)],
    date: [`20${String(n).padStart(2, '0')}`],
    yesno: [['yes', 'no', 'unclear'][n % 3] ?? ''],
    single: chosen.slice(0, 1),
    multiple: chosen,
  };
  return { values: values[kind] ?? [`said ${n}`], other: options.length ? '' : `other ${n}`, state: '' };
}

/** True when the kept answer, typed again, would be kept as it is: the question still is of a kind that it fits. */
function fits(question: Question, answer: Given): boolean {
  const { chosen, other } = chosenOf(answer.value);
  return !('problem' in parseAnswer(question, { values: chosen, other, state: '' }, answer.value)) && isAnswered(question.kind);
}

const everyAnswer = (form: FilledForm<Given>): readonly Given[] => [
  ...form.questions.flatMap(({ answer, lines }) => [
    ...(answer ? [answer] : []),
    ...lines.flatMap((line) => [...(line.mark ? [line.mark] : []), ...line.cells.values()]),
  ]),
  ...form.removed.flatMap((kept) => kept.answers),
];

describe('a form over its versions', () => {
  it('loses no answer, whatever is edited, published and answered', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
        const life = new Life();
        for (const one of [...beginning, ...steps]) life.take(one);
        const form = filledForm(life.versions, [...life.answers.values()]);
        const shown = everyAnswer(form);
        expect(shown.map(placeKey).sort()).toEqual([...life.answers.keys()].sort());
        for (const answer of shown) {
          const asked = form.asked.get(answer.column || answer.question)!;
          const text = shownAnswer(asked, answer);
          const said = life.said.get(placeKey(answer))!;
          if (!form.removed.some((kept) => kept.answers.includes(answer))) expect(fits(asked.question, answer)).toBe(true);
          if ('words' in said) expect(text.toLowerCase()).toBe(said.words.toLowerCase());
          else for (const id of said.chosen) expect(text).toContain(asked.options.find((option) => option.id === id)!.label);
        }
      }),
      { numRuns: 400 },
    );
  });

  const version = (number: number, ...design: Question[]): Version => ({ number, design });
  const given = (question: string, value: string, own: Partial<Given> = {}): Given => ({
    question,
    line: '',
    column: '',
    linePosition: 0,
    state: 'given',
    value,
    ...own,
  });

  it('shows a removed question with its answer and says until when it was asked', () => {
    const driver = blankQuestion('driver', 'text', 'Primary driver');
    const other = blankQuestion('other', 'text', 'Other');
    const form = filledForm([version(1, driver), version(2, driver, other), version(3, other)], [given('driver', '"Cost"')]);
    expect(form.questions.map(({ question }) => question.id)).toEqual(['other']);
    expect(form.removed).toMatchObject([{ asked: { until: 2, question: { label: 'Primary driver' } }, answers: [{ value: '"Cost"' }] }]);
  });

  it('follows a renamed option, and keeps the name of one that is gone', () => {
    const type = (labels: Record<string, string>) => ({
      ...blankQuestion('type', 'multiple'),
      options: Object.entries(labels).map(([id, label]) => ({ id, label })),
    });
    const form = filledForm(
      [version(1, type({ a: 'Merger', b: 'Alliance' })), version(2, type({ a: 'Merger or acquisition' }))],
      [given('type', '{"chosen":["a","b"],"other":""}')],
    );
    expect(shownAnswer(form.asked.get('type')!, form.questions[0]!.answer!)).toBe('Merger or acquisition; Alliance');
  });

  it('orders the lines of a table by their own row', () => {
    const table = { ...blankQuestion('t', 'table'), columns: [blankQuestion('c', 'text')] };
    const rows = [
      given('t', '"second"', { line: 'l1', column: 'c' }),
      given('t', '', { line: 'l1', state: 'blank', linePosition: 2 }),
      given('t', '"first"', { line: 'l2', column: 'c' }),
      given('t', '', { line: 'l2', state: 'blank', linePosition: 1 }),
    ];
    const [filled] = filledForm([version(1, table)], rows).questions;
    expect(filled?.lines.map((line) => line.cells.get('c')?.value)).toEqual(['"first"', '"second"']);
  });

  it('counts answers and named states, and names what is still expected', () => {
    const design = [
      blankQuestion('h', 'heading'),
      { ...blankQuestion('a', 'text'), expected: true },
      { ...blankQuestion('b', 'text'), expected: true },
      { ...blankQuestion('t', 'table'), columns: [blankQuestion('c', 'text')] },
    ];
    const answers = [given('a', '', { state: 'not_reported' }), given('t', '', { line: 'l1', state: 'blank' }), given('gone', '"x"')];
    expect(progressOf(design, answers)).toEqual({ answered: 1, questions: 3, open: 1 });
    expect(progressOf(design, [...answers, given('t', '"x"', { line: 'l1', column: 'c' })]).answered).toBe(2);
  });
});
