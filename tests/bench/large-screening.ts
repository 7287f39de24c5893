/** A stage as large as searches make it: 20,000 records, most of them decided, the open ones shared out among ten reviewers. */
import type { Context } from '../../server/platform/context.ts';
import { nameKey } from '../../server/reviews/name-key.ts';
import { vocabulary } from '../../server/reviews/reviews.queries.ts';
import type { Scope } from '../../server/reviews/scope.queries.ts';
import { insertAll } from './large-review.ts';

export interface LargeStage {
  readonly phase: string;
  readonly stage: string;
  /** Ids of the open records of each reviewer, in the order of their numbers. */
  readonly open: readonly (readonly string[])[];
}

const stage = 'title_abstract';

const abstractOf = (n: number): string =>
  `BACKGROUND: Many towns offer groups to adults who live alone, and little is known of why some come back. METHODS: Record ${n}. ${'People spoke of trust once they had been greeted by name. '.repeat(18)}`;

/** `records` in the first phase, of which the first `share` were decided, every fifth included. */
export async function makeLargeStage(
  ctx: Context,
  scope: Scope,
  reviewers: readonly string[],
  { records = 20_000, share = 0.75 } = {},
): Promise<LargeStage> {
  const [phase = ''] = (await vocabulary(scope, 'phase')).map((row) => row.id);
  const at = ctx.now();
  const row = <T extends object>(own: T, author = scope.actorId) => ({
    id: ctx.newId(),
    review_id: scope.reviewId,
    version: 1,
    author_id: author,
    made_at: at,
    changed_at: at,
    trashed_at: null,
    ...own,
  });
  const references = Array.from({ length: records }, (_, n) => row(recordOf(n)));
  const decided = references.slice(0, Math.round(records * share));
  const grounds = (n: number) => ({
    phase_id: phase,
    stage,
    choice: n % 5 ? 'exclude' : 'include',
    reasons: '[]',
    primary_reason_id: null,
    note: '',
  });
  const open = references.slice(decided.length);
  const runs = reviewers.map((_, at) => open.slice((at * open.length) / reviewers.length, ((at + 1) * open.length) / reviewers.length));
  await ctx.db.write(async (tx) => {
    await insertAll(tx, 'reference', references);
    await insertAll(
      tx,
      'reference_phase',
      references.map(({ id }) => row({ reference_id: id, phase_id: phase })),
    );
    await insertAll(
      tx,
      'decision',
      decided.map(({ id }, n) => row({ reference_id: id, ...grounds(n), set_id: scope.setId }, reviewers[n % reviewers.length])),
    );
    await insertAll(
      tx,
      'standing_decision',
      decided.map(({ id }, n) => row({ reference_id: id, ...grounds(n), made_how: 'alone', people: '', decided_on: '' })),
    );
    await insertAll(
      tx,
      'screening_share',
      runs.map((run, at) =>
        row({ phase_id: phase, stage, account_id: reviewers[at], from_number: run[0]?.number, to_number: run.at(-1)?.number }),
      ),
    );
    await insertAll(tx, 'screening_stage', [
      row({
        phase_id: phase,
        stage,
        mode: 'single',
        criteria: 'Adults.',
        include_terms: 'trust\ngreet*',
        exclude_terms: 'child*',
        sample_percent: 10,
        maybe_goes_on: 1,
      }),
    ]);
  });
  await ctx.db.optimize();
  return { phase, stage, open: runs.map((run) => run.map(({ id }) => id)) };
}

function recordOf(n: number) {
  const title = `Walking groups, choirs and gardens in later life: record ${n + 1}`;
  return {
    number: n + 1,
    kind: 'article',
    title,
    title_key: nameKey(title),
    authors: JSON.stringify([`Okafor, N${n}`, 'Lindqvist, Sara', 'Haugen, Per']),
    year: 1990 + (n % 34),
    container: 'Journal of Groups and Places',
    volume: '1',
    issue: '2',
    pages: '101-119',
    doi: `10.5555/g.${n}`,
    doi_key: `10.5555/g.${n}`,
    pmid: '',
    url: '',
    abstract: abstractOf(n),
    language: '',
    countries: '[]',
    used_as: '',
    study_id: null,
    note: '',
    guessed: '[]',
    foreign_guid: null,
  };
}
