/** Where answers go: the question in the version that is filled now, and the rows that are there. Parts of other verbs. */
import { NotFound, Refused } from '../platform/errors.ts';
import { create, liveRow, type Operation } from '../platform/operation.ts';
import type { Schema } from '../platform/schema/index.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { AnswerPlace } from './answer.ts';
import { type About, aboutColumns } from './answers.queries.ts';
import { columnsOf, isAnswered, type Question } from './template.ts';
import { type TemplateVersion, versionsOf } from './templates.queries.ts';

export interface Place extends AnswerPlace {
  readonly templateId: string;
  readonly about: About;
}

/** A place that is a whole question: a table's lines hang on it. */
export type WholeQuestion = Omit<Place, 'line' | 'column'>;

export type AnswerRow = Schema['answer'];

/** The question that the place belongs to, in the version that is filled now. @throws Refused when it is no longer asked. */
export async function openPlace(op: Operation, place: Place): Promise<{ latest: TemplateVersion; question: Question }> {
  const { subject } = await liveRow(op, 'template', place.templateId);
  await assertAbout(op, place.about, subject);
  const latest = (await versionsOf({ db: op.tx, reviewId: op.reviewId }, place.templateId)).at(-1);
  const asked = latest?.design.find((question) => question.id === place.question && isAnswered(question.kind));
  const question = asked && place.column ? columnsOf(asked).find((column) => column.id === place.column) : asked;
  if (!latest || !question)
    throw new Refused('This question is no longer asked: the form has a newer version. Reload the page; what was answered stays readable.');
  if (Boolean(place.column) !== Boolean(place.line)) throw new NotFound();
  return { latest, question };
}

async function assertAbout(op: Operation, about: About, subject: string): Promise<void> {
  if ('referenceId' in about !== (subject === 'reference')) throw new NotFound();
  if ('referenceId' in about) await liveRow(op, 'reference', about.referenceId);
  else await liveRow(op, 'case', about.caseId);
}

export async function createAnswer(
  op: Operation,
  scope: Scope,
  place: Place,
  own: { state: string; value: string; template_version_id: string; line_position?: number },
): Promise<string> {
  if (place.column) await assertLine(op, scope, place);
  const { question, line, column, templateId, about } = place;
  return create(op, 'answer', {
    template_id: templateId,
    ...aboutColumns(about),
    question,
    line,
    column,
    line_position: 0,
    set_id: scope.setId,
    ...own,
  });
}

async function assertLine(op: Operation, scope: Scope, place: Place): Promise<void> {
  const marks = await linesOf(op, scope, place);
  if (!marks.some((mark) => mark.line === place.line))
    throw new Refused('A colleague removed this line meanwhile. What you typed is still here: add a line and put it there.');
}

export const answerAt = async (op: Operation, scope: Scope, place: Place): Promise<AnswerRow | undefined> =>
  (await rowsAt(op, scope, place)).find((row) => row.line === place.line && row.column === place.column);

/** The lines of a repeating table, in order: the rows that carry their place. */
export async function linesOf(op: Operation, scope: Scope, place: WholeQuestion): Promise<readonly AnswerRow[]> {
  const marks = (await rowsAt(op, scope, place)).filter((row) => row.line && !row.column);
  return marks.sort((a, b) => a.line_position - b.line_position || (a.line < b.line ? -1 : 1));
}

export function rowsAt(op: Operation, scope: Scope, place: WholeQuestion): Promise<AnswerRow[]> {
  const { reference_id, case_id } = aboutColumns(place.about);
  return op.tx
    .selectFrom('answer')
    .selectAll()
    .where('review_id', '=', op.reviewId)
    .where('template_id', '=', place.templateId)
    .where('question', '=', place.question)
    .where('reference_id', reference_id === null ? 'is' : '=', reference_id)
    .where('case_id', case_id === null ? 'is' : '=', case_id)
    .where('set_id', '=', scope.setId)
    .where('trashed_at', 'is', null)
    .execute();
}
