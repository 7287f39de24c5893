/** What a CMOC is tied to: assigned CMOCs, tests, relations. */
import { paths } from '../../server/paths.ts';
import type { Card } from '../../server/synthesis/card.queries.ts';
import { type Finding, findingNames, findings, novelties, relationNames } from '../../server/synthesis/cmoc.ts';
import { typedText } from '../../server/synthesis/element-text.ts';
import type { CmocBrief, TestShown } from '../../server/synthesis/ties.queries.ts';
import { Button, Choices, Select, TextArea, TextField, Tick } from '../shared/form.tsx';
import { Explain, Tag, When } from '../shared/page.tsx';
import { LiveButton, LiveForm } from './live-form.tsx';
import { Initials } from './parts.tsx';

interface TiesProps {
  readonly slug: string;
  readonly canWrite: boolean;
  readonly card: Card;
}

export function CmocLink({ slug, brief }: { readonly slug: string; readonly brief: CmocBrief }) {
  return (
    <a href={paths.cmoc(slug, brief.id)} class="cmoc-link">
      <b>{brief.label || `CMOC ${brief.number}`}</b> {brief.headline}
    </a>
  );
}

/** A field for a CMOC: type its number, or words of it. */
export function CmocField({
  slug,
  name,
  id,
  label,
  level,
}: {
  readonly slug: string;
  readonly name: string;
  readonly id: string;
  readonly label: string;
  readonly level: 'theory' | 'extracted' | '';
}) {
  return (
    <TextField
      name={name}
      id={id}
      label={label}
      placeholder="Number, or words of it"
      data-suggest={`${paths.suggest(slug, 'cmocs')}${level ? `?level=${level}` : ''}`}
      data-suggest-whole
      autocomplete="off"
    />
  );
}

export function Assigned({ slug, canWrite, card: { cmoc, ties } }: TiesProps) {
  const isTheory = cmoc.level === 'theory';
  return (
    <section class="ties">
      <h2>
        {isTheory ? 'Extracted CMOCs assigned to it' : 'Assigned to'} <span class="quiet">{ties.assigned.length}</span>
      </h2>
      <ul class="plain-list">
        {ties.assigned.map((brief) => (
          <li key={brief.id} class="tie">
            <CmocLink slug={slug} brief={brief} />
            {canWrite && (
              <LiveButton action={paths.cmocDo(slug, cmoc.id, 'unassign')} values={{ other: brief.id }}>
                Take back<span class="visually-hidden"> CMOC {brief.number}</span>
              </LiveButton>
            )}
          </li>
        ))}
      </ul>
      {canWrite && (
        <LiveForm action={paths.cmocDo(slug, cmoc.id, 'assign')} class="one-line">
          <CmocField
            slug={slug}
            name="to"
            id="assign-to"
            label={isTheory ? 'Assign an extracted CMOC' : 'Assign to a theory CMOC'}
            level={isTheory ? 'extracted' : 'theory'}
          />
          <Button small>Assign</Button>
        </LiveForm>
      )}
    </section>
  );
}

export function Tests({ slug, canWrite, card }: TiesProps) {
  const { cmoc, ties } = card;
  const isTheory = cmoc.level === 'theory';
  return (
    <section class="ties">
      <h2>
        Tests <span class="quiet">{ties.tests.length}</span>{' '}
        <Explain term="a test">
          <p>
            What looking in one place showed of a theory CMOC: identical, novel in context, mechanism, outcome or relationship, in conflict,
            or silent. No test means that nobody has looked.
          </p>
        </Explain>
      </h2>
      <ul class="plain-list">
        {ties.tests.map((test) => (
          <TestItem key={test.id} slug={slug} canWrite={canWrite} card={card} test={test} />
        ))}
      </ul>
      {canWrite && (
        <details class="edit">
          <summary>Record a test</summary>
          <LiveForm action={paths.cmocDo(slug, cmoc.id, 'tests')}>
            <input type="hidden" name={isTheory ? 'theory_cmoc' : 'extracted'} value={String(cmoc.number)} />
            <CmocField
              slug={slug}
              name={isTheory ? 'extracted' : 'theory_cmoc'}
              id="test-other"
              label={isTheory ? 'Against the extracted CMOC' : 'Of the theory CMOC'}
              level={isTheory ? 'extracted' : 'theory'}
            />
            <TestFields phases={card.around.phases} id="test" />
            <Button small look="main">
              Record
            </Button>
          </LiveForm>
        </details>
      )}
    </section>
  );
}

/** Finding, what is novel, for whom and when, why. */
export function TestFields({
  phases,
  id,
}: {
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  readonly id: string;
}) {
  return (
    <>
      <Choices
        name="finding"
        id={`${id}-finding`}
        legend="Finding"
        kind="radio"
        inline
        chosen={['identical']}
        choices={findings.map((value) => ({ value, label: findingNames[value] }))}
      />
      <Choices
        name="novel"
        id={`${id}-novel`}
        legend="Novel in"
        kind="checkbox"
        inline
        chosen={[]}
        choices={novelties.map((value) => ({ value, label: value }))}
      />
      <TextField name="circumstances" id={`${id}-when`} label="For whom, when" optional />
      <TextArea name="reason" id={`${id}-reason`} label="Why" optional rows={2} />
      <Select
        name="phase"
        id={`${id}-phase`}
        label="Phase"
        choices={[{ value: '', label: 'none' }, ...phases.map((phase) => ({ value: phase.id, label: phase.name }))]}
      />
    </>
  );
}

