/** Where a form is shown, and the addresses and ids that follow from it. */
import type { AnswerPlace } from '../../server/extraction/answer.ts';
import type { About } from '../../server/extraction/answers.queries.ts';
import { paths } from '../../server/paths.ts';

export interface At {
  readonly slug: string;
  /** The document being read beside the form; null on a page of its own. */
  readonly document: string | null;
  /** preview: as it is filled, nothing kept. */
  readonly mode: 'fill' | 'read' | 'preview';
}

/** One form about one reference or case. */
export interface FormAt extends At {
  readonly form: string;
  readonly about: About;
}

type Verb = Parameters<typeof paths.answer>[2];

export const answerPath = (at: FormAt, verb: Verb, place: Partial<AnswerPlace> = {}): string =>
  paths.answer(at.slug, at.form, verb, {
    reference: 'referenceId' in at.about ? at.about.referenceId : undefined,
    case: 'caseId' in at.about ? at.about.caseId : undefined,
    document: at.document ?? undefined,
    ...place,
  });

/** Unique on a page; letters first, as a selector needs. */
export const placeId = (prefix: string, { question, line = '', column = '' }: Partial<AnswerPlace>): string =>
  [prefix, question, line, column].filter(Boolean).join('_');

export const wholeQuestion = (question: string): AnswerPlace => ({ question, line: '', column: '' });

/** The form's own page, at a question: where somebody without script goes. */
export function formPageOf({ slug, about, form }: Omit<FormAt, 'mode' | 'document'>, question: string): string {
  const path = 'referenceId' in about ? paths.referenceForm(slug, about.referenceId, form) : paths.caseForm(slug, about.caseId, form);
  return `${path}#${placeId('q', { question })}`;
}
