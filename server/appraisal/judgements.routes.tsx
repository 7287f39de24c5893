/** Judging: the pane beside the page, a page per reference, fragments for passages, evidence links and CMOCs. */
import { AppraisalPage, AppraisalPane, type AppraisalProps } from '../../views/appraisal/appraisal.tsx';
import { JudgementHistory } from '../../views/appraisal/history.tsx';
import { Judgements } from '../../views/appraisal/judgements.tsx';
import { TwoAnswers } from '../../views/shared/two-answers.tsx';
import { ButtonLink } from '../../views/shared/form.tsx';
import { referenceOfDocument, referenceShown } from '../extraction/record.queries.ts';
import { type Conflict, NotFound } from '../platform/errors.ts';
import { paths } from '../paths.ts';
import { allows } from '../reviews/permission.ts';
import { idIn, type InReview, reviewRoute } from '../reviews/review-route.ts';
import { phasesOfReference } from '../screening/decisions.queries.ts';
import { decisionsShown } from '../screening/decisions-shown.queries.ts';
import { type Answer, fragment, page } from '../web/answer.ts';
import { fieldSaved } from '../web/field-saved.ts';
import type { Route } from '../web/route.ts';
import { appraisalQuery, judgedQuery, type JudgedQuery, judgementInput, type JudgementInput } from './appraisal.input.ts';
import { judgementsShown, phasesFor, phaseToOpen } from './appraisal-shown.queries.ts';
import { judgementHistory, type JudgementPlace, judgementsOn } from './judgements.queries.ts';
import { judge } from './judgements.service.ts';
import { readAnswers, shownJudgement, type SubjectKind, subjectKinds } from './scale.ts';
import { scaleOf } from './scales.queries.ts';
import { isSubject } from './subjects.queries.ts';

export const judgementRoutes: readonly Route[] = [
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/documents/:document/panes/appraisal',
    permission: 'read',
    query: appraisalQuery,
    async handle(call) {
      const document = idIn(call, 'document');
      const referenceId = await referenceOfDocument(call.scope, document);
      if (!referenceId) throw new NotFound();
      const { props } = await appraisalOf(call, referenceId, document);
      return fragment(<AppraisalPane {...props} />);
    },
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/literature/:reference/appraisal',
    permission: 'read',
    query: appraisalQuery,
    async handle(call) {
      const { props, documents } = await appraisalOf(call, idIn(call, 'reference'), null);
      const actions = documents.map(({ id }) => (
        <ButtonLink key={id} href={paths.reader(call.scope.slug, id, { pane: 'appraisal' })}>
          Read the document
        </ButtonLink>
      ));
      return page({ title: `Appraisal: ${props.name}`, section: 'documents', body: <AppraisalPage {...props} actions={actions} /> });
    },
  }),
  ...(['excerpt', 'evidence_link', 'cmoc'] as const).map((kind) =>
    reviewRoute({
      method: 'get',
      path: `/reviews/:review/appraisal/${kind}/:${kind}`,
      permission: 'read',
      async handle(call) {
        const subject = { kind, id: idIn(call, kind) };
        if (!(await isSubject(call.scope, subject))) throw new NotFound();
        const shown = await judgementsShown(call.scope, { subject, phase: null });
        return fragment(<Judgements slug={call.scope.slug} shown={shown} canJudge={allows(call.scope.role, 'code')} />, {
          title: 'Appraisal',
        });
      },
    }),
  ),
  reviewRoute({
    method: 'post',
    path: '/reviews/:review/scales/:scale/judge',
    permission: 'code',
    query: judgedQuery,
    body: judgementInput,
    async handle(call) {
      const place = placeOf(call);
      const { level, reason, version } = call.body;
      const saved = await judge(call.ctx, call.scope, { ...place, level, reason, version, answers: answersIn(call.body) });
      return fieldSaved(call, { version: saved.version, instead: pageOf(call.scope.slug, place) });
    },
    conflict: (call, conflict) => twoJudgements(call, conflict),
  }),
  reviewRoute({
    method: 'get',
    path: '/reviews/:review/scales/:scale/history',
    permission: 'read',
    query: judgedQuery,
    async handle(call) {
      const place = placeOf(call);
      const [steps, scale] = await Promise.all([judgementHistory(call.scope, place), scaleOf(call.scope, place.scaleId)]);
      if (!scale) throw new NotFound();
      return fragment(<JudgementHistory id={`h_${place.scaleId}`} steps={steps} designs={scale.designs} />, {
        title: 'History of judgements',
      });
    },
  }),
];

