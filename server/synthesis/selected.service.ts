/** What is done with many CMOCs at once: one step each, and one sentence that says what was done. */
import type { Context } from '../platform/context.ts';
import { Invalid } from '../platform/errors.ts';
import { operate, change } from '../platform/operation.ts';
import { nameKey } from '../reviews/name-key.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { caseNamed } from './cells.service.ts';
import { changeCmocs, setStatus, trashCmocs } from './cmocs.service.ts';
import { statusChoices } from './grid.ts';
import { assertKnown } from './known.queries.ts';
import { cmocNamed, codeOfName } from './named.queries.ts';
import { mergeCmocs } from './relations.service.ts';
import { assignCmocs } from './testing.service.ts';
import { placeInTheory } from './theories.service.ts';

export interface SelectedGiven {
  readonly cmoc: readonly string[];
  readonly do: 'theory' | 'status' | 'phase' | 'file' | 'assign' | 'merge' | 'case' | 'trash';
  readonly theory: string | null;
  readonly phase: string | null;
  readonly status: string;
  readonly who: string;
  readonly code: string;
  readonly to: string;
  readonly into: string;
  readonly case: string;
}

/** @throws Invalid when nothing is selected. */
export async function changeSelected(ctx: Context, scope: Scope, given: SelectedGiven): Promise<string> {
  if (!given.cmoc.length) throw new Invalid({ cmoc: 'Tick the CMOCs first.' });
  await assertKnown(scope, { cmoc: given.cmoc, theory: [given.theory], phase: [given.phase] });
  const done = await deeds[given.do](ctx, scope, given);
  const n = given.cmoc.length;
  return `${n === 1 ? '1 CMOC' : `${n} CMOCs`} ${done}. Undo takes it back.`;
}

type Deed = (ctx: Context, scope: Scope, given: SelectedGiven) => Promise<string>;

const deeds: Readonly<Record<SelectedGiven['do'], Deed>> = {
  async theory(ctx, scope, { cmoc, theory }) {
    if (!theory) throw new Invalid({ theory: 'Choose a theory.' });
    await placeInTheory(ctx, scope, cmoc, { theoryId: theory, belongs: true });
    return 'added to the theory';
  },
  async status(ctx, scope, { cmoc, status, who }) {
    const choice = statusChoices.find((one) => nameKey(one.text) === nameKey(status));
    if (!choice) throw new Invalid({ status: 'Choose a status.' });
    await setStatus(ctx, scope, cmoc, { status: choice.status, because: choice.because, who, note: '' });
    return `now ${choice.text.toLowerCase()}`;
  },
  async phase(ctx, scope, { cmoc, phase }) {
    await changeCmocs(ctx, scope, cmoc, { phaseId: phase });
    return phase ? 'put in the phase' : 'taken out of their phase';
  },
  async file(ctx, scope, { cmoc, code }) {
    await changeCmocs(ctx, scope, cmoc, { filedUnderId: await codeOfName(scope, code, 'code') });
    return code ? `filed under ${code}` : 'filed under no code';
  },
  async assign(ctx, scope, { cmoc, to }) {
    const theoryCmocId = await cmocNamed(scope, to, 'to');
    await assignCmocs(ctx, scope, cmoc, { theoryCmocId, belongs: true });
    return `assigned to CMOC ${to}`;
  },
  async merge(ctx, scope, { cmoc, into }) {
    const intoId = await cmocNamed(scope, into, 'into');
    await mergeCmocs(ctx, scope, cmoc, { intoId, who: scope.actorName, reason: '' });
    return `merged into CMOC ${into}`;
  },
  async case(ctx, scope, { cmoc, case: name }) {
    await operate(ctx, scope, { verb: 'change several CMOCs' }, async (op) => {
      const caseId = name ? await caseNamed(op, name) : null;
      for (const id of cmoc) await change(op, 'cmoc', { id }, { case_id: caseId });
      return cmoc.length;
    });
    return name ? `put under the case ${name}` : 'taken out of their case';
  },
  async trash(ctx, scope, { cmoc }) {
    await trashCmocs(ctx, scope, cmoc);
    return 'put in the trash';
  },
};
