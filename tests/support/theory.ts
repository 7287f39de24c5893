/** A review with a little theory in it: three passages of two papers, a prior CMOC and an extracted one. */
import type { Context } from '../../server/platform/context.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { addCmoc, fillCmoc } from '../../server/synthesis/cmocs.service.ts';
import { operate } from '../../server/platform/operation.ts';
import { addTheory } from '../../server/synthesis/theories.service.ts';
import { codeOf, codingOf, documentOf, excerptOf, type MadeDocument, roleOf } from './factories.ts';

export interface LittleTheory {
  readonly lee: MadeDocument;
  readonly ng: MadeDocument;
  /** Passages: the history (C) and the trust (M) of Lee, the commitment (O) of Ng. */
  readonly passages: { readonly history: string; readonly trust: string; readonly commitment: string };
  readonly codes: { readonly trust: string; readonly history: string; readonly commitment: string };
  readonly roles: { readonly context: string; readonly mechanism: string; readonly outcome: string };
  readonly theory: string;
  /** Of the theory: C history, M trust +, O commitment +. */
  readonly prior: string;
  /** Extracted from Lee: C history, M trust. */
  readonly extracted: string;
}

export async function littleTheory(ctx: Context, scope: Scope): Promise<LittleTheory> {
  const lee = await documentOf(ctx, scope, 'Lee 2018', [
    'After years of working together the two services knew each other well. Staff trusted the process and said so.',
  ]);
  const ng = await documentOf(ctx, scope, 'Ng 2020', ['Where partners trusted each other, they signed up to the shared vision.']);
  const codes = {
    trust: await codeOf(ctx, scope, 'Trust'),
    history: await codeOf(ctx, scope, 'History of working together'),
    commitment: await codeOf(ctx, scope, 'Commitment'),
  };
  const roles = {
    context: await roleOf(scope, 'context'),
    mechanism: await roleOf(scope, 'mechanism'),
    outcome: await roleOf(scope, 'outcome'),
  };
  const passages = {
    history: await excerptOf(ctx, scope, lee, 'After years of working together the two services knew each other well'),
    trust: await excerptOf(ctx, scope, lee, 'Staff trusted the process'),
    commitment: await excerptOf(ctx, scope, ng, 'they signed up to the shared vision'),
  };
  await codingOf(ctx, scope, passages.history, { role: roles.context, code: codes.history });
  await codingOf(ctx, scope, passages.trust, { role: roles.mechanism, code: codes.trust, direction: 'more' });
  await codingOf(ctx, scope, passages.commitment, { role: roles.outcome, code: codes.commitment, direction: 'more' });
  const theory = await operate(ctx, scope, { verb: 'set up' }, (op) =>
    addTheory(op, { title: 'Partnership synergy', kind: 'initial', text: '' }),
  );
  const prior = await operate(ctx, scope, { verb: 'set up' }, async (op) => {
    const { id } = await addCmoc(op, scope, { level: 'theory', origin: 'prior', theoryIds: [theory] });
    await fillCmoc(op, id, [
      { roleId: roles.context, codeId: codes.history },
      { roleId: roles.mechanism, codeId: codes.trust, direction: 'more' },
      { roleId: roles.outcome, codeId: codes.commitment, direction: 'more' },
    ]);
    return id;
  });
  const extracted = await operate(ctx, scope, { verb: 'set up' }, async (op) => {
    const { id } = await addCmoc(op, scope, { level: 'extracted', referenceId: lee.reference });
    await fillCmoc(op, id, [
      { roleId: roles.context, codeId: codes.history },
      { roleId: roles.mechanism, codeId: codes.trust },
    ]);
    return id;
  });
  return { lee, ng, passages, codes, roles, theory, prior, extracted };
}