const findingTones: Partial<Record<Finding, 'good' | 'bad'>> = { identical: 'good', conflicts: 'bad' };

function FindingTag({ test: { finding, novelIn } }: { readonly test: TestShown }) {
  const says = finding === 'novel' ? `novel in ${novelIn.join(', ')}` : findingNames[finding].toLowerCase();
  return <Tag tone={findingTones[finding] ?? 'plain'}>{says}</Tag>;
}

function TestItem({ slug, canWrite, card, test }: TiesProps & { readonly test: TestShown }) {
  const other = card.cmoc.level === 'theory' ? test.extracted : test.theoryCmoc;
  const reference = card.labels.get(test.referenceId ?? '') ?? '';
  return (
    <li class="tie">
      <p>
        <FindingTag test={test} /> {other ? <CmocLink slug={slug} brief={other} /> : reference}
      </p>
      {test.circumstances && <p>{test.circumstances}</p>}
      {test.reason && <p class="quiet">{test.reason}</p>}
      <p class="quiet">
        <When at={test.at} /> <Initials name={card.people.get(test.authorId) ?? ''} /> · of version {test.theoryCmocVersion}
        {canWrite && (
          <LiveButton action={paths.testDo(slug, test.id, 'remove')} values={{ cmoc: card.cmoc.id }}>
            Delete<span class="visually-hidden"> this test</span>
          </LiveButton>
        )}
      </p>
    </li>
  );
}

export function Relations({ slug, canWrite, card }: TiesProps) {
  const { cmoc, ties } = card;
  return (
    <section class="ties">
      <h2>
        Relations <span class="quiet">{ties.relations.length}</span>
      </h2>
      <ul class="plain-list">
        {ties.relations.map((relation) => (
          <li key={relation.id} class="tie">
            <p>
              {relation.isFrom ? relationNames[relation.kind].to : relationNames[relation.kind].from}{' '}
              <CmocLink slug={slug} brief={relation.other} />
            </p>
            {relation.reason && <p class="quiet">{relation.reason}</p>}
            {canWrite && (
              <LiveButton action={paths.relationDo(slug, relation.id, 'remove')} values={{ cmoc: cmoc.id }}>
                Remove<span class="visually-hidden"> this relation</span>
              </LiveButton>
            )}
          </li>
        ))}
      </ul>
      {canWrite && <CopyForm slug={slug} card={card} />}
      {canWrite && cmoc.level === 'theory' && !ties.mergedInto && <MergeForm slug={slug} cmocId={cmoc.id} />}
    </section>
  );
}

function CopyForm({ slug, card: { cmoc } }: { readonly slug: string; readonly card: Card }) {
  const elements = cmoc.slots.flatMap((slot) =>
    slot.elements.map((element) => ({ value: element.id, label: `${slot.role.letter}  ${typedText(element)}` })),
  );
  if (!elements.length) return null;
  return (
    <details class="edit">
      <summary>Split, or derive another</summary>
      <LiveForm action={paths.cmocDo(slug, cmoc.id, 'copy')}>
        <Choices
          name="kind"
          id="copy-kind"
          legend="The new CMOC"
          kind="radio"
          chosen={['split_from']}
          choices={[
            { value: 'split_from', label: 'is split from this one', hint: 'Alternatives are separate CMOCs.' },
            { value: 'derived_from', label: 'is derived from this one', hint: 'A refined or more general version.' },
          ]}
        />
        <Choices
          name="element"
          id="copy-element"
          legend="Starts with"
          kind="checkbox"
          chosen={elements.map((one) => one.value)}
          choices={elements}
        />
        <Tick name="passages" id="copy-passages" label="Takes the passages of these elements along" checked />
        {cmoc.level === 'extracted' && <Tick name="as_theory" id="copy-theory" label="Make it a CMOC of the theory" checked={false} />}
        <TextField name="reason" id="copy-reason" label="Why" optional />
        <Button small look="main">
          Make it
        </Button>
      </LiveForm>
    </details>
  );
}

function MergeForm({ slug, cmocId }: { readonly slug: string; readonly cmocId: string }) {
  return (
    <details class="edit">
      <summary>Merge into another</summary>
      <LiveForm action={paths.cmocDo(slug, cmocId, 'merge')}>
        <p class="hint">It is retired and points to the other; everything it has stays and counts there. You can take it out again.</p>
        <CmocField slug={slug} name="into" id="merge-into" label="Into" level="theory" />
        <TextField name="who" id="merge-who" label="Who took part" optional />
        <TextField name="reason" id="merge-reason" label="Why" optional />
        <Button small>Merge</Button>
      </LiveForm>
    </details>
  );
}
