/** Gestures on a card. Each is one operation and answers with the card as it is then. */
import type { z } from 'zod';
import { paths } from '../paths.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { go } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { Route } from '../web/route.ts';
import { shownAgain } from './card-answer.tsx';
import {
  addElementInput,
  assignInput,
  copyInput,
  elementInput,
  factsInput,
  linkInput,
  mergeInput,
  moveElementInput,
  nothing,
  placeInput,
  relationInput,
  slotModeInput,
  statementInput,
  statusInput,
  testInput,
  theoriesInput,
  tieRemovalInput,
  unassignInput,
} from './card.input.ts';
import { changeCmoc, editStatement, keepStatement, restoreCmoc, setStatus, trashCmocs } from './cmocs.service.ts';
import { readElements } from './element-text.ts';
import { addElements, changeElement, moveElement, removeElement, setSlotMode } from './elements.service.ts';
import { assertKnown } from './known.queries.ts';
import { changeLink, removeLink } from './links.service.ts';
import { cmocNamed, cmocOfElement, cmocOfLink, codeOfName, levelOf } from './named.queries.ts';
import { placePassages } from './placing.service.ts';
import { copyCmoc, mergeCmocs, relate, removeRelation, unmerge } from './relations.service.ts';
import { targetFrom } from './target.ts';
import { assignCmocs, recordTest, removeTest } from './testing.service.ts';
import { setTheories } from './theories.service.ts';

type Work<B> = (call: InReview<unknown, B>, id: string) => Promise<unknown>;

const onCmoc = <B extends z.ZodType>(verb: string, body: B, work: Work<z.output<B>>): Route =>
  reviewRoute({
    method: 'post',
    path: `/reviews/:review/cmocs/:cmoc/${verb}`,
    permission: 'code',
    body,
    async handle(call) {
      const id = idIn(call, 'cmoc');
      await work(call, id);
      return shownAgain(call, id);
    },
  });

/** On something of a CMOC: an element, or a link. */
const onPart = <B extends z.ZodType>(table: 'element' | 'evidence_link', verb: string, body: B, work: Work<z.output<B>>): Route =>
  reviewRoute({
    method: 'post',
    path: table === 'element' ? `/reviews/:review/elements/:element/${verb}` : `/reviews/:review/evidence/:evidence_link/${verb}`,
    permission: 'code',
    body,
    async handle(call) {
      const id = idIn(call, table);
      const cmocId = await (table === 'element' ? cmocOfElement(call.scope, id) : cmocOfLink(call.scope, id));
      await work(call, id);
      return shownAgain(call, cmocId);
    },
  });

