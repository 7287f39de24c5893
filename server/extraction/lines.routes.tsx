/** Lines of repeating tables, and the passages that answers cite. What is being typed in other fields is never replaced. */
import type { z } from 'zod';
import { type FormAt, formPageOf } from '../../views/extraction/at.ts';
import { Citations } from '../../views/extraction/citations.tsx';
import { TableLine, TableLines } from '../../views/extraction/table-lines.tsx';
import { CitePage } from '../../views/extraction/cite-page.tsx';
import { NotFound } from '../platform/errors.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { type Answer as HttpAnswer, fragment, page } from '../web/answer.ts';
import { windowOf } from '../web/pagination.ts';
import type { Route } from '../web/route.ts';
import { type AnswerPlace, askedFor, placeKey } from './answer.ts';
import { citableQuery, citationQuery, citeInput, moveLineInput, placeQuery, type PlaceQuery } from './answers.input.ts';
import { answersOf } from './answers.queries.ts';
import { everAsked } from './asked.ts';
import { citablePassages } from './citable.queries.ts';
import { cite, uncite } from './citations.service.ts';
import { filledForm } from './filled.ts';
import { formPlace, placeOfCitation } from './form-place.queries.ts';
import { addLine, moveLine, removeLine } from './lines.service.ts';
import { versionsOf } from './templates.queries.ts';

const base = '/reviews/:review/forms/:template/answers';

export const lineRoutes: readonly Route[] = [
  reviewRoute({
    method: 'post',
    path: `${base}/lines`,
    permission: 'code',
    query: placeQuery,
    async handle(call) {
      const at = await formAt(call);
      const line = await addLine(call.ctx, call.scope, placeOf(call, at));
      const { filled, asked } = await tableOf(call, at);
      const n = filled.lines.findIndex((one) => one.id === line);
      const added = filled.lines[n] ?? { id: line, mark: undefined, cells: new Map() };
      const body = <TableLine at={at} question={filled.question} asked={asked} line={added} n={n + 1} />;
      return fragment(body, { instead: formPageOf(at, call.query.question), raise });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/lines/move`,
    permission: 'code',
    query: placeQuery,
    body: moveLineInput,
    async handle(call) {
      const at = await formAt(call);
      await moveLine(call.ctx, call.scope, placeOf(call, at), call.body.direction);
      const { filled, asked } = await tableOf(call, at);
      const body = <TableLines at={at} question={filled.question} asked={asked} lines={filled.lines} />;
      return fragment(body, { instead: formPageOf(at, call.query.question), raise });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/lines/remove`,
    permission: 'code',
    query: placeQuery,
    async handle(call) {
      const at = await formAt(call);
      await removeLine(call.ctx, call.scope, placeOf(call, at));
      return fragment([], {
        instead: formPageOf(at, call.query.question),
        notice: 'The line is in the trash. Ctrl Z brings it back.',
        raise: [...raise, 'retroduce:kept'],
      });
    },
  }),
  reviewRoute({
    method: 'post',
    path: `${base}/cite`,
    permission: 'code',
    query: placeQuery,
    body: citeInput,
    async handle(call) {
      const at = await formAt(call);
      await cite(call.ctx, call.scope, placeOf(call, at), call.body.excerpts);
      return citations(call, at, call.query);
    },
  }),
  reviewRoute({
    method: 'get',
    path: `${base}/passages`,
    permission: 'code',
    query: citableQuery,
    handle: (call) => citePage(call),
  }),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/citations/:answer_excerpt/remove',
    permission: 'code',
    query: citationQuery,
    async handle(call) {
      const id = idIn(call, 'answer_excerpt');
      const found = await placeOfCitation(call.scope, id);
      if (!found) throw new NotFound();
      await uncite(call.ctx, call.scope, id);
      const { form, about, place } = found;
      return citations(call, { slug: call.scope.slug, form, about, document: call.query.document, mode: 'fill' }, place);
    },
  }),
];

const raise = ['history-changed'];

async function formAt(call: InReview<PlaceQuery>): Promise<FormAt> {
  const place = await formPlace(call.scope, idIn(call, 'template'), call.query);
  if (!place) throw new NotFound();
  return { ...place, slug: call.scope.slug, document: call.query.document, mode: 'fill' };
}

const placeOf = ({ query }: InReview<PlaceQuery>, { form, about }: FormAt) => ({ ...query, templateId: form, about });

/** The table as it is now. */
async function tableOf({ scope, query }: InReview<PlaceQuery>, { form, about }: FormAt) {
  const [versions, answers] = await Promise.all([versionsOf(scope, form), answersOf(scope, form, about)]);
  const { questions, asked } = filledForm(versions, answers);
  const filled = questions.find((one) => one.question.id === query.question);
  if (!filled) throw new NotFound();
  return { filled, asked };
}

async function citePage(call: InReview<z.output<typeof citableQuery>>): Promise<HttpAnswer> {
  const { scope, query } = call;
  const at = await formAt(call);
  const [passages, answers, versions] = await Promise.all([
    citablePassages(scope, at.about, windowOf(query.page ?? undefined)),
    answersOf(scope, at.form, at.about),
    versionsOf(scope, at.form),
  ]);
  const answer = answers.find((one) => placeKey(one) === placeKey(query));
  const cited = new Set(answer?.citations.map((citation) => citation.excerptId));
  const asks = askedFor(everAsked(versions), query)?.question.label ?? '';
  const body = <CitePage at={at} place={query} asks={asks} passages={passages} cited={cited} />;
  return page({ title: 'Cite passages', section: 'documents', shape: 'reading', body });
}

async function citations({ scope }: InReview<unknown, unknown>, at: FormAt, place: AnswerPlace): Promise<HttpAnswer> {
  const answer = (await answersOf(scope, at.form, at.about)).find((one) => placeKey(one) === placeKey(place));
  const body = <Citations at={at} place={place} citations={answer?.citations ?? []} />;
  return fragment(body, { instead: formPageOf(at, place.question), raise });
}
