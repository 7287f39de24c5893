/** The forms, judgements and decisions of a large review: every question answered, every scale judged, one in seven left out. */
import { readDesign } from '../../server/extraction/template.ts';
import type { Context } from '../../server/platform/context.ts';
import { readScaleDesign } from '../../server/appraisal/scale.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import type { Large } from './large-review.ts';
import { insertAll, seeded } from './large-review.ts';

const sentence = 'Partners had known each other for years and put what they had into one budget, for as long as both gained from it. ';

export async function makeLargeAnswers(ctx: Context, scope: Scope, { references, excerpts }: Large): Promise<void> {
  const random = seeded(11);
  const row = () => ({
    id: ctx.newId(),
    review_id: scope.reviewId,
    version: 1,
    author_id: scope.actorId,
    made_at: ctx.now(),
    changed_at: ctx.now(),
    trashed_at: null,
  });
  const rows = await Promise.all([answersOf(scope), judgementsOf(scope), decisionsOf(scope)]);
  const [answer, judgement, decision] = rows;
  const answers = references.flatMap((reference) => answer.map((one) => ({ ...row(), ...one(reference) })));
  const citations = answers
    .filter(() => random() < 0.5)
    .map(({ id }) => ({ ...row(), answer_id: id, excerpt_id: excerpts[Math.floor(random() * excerpts.length)] ?? '' }));
  const judgements = references.flatMap((reference) => judgement.map((one) => ({ ...row(), ...one(reference) })));
  const decisions = references.map((reference, n) => ({ ...row(), ...decision(reference, n % 7 === 0) }));
  await ctx.db.write(async (tx) => {
    await insertAll(tx, 'answer', answers);
    await insertAll(tx, 'answer_excerpt', citations);
    await insertAll(tx, 'judgement', judgements);
    await insertAll(tx, 'standing_decision', decisions);
  });
  await ctx.db.optimize();
}

type Making = (reference: string) => object;

async function answersOf(scope: Scope): Promise<readonly Making[]> {
  const form = await scope.db
    .selectFrom('template_version')
    .select(['id', 'template_id', 'design'])
    .where('review_id', '=', scope.reviewId)
    .where('number', '=', 1)
    .executeTakeFirstOrThrow();
  return readDesign(form.design).flatMap((question) => {
    const { kind } = question;
    if (kind !== 'text' && kind !== 'long' && kind !== 'single') return [];
    const value = kind === 'single' ? { chosen: [question.options[0]?.id], other: '' } : sentence.repeat(kind === 'long' ? 6 : 1).trim();
    const own = { template_id: form.template_id, template_version_id: form.id, question: question.id, set_id: scope.setId };
    const place = { case_id: null, line: '', column: '', line_position: 0 };
    return [(reference_id) => ({ ...own, ...place, reference_id, state: 'given', value: JSON.stringify(value) })];
  });
}

async function judgementsOf(scope: Scope): Promise<readonly Making[]> {
  const [phase] = await vocabulary(scope, 'phase');
  const scales = await scope.db
    .selectFrom('scale_version as v')
    .innerJoin('scale as s', 's.id', 'v.scale_id')
    .select(['v.id', 'v.scale_id', 'v.design'])
    .where('v.review_id', '=', scope.reviewId)
    .where('s.is_hidden', '=', 0)
    .execute();
  return scales.map((scale) => (reference_id) => ({
    scale_id: scale.scale_id,
    scale_version_id: scale.id,
    reference_id,
    excerpt_id: null,
    evidence_link_id: null,
    cmoc_id: null,
    phase_id: phase?.id ?? null,
    theory_id: null,
    level: readScaleDesign(scale.design).levels[1]?.id ?? '',
    answers: '',
    reason: sentence.trim(),
    set_id: scope.setId,
  }));
}

async function decisionsOf(scope: Scope): Promise<(reference: string, isOut: boolean) => object> {
  const [phase] = await vocabulary(scope, 'phase');
  return (reference_id, isOut) => ({
    reference_id,
    phase_id: phase?.id ?? '',
    stage: 'relevance_rigour',
    choice: isOut ? 'exclude' : 'include',
    reasons: '[]',
    primary_reason_id: null,
    note: isOut ? 'Not about partnerships' : '',
    made_how: 'lead',
    people: '',
    decided_on: '',
  });
}