export const cardRoutes: readonly Route[] = [
  onCmoc('elements', addElementInput, ({ ctx, scope, body }, cmocId) =>
    addElements(ctx, scope, { cmocId, roleId: body.role, typed: readElements(body.text), basis: body.basis }),
  ),
  onCmoc('mode', slotModeInput, ({ ctx, scope, body }, id) => setSlotMode(ctx, scope, id, { roleId: body.role, mode: body.mode })),
  onPart('element', 'change', elementInput, ({ ctx, scope, body }, id) =>
    changeElement(ctx, scope, { id, version: body.version }, { ...body, codeName: body.code, dependsOn: body.depends_on }),
  ),
  onPart('element', 'move', moveElementInput, async ({ ctx, scope, body }, id) => {
    await assertKnown(scope, { role: [body.role] });
    return moveElement(ctx, scope, id, body.to === 'slot' ? { roleId: body.role ?? '' } : { step: body.to });
  }),
  onPart('element', 'remove', nothing, ({ ctx, scope }, id) => removeElement(ctx, scope, id)),
  onPart('evidence_link', 'change', linkInput, ({ ctx, scope, body }, id) =>
    changeLink(
      ctx,
      scope,
      { id, version: body.version },
      { ...body, clearReason: body.clear_reason, target: targetFrom(body.target) ?? undefined },
    ),
  ),
  onPart('evidence_link', 'remove', nothing, ({ ctx, scope }, id) => removeLink(ctx, scope, id)),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/:cmoc/place',
    permission: 'code',
    body: placeInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const cmocId = idIn(call, 'cmoc');
      await placePassages(ctx, scope, { cmocId, excerptIds: body.excerpt, target: body.target, stance: body.stance });
      return shownAgain(call, cmocId, body.excerpt);
    },
  }),

  onCmoc('statement', statementInput, ({ ctx, scope, body }, id) =>
    editStatement(ctx, scope, { id, version: body.version }, body.statement.trim()),
  ),
  onCmoc('keep-statement', nothing, ({ ctx, scope }, id) => keepStatement(ctx, scope, id)),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/:cmoc/facts',
    permission: 'code',
    body: factsInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const id = idIn(call, 'cmoc');
      const { version: seen, case: caseId, phase: phaseId, filed_under, ...rest } = body;
      const filedUnderId = await codeOfName(scope, filed_under, 'filed_under');
      const version = await changeCmoc(ctx, scope, { id, version: seen }, { ...rest, caseId, phaseId, filedUnderId });
      return fieldSaved(call, { version, instead: paths.cmoc(scope.slug, id) });
    },
  }),
  onCmoc('status', statusInput, ({ ctx, scope, body }, id) => setStatus(ctx, scope, [id], body)),
  onCmoc('theories', theoriesInput, ({ ctx, scope, body }, id) => setTheories(ctx, scope, id, body.theory)),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/:cmoc/trash',
    permission: 'code',
    body: nothing,
    async handle(call) {
      await trashCmocs(call.ctx, call.scope, [idIn(call, 'cmoc')]);
      return go(paths.cmocs(call.scope.slug), 'Put in the trash. Undo brings it back, with its passages.');
    },
  }),
  onCmoc('restore', nothing, ({ ctx, scope }, id) => restoreCmoc(ctx, scope, id)),

  onCmoc('assign', assignInput, async ({ ctx, scope, body }, id) => {
    const other = await cmocNamed(scope, body.to, 'to');
    return assigned({ ctx, scope }, id, other, true);
  }),
  onCmoc('unassign', unassignInput, ({ ctx, scope, body }, id) => assigned({ ctx, scope }, id, body.other, false)),
  onCmoc('tests', testInput, async ({ ctx, scope, body }, id) => {
    const isTheory = (await levelOf(scope, id)) === 'theory';
    const theoryCmocId = isTheory ? id : await cmocNamed(scope, body.theory_cmoc, 'theory_cmoc');
    const named = body.extracted.trim() ? await cmocNamed(scope, body.extracted, 'extracted') : null;
    const found = { ...body, novelIn: body.novel, phaseId: body.phase };
    return recordTest(ctx, scope, {
      ...found,
      theoryCmocId,
      extractedId: isTheory ? named : id,
      referenceId: isTheory ? body.reference : null,
    });
  }),
  onCmoc('relations', relationInput, async ({ ctx, scope, body }, fromId) =>
    relate(ctx, scope, { kind: body.kind, fromId, toId: await cmocNamed(scope, body.to, 'to'), reason: body.reason }),
  ),
  onCmoc('merge', mergeInput, async ({ ctx, scope, body }, id) =>
    mergeCmocs(ctx, scope, [id], { intoId: await cmocNamed(scope, body.into, 'into'), who: body.who, reason: body.reason }),
  ),
  onCmoc('unmerge', nothing, ({ ctx, scope }, id) => unmerge(ctx, scope, id)),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/cmocs/:cmoc/copy',
    permission: 'code',
    body: copyInput,
    async handle(call) {
      const { ctx, scope, body } = call;
      const { kind, element, passages, as_theory, reason } = body;
      const given = { kind, elementIds: element, withPassages: passages, reason, ...(as_theory ? { level: 'theory' as const } : {}) };
      const id = await copyCmoc(ctx, scope, idIn(call, 'cmoc'), given);
      return go(paths.cmoc(scope.slug, id), kind === 'split_from' ? 'Split. This is the new one.' : 'Derived. This is the new one.');
    },
  }),
  tieRemoval('tests/:cmoc_test', 'cmoc_test', removeTest),
  tieRemoval('relations/:cmoc_relation', 'cmoc_relation', removeRelation),
];

function tieRemoval(place: string, table: string, remove: typeof removeTest): Route {
  return reviewRoute({
    method: 'post',
    path: `/reviews/:review/${place}/remove`,
    permission: 'code',
    body: tieRemovalInput,
    async handle(call) {
      await assertKnown(call.scope, { cmoc: [call.body.cmoc] });
      await remove(call.ctx, call.scope, idIn(call, table));
      return shownAgain(call, call.body.cmoc);
    },
  });
}

/** The same gesture from either side. */
async function assigned({ ctx, scope }: Pick<InReview, 'ctx' | 'scope'>, id: string, other: string, belongs: boolean): Promise<number> {
  const isTheory = (await levelOf(scope, id)) === 'theory';
  const [extractedId, theoryCmocId] = isTheory ? [other, id] : [id, other];
  return assignCmocs(ctx, scope, [extractedId], { theoryCmocId, belongs });
}
