/** Shaping scales. A changed definition makes the next version; judgements keep the one they were made on. */
import type { Context } from '../platform/context.ts';
import { Invalid, NotFound } from '../platform/errors.ts';
import { change, create, liveRow, operate, type Operation, type Seen } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { scalePresets } from './preset.ts';
import type { ScaleDesign, ScaleKind, SubjectKind } from './scale.ts';
import { scaleOf, scalesOf } from './scales.queries.ts';

export interface ScaleGiven {
  readonly name: string;
  readonly kind: ScaleKind;
  readonly subjects: readonly SubjectKind[];
  readonly isHidden: boolean;
  readonly design: ScaleDesign;
}

/** Adds the scales that every review starts with: three in use, the others to be switched on. */
export async function addFirstScales(op: Operation): Promise<void> {
  for (const [position, { isOn, ...preset }] of scalePresets.entries()) await createScale(op, { ...preset, isHidden: !isOn }, position);
}

export async function makeScale(ctx: Context, scope: Scope, given: ScaleGiven): Promise<string> {
  assertComplete(given);
  return operate(ctx, scope, { verb: 'make a scale' }, async (op) => createScale(op, given, (await scalesOf(reading(op))).length));
}

async function createScale(op: Operation, given: ScaleGiven, position: number): Promise<string> {
  const id = await create(op, 'scale', { ...columnsOf(given), position });
  await create(op, 'scale_version', { scale_id: id, number: 1, design: JSON.stringify(given.design) });
  return id;
}

/** Changes a scale. Levels and questions keep their ids, so that what was judged follows a rename. */
export async function changeScale(ctx: Context, scope: Scope, seen: Seen, given: ScaleGiven): Promise<null> {
  assertComplete(given);
  return operate(ctx, scope, { verb: 'change a scale' }, async (op) => {
    const now = await scaleOf(reading(op), seen.id);
    if (!now) throw new NotFound();
    await change(op, 'scale', seen, columnsOf(given));
    const design = JSON.stringify(given.design);
    if (design !== JSON.stringify(now.design)) await create(op, 'scale_version', { scale_id: seen.id, number: now.number + 1, design });
    return null;
  });
}

/** Switches a scale on or off. What was judged on it stays. */
export async function switchScale(ctx: Context, scope: Scope, id: string, on: boolean): Promise<null> {
  return operate(ctx, scope, { verb: on ? 'switch a scale on' : 'switch a scale off' }, async (op) => {
    await change(op, 'scale', { id }, { is_hidden: on ? 0 : 1 });
    return null;
  });
}

/** Moves a scale one place up or down. */
export async function moveScale(ctx: Context, scope: Scope, id: string, direction: 'up' | 'down'): Promise<null> {
  return operate(ctx, scope, { verb: 'reorder the scales' }, async (op) => {
    await liveRow(op, 'scale', id);
    const ids = (await scalesOf(reading(op))).map((scale) => scale.id);
    const at = ids.indexOf(id);
    ids.splice(at, 1);
    ids.splice(Math.max(0, direction === 'up' ? at - 1 : at + 1), 0, id);
    for (const [position, one] of ids.entries()) await change(op, 'scale', { id: one }, { position });
    return null;
  });
}

const reading = (op: Operation) => ({ db: op.tx, reviewId: op.reviewId });

const columnsOf = ({ name, kind, subjects, isHidden }: ScaleGiven) => ({
  name,
  kind,
  subjects: JSON.stringify(subjects),
  is_hidden: isHidden ? (1 as const) : (0 as const),
});

function assertComplete({ kind, subjects, design }: ScaleGiven): void {
  if (!subjects.length) throw new Invalid({ subjects: 'Tick at least one thing that is judged on this scale.' });
  if (kind === 'questions' && !design.questions.length) throw new Invalid({ question_text: 'Write at least one question.' });
  if (kind !== 'questions' && design.levels.length < 2) throw new Invalid({ level_name: 'Write at least two levels.' });
}
