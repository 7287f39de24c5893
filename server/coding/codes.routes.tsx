import type { z } from 'zod';
import { CodePage } from '../../views/coding/code.tsx';
import { CodebookPage } from '../../views/coding/codebook.tsx';
import { PassagesPage } from '../../views/coding/passages.tsx';
import { Invalid, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { reviewOf, rolesOf, vocabulary } from '../reviews/reviews.queries.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import { type Answer, go, page } from '../web/answer.ts';
import { windowed, windowOf } from '../web/pagination.ts';
import type { FormState, Route } from '../web/route.ts';
import { countedNodes, countedTree } from './code-count.ts';
import { type CodeNode, countedUnder, flattened, treeOf } from './code-tree.ts';
import { type CountedCode, listedCodes } from './codebook.ts';
import * as input from './codes.input.ts';
import { type CodeShown, codesOf, codeUses, elementsPerCode } from './codes.queries.ts';
import { addCode, changeCode, mergeCode, mergeCodes, moveCode, moveCodes, splitCode, trashCode, unmergeCode } from './codes.service.ts';
import { passagesOf } from './passages.queries.ts';

const one = '/reviews/:review/codes/:code';

export const codeRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/codes',
    permission: 'read',
    query: input.codebookQuery,
    handle: (call) => codebookPage(call, call.query),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/codes',
    permission: 'code',
    body: input.newCodeInput,
    async handle({ ctx, scope, body }) {
      const id = await addCode(ctx, scope, body);
      return go(paths.code(scope.slug, id), `The code “${body.name}” is there.`);
    },
    form: (call, state) => codebookPage(call, { role: null, q: '', sort: 'tree', page: null }, state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/codes/selection',
    permission: 'code',
    body: input.codesSelectionInput,
    handle: changeSelected,
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/passages',
    permission: 'read',
    query: input.passagesQuery,
    async handle({ scope, query }) {
      const filter = { lacks: query.lacks, role: query.role };
      const [passages, roles] = await Promise.all([passagesOf(scope, filter, windowOf(query.page ?? 1, 50)), rolesOf(scope)]);
      const body = (
        <PassagesPage slug={scope.slug} canCode={allows(scope.role, 'code')} filter={filter} roles={roles} passages={passages} />
      );
      return page({ title: 'Passages', section: 'codes', shape: 'reading', body });
    },
  }),
  reviewRoute({
    method: 'get',
    path: one,
    permission: 'read',
    query: input.codeQuery,
    handle: (call) => codePage(call, call.query),
  }),
  reviewRoute({
    method: 'post',
    path: one,
    permission: 'code',
    body: input.codeInput,
    async handle(call) {
      const { version, mechanism_types: mechanismTypes, mechanism_words: mechanismWords, keep_old_name: keepOldName, ...rest } = call.body;
      const id = idIn(call, 'code');
      await changeCode(call.ctx, call.scope, { id, version }, { ...rest, mechanismTypes, mechanismWords, keepOldName });
      return go(paths.code(call.scope.slug, id), 'The code is saved.');
    },
    form: (call, state) => codePage(call, wholeCode, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/move`,
    permission: 'code',
    body: input.codeMoveInput,
    async handle(call) {
      const id = idIn(call, 'code');
      await moveCode(call.ctx, call.scope, { id, version: call.body.version }, call.body.parent);
      return go(paths.code(call.scope.slug, id), call.body.parent ? 'The code is moved.' : 'The code stands at the top.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/merge`,
    permission: 'code',
    body: input.codeMergeInput,
    async handle(call) {
      const { version, into, inverse } = call.body;
      await mergeCode(call.ctx, call.scope, { id: idIn(call, 'code'), version }, { into, isInverse: inverse });
      return go(paths.code(call.scope.slug, into), 'The codes are merged. Their passages keep the code they were given.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/unmerge`,
    permission: 'code',
    async handle(call) {
      const id = idIn(call, 'code');
      await unmergeCode(call.ctx, call.scope, id);
      return go(paths.code(call.scope.slug, id), 'The code counts for itself again.');
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/split`,
    permission: 'code',
    body: input.codeSplitInput,
    async handle(call) {
      const made = await splitCode(call.ctx, call.scope, idIn(call, 'code'), call.body);
      return go(paths.code(call.scope.slug, made), `“${call.body.name}” has these passages now.`);
    },
    form: (call, state) => codePage(call, wholeCode, state),
  }),
  reviewRoute({
    method: 'post',
    path: `${one}/trash`,
    permission: 'code',
    async handle(call) {
      await trashCode(call.ctx, call.scope, idIn(call, 'code'));
      return go(paths.codes(call.scope.slug), 'The code is in the trash. Its passages stay, as “uncoded (was …)”.');
    },
  }),
];

const wholeCode = { under: false, role: null, page: null };

async function countedCodes(scope: Scope): Promise<readonly CountedCode[]> {
  const [codes, uses, elements] = await Promise.all([codesOf(scope), codeUses(scope, null), elementsPerCode(scope, null)]);
  return countedTree(treeOf(codes), uses, elements);
}

/** The counts of one code: only what counts under it is read. */
async function countedCode(scope: Scope, node: CodeNode<CodeShown>): Promise<CountedCode> {
  const ids = countedUnder(node, true).map(({ code }) => code.id);
  const [uses, elements] = await Promise.all([codeUses(scope, ids), elementsPerCode(scope, ids)]);
  const [row] = countedNodes([node], uses, elements);
  if (!row) throw new NotFound();
  return row;
}

async function codebookPage(
  { scope }: { readonly scope: Scope },
  query: z.output<typeof input.codebookQuery>,
  state?: FormState,
): Promise<Answer> {
  const [counted, roles] = await Promise.all([countedCodes(scope), rolesOf(scope)]);
  const filter = { role: query.role, words: query.q, sort: query.sort };
  const listed = listedCodes(counted, filter);
  const window = windowOf(query.page ?? 1);
  const body = (
    <CodebookPage
      slug={scope.slug}
      canCode={allows(scope.role, 'code')}
      roles={roles}
      filter={filter}
      codes={windowed(window, listed.slice(window.offset, window.offset + window.limit), listed.length)}
      all={counted.map(({ node }) => ({ id: node.code.id, name: node.code.name, depth: node.depth }))}
      {...state}
    />
  );
  return page({ title: 'Codes', section: 'codes', body });
}

async function changeSelected({ ctx, scope, body }: InReview<unknown, z.output<typeof input.codesSelectionInput>>): Promise<Answer> {
  const { codes, into, action } = body;
  if (!codes.length) throw new Invalid({ codes: 'Tick the codes first.' });
  if (action === 'top') await moveCodes(ctx, scope, codes, null);
  else if (!into) throw new Invalid({ into: 'Choose the code that they should go to.' });
  else if (action === 'merge')
    await mergeCodes(
      ctx,
      scope,
      codes.filter((id) => id !== into),
      into,
    );
  else
    await moveCodes(
      ctx,
      scope,
      codes.filter((id) => id !== into),
      into,
    );
  return go(paths.codes(scope.slug), action === 'merge' ? 'The codes are merged. Ctrl Z takes it back.' : 'The codes are moved.');
}

/** A code that is merged is shown, too: what it was coded with stays its own. */
async function codePage(call: InReview, query: z.output<typeof input.codeQuery>, state?: FormState): Promise<Answer> {
  const { scope } = call;
  const id = idIn(call, 'code');
  const [codes, roles, types, review] = await Promise.all([
    codesOf(scope),
    rolesOf(scope),
    vocabulary(scope, 'mechanism_type'),
    reviewOf(scope),
  ]);
  const nodes = flattened(treeOf(codes));
  const node = nodes.find((any) => any.code.id === id || any.merged.some(({ code }) => code.id === id));
  const code = node && [node.code, ...node.merged.map((merged) => merged.code)].find((any) => any.id === id);
  if (!node || !code) throw new NotFound();
  const isMerged = code.id !== node.code.id;
  const shown = isMerged ? [id] : countedUnder(node, query.under).map((under) => under.code.id);
  const [row, passages] = await Promise.all([
    countedCode(scope, node),
    passagesOf(scope, { codes: shown, role: query.role }, windowOf(query.page ?? 1, 100)),
  ]);
  const body = (
    <CodePage
      slug={scope.slug}
      canCode={allows(scope.role, 'code')}
      row={row}
      code={code}
      roles={roles}
      all={nodes.map((any) => ({ id: any.code.id, name: any.code.name, depth: any.depth }))}
      mechanismTypes={types.map(({ id: type, name }) => ({ id: type, name }))}
      levels={review.levels}
      query={query}
      passages={passages}
      {...state}
    />
  );
  return page({ title: code.name, section: 'codes', body });
}
