/** The records of a round's sample, and how its conflicts ended. */
import { visibleStanding } from '../agreement/blind.queries.ts';
import type { FrozenDecision } from '../agreement/frozen.ts';
import { methodsSentence } from '../agreement/methods-sentence.ts';
import { citationOf } from '../references/citation.ts';
import type { Scope } from '../reviews/scope.queries.ts';
import type { RoundShown } from './rounds-shown.queries.ts';
import { asChoice, type Choice } from './stage.ts';

export interface Ended {
  readonly choice: Choice;
  /** alone · agreement · lead · discussion · third */
  readonly how: string;
  readonly people: string;
  readonly on: string;
  readonly note: string;
}

export interface RoundRecord {
  readonly id: string;
  readonly number: number;
  readonly citation: string;
  readonly title: string;
  /** My own decision while the round is open. */
  readonly mine: Choice | null;
  /** As they were when the round closed. */
  readonly decisions: readonly FrozenDecision[];
  readonly isConflict: boolean;
  /** What stands since the round closed; null while nothing does. */
  readonly ended: Ended | null;
}

/** A window of the sample; of a closed round those people parted on first. */
export async function roundRecords(
  scope: Scope,
  round: RoundShown,
  window: { readonly offset: number; readonly limit: number },
): Promise<readonly RoundRecord[]> {
  const conflicts = new Set(round.frozen?.conflicts ?? []);
  const inOrder = [...round.drawnIds.filter((id) => conflicts.has(id)), ...round.drawnIds.filter((id) => !conflicts.has(id))];
  const ids = inOrder.slice(window.offset, window.offset + window.limit);
  if (!ids.length) return [];
  const [references, mine, ended] = await Promise.all([
    scope.db
      .selectFrom('reference')
      .select(['id', 'number', 'title', 'authors', 'year'])
      .where('review_id', '=', scope.reviewId)
      .where('id', 'in', ids)
      .execute(),
    round.isMine ? mineIn(scope, round, ids) : new Map<string, Choice>(),
    endings(scope, round, ids),
  ]);
  const byId = new Map(references.map((one) => [one.id, one]));
  const units = new Map((round.frozen?.units ?? []).map((unit) => [unit.referenceId, unit.decisions]));
  return ids.flatMap((id) => {
    const one = byId.get(id);
    if (!one) return [];
    const { number, title, authors, year } = one;
    const citation = citationOf({ authors: JSON.parse(authors) as string[], year, title });
    const rest = { decisions: units.get(id) ?? [], isConflict: conflicts.has(id), ended: ended.get(id) ?? null };
    return [{ id, number, title, citation, mine: mine.get(id) ?? null, ...rest }];
  });
}

/** This person's own decisions on records of the sample. */
async function mineIn(scope: Scope, round: RoundShown, ids: readonly string[]): Promise<ReadonlyMap<string, Choice>> {
  const rows = await scope.db
    .selectFrom('decision as d')
    .innerJoin('work_set as s', 's.id', 'd.set_id')
    .select(['d.reference_id', 'd.choice'])
    .where('d.review_id', '=', scope.reviewId)
    .where('d.author_id', '=', scope.actorId)
    .where('s.check_round_id', '=', round.id)
    .where('d.reference_id', 'in', ids)
    .where('d.trashed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.reference_id, asChoice(row.choice)]));
}

/** What stands on records of a closed round's place. */
async function endings(scope: Scope, round: RoundShown, ids: readonly string[]): Promise<ReadonlyMap<string, Ended>> {
  if (round.isOpen || !ids.length) return new Map();
  const rows = await scope.db
    .selectFrom('standing_decision as s')
    .select(['s.reference_id', 's.choice', 's.made_how as how', 's.people', 's.decided_on as on', 's.note'])
    .where('s.review_id', '=', scope.reviewId)
    .where('s.reference_id', 'in', ids)
    .where('s.phase_id', '=', round.phaseId)
    .where('s.stage', '=', round.stage)
    .where('s.trashed_at', 'is', null)
    .where(visibleStanding(scope, 's'))
    .execute();
  return new Map(rows.map(({ reference_id, choice, ...row }) => [reference_id, { ...row, choice: asChoice(choice) }]));
}

/** The methods sentence of a closed round as things stand now; null while it is open. */
export async function sentenceOf(scope: Scope, round: RoundShown): Promise<string | null> {
  if (!round.frozen) return null;
  const ended = await endings(scope, round, round.frozen.conflicts);
  const conflicts = round.frozen.conflicts.map((id) => ({ how: ended.get(id)?.how ?? '', people: ended.get(id)?.people ?? '' }));
  return methodsSentence({ ...round, round: round.frozen, conflicts });
}
