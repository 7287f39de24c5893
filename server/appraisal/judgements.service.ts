/** Judging: level or answers, and a reason, dated and attributed, in the working set. A low level excludes nothing by itself. */
import type { Context } from '../platform/context.ts';
import { Conflict, Invalid, NotFound, Refused } from '../platform/errors.ts';
import { change, changeUnseen, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type JudgementPlace, subjectColumn } from './judgements.queries.ts';
import { isBlank, readAnswers, shownJudgement, writeAnswers } from './scale.ts';
import { type Scale, scaleOf } from './scales.queries.ts';

/** References are judged for a phase, the rest for none. */
export interface JudgementGiven extends JudgementPlace {
  readonly level: string;
  /** yes, no or unclear by the id of the scale's question. */
  readonly answers: Readonly<Record<string, string>>;
  readonly reason: string;
  /** The version the person saw: 0 when there was none yet, left out: whatever is there now. */
  readonly version?: number | undefined;
}

export type JudgementSaved = { readonly version: number; readonly savedAt: string };

/** Keeps a judgement and returns its new version. @throws Conflict when a colleague judged otherwise meanwhile. */
export async function judge(ctx: Context, scope: Scope, given: JudgementGiven): Promise<JudgementSaved> {
  return operate(ctx, scope, { verb: 'judge' }, async (op) => {
    const scale = await openScale(op, given);
    await assertSubject(op, scope, given);
    const row = await judgementAt(op, scope, given);
    const own = ownOf(scale, given, row);
    if (!row) return { version: isBlank(own) ? 0 : await first(op, scope, { given, scale, own }), savedAt: op.at };
    return { version: await again(op, row, { given, scale, own }), savedAt: op.at };
  });
}

interface Judging {
  readonly given: JudgementGiven;
  readonly scale: Scale;
  readonly own: { readonly level: string; readonly answers: string; readonly reason: string };
}

async function first(op: Operation, scope: Scope, { given, scale, own }: Judging): Promise<number> {
  await create(op, 'judgement', {
    scale_id: scale.id,
    scale_version_id: scale.versionId,
    reference_id: null,
    excerpt_id: null,
    evidence_link_id: null,
    cmoc_id: null,
    [subjectColumn[given.subject.kind]]: given.subject.id,
    phase_id: given.phaseId,
    theory_id: given.theoryId,
    set_id: scope.setId,
    ...own,
  });
  return 1;
}

type Row = NonNullable<Awaited<ReturnType<typeof judgementAt>>>;

async function again(op: Operation, row: Row, { given, scale, own }: Judging): Promise<number> {
  const version = await inWords(scale, () =>
    given.version === 0
      ? changeUnseen(op, 'judgement', row.id, { blank: { level: '', answers: '', reason: '' }, patch: own })
      : change(op, 'judgement', { id: row.id, version: given.version }, own),
  );
  if (version === row.version || row.scale_version_id === scale.versionId) return version;
  return change(op, 'judgement', { id: row.id }, { scale_version_id: scale.versionId });
}

/** Levels and answers by their words: what a person has to choose between. */
async function inWords(scale: Scale, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const said = (field: string, value: unknown) =>
      field === 'reason' ? value : shownJudgement(scale.designs, { level: '', answers: '', [field]: String(value ?? '') });
    const fields = error.fields.map(({ field, yours, theirs, base }) => ({
      field,
      yours: said(field, yours),
      theirs: said(field, theirs),
      base: said(field, base),
    }));
    throw new Conflict({ object: error.object, objectId: error.objectId, version: error.version, fields });
  }
}

async function openScale(op: Operation, { scaleId, subject, theoryId }: JudgementPlace): Promise<Scale> {
  const scale = await scaleOf({ db: op.tx, reviewId: op.reviewId }, scaleId);
  if (!scale || !scale.subjects.includes(subject.kind)) throw new NotFound();
  if (scale.isHidden) throw new Refused('This scale is switched off. A lead can switch it on under Settings.');
  if (theoryId && !scale.design.perTheory) throw new NotFound();
  return scale;
}

async function assertSubject(op: Operation, scope: Scope, { subject, phaseId, theoryId }: JudgementPlace): Promise<void> {
  const row = await liveRow(op, subject.kind, subject.id);
  if ('set_id' in row && row.set_id !== scope.setId) throw new NotFound();
  if ((phaseId !== null) !== (subject.kind === 'reference')) throw new NotFound();
  if (phaseId) await liveRow(op, 'phase', phaseId);
  if (theoryId) await liveRow(op, 'theory', theoryId);
}

/** What is kept. A level that the scale has lost stays only where it was the judgement already. */
function ownOf({ kind, design }: Scale, given: JudgementGiven, row: Row | undefined): Judging['own'] {
  if (kind === 'questions')
    return { level: '', answers: writeAnswers(design, given.answers, readAnswers(row?.answers ?? '')), reason: given.reason };
  const known = !given.level || given.level === row?.level || design.levels.some((level) => level.id === given.level);
  if (!known) throw new Invalid({ level: 'This level is no longer on the scale. Reload the page to see it as it is now.' });
  return { level: given.level, answers: '', reason: given.reason };
}

function judgementAt(op: Operation, scope: Scope, { scaleId, subject, phaseId, theoryId }: JudgementPlace) {
  return op.tx
    .selectFrom('judgement')
    .selectAll()
    .where('review_id', '=', op.reviewId)
    .where('scale_id', '=', scaleId)
    .where(subjectColumn[subject.kind], '=', subject.id)
    .where('phase_id', phaseId === null ? 'is' : '=', phaseId)
    .where('theory_id', theoryId === null ? 'is' : '=', theoryId)
    .where('set_id', '=', scope.setId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
}
