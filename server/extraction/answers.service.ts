/** Answering: one answer at a time, each with its own version, in the working set. A colleague corrects under their own name. */
import type { Context } from '../platform/context.ts';
import { Conflict, Invalid } from '../platform/errors.ts';
import { change, changeUnseen, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { parseAnswer, shownAnswer, type Typed } from './answer.ts';
import { answerAt, type AnswerRow, createAnswer, openPlace, type Place } from './answer-place.service.ts';
import type { Question } from './template.ts';
import type { TemplateVersion } from './templates.queries.ts';

export interface AnswerGiven extends Place {
  readonly typed: Typed;
  /** The answer's version that the person saw: 0 when there was none yet, left out: whatever is there now. */
  readonly version?: number | undefined;
}

/** What a page needs to say "Saved 14:02" honestly. */
export type Saved = { readonly version: number; readonly savedAt: string; readonly state: string };

/**
 * Keeps an answer and returns its new version. An answer sent back as it was seen changes nothing.
 * @throws Conflict when a colleague answered otherwise meanwhile; Invalid when it does not fit the kind of question.
 */
export async function saveAnswer(ctx: Context, scope: Scope, given: AnswerGiven): Promise<Saved> {
  return operate(ctx, scope, { verb: 'answer a question' }, async (op) => {
    const { latest, question } = await openPlace(op, given);
    const row = await answerAt(op, scope, given);
    const parsed = parseAnswer(question, given.typed, row?.value);
    if ('problem' in parsed) throw new Invalid({ value: parsed.problem });
    if (!row && parsed.state === 'blank') return { version: 0, savedAt: op.at, state: parsed.state };
    if (!row) {
      await createAnswer(op, scope, given, { ...parsed, template_version_id: latest.id });
      return { version: 1, savedAt: op.at, state: parsed.state };
    }
    return { version: await changeAnswer(op, row, { given, parsed, latest, question }), savedAt: op.at, state: parsed.state };
  });
}

interface Changing {
  readonly given: AnswerGiven;
  readonly parsed: { readonly state: string; readonly value: string };
  readonly latest: TemplateVersion;
  readonly question: Question;
}

async function changeAnswer(op: Operation, row: AnswerRow, { given, parsed, latest, question }: Changing): Promise<number> {
  const version = await inWords({ question, parsed, row }, () =>
    given.version === 0
      ? changeUnseen(op, 'answer', row.id, { blank, patch: parsed })
      : change(op, 'answer', { id: row.id, version: given.version }, parsed),
  );
  if (version === row.version || row.template_version_id === latest.id) return version;
  return change(op, 'answer', { id: row.id }, { template_version_id: latest.id });
}

const blank = { state: 'blank', value: '' };

interface Meeting {
  readonly question: Question;
  readonly parsed: Changing['parsed'];
  readonly row: AnswerRow;
}

/** State and value meet as one answer, in words: people choose between "Merger" and "Not reported", not between columns. */
async function inWords({ question, parsed, row }: Meeting, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const bases = Object.fromEntries(error.fields.map(({ field, base }) => [field, String(base ?? '')]));
    const said = (answer: { state: string; value: string }) => shownAnswer({ question, options: question.options }, answer);
    const field = { field: 'answer', yours: said(parsed), theirs: said(row), base: said({ state: row.state, value: row.value, ...bases }) };
    throw new Conflict({ object: error.object, objectId: error.objectId, version: error.version, fields: [field] });
  }
}
