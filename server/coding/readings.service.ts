/** Starting and finishing a reading of a document. */
import type { Context } from '../platform/context.ts';
import { change, create, liveRow, operate, type Operation } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { presentPass } from './reading.ts';
import { readingsOf } from './readings.queries.ts';

/** The pass of a mark made now; the first mark starts the reading. */
export async function markingPass(op: Operation, documentId: string): Promise<number> {
  const { pass, open } = presentPass(await readingsIn(op, documentId));
  if (!open) await startReading(op, { documentId, pass, finishedAt: null });
  return pass;
}

/** Finishes the open reading; a document read without marking anything is finished, too. Returns the pass. */
export async function finishReading(ctx: Context, scope: Scope, documentId: string): Promise<number> {
  return operate(ctx, scope, { verb: 'finish reading' }, async (op) => {
    await liveRow(op, 'document', documentId);
    const { pass, open } = presentPass(await readingsIn(op, documentId));
    if (open) await change(op, 'reading', { id: open.id }, { finished_at: op.at });
    else await startReading(op, { documentId, pass, finishedAt: op.at });
    return pass;
  });
}

/** Takes "finished" back from the last reading. Returns its pass. */
export async function reopenReading(ctx: Context, scope: Scope, documentId: string): Promise<number> {
  return operate(ctx, scope, { verb: 'go on reading' }, async (op) => {
    await liveRow(op, 'document', documentId);
    const last = (await readingsIn(op, documentId)).at(-1);
    if (last?.finishedAt) await change(op, 'reading', { id: last.id }, { finished_at: null });
    return last?.pass ?? 1;
  });
}

const readingsIn = (op: Operation, documentId: string) => readingsOf({ db: op.tx, reviewId: op.reviewId, actorId: op.actorId }, documentId);

const startReading = (op: Operation, of: { documentId: string; pass: number; finishedAt: string | null }): Promise<string> =>
  create(op, 'reading', { document_id: of.documentId, pass: of.pass, started_at: op.at, finished_at: of.finishedAt });
