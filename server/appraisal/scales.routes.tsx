import { type ScaleEdited, ScaleEditorPage } from '../../views/appraisal/scale-editor.tsx';
import { ScalesPage } from '../../views/appraisal/scales-page.tsx';
import { NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer, go, page } from '../web/answer.ts';
import type { FormState, Route } from '../web/route.ts';
import { moveScaleInput, scaleInput, type ScaleInput, switchInput } from './appraisal.input.ts';
import { asScaleKind, subjectKinds } from './scale.ts';
import { designTyped } from './scale-edit.ts';
import { scaleOf, scalesOf } from './scales.queries.ts';
import { changeScale, makeScale, moveScale, type ScaleGiven, switchScale } from './scales.service.ts';

export const scaleRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/scales',
    permission: 'read',
    async handle({ scope }) {
      const body = <ScalesPage slug={scope.slug} isLead={allows(scope.role, 'lead')} scales={await scalesOf(scope)} />;
      return page({ title: 'Scales', section: 'settings', shape: 'reading', body });
    },
  }),
  reviewRoute({ method: 'get', path: '/reviews/:review/scales/new', permission: 'lead', handle: (call) => editor(call, blankScale) }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/scales',
    permission: 'lead',
    body: scaleInput,
    async handle(call) {
      const id = await makeScale(call.ctx, call.scope, given(call, false));
      return saved(call, id);
    },
    form: (call, state) => editor(call, typedScale(call, blankScale, state), state),
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/scales/:scale',
    permission: 'lead',
    handle: async (call) => editor(call, await scaleIn(call)),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/scales/:scale/change',
    permission: 'lead',
    body: scaleInput,
    async handle(call) {
      const scale = await scaleIn(call);
      await changeScale(call.ctx, call.scope, { id: scale.id, version: call.body.version }, given(call, scale.isHidden));
      return saved(call, scale.id);
    },
    form: async (call, state) => editor(call, typedScale(call, await scaleIn(call), state), state),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/scales/:scale/switch',
    permission: 'lead',
    body: switchInput,
    async handle(call) {
      await switchScale(call.ctx, call.scope, idIn(call, 'scale'), call.body.on);
      return go(
        paths.scales(call.scope.slug),
        call.body.on ? 'The scale is in use.' : 'Switched off. What was judged on it stays readable.',
      );
    },
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/scales/:scale/move',
    permission: 'lead',
    body: moveScaleInput,
    async handle(call) {
      await moveScale(call.ctx, call.scope, idIn(call, 'scale'), call.body.direction);
      return go(paths.scales(call.scope.slug));
    },
  }),
];

const blankScale: ScaleEdited = {
  id: null,
  version: 0,
  name: '',
  kind: 'ordered',
  subjects: ['reference'],
  design: { help: '', levels: [], questions: [], perTheory: false },
};

async function scaleIn(call: InReview<unknown, unknown>) {
  const scale = await scaleOf(call.scope, idIn(call, 'scale'));
  if (!scale) throw new NotFound();
  return scale;
}

const given = ({ body, ctx }: InReview<unknown, ScaleInput>, isHidden: boolean): ScaleGiven => ({
  name: body.name,
  kind: body.kind,
  subjects: body.subjects,
  isHidden,
  design: designTyped(body, body.act, ctx.newId),
});

/** Moving a row saves, and stays in the editor. */
function saved({ scope, body }: InReview<unknown, ScaleInput>, id: string): Answer {
  return body.act === 'save' ? go(paths.scales(scope.slug), 'The scale is saved.') : go(paths.scale(scope.slug, id));
}

/** What was typed, shown again with its errors. */
function typedScale({ ctx }: InReview<unknown, unknown>, scale: ScaleEdited, { values }: FormState): ScaleEdited {
  const list = (name: string): readonly string[] => [values[name] ?? []].flat();
  const text = (name: string): string => list(name)[0] ?? '';
  const design = designTyped(
    {
      help: text('help'),
      per_theory: text('per_theory') === 'on',
      level_id: list('level_id'),
      level_name: list('level_name'),
      level_definition: list('level_definition'),
      question_id: list('question_id'),
      question_text: list('question_text'),
    },
    'save',
    ctx.newId,
  );
  const subjects = subjectKinds.filter((kind) => list('subjects').includes(kind));
  return { id: scale.id, version: scale.version, name: text('name'), kind: asScaleKind(text('kind')), subjects, design };
}

function editor({ scope }: InReview<unknown, unknown>, scale: ScaleEdited, state?: FormState): Answer {
  const body = <ScaleEditorPage slug={scope.slug} scale={scale} errors={state?.errors} />;
  return page({ title: scale.name || 'A new scale', section: 'settings', shape: 'reading', body });
}
