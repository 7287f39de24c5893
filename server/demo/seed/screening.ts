/** Screening: titles by one with a blind second reviewer on a sample, full texts by both, what was gleaned in discussion. */
import { drawSample as sampleOf } from '../../agreement/sample.ts';
import { setRetrieval } from '../../references/getting.service.ts';
import { vocabulary } from '../../reviews/reviews.queries.ts';
import { closeRound, drawSample } from '../../screening/check-rounds.service.ts';
import { resolveConflict } from '../../screening/conflicts.service.ts';
import { decide } from '../../screening/decisions.service.ts';
import { recordDiscussion } from '../../screening/discussion.service.ts';
import { bringOver } from '../../screening/entries.service.ts';
import { roundShown } from '../../screening/rounds-shown.queries.ts';
import { recordsAt } from '../../screening/sampling.queries.ts';
import { setUpStage } from '../../screening/stages.service.ts';
import type { Choice, Stage } from '../../screening/stage.ts';
import type { PhaseKey } from '../paper.ts';
import { interviewsKey, papers } from '../papers/index.ts';
import { type Coder, people } from '../people.ts';
import type { Fate } from '../record.ts';
import { papersFound, records } from '../records/index.ts';
import { broughtOver, excludeTerms, includeTerms, resolved, samplePercent, stages } from '../screening.ts';
import { searches } from '../searches.ts';
import { inTurn, known, type Story } from './story.ts';

export async function seedStages(story: Story): Promise<void> {
  for (const { phase, stage, mode, criteria } of stages)
    await setUpStage(story.ctx, story.as('marit'), {
      phaseId: known(story.made.phases, phase),
      stage,
      mode,
      criteria,
      includeTerms,
      excludeTerms,
      samplePercent: mode === 'sample' ? samplePercent : 10,
      maybeGoesOn: true,
    });
}

const both = `${people.marit.name}, ${people.tomasz.name}`;
const day = (story: Story): string => story.ctx.now().slice(0, 10);

/** What the searches of a phase found and somebody looked at, by key; papers have no fate yet. */
function foundIn(phase: PhaseKey): ReadonlyMap<string, Fate | null> {
  const fates = new Map(records.filter((record) => record.fate.at !== 'open').map((record) => [record.key, record.fate]));
  const found = [...Object.entries(papersFound), ...records.map(({ key, found }) => [key, found] as const)];
  return new Map(
    found.filter(([key, by]) => (fates.has(key) || key in papersFound) && by.some((one) => searches[one].phase === phase)).map(([key]) => [key, fates.get(key) ?? null]),
  ); // prettier-ignore
}

interface Said {
  readonly phase: PhaseKey;
  readonly stage: Stage;
  readonly choice: Choice;
  readonly note?: string;
  readonly reasons?: readonly string[];
}

async function say(story: Story, who: Coder, key: string, { phase, stage, choice, note = '', reasons = [] }: Said): Promise<void> {
  const scope = story.as(who);
  const named = new Map((await vocabulary(scope, 'exclusion_reason')).map((reason) => [reason.name, reason.id]));
  const ids = reasons.map((name) => known(named, name));
  await decide(story.ctx, scope, {
    referenceId: known(story.made.references, key),
    phaseId: known(story.made.phases, phase),
    stage,
    choice,
    reasons: ids,
    primaryReasonId: ids[0] ?? null,
    note,
  });
}

/** Titles and abstracts of a phase, all by Marit. */
export const seedTitles = (story: Story, phase: PhaseKey): Promise<void> =>
  inTurn(foundIn(phase), ([key, fate]) => say(story, 'marit', key, { phase, stage: 'title_abstract', ...titleChoice(fate) }));

const titleChoice = (fate: Fate | null) =>
  fate?.at === 'title_abstract' ? { choice: 'exclude' as const, note: fate.note, reasons: fate.reasons } : { choice: 'include' as const };

/** Full texts: those that could not be had are noted as such, the others read by `who`. */
export const seedFullTexts = (story: Story, phase: PhaseKey, who: readonly Coder[]): Promise<void> =>
  inTurn(foundIn(phase), async ([key, fate]) => {
    if (fate?.at === 'title_abstract') return;
    if (fate?.at === 'not_retrieved')
      await setRetrieval(story.ctx, story.as('tomasz'), [known(story.made.references, key)], { state: 'not_retrieved', reason: fate.why });
    for (const reader of who) await say(story, reader, key, { phase, stage: 'full_text', ...fullTextChoice(fate, reader) });
  });

