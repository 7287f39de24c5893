/** What the team says of a CMOC: status, where it is filed, which theories it belongs to. */
import { paths } from '../../server/paths.ts';
import type { Card } from '../../server/synthesis/card.queries.ts';
import {
  originNames,
  origins,
  retirementNames,
  retirements,
  statuses,
  statusNames,
  verdictNames,
  verdicts,
} from '../../server/synthesis/cmoc.ts';
import { Button, Choices, Form, Select, TextField } from '../shared/form.tsx';
import { When } from '../shared/page.tsx';
import { LiveButton, LiveForm } from './live-form.tsx';
import { StatusTag } from './parts.tsx';

interface FactsProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly me: string;
  readonly card: Card;
}

export function CardStatus({ slug, canWrite, me, card: { cmoc, ties } }: FactsProps) {
  const action = paths.cmocDo(slug, cmoc.id, 'status');
  return (
    <div class="card-status">
      <StatusTag status={cmoc.status} />
      {cmoc.agreedAt && (
        <span class="quiet">
          {cmoc.retiredBecause && `${retirementNames[cmoc.retiredBecause].toLowerCase()} · `}
          {cmoc.agreedBy} · <When at={cmoc.agreedAt} />
        </span>
      )}
      {ties.mergedInto && (
        <span>
          into <a href={paths.cmoc(slug, ties.mergedInto.id)}>CMOC {ties.mergedInto.number}</a>{' '}
          {canWrite && <LiveButton action={paths.cmocDo(slug, cmoc.id, 'unmerge')}>Take out again</LiveButton>}
        </span>
      )}
      {canWrite && !ties.mergedInto && (
        <details class="edit menu-like">
          <summary>Change</summary>
          <LiveForm action={action}>
            <Choices
              name="status"
              id={`status-${cmoc.id}`}
              legend="Status"
              kind="radio"
              inline
              chosen={[cmoc.status]}
              choices={statuses.map((value) => ({ value, label: statusNames[value] }))}
            />
            <TextField name="who" id="status-who" label="Who took part" hint="Kept with agreed and retired." value={cmoc.agreedBy || me} />
            <Select
              name="because"
              id="status-because"
              label="If retired, why"
              value={cmoc.retiredBecause}
              choices={[
                { value: '', label: '–' },
                ...retirements.filter((one) => one !== 'merged').map((value) => ({ value, label: retirementNames[value] })),
              ]}
            />
            <TextField name="note" id="status-note" label="Note" optional value={cmoc.statusNote} />
            <Button look="main" small>
              Save the status
            </Button>
          </LiveForm>
        </details>
      )}
      {cmoc.statusNote && <p class="quiet status-note">{cmoc.statusNote}</p>}
    </div>
  );
}

export function CardFacts(props: FactsProps) {
  const { slug, canWrite, card } = props;
  const { cmoc, around, material } = card;
  const action = paths.cmocDo(slug, cmoc.id, 'facts');
  const codeName = material.constructs.get(cmoc.filedUnderId ?? '')?.name ?? '';
  return (
    <section class="card-facts" aria-label="Where it belongs">
      <Form action={action} class="facts-form" data-autosave={action} data-version={String(cmoc.version)}>
        <fieldset class="bare" disabled={!canWrite}>
          <input type="hidden" name="version" value={String(cmoc.version)} />
          <TextField
            name="filed_under"
            id="fact-filed"
            label="Filed under"
            title="The code that tables group this CMOC by: its mechanism unless you choose another"
            value={codeName}
            data-suggest={paths.suggest(slug, 'codes')}
            data-suggest-whole
            autocomplete="off"
          />
          <NamedSelect name="phase" label="Phase" value={cmoc.phaseId} list={around.phases} />
          <NamedSelect name="case" label="Case" value={cmoc.caseId} list={around.cases} />
          <TextField name="group" id="fact-group" label="Group" value={cmoc.group} />
          <TextField name="strategy" id="fact-strategy" label="Strategy" value={cmoc.strategy} />
          <TextField name="label" id="fact-label" label="Team label" placeholder="IPT1-3" value={cmoc.label} />
          {cmoc.level === 'theory' && <TheoryFacts card={card} />}
          {cmoc.level !== 'theory' && <input type="hidden" name="origin" value={cmoc.origin} />}
          <Button small class="without-script">
            Save
          </Button>
        </fieldset>
      </Form>
      <Theories {...props} />
    </section>
  );
}

function TheoryFacts({ card: { cmoc } }: { readonly card: Card }) {
  return (
    <>
      <Select
        name="origin"
        id="fact-origin"
        label="From"
        value={cmoc.origin}
        choices={origins.map((value) => ({ value, label: originNames[value] }))}
      />
      <Select
        name="verdict"
        id="fact-verdict"
        label="Verdict"
        value={cmoc.verdict}
        choices={['' as const, ...verdicts].map((value) => ({ value, label: verdictNames[value] }))}
      />
    </>
  );
}

function NamedSelect({
  name,
  label,
  value,
  list,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly list: readonly { readonly id: string; readonly name: string }[];
}) {
  const choices = [{ value: '', label: 'none' }, ...list.map((one) => ({ value: one.id, label: one.name }))];
  return <Select name={name} id={`fact-${name}`} label={label} value={value ?? ''} choices={choices} />;
}

function Theories({ slug, canWrite, card: { cmoc, around, theories } }: FactsProps) {
  const own = new Set(theories.map((theory) => theory.id));
  return (
    <div class="card-theories">
      <h3>Programme theories</h3>
      {theories.length > 0 && (
        <ul class="plain-list">
          {theories.map((theory) => (
            <li key={theory.id}>
              <a href={paths.theory(slug, theory.id)}>{theory.name}</a>
            </li>
          ))}
        </ul>
      )}
      {theories.length === 0 && <p class="quiet">None yet.</p>}
      {canWrite && around.theories.length > 0 && (
        <details class="edit">
          <summary>Choose</summary>
          <LiveForm action={paths.cmocDo(slug, cmoc.id, 'theories')}>
            <Choices
              name="theory"
              legend={<span class="visually-hidden">Theories this CMOC belongs to</span>}
              kind="checkbox"
              chosen={[...own]}
              choices={around.theories.map((theory) => ({ value: theory.id, label: theory.name }))}
            />
            <Button small>Save</Button>
          </LiveForm>
        </details>
      )}
    </div>
  );
}
