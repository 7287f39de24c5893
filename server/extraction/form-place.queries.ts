/** From what an address names to the form and what it is about. */
import type { Scope } from '../reviews/scope.queries.ts';
import { visible } from '../reviews/scope.queries.ts';
import type { AnswerPlace } from './answer.ts';
import type { About, Reading } from './answers.queries.ts';
import { templateOf } from './templates.queries.ts';

export interface FormPlace {
  readonly form: string;
  readonly about: About;
}

/** The form says whether it is the reference or the case that counts. @returns undefined when there is none. */
export async function formPlace(
  scope: Pick<Scope, 'db' | 'reviewId'>,
  templateId: string,
  asked: { readonly reference: string | null; readonly case: string | null },
): Promise<FormPlace | undefined> {
  const template = await templateOf(scope, templateId);
  const about = template && (template.subject === 'case' ? caseOf(asked.case) : referenceOf(asked.reference));
  return template && about ? { form: template.id, about } : undefined;
}

const caseOf = (id: string | null): About | null => (id === null ? null : { caseId: id });
const referenceOf = (id: string | null): About | null => (id === null ? null : { referenceId: id });

/** The answer that a citation belongs to, also when it has just been removed. */
export async function placeOfCitation(scope: Reading, citationId: string): Promise<(FormPlace & { place: AnswerPlace }) | undefined> {
  const row = await scope.db
    .selectFrom('answer_excerpt as x')
    .innerJoin('answer as a', 'a.id', 'x.answer_id')
    .select(['a.template_id', 'a.reference_id', 'a.case_id', 'a.question', 'a.line', 'a.column'])
    .where('x.review_id', '=', scope.reviewId)
    .where('x.id', '=', citationId)
    .where(visible(scope, 'a'))
    .executeTakeFirst();
  const about = row && (referenceOf(row.reference_id) ?? caseOf(row.case_id));
  return row && about ? { form: row.template_id, about, place: { question: row.question, line: row.line, column: row.column } } : undefined;
}
