/** Record after record: the record, the team's criteria beside it, and a decision by one key. */
import { stageNames } from '../../server/screening/stage.ts';
import { modeNames } from '../../server/screening/mode.ts';
import type { RecordShown } from '../../server/screening/records.queries.ts';
import { termFinder, termsIn } from '../../server/screening/terms.ts';
import type { Work } from '../../server/screening/work.queries.ts';
import { paths } from '../../server/paths.ts';
import { Form } from '../shared/form.tsx';
import { figure } from '../shared/page.tsx';
import { Criteria } from './criteria.tsx';
import { NothingHere } from './nothing-here.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { RecordForm } from './record-form.tsx';
import type { ScreeningPageProps } from './props.ts';

export function ScreeningPage(props: ScreeningPageProps) {
  const { slug, at, record, ahead, canDecide, people, today } = props;
  const discussion = at.settings.mode === 'discussed' ? { people: people.join(', '), today } : undefined;
  return (
    <>
      <Head {...props} />
      <QueueTabs {...props} />
      <div class="screening">
        <Criteria {...props} />
        <section id="screening-record" aria-label="Record" data-screening={paths.screeningVerb(slug, 'undo', at.phaseId, at.stage)}>
          {record ? (
            <RecordForm {...props} record={record} find={finderOf(props)} discussion={discussion} skipTo={ahead[0]?.id} />
          ) : (
            <NothingHere {...props} />
          )}
        </section>
      </div>
      {canDecide && !discussion && (
        <>
          <Form id="undo-decision" action={paths.screeningVerb(slug, 'undo', at.phaseId, at.stage)} />
          <Ahead {...props} records={ahead} />
        </>
      )}
    </>
  );
}

const finderOf = ({ at: { settings } }: Work) => termFinder(termsIn(settings.includeTerms), termsIn(settings.excludeTerms));

/** Records for the script to show next, ready to be filled in: without script they are never seen. */
export function Ahead({ records, ...work }: Work & { readonly records: readonly RecordShown[] }) {
  const find = finderOf(work);
  return (
    <div id="screening-ahead" hidden>
      {records.map((record) => (
        <template key={record.id} data-ahead={record.id}>
          <RecordForm {...work} record={record} find={find} canDecide skipTo={undefined} discussion={undefined} />
        </template>
      ))}
    </div>
  );
}

function howScreened({ settings: { id, mode } }: Work['at']): string {
  if (id) return modeNames[mode];
  return mode === 'single' ? 'Not set up yet: your decision stands at once' : 'Not set up yet: a record stands when two agree';
}

function Head({ slug, phase, at, counts, isLead }: ScreeningPageProps) {
  const together = at.settings.mode === 'discussed';
  const [done, all] = together ? [counts.done, counts.total] : [counts.decided, counts.decided + counts.mine];
  return (
    <header class="screening-head">
      <div>
        <nav class="crumb" aria-label="Breadcrumb">
          <a href={paths.screening(slug)}>Screening</a> · {phase.name}
        </nav>
        <h1>{stageNames[at.stage]}</h1>
        <p class="quiet">
          {howScreened(at)}
          {isLead && (
            <>
              {' · '}
              <a href={paths.screeningSettings(slug, at.phaseId, at.stage)}>{at.settings.id ? 'change' : 'set it up'}</a>
            </>
          )}
        </p>
      </div>
      {all > 0 && (
        <div class="screening-progress">
          <p id="screening-count">
            <strong data-decided>{figure(done)}</strong> of {figure(all)} {together ? 'decided together' : 'decided by you'}
          </p>
          <progress max={all} value={done} aria-labelledby="screening-count" />
          <p id="last-decision" class="quiet" role="status" />
        </div>
      )}
    </header>
  );
}
