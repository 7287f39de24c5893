/** Scales that people judge on, as data. A judgement is a level or answers, and a reason; nothing is ever added up into a score. */

/** ordered: levels from high to low; nominal: levels in no order; questions: yes, no or unclear to each. */
export const scaleKinds = ['ordered', 'nominal', 'questions'] as const;
export type ScaleKind = (typeof scaleKinds)[number];

export const scaleKindNames: Readonly<Record<ScaleKind, string>> = {
  ordered: 'Levels, from high to low',
  nominal: 'Levels in no order',
  questions: 'Questions: yes, no or unclear',
};

export const subjectKinds = ['reference', 'excerpt', 'evidence_link', 'cmoc'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const subjectNames: Readonly<Record<SubjectKind, string>> = {
  reference: 'References',
  excerpt: 'Passages',
  evidence_link: 'Evidence links',
  cmoc: 'CMOCs',
};

export interface Level {
  readonly id: string;
  readonly name: string;
  /** What makes one choose it, shown where one judges. */
  readonly definition: string;
}

export interface ScaleQuestion {
  readonly id: string;
  readonly text: string;
}

export interface ScaleDesign {
  /** What the scale asks, shown above its levels. */
  readonly help: string;
  readonly levels: readonly Level[];
  readonly questions: readonly ScaleQuestion[];
  /** May be judged once per programme theory: relevant to which? */
  readonly perTheory: boolean;
}

export const yesNoUnclear = ['yes', 'no', 'unclear'] as const;
export type YesNoUnclear = (typeof yesNoUnclear)[number];

/** By the id of the scale's question. */
export type QuestionAnswers = Readonly<Record<string, YesNoUnclear>>;

/** Our own writing, read back. */
export const readScaleDesign = (stored: string): ScaleDesign => JSON.parse(stored) as ScaleDesign;
export const readSubjects = (stored: string): readonly SubjectKind[] => JSON.parse(stored) as SubjectKind[];
export const readAnswers = (stored: string): QuestionAnswers => (stored ? (JSON.parse(stored) as QuestionAnswers) : {});

export const asScaleKind = (kind: string): ScaleKind => scaleKinds.find((one) => one === kind) ?? 'nominal';

/** Answers as they are kept: in the scale's order, unanswered questions left away, '' when there is none. */
export function writeAnswers(design: ScaleDesign, answers: Readonly<Record<string, string>>, before: QuestionAnswers = {}): string {
  const ids = [...new Set([...design.questions.map((question) => question.id), ...Object.keys(before)])];
  const given = ids.flatMap((id) => {
    const answer = yesNoUnclear.find((one) => one === answers[id]);
    return answer ? [[id, answer] as const] : [];
  });
  return given.length ? JSON.stringify(Object.fromEntries(given)) : '';
}

/** A level's name: as it is called now, or as it was called in the version that was judged on. */
export const levelName = (id: string, designs: readonly ScaleDesign[]): string =>
  designs.flatMap((design) => design.levels).find((level) => level.id === id)?.name ?? id;

/** A judgement in words, as tables print it: the level, or each question with its answer. Newest design first. */
export function shownJudgement(designs: readonly ScaleDesign[], judged: { readonly level: string; readonly answers: string }): string {
  if (judged.level) return levelName(judged.level, designs);
  const questions = new Map(designs.toReversed().flatMap((design) => design.questions.map((one) => [one.id, one.text] as const)));
  return Object.entries(readAnswers(judged.answers))
    .map(([id, answer]) => `${questions.get(id) ?? id} ${answer}`)
    .join('; ');
}

/** True while nothing is judged: no level, no answer, no reason. */
export const isBlank = (judged: { readonly level: string; readonly answers: string; readonly reason: string }): boolean =>
  !judged.level && !judged.answers && !judged.reason;
