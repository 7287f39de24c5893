/**
 * A small review with one of everything that tables show: an inverse merge, sibling papers, counter-evidence, an untagged
 * passage, a partial configuration, a case with an abbreviation.
 */
import type { Context } from '../../server/platform/context.ts';
import { change, create, operate } from '../../server/platform/operation.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { cmocOf, codeOf, codingOf, documentOf, excerptOf, linkOf, type MadeDocument, roleOf } from './factories.ts';

export interface Partnership {
  readonly codes: Readonly<Record<'trust' | 'distrust' | 'faith' | 'conflict' | 'history', string>>;
  /** Okafor 2020, Lind 2018 and Berg 2021; the first two are one study. */
  readonly okafor: MadeDocument;
  readonly lind: MadeDocument;
  readonly berg: MadeDocument;
  /** 1: trust ↑ → faith (Okafor). 2: distrust ↑ → faith ↓, conflict ↑ (Lind). 3: conflict ↑ (Berg), no outcome. */
  readonly cmocs: readonly [string, string, string];
  readonly excerpts: Readonly<Record<'grew' | 'lost' | 'argued' | 'doubt' | 'uncoded', string>>;
}

export async function partnership(ctx: Context, scope: Scope): Promise<Partnership> {
  const study = await operate(ctx, scope, { verb: 'set up' }, (op) => create(op, 'study', { name: 'Northern study' }));
  const document = async (title: string, author: string, year: number, pages: readonly string[], studyId: string | null) => {
    const made = await documentOf(ctx, scope, title, pages);
    await operate(ctx, scope, { verb: 'set up' }, (op) =>
      change(
        op,
        'reference',
        { id: made.reference },
        { authors: JSON.stringify([`${author}, A`]), year, study_id: studyId, countries: '["England"]' },
      ),
    );
    return made;
  };
  const okafor = await document(
    'Working together',
    'Okafor',
    2020,
    ['Trust grew after years of working together.', 'Some doubt stayed.'],
    study,
  );
  const lind = await document('A second look', 'Lind', 2018, ['Trust was lost when partners argued.', 'Nobody coded this.'], study);
  const berg = await document('Quarrels', 'Berg', 2021, ['They argued all the time.'], null);
  const codes = {
    trust: await codeOf(ctx, scope, 'Trust'),
    distrust: await codeOf(ctx, scope, 'Distrust'),
    faith: await codeOf(ctx, scope, 'Faith'),
    conflict: await codeOf(ctx, scope, 'Conflict'),
    history: await codeOf(ctx, scope, 'History of working together'),
  };
  const excerpts = {
    grew: await excerptOf(ctx, scope, okafor, 'Trust grew'),
    doubt: await excerptOf(ctx, scope, okafor, 'Some doubt stayed.'),
    lost: await excerptOf(ctx, scope, lind, 'Trust was lost'),
    uncoded: await excerptOf(ctx, scope, lind, 'Nobody coded this.'),
    argued: await excerptOf(ctx, scope, berg, 'argued all the time'),
  };
  const mechanism = await roleOf(scope, 'mechanism');
  await codingOf(ctx, scope, excerpts.grew, { role: mechanism, code: codes.trust, direction: 'more' });
  await codingOf(ctx, scope, excerpts.grew, { role: await roleOf(scope, 'context'), code: codes.history });
  await codingOf(ctx, scope, excerpts.lost, { role: mechanism, code: codes.distrust, direction: 'more' });
  const first = await cmocOf(ctx, scope, {
    reference: okafor.reference,
    elements: [
      { kind: 'context', code: codes.history, wording: 'Years of working together' },
      { kind: 'mechanism', code: codes.trust, direction: 'more' },
      { kind: 'outcome', code: codes.faith, direction: 'more' },
    ],
  });
  const second = await cmocOf(ctx, scope, {
    reference: lind.reference,
    elements: [
      { kind: 'mechanism', code: codes.distrust, direction: 'more' },
      { kind: 'outcome', code: codes.faith, direction: 'less' },
      { kind: 'outcome', code: codes.conflict, direction: 'more' },
    ],
  });
  const third = await cmocOf(ctx, scope, {
    reference: berg.reference,
    elements: [{ kind: 'mechanism', code: codes.conflict, direction: 'more' }],
  });
  await linkOf(ctx, scope, first, excerpts.grew, { clear: 'clear' });
  await linkOf(ctx, scope, first, excerpts.doubt, { stance: 'refutes' });
  await linkOf(ctx, scope, second, excerpts.lost);
  await linkOf(ctx, scope, third, excerpts.argued);
  return { codes, okafor, lind, berg, cmocs: [first, second, third], excerpts };
}

/** Distrust is read as less trust. */
export const mergeDistrust = (ctx: Context, scope: Scope, { codes }: Partnership): Promise<number> =>
  operate(ctx, scope, { verb: 'merge codes' }, (op) =>
    change(op, 'code', { id: codes.distrust }, { merged_into_id: codes.trust, merged_inverse: 1 }),
  );
