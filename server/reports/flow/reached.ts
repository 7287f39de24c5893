/** How far a reference has come in a phase, by what stands on it. */
import { type Choice, type Stage, stageRank } from '../../screening/stage.ts';

export const reaches = [
  'excluded_screening',
  'awaiting_screening',
  'not_retrieved',
  'awaiting_retrieval',
  'excluded_eligibility',
  'awaiting_eligibility',
  'excluded_relevance',
  'awaiting_relevance',
  'included',
] as const;
export type Reached = (typeof reaches)[number];

/** What stands on one reference in one phase, by stage. */
export type StandingByStage = Partial<Readonly<Record<Stage, Choice>>>;

/** The stages that references pass one by one; others are not asked of them. */
export type StagesAsked = Readonly<Record<Stage, boolean>>;

/**
 * Which stages count as asked. A team that screens asks for title and abstract first; full texts are asked for next unless the
 * team went on without. Where only exclusions stand (papers left out later, one by one), the others pass.
 */
export function stagesAsked(standing: Iterable<StandingByStage>, areRecords: boolean): StagesAsked {
  const decided = [...standing].flatMap((one) => Object.entries(one) as [Stage, Choice][]);
  const telling = new Set(decided.flatMap(([stage, choice]) => (choice === 'exclude' ? [] : [stage])));
  const of = areRecords ? new Set(decided.map(([stage]) => stage)) : telling;
  const relevance = telling.has('relevance_rigour');
  const isBeyond = of.has('full_text') || relevance;
  const screening = of.has('title_abstract') || (areRecords && !isBeyond);
  return {
    title_abstract: screening,
    full_text: of.has('full_text') || (!relevance && (areRecords || screening)),
    relevance_rigour: relevance,
  };
}

export interface Having {
  readonly hasFile: boolean;
  readonly isNotRetrieved: boolean;
}

/** A later stage's decision overrules an earlier one: somebody brought the paper back. */
export function reachedBy(standing: StandingByStage, asked: StagesAsked, having: Having): Reached {
  const screening = outcome('title_abstract', standing, asked);
  if (screening !== 'passed') return screening === 'excluded' ? 'excluded_screening' : 'awaiting_screening';
  const missing = missingFile(standing, asked, having);
  if (missing) return missing;
  const eligibility = outcome('full_text', standing, asked);
  if (eligibility !== 'passed') return eligibility === 'excluded' ? 'excluded_eligibility' : 'awaiting_eligibility';
  const relevance = outcome('relevance_rigour', standing, asked);
  if (relevance !== 'passed') return relevance === 'excluded' ? 'excluded_relevance' : 'awaiting_relevance';
  return 'included';
}

/** For papers that were added or brought over without being screened step by step: only what was decided last counts. */
export function reachedUnscreened(standing: StandingByStage): Reached {
  const last = (Object.keys(standing) as Stage[]).toSorted((a, b) => stageRank(b) - stageRank(a))[0];
  if (!last || standing[last] === 'include') return 'included';
  const isOut = standing[last] === 'exclude';
  if (last === 'title_abstract') return isOut ? 'excluded_screening' : 'awaiting_screening';
  if (last === 'full_text') return isOut ? 'excluded_eligibility' : 'awaiting_eligibility';
  return isOut ? 'excluded_relevance' : 'awaiting_relevance';
}

function outcome(stage: Stage, standing: StandingByStage, asked: StagesAsked): 'passed' | 'excluded' | 'awaiting' {
  const isDecidedLater = (Object.keys(standing) as Stage[]).some((one) => stageRank(one) > stageRank(stage));
  if (isDecidedLater) return 'passed';
  const choice = standing[stage];
  if (choice === 'exclude') return 'excluded';
  if (choice === 'include') return 'passed';
  return choice !== undefined || asked[stage] ? 'awaiting' : 'passed';
}

/** Whoever decided on the full text had it, unless it says that nobody could get it. */
function missingFile(standing: StandingByStage, asked: StagesAsked, { hasFile, isNotRetrieved }: Having): Reached | null {
  if (hasFile || standing.relevance_rigour || standing.full_text === 'include') return null;
  if (isNotRetrieved) return 'not_retrieved';
  return standing.full_text === undefined && asked.full_text ? 'awaiting_retrieval' : null;
}