function fullTextChoice(fate: Fate | null, reader: Coder): Omit<Said, 'phase' | 'stage'> {
  if (fate?.at === 'not_retrieved') return { choice: 'exclude', reasons: ['Not retrieved'] };
  if (fate?.at === 'full_text') return { choice: 'exclude', reasons: fate.reasons, note: reader === 'marit' ? fate.note : '' };
  return { choice: 'include' };
}

/** What was gleaned is agreed on at one table. */
export const seedGleaned = (story: Story): Promise<void> =>
  inTurn(papers.filter((paper) => foundIn('gleaning').has(paper.key)), ({ key }) =>
    recordDiscussion(story.ctx, story.as('marit'), {
      referenceId: known(story.made.references, key),
      phaseId: known(story.made.phases, 'gleaning'),
      stage: 'relevance_rigour',
      choice: 'include',
      reasons: [],
      primaryReasonId: null,
      note: '',
      people: both,
      on: day(story),
    })); // prettier-ignore

/** Gleaned papers that no search of the refinement found again, and that are used in it. */
export async function seedBroughtOver(story: Story): Promise<void> {
  const again = foundIn('refinement');
  const keys = papers.filter(({ key, record }) => record.phases.length > 1 && !again.has(key)).map((paper) => paper.key);
  await bringOver(story.ctx, story.as('marit'), {
    references: keys.map((key) => known(story.made.references, key)),
    fromPhaseId: known(story.made.phases, 'gleaning'),
    phaseId: known(story.made.phases, 'refinement'),
    stage: 'relevance_rigour',
    on: day(story),
    reason: broughtOver,
  });
}

/** Tomasz judges a sample blind; they part on one record, and talk. */
export async function seedRound(story: Story): Promise<void> {
  const at = { phaseId: known(story.made.phases, 'refinement'), stage: 'title_abstract' as const };
  const keys = new Map([...story.made.references].map(([key, id]) => [id, key]));
  const fates = foundIn('refinement');
  const partsOn = (id: string) => isContested(fates.get(keys.get(id) ?? ''));
  const seed = await seedThatDraws(story, at, (ids) => ids.filter(partsOn).length === 1);
  const lead = story.as('marit');
  const size = { percent: samplePercent };
  const reviewers = [known(story.made.accounts, 'tomasz')];
  const roundId = await drawSample(story.ctx, lead, { ...at, size, stratify: '', reviewers, seed });
  const drawn = (await roundShown(lead, roundId))?.drawnIds ?? [];
  await inTurn(drawn, (id) => judge(story, keys.get(id) ?? '', fates.get(keys.get(id) ?? '') ?? null));
  story.clock.day(15);
  await closeRound(story.ctx, story.as('marit'), roundId);
  const conflicting = drawn.find(partsOn) ?? '';
  const end = { how: 'discussion' as const, people: both, on: day(story), why: resolved.why };
  await resolveConflict(story.ctx, story.as('marit'), { ...at, referenceId: conflicting, choice: 'exclude', reasons: [], primaryReasonId: null, ...end }); // prettier-ignore
}

const isContested = (fate: Fate | null | undefined): boolean => fate?.at === 'title_abstract' && fate.isContested;

const judge = (story: Story, key: string, fate: Fate | null): Promise<void> =>
  say(story, 'tomasz', key, {
    phase: 'refinement',
    stage: 'title_abstract',
    ...(isContested(fate) ? { choice: 'include' as const, note: resolved.note } : { choice: titleChoice(fate).choice }),
  });

/** The lead names the seed; the example takes the first that draws what its story tells. */
async function seedThatDraws(
  story: Story,
  at: Parameters<typeof recordsAt>[1],
  fits: (ids: readonly string[]) => boolean,
): Promise<string> {
  const ids = await recordsAt(story.as('marit'), at);
  const frame = ids.map((id) => ({ id, stratum: '' }));
  for (let seed = 2407; seed < 3407; seed++)
    if (fits(sampleOf({ frame, size: { percent: samplePercent }, seed: String(seed) }))) return String(seed);
  throw new Error('No seed draws the sample that the example tells of.');
}

/** The team's own interviews passed no search: taken in by name. */
export async function seedInterviews(story: Story): Promise<void> {
  const note = 'Our own.';
  await say(story, 'marit', interviewsKey, { phase: 'refinement', stage: 'title_abstract', choice: 'include', note });
  for (const who of ['marit', 'tomasz'] as const)
    await say(story, who, interviewsKey, { phase: 'refinement', stage: 'full_text', choice: 'include', note });
}
