/** Screening as a whole: phases, their stages, and what waits in each. */
import { modeNames } from '../../server/screening/mode.ts';
import { type Queue, queueNames } from '../../server/screening/queue.ts';
import { stageNames } from '../../server/screening/stage.ts';
import type { PhaseProgress, Screening, StageProgress } from '../../server/screening/progress.queries.ts';
import { paths } from '../../server/paths.ts';
import { ButtonLink } from '../shared/form.tsx';
import { counted, EmptyState, Explain, figure, PageHead } from '../shared/page.tsx';

interface OverviewProps extends Screening {
  readonly slug: string;
  readonly canDecide: boolean;
  readonly isLead: boolean;
}

export function ScreeningOverview(props: OverviewProps) {
  const { slug, phases, references, inNoPhase } = props;
  const isEmpty = phases.every((phase) => phase.stages.every(({ counts }) => counts.total === 0));
  return (
    <>
      <PageHead
        title={
          <>
            Screening{' '}
            <Explain term="screening">
              <p>
                Each reviewer’s decision is their own. What stands is separate: it follows from how the stage is screened, and it alone says
                what goes on to the next stage.
              </p>
            </Explain>
          </>
        }
        lead="What comes in and what stays out, by phase and stage, with a reason for each."
        actions={<ButtonLink href={paths.searches(slug)}>Searches</ButtonLink>}
      />
      {inNoPhase > 0 && <InNoPhase {...props} />}
      {isEmpty ? (
        <EmptyState
          title={references ? 'No record is in a phase yet' : 'Nothing to screen yet'}
          action={
            <ButtonLink href={paths.searches(slug)} look="main">
              Import search results
            </ButtonLink>
          }
        >
          Export the results of a search from its database and drop the file on Searches, naming the phase. Its records then wait here.
        </EmptyState>
      ) : (
        phases.map((phase) => <Phase key={phase.phase.id} {...props} of={phase} />)
      )}
    </>
  );
}

function InNoPhase({ slug, inNoPhase }: OverviewProps) {
  return (
    <p class="message-line">
      {counted(inNoPhase, 'imported record')} {inNoPhase === 1 ? 'is' : 'are'} used in no phase, so no stage holds{' '}
      {inNoPhase === 1 ? 'it' : 'them'}. Tick them in <a href={paths.literature(slug)}>Literature</a> and choose “Use in this phase”.
    </p>
  );
}

function Phase({ of, ...props }: OverviewProps & { readonly of: PhaseProgress }) {
  return (
    <section class="screening-phase" aria-label={of.phase.name}>
      <h2>{of.phase.name}</h2>
      <table class="data stacked screening-stages">
        <thead>
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" class="number">
              Records
            </th>
            {columnsOf(of).map((queue) => (
              <th scope="col" class="number" key={queue}>
                {queueNames[queue]}
              </th>
            ))}
            <th scope="col">What stands</th>
            <th scope="col">
              <span class="visually-hidden">Go on</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {of.stages.map((stage) => (
            <StageRow key={stage.at.stage} {...props} of={stage} columns={columnsOf(of)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Queues shown as columns; one's sample only where something was drawn. */
const columnsOf = ({ stages }: PhaseProgress): readonly Queue[] =>
  (['mine', 'sample', 'second', 'conflicts'] as const).filter(
    (queue) => queue !== 'sample' || stages.some(({ counts }) => counts.sample > 0),
  );

function StageRow({
  slug,
  of: { at, counts },
  columns,
  canDecide,
  isLead,
}: OverviewProps & { readonly of: StageProgress; readonly columns: readonly Queue[] }) {
  return (
    <tr class={counts.total ? undefined : 'nothing-yet'}>
      <th scope="row">
        <a href={paths.screen(slug, at.phaseId, at.stage)}>{stageNames[at.stage]}</a>
        <p class="stage-how">
          {at.settings.id ? modeNames[at.settings.mode] : 'not set up'}
          {isLead && <ForLeads slug={slug} at={at} counts={counts} />}
        </p>
      </th>
      <td class="number" data-label="Records">
        {figure(counts.total)}
      </td>
      {columns.map((queue) => (
        <td class={counts[queue] ? 'number' : 'number quiet'} data-label={queueNames[queue]} key={queue}>
          {counts[queue] ? <a href={paths.screeningQueue(slug, { ...at, queue })}>{figure(counts[queue])}</a> : '–'}
        </td>
      ))}
      <td class={counts.done ? undefined : 'quiet'} data-label="What stands">
        <Stands slug={slug} at={at} counts={counts} />
      </td>
      <td>
        {canDecide && counts.mine > 0 && (
          <ButtonLink href={paths.screen(slug, at.phaseId, at.stage)} look={counts.decided ? 'main' : 'plain'} small>
            {counts.decided ? 'Go on' : 'Begin'}
          </ButtonLink>
        )}
      </td>
    </tr>
  );
}

/** Setting the stage up, and its random sample. */
function ForLeads({ slug, at, counts }: Pick<OverviewProps, 'slug'> & StageProgress) {
  return (
    <>
      {' · '}
      <a href={paths.screeningSettings(slug, at.phaseId, at.stage)}>{at.settings.id ? 'change' : 'set it up'}</a>
      {at.settings.mode === 'sample' && counts.total > 0 && (
        <>
          {' · '}
          <a href={paths.checks(slug, { phase: at.phaseId, stage: at.stage })}>draw a sample</a>
        </>
      )}
    </>
  );
}

function Stands({ slug, at, counts }: Pick<OverviewProps, 'slug'> & StageProgress) {
  if (!counts.done) return <>–</>;
  const link = (choice: 'include' | 'exclude' | 'maybe', word: string) =>
    counts[choice] > 0 && (
      <a href={paths.screeningQueue(slug, { ...at, queue: 'done' }, { choice })}>
        {figure(counts[choice])} {word}
      </a>
    );
  return (
    <span class="stands-counts">
      {link('include', 'in')} {link('maybe', 'maybe')} {link('exclude', 'out')}
    </span>
  );
}
