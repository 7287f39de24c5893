/** No record to show: nothing came in yet, nothing fits, or all is done, and what comes next. */
import { stageNames, stageRank, stages } from '../../server/screening/stage.ts';
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';
import { counted, EmptyState } from '../shared/page.tsx';
import type { ScreeningPageProps } from './props.ts';

export function NothingHere(props: ScreeningPageProps) {
  const { counts, narrowing, slug, at, queue } = props;
  if (!counts.total) return <NothingYet {...props} />;
  if (narrowing.q || narrowing.source)
    return (
      <EmptyState
        title="No record fits"
        action={<ButtonLink href={paths.screen(slug, at.phaseId, at.stage, { queue })}>Show all records</ButtonLink>}
      >
        None that waits for you matches what you asked for.
      </EmptyState>
    );
  return queue === 'sample' ? <SampleJudged {...props} /> : <AllDone {...props} />;
}

function SampleJudged({ slug, at, counts }: ScreeningPageProps) {
  return (
    <EmptyState
      title="You have judged your sample"
      action={
        <div class="row-actions">
          <ButtonLink href={paths.checks(slug, { phase: at.phaseId, stage: at.stage })} look="main">
            See the check round
          </ButtonLink>
          {counts.mine > 0 && <ButtonLink href={paths.screen(slug, at.phaseId, at.stage)}>Screen other records</ButtonLink>}
        </div>
      }
    >
      A lead can close the round now. Until then you see nothing of what others decided on these records, and can still change your mind.
    </EmptyState>
  );
}

function NothingYet({ slug, at, phase }: ScreeningPageProps) {
  const before = stages[stageRank(at.stage) - 1];
  if (before)
    return (
      <EmptyState
        title="Nothing has come through yet"
        action={<ButtonLink href={paths.screen(slug, at.phaseId, before)}>Go to {stageNames[before].toLowerCase()}</ButtonLink>}
      >
        Records come here once “include” or “maybe” stands at the stage before, {stageNames[before].toLowerCase()}.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing to screen yet"
      action={
        <ButtonLink href={paths.searches(slug)} look="main">
          Import search results
        </ButtonLink>
      }
    >
      Records that a search brought into {phase.name} are screened here, one key each. Name the phase when you import them.
    </EmptyState>
  );
}

function AllDone({ slug, at, counts, isLead }: ScreeningPageProps) {
  const next = stages[stageRank(at.stage) + 1];
  const isSampled = isLead && at.settings.mode === 'sample';
  const queueLink = (queue: 'second' | 'conflicts', words: string) =>
    counts[queue] > 0 && (
      <ButtonLink href={paths.screeningQueue(slug, { ...at, queue })}>
        {words} ({counts[queue]})
      </ButtonLink>
    );
  return (
    <EmptyState
      title="All done here"
      action={
        <div class="row-actions">
          {queueLink('conflicts', 'Conflicts')}
          {queueLink('second', 'Awaiting second reviewer')}
          {isSampled && (
            <ButtonLink href={paths.checks(slug, { phase: at.phaseId, stage: at.stage })} look="main">
              The second reviewer’s sample
            </ButtonLink>
          )}
          {next && (
            <ButtonLink href={paths.screen(slug, at.phaseId, next)} look={isSampled ? 'plain' : 'main'}>
              Go to {stageNames[next].toLowerCase()}
            </ButtonLink>
          )}
          <ButtonLink href={paths.screeningQueue(slug, { ...at, queue: 'decided' })}>Look through your decisions</ButtonLink>
        </div>
      }
    >
      Nothing waits for you at this stage. {counted(counts.include, 'record')} {counts.include === 1 ? 'stands' : 'stand'} as included,{' '}
      {counted(counts.exclude, 'record')} as excluded{counts.maybe > 0 && `, ${counts.maybe} as maybe`}.
    </EmptyState>
  );
}
