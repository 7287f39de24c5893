/** Writing answers: one field at a time, saved by itself; and the history and progress that follow from it. */
import { type FormAt, formPageOf } from '../../views/extraction/at.ts';
import { AnswerHistory } from '../../views/extraction/history.tsx';
import { FormProgress } from '../../views/extraction/progress.tsx';
import { TwoAnswers } from '../../views/shared/two-answers.tsx';
import { type Conflict, NotFound } from '../platform/errors.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer as HttpAnswer, fragment, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { Route } from '../web/route.ts';
import { askedFor, chosenOf, namedStates, placeKey } from './answer.ts';
import { historyAt } from './answer-history.queries.ts';
import { type AnswerInput, answerInput, placeQuery, type PlaceQuery } from './answers.input.ts';
import { answersOf } from './answers.queries.ts';
import { saveAnswer } from './answers.service.ts';
import { everAsked } from './asked.ts';
import { formPlace } from './form-place.queries.ts';
import { progressAbout } from './form-shown.queries.ts';
import { versionsOf } from './templates.queries.ts';

const base = '/reviews/:review/forms/:template/answers';

export const answerRoutes: readonly Route[] = [
  reviewRoute({
    method: 'post',
    path: `${base}/save`,
    permission: 'code',
    query: placeQuery,
    body: answerInput,
    async handle(call) {
      const at = await formAt(call);
      const { value, other, state, version } = call.body;
      const place = { ...call.query, templateId: at.form, about: at.about };
      const saved = await saveAnswer(call.ctx, call.scope, { ...place, typed: { values: value, other, state }, version });
      return fieldSaved(call, { version: saved.version, instead: formPageOf(at, call.query.question) });
    },
    conflict: (call, conflict) => twoAnswers(call, conflict),
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/history`,
    permission: 'read',
    query: placeQuery,
    async handle(call) {
      const { form, about } = await formAt(call);
      const place = { ...call.query, templateId: form, about };
      const [steps, versions] = await Promise.all([historyAt(call.scope, place), versionsOf(call.scope, form)]);
      return fragment(<AnswerHistory place={place} asked={askedFor(everAsked(versions), place)} steps={steps} />, {
        title: 'History of the answer',
      });
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/progress`,
    permission: 'read',
    query: placeQuery,
    async handle(call) {
      const at = await formAt(call);
      return fragment(<FormProgress at={at} progress={await progressAbout(call.scope, at.form, at.about)} />);
    },
  }),
];

async function formAt(call: InReview<PlaceQuery>): Promise<FormAt> {
  const { scope, query } = call;
  const place = await formPlace(scope, idIn(call, 'template'), query);
  if (!place) throw new NotFound();
  return { ...place, slug: scope.slug, document: query.document, mode: allows(scope.role, 'code') ? 'fill' : 'read' };
}

async function twoAnswers(call: InReview<PlaceQuery, AnswerInput>, conflict: Conflict): Promise<HttpAnswer> {
  const { form, about } = await formAt(call);
  const [answers, versions] = await Promise.all([answersOf(call.scope, form, about), versionsOf(call.scope, form)]);
  const now = answers.find((answer) => placeKey(answer) === placeKey(call.query)) ?? { state: '', value: '', by: '' };
  const said = Object.fromEntries(conflict.fields.flatMap((one) => Object.entries(one))) as Readonly<Record<string, unknown>>;
  const text = (side: 'yours' | 'theirs' | 'base') => String(said[side] ?? '');
  const body = (
    <TwoAnswers
      action={call.url}
      about={askedFor(everAsked(versions), call.query)?.question.label ?? ''}
      yours={{ text: text('yours'), fields: fieldsOf(call.body) }}
      theirs={{ text: text('theirs'), fields: fieldsOf(storedFields(now)), by: now.by }}
      base={text('base')}
      version={conflict.version}
    />
  );
  return call.isFragment ? fragment(<div id="notice-body">{body}</div>) : page({ title: 'Two answers', body, shape: 'reading' });
}

type Fields = Pick<AnswerInput, 'value' | 'other' | 'state'>;

const fieldsOf = ({ value, other, state }: Fields): readonly (readonly [string, string])[] => [
  ...value.map((one) => ['value', one] as const),
  ['other', other],
  ['state', state],
];

/** A kept answer as the form's fields would send it. */
function storedFields(answer: { readonly state: string; readonly value: string }): Fields {
  const { chosen, other } = chosenOf(answer.value);
  return { value: [...chosen], other, state: namedStates.find((state) => state === answer.state) ?? '' };
}
