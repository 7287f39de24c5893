/** Makes the example review in a data folder, through the services that its pages use. */
import type { Context } from '../platform/context.ts';
import { interviewsKey, papers, transcripts } from './papers/index.ts';
import { seedAppraisal, seedDecisions } from './seed/appraisal.ts';
import { seedCases, seedStudies } from './seed/cases.ts';
import { seedCodebook, seedMerges } from './seed/codebook.ts';
import { seedAgreements, seedCmocs, seedEvidence, seedTests } from './seed/configurations.ts';
import { seedAnswers, seedForm } from './seed/form.ts';
import { seedLiterature, seedTranscripts } from './seed/literature.ts';
import { seedMemos } from './seed/memos.ts';
import { seedBroughtOver, seedFullTexts, seedGleaned, seedInterviews, seedRound, seedStages, seedTitles } from './seed/screening.ts';
import { seedSearches } from './seed/searching.ts';
import { openStory } from './seed/opening.ts';
import { seedReading } from './seed/passages.ts';
import { seedRegularities } from './seed/regularities.ts';
import { inTurn, type Made, type Story, storyClock, storyDays } from './seed/story.ts';
import { seedTheory } from './seed/theories.ts';

export { storyDays };

export interface SeedOptions {
  /** ISO-8601: the day on which the team begins; its last act is less than `storyDays` later. */
  readonly begins: string;
  /** Signs all three in. Null: only links do. */
  readonly passwordHash?: string | null;
  /** Told what is being done. */
  readonly progress?: (what: string) => void;
}

/** Ids by the keys of the content: `cmocs.get('osei-tea')?.id`, `excerpts.get('osei.q')`, `accounts.get('tomasz')`. */
export interface SeededReview extends Made {
  readonly slug: string;
}

export async function seedDemo(ctx: Context, { begins, passwordHash = null, progress = () => {} }: SeedOptions): Promise<SeededReview> {
  progress('The review and its people');
  const story = await openStory(ctx, storyClock(begins), passwordHash);
  await seedCodebook(story);
  await seedStages(story);
  progress('Searching and screening');
  await foundWhileGleaning(story, progress);
  progress('Reading and coding');
  await gleaning(story);
  await foundWhileRefining(story, progress);
  await refining(story);
  progress('Agreeing on the theory');
  await agreeing(story);
  return { ...story.made, slug: story.slug };
}

const gleaned: readonly string[] = ['whitcombe', 'harkness', 'petrossian'];
const sources = [...papers, ...transcripts];

async function readAll(story: Story, chosen: (key: string) => boolean): Promise<void> {
  for (const { key, reader } of sources.filter((source) => chosen(source.key))) {
    await seedReading(story, key, reader);
    story.clock.pass(45);
  }
}

/** The first theory and its configurations come from three documents. */
async function gleaning(story: Story): Promise<void> {
  story.clock.day(7);
  await readAll(story, (key) => gleaned.includes(key));
  await seedTheory(story, 'initial');
  await seedCmocs(story, (cmoc) => cmoc.from === null && Boolean(cmoc.isPrior));
}

/** The other documents are read, judged and extracted; the theory is tested on them. */
async function refining(story: Story): Promise<void> {
  story.clock.day(25);
  const form = await seedForm(story);
  await readAll(story, (key) => !gleaned.includes(key));
  await inTurn([...papers.map((paper) => paper.key), interviewsKey], async (key) => {
    await seedAnswers(story, form, key);
    await seedAppraisal(story, key);
  });
  await seedTheory(story, 'candidate');
  story.clock.day(50);
  await seedCmocs(story, (cmoc) => !cmoc.isPrior);
  await seedEvidence(story, () => true);
  await seedDecisions(story);
  await seedTests(story);
}

type Progress = NonNullable<SeedOptions['progress']>;

async function foundWhileGleaning(story: Story, progress: Progress): Promise<void> {
  story.clock.day(1);
  await seedSearches(story, ['scoping', 'journals', 'schemes', 'advisers']);
  await seedTitles(story, 'gleaning');
  story.clock.day(3);
  await seedLiterature(story, 'gleaning', progress);
  await seedFullTexts(story, 'gleaning', ['marit']);
  story.clock.day(5);
  await seedGleaned(story);
}

async function foundWhileRefining(story: Story, progress: Progress): Promise<void> {
  story.clock.day(12);
  await seedSearches(story, ['medline', 'cinahl', 'citations', 'annals']);
  await seedBroughtOver(story);
  await seedTitles(story, 'refinement');
  await seedRound(story);
  story.clock.day(18);
  await seedLiterature(story, 'refinement', progress);
  await seedTranscripts(story, progress);
  await seedFullTexts(story, 'refinement', ['marit', 'tomasz']);
  await seedInterviews(story);
  await seedStudies(story);
  await seedCases(story);
}

async function agreeing(story: Story): Promise<void> {
  story.clock.day(72);
  await seedMerges(story);
  await seedTheory(story, 'refined');
  await seedAgreements(story);
  await seedMemos(story, await seedRegularities(story));
  await seedSearches(story, ['update']);
}
