/** Numbers of stages done elsewhere: what the records say beside each box, and a place to say otherwise. */
import { type Box, phaseBoxNames, reviewBoxNames, shapeOf } from '../../server/reports/flow/box.ts';
import { linesFrom } from '../../server/reports/flow/entered.ts';
import type { EnteredNumber, Flow } from '../../server/reports/flow/flow.ts';
import { paths } from '../../server/paths.ts';
import { Button, ButtonLink, type Errors, Form, TextArea, TextField, type Values, valueOf } from '../shared/form.tsx';
import { figure, PageHead, Tabs } from '../shared/page.tsx';

interface FlowNumbersPageProps {
  readonly slug: string;
  readonly phases: readonly { readonly id: string; readonly name: string }[];
  /** Null: the whole review. */
  readonly phase: { readonly id: string; readonly name: string } | null;
  readonly flow: Flow;
  readonly entered: readonly EnteredNumber[];
  readonly values?: Values | undefined;
  readonly errors?: Errors | undefined;
}

const groups: readonly (readonly [title: string, first: Box, last: Box])[] = [
  ['Databases and registers', 'databases', 'irrelevant'],
  ['Other methods', 'websites', 'other_irrelevant'],
  ['Included', 'brought', 'included'],
];

export function FlowNumbersPage(props: FlowNumbersPageProps) {
  const { slug, phases, phase, entered, values, errors } = props;
  const tabs = [...phases, { id: '', name: 'Whole review' }].map(({ id, name }) => ({
    href: paths.flowNumbers(slug, id || undefined),
    label: name,
    current: id === (phase?.id ?? ''),
  }));
  return (
    <>
      <PageHead
        title="Numbers entered by hand"
        lead="For stages done elsewhere. A number here replaces what the records say, is marked as yours, and what follows is reckoned from it. Leave empty what the records tell."
        back={{ href: paths.flow(slug), label: 'Document flow' }}
      />
      <Tabs label="Which numbers" tabs={tabs} />
      <Form action={paths.flowNumbers(slug)} class="flow-numbers">
        <input type="hidden" name="phase" value={phase?.id ?? ''} />
        <TextField
          name="note"
          label="Where it was done"
          hint="Printed under the diagram, for example: Screened in Covidence, 2024"
          value={valueOf(values, 'note', entered[0]?.note ?? '')}
          errors={errors}
        />
        {phase ? (
          groups.map(([title, first, last]) => (
            <fieldset key={title}>
              <legend>{title}</legend>
              {phaseBoxNames.slice(phaseBoxNames.indexOf(first as never), phaseBoxNames.indexOf(last as never) + 1).map((box) => (
                <BoxField key={box} box={box} {...props} />
              ))}
            </fieldset>
          ))
        ) : (
          <fieldset>
            <legend>Whole review</legend>
            {reviewBoxNames.map((box) => (
              <BoxField key={box} box={box} {...props} />
            ))}
          </fieldset>
        )}
        <div class="one-line">
          <Button look="main">Put them in the flow</Button>
          <ButtonLink href={paths.flow(slug)} look="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </>
  );
}

function recordsSay({ flow, phase }: FlowNumbersPageProps, box: Box): number {
  const counts = phase ? flow.phases.find((one) => one.phase.id === phase.id)?.counts : flow.review;
  return (counts as Readonly<Record<string, { readonly fromRecords: number }>> | undefined)?.[box]?.fromRecords ?? 0;
}

function BoxField(props: FlowNumbersPageProps & { readonly box: Box }) {
  const { box, entered, values, errors } = props;
  const shape = shapeOf(box);
  const known = entered.find((one) => one.box === box)?.numbers ?? [];
  const total = known.find((one) => one.label === '')?.n;
  const label = [shape.under, shape.label].filter(Boolean).join(' ');
  return (
    <div class="flow-number">
      <TextField
        name={box}
        label={label}
        hint={`Records say ${figure(recordsSay(props, box))}`}
        value={valueOf(values, box, total === undefined ? '' : String(total))}
        inputmode="numeric"
        errors={errors}
      />
      {shape.parts && (
        <TextArea
          name={`${box}_lines`}
          label={
            shape.parts === 'reasons'
              ? 'Reasons, one per line'
              : shape.parts === 'phases'
                ? 'Phases, one per line'
                : 'Sources, one per line'
          }
          placeholder={
            shape.parts === 'reasons' ? 'Not about partnerships: 12' : shape.parts === 'phases' ? 'Theory gleaning: 4' : 'MEDLINE: 1200'
          }
          value={valueOf(values, `${box}_lines`, linesFrom(known))}
          rows={2}
          optional
        />
      )}
    </div>
  );
}
