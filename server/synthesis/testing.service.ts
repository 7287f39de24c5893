/** Putting theory to the test: extracted CMOCs assigned to theory CMOCs, and what each test found. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { change, create, liveRow, type Operation, operate, type Seen, trash } from '../platform/operation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { Finding, Novelty } from './cmoc.ts';
import { cmocOfLevel } from './cmocs.service.ts';
import { assertKnown } from './known.queries.ts';
import { freezeTested } from './theories.service.ts';

/** Assigns extracted CMOCs to a theory CMOC, or takes them back. Neither loses anything nor changes a count of its own. */
export async function assignCmocs(
  ctx: Context,
  scope: Scope,
  extractedIds: readonly string[],
  to: { readonly theoryCmocId: string; readonly belongs: boolean },
): Promise<number> {
  return operate(ctx, scope, { verb: to.belongs ? 'assign to a theory CMOC' : 'take back an assignment' }, async (op) => {
    await cmocOfLevel(op, to.theoryCmocId, 'theory');
    for (const id of extractedIds) await assign(op, id, to);
    return extractedIds.length;
  });
}

async function assign(op: Operation, extractedId: string, to: { readonly theoryCmocId: string; readonly belongs: boolean }): Promise<void> {
  await cmocOfLevel(op, extractedId, 'extracted');
  const known = await op.tx
    .selectFrom('cmoc_assignment')
    .select('id')
    .where('extracted_id', '=', extractedId)
    .where('theory_cmoc_id', '=', to.theoryCmocId)
    .where('trashed_at', 'is', null)
    .executeTakeFirst();
  if (to.belongs && !known) await create(op, 'cmoc_assignment', { extracted_id: extractedId, theory_cmoc_id: to.theoryCmocId });
  if (!to.belongs && known) await trash(op, 'cmoc_assignment', known.id);
}

export interface TestGiven {
  readonly theoryCmocId: string;
  /** What it was tested against: a CMOC extracted from a reference, or a reference as a whole. */
  readonly extractedId: string | null;
  readonly referenceId: string | null;
  readonly phaseId: string | null;
  readonly finding: Finding;
  readonly novelIn: readonly Novelty[];
  /** "For whom, when." */
  readonly circumstances: string;
  readonly reason: string;
}

/**
 * Records a test of a theory CMOC at its present version. A finding other than *silent* on an extracted CMOC assigns it, too.
 * The theory's text is frozen as tested.
 */
export async function recordTest(ctx: Context, scope: Scope, given: TestGiven): Promise<string> {
  const novel_in = noveltiesOf(given);
  await assertKnown(scope, { phase: [given.phaseId] });
  return operate(ctx, scope, { verb: 'test a theory CMOC' }, async (op) => {
    await cmocOfLevel(op, given.theoryCmocId, 'theory');
    if (!given.extractedId === !given.referenceId)
      throw new Invalid({ extracted: 'Choose what it is tested against: one CMOC, or one reference.' });
    if (given.extractedId) await cmocOfLevel(op, given.extractedId, 'extracted');
    if (given.extractedId && given.finding !== 'silent')
      await assign(op, given.extractedId, { theoryCmocId: given.theoryCmocId, belongs: true });
    if (given.referenceId) await liveRow(op, 'reference', given.referenceId);
    await freezeTested(op, given.theoryCmocId);
    return create(op, 'cmoc_test', {
      theory_cmoc_id: given.theoryCmocId,
      theory_cmoc_version: await versionOf(op, given.theoryCmocId),
      extracted_id: given.extractedId,
      reference_id: given.referenceId,
      phase_id: given.phaseId,
      finding: given.finding,
      novel_in,
      circumstances: given.circumstances,
      reason: given.reason,
      set_id: scope.setId,
    });
  });
}

type Found = Pick<TestGiven, 'finding' | 'novelIn' | 'circumstances' | 'reason'>;

export async function changeTest(ctx: Context, scope: Scope, seen: Seen, found: Found): Promise<number> {
  const novel_in = noveltiesOf(found);
  const { finding, circumstances, reason } = found;
  return operate(ctx, scope, { verb: 'change a test' }, (op) =>
    change(op, 'cmoc_test', seen, { finding, novel_in, circumstances, reason }),
  );
}

export async function removeTest(ctx: Context, scope: Scope, id: string): Promise<null> {
  return operate(ctx, scope, { verb: 'delete a test' }, async (op) => {
    await trash(op, 'cmoc_test', id);
    return null;
  });
}

function noveltiesOf({ finding, novelIn }: Pick<TestGiven, 'finding' | 'novelIn'>): string {
  if (finding !== 'novel') return '[]';
  if (!novelIn.length) throw new Invalid({ novel: 'Say in what it is novel.' });
  return JSON.stringify(novelIn);
}

/** Grows by one with each change of a CMOC or of one of its elements: which configuration a test looked at. */
export async function versionOf(op: Pick<Operation, 'tx' | 'reviewId'>, cmocId: string): Promise<number> {
  const { n } = await op.tx
    .selectFrom('cmoc as c')
    .select((eb) =>
      eb(
        'c.version',
        '+',
        eb.fn.coalesce(
          eb
            .selectFrom('element as e')
            .select((of) => of.fn.sum<number>('e.version').as('n'))
            .whereRef('e.cmoc_id', '=', 'c.id'),
          eb.val(0),
        ),
      ).as('n'),
    )
    .where('c.review_id', '=', op.reviewId)
    .where('c.id', '=', cmocId)
    .executeTakeFirstOrThrow();
  return n;
}