async function appraisalOf(call: InReview<{ phase: string | null; theory: string | null }>, referenceId: string, document: string | null) {
  const { scope, query } = call;
  const [reference, used] = await Promise.all([referenceShown(scope, referenceId), phasesOfReference(scope, referenceId)]);
  if (!reference) throw new NotFound();
  const phases = await phasesFor(scope, used);
  const phase = phases.find((one) => one.id === query.phase) ?? (await phaseToOpen(scope, referenceId, phases));
  const subject = { kind: 'reference' as const, id: referenceId };
  const [shown, decided] = await Promise.all([
    judgementsShown(scope, { subject, phase, theoryId: query.theory }),
    decisionsShown(scope, referenceId, { phase: phase?.id }),
  ]);
  const canJudge = allows(scope.role, 'code');
  const decisions = { slug: scope.slug, shown: decided, canDecide: canJudge, isLead: allows(scope.role, 'lead') };
  const { name, title } = reference;
  const props: AppraisalProps = { slug: scope.slug, shown, canJudge, phases, decisions, document, name, title };
  return { props, documents: reference.documents };
}

/** The one subject that the address names. */
function placeOf(call: InReview<JudgedQuery, unknown>): JudgementPlace {
  const named = subjectKinds.flatMap((kind): { kind: SubjectKind; id: string }[] => {
    const id = call.query[kind];
    return id === null ? [] : [{ kind, id }];
  });
  const [subject] = named;
  if (!subject) throw new NotFound();
  const { phase, theory } = call.query;
  return { scaleId: idIn(call, 'scale'), subject, phaseId: subject.kind === 'reference' ? phase : null, theoryId: theory };
}

const pageOf = (slug: string, { subject, phaseId }: JudgementPlace): string =>
  subject.kind === 'reference'
    ? paths.appraisal(slug, subject.id, { phase: phaseId ?? undefined })
    : paths.judgements(slug, subject.kind, subject.id);

const answersIn = (body: JudgementInput): Record<string, string> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (name.startsWith('q_') && typeof value === 'string' ? [[name.slice(2), value]] : [])),
  );

async function twoJudgements(call: InReview<JudgedQuery, JudgementInput>, conflict: Conflict): Promise<Answer> {
  const { scaleId, subject, phaseId, theoryId } = placeOf(call);
  const [scale, all] = await Promise.all([scaleOf(call.scope, scaleId), judgementsOn(call.scope, subject.kind, [subject.id])]);
  const theirs = (all.get(subject.id) ?? []).find((one) => one.scaleId === scaleId && one.phaseId === phaseId && one.theoryId === theoryId);
  const inWords = (of: { level: string; answers: string; reason: string }) =>
    [shownJudgement(scale?.designs ?? [], of), of.reason].filter(Boolean).join(' – ');
  const { level, reason } = call.body;
  const answers = answersIn(call.body);
  const body = (
    <TwoAnswers
      action={call.url}
      about={scale?.name ?? ''}
      yours={{ text: inWords({ level, reason, answers: JSON.stringify(answers) }), fields: fieldsOf({ level, reason, answers }) }}
      theirs={{
        text: theirs ? inWords(theirs) : '',
        fields: theirs ? fieldsOf({ ...theirs, answers: readAnswers(theirs.answers) }) : [],
        by: theirs?.by ?? '',
      }}
      base=""
      version={conflict.version}
    />
  );
  return call.isFragment ? fragment(<div id="notice-body">{body}</div>) : page({ title: 'Two judgements', body, shape: 'reading' });
}

const fieldsOf = (of: {
  level: string;
  reason: string;
  answers: Readonly<Record<string, string>>;
}): readonly (readonly [string, string])[] => [
  ['level', of.level],
  ['reason', of.reason],
  ...Object.entries(of.answers).map(([id, answer]) => [`q_${id}`, answer] as const),
];
