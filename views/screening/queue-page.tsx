/** The list behind a queue's count: narrowed, windowed, each record one link away. */
import { isWorkedThrough, queueNames } from '../../server/screening/queue.ts';
import type { QueuedRecord } from '../../server/screening/queues.queries.ts';
import { type Choice, choiceNames, stageNames } from '../../server/screening/stage.ts';
import { familyOf } from '../../server/references/reference.ts';
import { paths } from '../../server/paths.ts';
import { Button, ButtonLink, Form, Select, TextField } from '../shared/form.tsx';
import { EmptyState, PageHead, Pager, Tag } from '../shared/page.tsx';
import { BringOver } from './bring-over.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import type { QueuePageProps } from './props.ts';

export function QueuePage(props: QueuePageProps) {
  const { slug, at, phase, queue, narrowing, canDecide, records } = props;
  const { q, source } = narrowing;
  const begin = paths.screen(slug, at.phaseId, at.stage, { queue: queue === 'mine' ? '' : queue, q, source });
  return (
    <>
      <PageHead
        title={queueNames[queue]}
        lead={`${stageNames[at.stage]}, ${phase.name}`}
        back={{ href: paths.screening(slug), label: 'Screening' }}
        actions={
          canDecide &&
          isWorkedThrough(queue) &&
          records.total > 0 && (
            <ButtonLink href={begin} look="main">
              Screen these
            </ButtonLink>
          )
        }
      />
      <QueueTabs {...props} isList />
      <Filter {...props} />
      {records.total === 0 ? <Nothing {...props} /> : <Listed {...props} />}
    </>
  );
}

function Listed(props: QueuePageProps) {
  const { slug, at, queue, narrowing, records, canDecide } = props;
  const brings = canDecide && (queue === 'done' || queue === 'decided');
  const list = (
    <>
      <RecordTable {...props} canTick={brings} />
      <Pager
        offset={records.offset}
        shown={records.rows.length}
        total={records.total}
        limit={records.limit}
        href={(page) => paths.screeningQueue(slug, { ...at, queue }, { ...narrowing, page })}
        noun={records.total === 1 ? 'record' : 'records'}
      />
    </>
  );
  if (!brings) return list;
  return (
    <Form action={paths.screeningVerb(slug, 'bring-over', at.phaseId, at.stage)} class="selection" data-selection>
      {list}
      <BringOver {...props} />
    </Form>
  );
}

function Filter({ slug, at, queue, narrowing, sources }: QueuePageProps) {
  const byChoice = queue === 'done' || queue === 'decided';
  return (
    <form
      method="get"
      action={paths.screeningQueue(slug, { ...at, queue })}
      class="one-line list-filter"
      role="search"
      aria-label="Narrow the list"
    >
      <TextField name="q" id="f-find" label="Find" value={narrowing.q} placeholder="Title, author, journal" data-hotkey="find" />
      {sources.length > 0 && (
        <Select
          name="source"
          label="Search"
          value={narrowing.source ?? ''}
          choices={[{ value: '', label: 'any' }, ...sources.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
      {byChoice && (
        <Select
          name="choice"
          label="Decision"
          value={narrowing.choice}
          choices={[
            { value: '', label: 'any' },
            ...(['include', 'exclude', 'maybe'] as const).map((choice) => ({ value: choice, label: choiceNames[choice] })),
          ]}
        />
      )}
      <Button>Show</Button>
    </form>
  );
}

const tones: Readonly<Record<Choice, 'good' | 'bad' | 'warn' | 'plain'>> = {
  include: 'good',
  exclude: 'bad',
  maybe: 'warn',
  undecided: 'plain',
};

function RecordTable({ slug, at, records, queue, canTick }: QueuePageProps & { readonly canTick: boolean }) {
  const own = queue === 'decided' || queue === 'conflicts' || queue === 'second';
  return (
    <table class="data sticky stacked queue-table" data-keyboard-list>
      <thead>
        <tr>
          {canTick && (
            <th scope="col">
              <input type="checkbox" data-tick-all aria-label="Tick all shown" />
            </th>
          )}
          <th scope="col">Record</th>
          {own && <th scope="col">You</th>}
          <th scope="col">Stands</th>
        </tr>
      </thead>
      <tbody>
        {records.rows.map((record) => (
          <tr key={record.id} data-row>
            {canTick && (
              <td class="tick">
                <input type="checkbox" name="references" value={record.id} aria-label={`Tick ${record.title}`} />
              </td>
            )}
            <th scope="row">
              <a class="document-title" href={addressIn(slug, at, queue, record.id)}>
                {record.title || 'Untitled'}
              </a>
              <p class="document-facts">
                <span>{factsOf(record)}</span>
              </p>
            </th>
            {own && <Chosen label="You" choice={record.mine} />}
            <Chosen label="Stands" choice={record.stands} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A conflict opens with both decisions, everything else where it is screened. */
function addressIn(slug: string, at: QueuePageProps['at'], queue: QueuePageProps['queue'], record: string): string {
  if (queue === 'conflicts') return paths.conflict(slug, record, { phase: at.phaseId, stage: at.stage });
  return paths.screen(slug, at.phaseId, at.stage, { record, queue: queue === 'sample' ? queue : '' });
}

function Chosen({ label, choice }: { readonly label: string; readonly choice: Choice | null }) {
  return (
    <td data-label={label} class={choice ? undefined : 'quiet'}>
      {choice ? <Tag tone={tones[choice]}>{choiceNames[choice]}</Tag> : '–'}
    </td>
  );
}

function factsOf({ number, authors, year, container }: QueuedRecord): string {
  const names = authors.length > 3 ? `${familyOf(authors[0] ?? '')} et al.` : authors.map(familyOf).join(', ');
  return [`${number}`, names, year, container].filter(Boolean).join(' · ');
}

function Nothing({ slug, at, queue, narrowing }: QueuePageProps) {
  if (narrowing.q || narrowing.source || narrowing.choice)
    return (
      <EmptyState
        title="No record fits"
        action={<ButtonLink href={paths.screeningQueue(slug, { ...at, queue })}>Show all of this queue</ButtonLink>}
      >
        Nothing here matches what you asked for.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing here"
      action={<ButtonLink href={paths.screen(slug, at.phaseId, at.stage)}>Back to {stageNames[at.stage].toLowerCase()}</ButtonLink>}
    >
      {emptyWords[queue]}
    </EmptyState>
  );
}

const emptyWords = {
  mine: 'No record waits for you at this stage.',
  sample: 'You have judged every record drawn for you.',
  second: 'No record waits for a second reviewer.',
  conflicts: 'No two decisions on the same record differ.',
  decided: 'You have not decided on any record of this stage yet.',
  done: 'Nothing stands at this stage yet.',
} as const;
